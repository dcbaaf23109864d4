#pragma once
#include <stdint.h>
#include <stddef.h>

// Rows of paint. A pixel is one 32-bit word: blue in the lowest byte, then green, red, alpha; premultiplied.
// Places along the row are fixed-point numbers that grow by a constant step, so a row never depends on where it begins.

// Looks up a place (32 fraction bits, in entries) in a table of `entries` colours; places outside take the nearest end.
// `vectors` allows wide vectors, where the processor has them; the pixels are the same either way.
void stage_table_row(
  uint32_t *out, size_t count, int64_t place, int64_t step, const uint32_t *table, uint32_t entries,
  int vectors);

// Looks up the distance of (u, v) from the origin, in entries.
void stage_radial_row(
  uint32_t *out, size_t count, float u, float v, float u_step, float v_step, const uint32_t *table, uint32_t entries);

// A soft checkerboard. `u` and `v` count two cells as 2^32; `u_slope` and `v_slope` tell the cells a pixel's width goes
// through, 1 / that with 16 fraction bits. `mixed` holds 256 colours from the second to the first.
void stage_checker_row(
  uint32_t *out, size_t count, uint32_t u, uint32_t v, uint32_t u_step, uint32_t v_step, uint64_t u_slope,
  uint64_t v_slope, const uint32_t *mixed);

// Soft stripes. `place` counts a stripe as 2^32 and lies in 0 ..< stripes * 2^32, as `step` does; `slope` is as above.
void stage_stripe_row(
  uint32_t *out, size_t count, uint64_t place, uint64_t step, uint64_t slope, const uint32_t *colors,
  uint32_t stripes);

// A row of an image, bilinear between texel centres. Places have 16 fraction bits; texel i covers [i, i + 1).
// Outside the image a pixel is transparent, or the image repeats if `tiles`.
void stage_image_row(
  uint32_t *out, size_t count, int64_t u, int64_t v, int64_t u_step, int64_t v_step, const uint32_t *texels,
  int32_t width, int32_t height, int tiles);

// Halves an image: each texel is the mean of the four (or, at an odd edge, two or one) that it covers.
void stage_halve_image(const uint32_t *texels, int32_t width, int32_t height, uint32_t *out);
