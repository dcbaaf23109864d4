#pragma once
#include <stdint.h>
#include <stddef.h>

// Lattice noise in integers. Cell (i, j) of the lattice has its corner at (i, j); places have 32 fraction bits and count
// a cell as one. A value lies in 0 ... 65535 and is added to `sums` as value * weight / 32768.

// One octave of noise: what hashes its lattice, and which kind it is.
typedef struct {
  uint32_t key0, key1;
  int32_t is_gradient;
  // At most 32768.
  uint32_t weight;
} stage_octave;

// Adds a row whose places run along any direction.
void stage_noise_row(
  const stage_octave *octave, int32_t *sums, size_t count, int64_t u, int64_t v, int64_t u_step, int64_t v_step);

// Adds a row along u alone (v stays): the same values as the general row, several times faster where cells are wide.
void stage_noise_level_row(
  const stage_octave *octave, int32_t *sums, size_t count, int64_t u, int64_t v, int64_t u_step);

// Looks the sums (0 ... 65535) up in a table of 2^bits colours.
void stage_noise_colors(uint32_t *out, const int32_t *sums, size_t count, const uint32_t *table, uint32_t bits);
