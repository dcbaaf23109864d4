#pragma once
#include <stdint.h>
#include <stddef.h>

// Which layer is on top, pixel by pixel, and the runs of it. Ids are 8, 16 or 32 bits wide: as narrow as
// they can be.

// Writes the runs of bytes >= 128 as pairs of columns (first, end), `x` added to each; returns how many runs.
// `runs` must have room for (count + 1) / 2 pairs; the bytes up to the next multiple of 64 must be there to be read.
size_t stage_runs(const uint8_t *coverage, size_t count, int32_t x, int32_t *runs);

// The area and the tight edges of a set of pixels; `max_x` is 0 while it is empty.
typedef struct {
  int64_t area;
  int32_t min_x, min_y, max_x, max_y;
} stage_extent;

// Adds the bytes >= 128 of a block at (x, y) of the picture to `extent` and writes `id` into the map there (which begins
// at the block's first pixel), unless `ids` is null. `runs` has room for (columns + 1) / 2 pairs.
void stage_mark8(
  const uint8_t *coverage, size_t coverage_stride, int32_t columns, int32_t rows, int32_t x, int32_t y, uint8_t *ids,
  size_t stride, uint8_t id, stage_extent *extent, int32_t *runs);
void stage_mark16(
  const uint8_t *coverage, size_t coverage_stride, int32_t columns, int32_t rows, int32_t x, int32_t y, uint16_t *ids,
  size_t stride, uint16_t id, stage_extent *extent, int32_t *runs);
void stage_mark32(
  const uint8_t *coverage, size_t coverage_stride, int32_t columns, int32_t rows, int32_t x, int32_t y, uint32_t *ids,
  size_t stride, uint32_t id, stage_extent *extent, int32_t *runs);

// Finds where an id differs from the one above it, in 64 bytes a row of a map of at most 65,536 rows: `lists` gets the
// rows of each column's changes (room for `rows` of each), `counts` how many there are. Above a column stands the last
// row of the one to its left, and above the first column's `before`. Only the first `columns` columns are of the map;
// what else is in the 64 bytes is equal in all rows.
void stage_changes8(
  const uint8_t *ids, size_t stride, size_t columns, size_t rows, uint8_t before, uint16_t *lists, uint16_t *counts);
void stage_changes16(
  const uint16_t *ids, size_t stride, size_t columns, size_t rows, uint16_t before, uint16_t *lists, uint16_t *counts);
void stage_changes32(
  const uint32_t *ids, size_t stride, size_t columns, size_t rows, uint32_t before, uint16_t *lists, uint16_t *counts);
