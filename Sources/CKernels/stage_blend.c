#pragma STDC FP_CONTRACT OFF
#include "stage_blend.h"
#include <string.h>

// Four pixels at a time in the vector types of clang, which every processor has in some form (SSE2, NEON, or plain
// words); there is one arithmetic, so there is nothing to test against each other.
typedef uint8_t Bytes4 __attribute__((vector_size(4)));
typedef uint8_t Bytes16 __attribute__((vector_size(16)));
typedef uint16_t Words16 __attribute__((vector_size(32)));

#define WIDE(bytes) __builtin_convertvector(bytes, Words16)
#define INLINE static inline __attribute__((always_inline))

INLINE Bytes16 load(const void *address) {
  Bytes16 bytes;
  memcpy(&bytes, address, sizeof bytes);
  return bytes;
}

INLINE void store(void *address, Bytes16 bytes) { memcpy(address, &bytes, sizeof bytes); }

// a * w + b * v, divided by 255 and rounded to nearest; the sum must not exceed 255 * 255 + 127.
INLINE Bytes16 mix(Bytes16 a, Bytes16 w, Bytes16 b, Bytes16 v) {
  Words16 sum = WIDE(a) * WIDE(w) + WIDE(b) * WIDE(v) + 128;
  return __builtin_convertvector((sum + (sum >> 8)) >> 8, Bytes16);
}

// a * w / 255, rounded to nearest.
INLINE Bytes16 scale(Bytes16 a, Bytes16 w) {
  Words16 product = WIDE(a) * WIDE(w) + 128;
  return __builtin_convertvector((product + (product >> 8)) >> 8, Bytes16);
}

// The coverage of four pixels, once for each of their channels.
INLINE Bytes16 spread(const uint8_t *coverage) {
  Bytes4 four;
  memcpy(&four, coverage, sizeof four);
  return __builtin_shufflevector(four, four, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
}

INLINE Bytes16 alpha_of(Bytes16 pixels) {
  return __builtin_shufflevector(pixels, pixels, 3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15);
}

INLINE Bytes16 repeated(uint32_t byte) { return (Bytes16){} + (uint8_t)byte; }

INLINE void blend_color4(uint32_t *pixels, const uint8_t *coverage, Bytes16 color, Bytes16 alpha) {
  Bytes16 weight = scale(spread(coverage), alpha);
  store(pixels, mix(color, weight, load(pixels), ~weight));
}

INLINE void blend_paint4(uint32_t *pixels, const uint8_t *coverage, Bytes16 paint, Bytes16 alpha) {
  Bytes16 weight = scale(spread(coverage), alpha);
  store(pixels, mix(paint, weight, load(pixels), ~scale(alpha_of(paint), weight)));
}

INLINE void blend_color_row(
  uint32_t *pixels, const uint8_t *coverage, size_t count, Bytes16 colors, Bytes16 alphas, uint32_t alpha) {
  size_t x = 0;
  for (; x + 8 <= count; x += 8) {
    uint64_t eight;
    memcpy(&eight, coverage + x, sizeof eight);
    if (eight == 0) continue;
    if (eight == UINT64_MAX && alpha == 255) {
      store(pixels + x, colors);
      store(pixels + x + 4, colors);
    } else {
      blend_color4(pixels + x, coverage + x, colors, alphas);
      blend_color4(pixels + x + 4, coverage + x + 4, colors, alphas);
    }
  }
  for (; x < count; x += 4) {
    size_t rest = count - x < 4 ? count - x : 4;
    uint32_t last[4] = {0};
    uint8_t covered[4] = {0};
    memcpy(last, pixels + x, rest * sizeof *pixels);
    memcpy(covered, coverage + x, rest);
    blend_color4(last, covered, colors, alphas);
    memcpy(pixels + x, last, rest * sizeof *pixels);
  }
}

void stage_blend_color(
  uint32_t *pixels, size_t stride, const uint8_t *coverage, size_t coverage_stride, size_t columns, size_t rows,
  uint32_t color, uint32_t alpha) {
  uint32_t four[4] = {color, color, color, color};
  Bytes16 colors = load(four), alphas = repeated(alpha);
  for (size_t y = 0; y < rows; y += 1)
    blend_color_row(pixels + y * stride, coverage + y * coverage_stride, columns, colors, alphas, alpha);
}

void stage_blend_paint(uint32_t *pixels, const uint8_t *coverage, size_t count, const uint32_t *paint, uint32_t alpha) {
  Bytes16 alphas = repeated(alpha);
  size_t x = 0;
  for (; x + 8 <= count; x += 8) {
    uint64_t eight;
    memcpy(&eight, coverage + x, sizeof eight);
    if (eight == 0) continue;
    blend_paint4(pixels + x, coverage + x, load(paint + x), alphas);
    blend_paint4(pixels + x + 4, coverage + x + 4, load(paint + x + 4), alphas);
  }
  for (; x < count; x += 4) {
    size_t rest = count - x < 4 ? count - x : 4;
    uint32_t last[4] = {0}, over[4] = {0};
    uint8_t covered[4] = {0};
    memcpy(last, pixels + x, rest * sizeof *pixels);
    memcpy(over, paint + x, rest * sizeof *paint);
    memcpy(covered, coverage + x, rest);
    blend_paint4(last, covered, load(over), alphas);
    memcpy(pixels + x, last, rest * sizeof *pixels);
  }
}

void stage_blend_over(uint32_t *pixels, size_t count, const uint32_t *paint) {
  static const uint8_t full[8] = {255, 255, 255, 255, 255, 255, 255, 255};
  for (size_t x = 0; x < count; x += 8) {
    stage_blend_paint(pixels + x, full, count - x < 8 ? count - x : 8, paint + x, 255);
  }
}

void stage_unite_coverage(uint8_t *into, const uint8_t *other, size_t count) {
  for (size_t x = 0; x < count; x += 1) {
    uint16_t hidden = (uint16_t)((255 - into[x]) * (255 - other[x]) + 128);
    into[x] = (uint8_t)(255 - ((uint16_t)(hidden + (hidden >> 8)) >> 8));
  }
}

void stage_cut_coverage(uint8_t *into, const uint8_t *other, size_t count) {
  for (size_t x = 0; x < count; x += 1) {
    uint16_t shown = (uint16_t)(into[x] * other[x] + 128);
    into[x] = (uint8_t)((uint16_t)(shown + (shown >> 8)) >> 8);
  }
}

void stage_covered_range(const uint8_t *coverage, size_t count, size_t *first, size_t *end) {
  size_t from = 0, to = count;
  while (from < to && coverage[from] == 0) from += 1;
  while (to > from && coverage[to - 1] == 0) to -= 1;
  *first = from == to ? 0 : from;
  *end = from == to ? 0 : to;
}
