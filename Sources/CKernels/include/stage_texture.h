#pragma once
#include <stdint.h>
#include <stddef.h>

// Rows of texture: each adds a pattern of cells, in 0 ... 65535 times `weight` / 32768, to the sums of a row. Places (u, v)
// have 32 fraction bits and grow by constant steps; their whole parts number the cells. Single-precision arithmetic in one
// order, so that a row is the same on every processor.

// What hashes the cells of a pattern, and how much it weighs; 32768 is all.
typedef struct {
  uint32_t key0, key1;
  uint32_t weight;
} stage_pattern;

// One place and its steps along the row.
typedef struct {
  int64_t u, v, u_step, v_step;
} stage_way;

// Simplex noise with 16 directions, 32768 in the mean. Places are those of the skewed lattice, in which simplices are halves
// of squares: u + (u + v) * 0.3660254, v + (u + v) * 0.3660254.
void stage_simplex_row(const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way);

// Cells around one point in each square of the lattice, moved from its middle by at most `jitter` / 2.
// What is told of a place: 0 how far the nearest point is, 1 how far the cell's edge, 2 a number of the cell.
// `soft` is 1 / (the part of a cell that a pixel goes through); the edge of 1 rises to all over `edge` of a cell.
void stage_cells_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, int32_t told, float jitter, float edge,
  float soft);

// Courses of bricks, each shifted against the one above by `shift` of a brick; a brick is `length` courses long and a cell of
// the lattice. 0 in the joints, which are `joint` of a course wide; elsewhere 0.3 ... 1, further apart the more they `vary`.
void stage_brick_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, float length, float joint, float shift,
  float vary, float soft);

// Threads that go over and under each other, each rounded, with gaps of `gap` of a thread; tones differ by `vary`.
void stage_weave_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, float gap, float vary, float soft);

// Dots in the middles of cells that cover `share` of all, changing by `share_step` a pixel: 0 in a dot, 65535 outside.
void stage_dots_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, float share, float share_step, float soft);

// One number for each cell.
void stage_grain_row(const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way);

// Turns sums into waves: a place of u, moved by `reach` periods of 65536 where the sum is all, becomes 0 ... 65535 and back.
// `saw` makes it rise slowly and fall at once.
void stage_wave_row(int32_t *sums, size_t count, stage_way way, int32_t reach, int32_t saw, uint32_t weight);

// Multiplies sums by `weight` / 32768.
void stage_scale_row(int32_t *sums, size_t count, uint32_t weight);
