#pragma once
#include <stdint.h>
#include <stddef.h>

// Colour through coverage. A pixel is one 32-bit word: blue in the lowest byte, then green, red, alpha; premultiplied.
// Every division by 255 rounds to nearest, so equal bytes come from every processor.

// Lays one opaque colour over a block of pixels with weight coverage * alpha; `alpha` in 0 ... 255. Rows lie so many
// pixels, or bytes of coverage, apart.
void stage_blend_color(
  uint32_t *pixels, size_t stride, const uint8_t *coverage, size_t coverage_stride, size_t columns, size_t rows,
  uint32_t color, uint32_t alpha);

// Lays a row of premultiplied paint over `pixels` with weight coverage * alpha; `alpha` in 0 ... 255.
void stage_blend_paint(uint32_t *pixels, const uint8_t *coverage, size_t count, const uint32_t *paint, uint32_t alpha);

// Lays a row of premultiplied paint over `pixels` with full coverage.
void stage_blend_over(uint32_t *pixels, size_t count, const uint32_t *paint);

// What two coverages hide together when one is drawn after the other: a + b - a * b, written to `into`.
void stage_unite_coverage(uint8_t *into, const uint8_t *other, size_t count);

// What is left of `into` where `other` is all that may be seen: their product.
void stage_cut_coverage(uint8_t *into, const uint8_t *other, size_t count);

// Where the bytes other than 0 begin and end; both 0 if there are none.
void stage_covered_range(const uint8_t *coverage, size_t count, size_t *first, size_t *end);
