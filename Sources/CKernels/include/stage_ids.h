#pragma once
#include <stdint.h>
#include <stddef.h>

// Which layer is on top, pixel by pixel, and the runs of it. Ids are 16 bits wide where they suffice, else 32.

// Writes the runs of bytes >= 128 as pairs of columns (first, end), `x` added to each; returns how many runs.
// `runs` must have room for (count + 1) / 2 pairs.
size_t stage_runs(const uint8_t *coverage, size_t count, int32_t x, int32_t *runs);

// Writes `columns` columns of a map, one after the other: out[c * rows + r] = ids[r * stride + c].
void stage_transpose16(const uint16_t *ids, size_t stride, size_t columns, size_t rows, uint16_t *out);
void stage_transpose32(const uint32_t *ids, size_t stride, size_t columns, size_t rows, uint32_t *out);

// Writes the places where a value differs from the one before it (`before` for the first); returns how many.
// `places` must have room for `count`.
size_t stage_changes16(const uint16_t *values, size_t count, uint16_t before, uint32_t *places);
size_t stage_changes32(const uint32_t *values, size_t count, uint32_t before, uint32_t *places);
