#pragma STDC FP_CONTRACT OFF
#include "stage_ids.h"
#include <string.h>

#define HIGH_BITS 0x8080808080808080u

// The high bit of each byte, the first byte's in the lowest place. The product moves byte i's bit to place 56 + i, and
// no two of its terms meet.
static inline uint32_t high_bits(uint64_t eight) { return (uint32_t)((((eight & HIGH_BITS) >> 7) * 0x0102040810204080u) >> 56); }

size_t stage_runs(const uint8_t *coverage, size_t count, int32_t x, int32_t *runs) {
  int32_t *next = runs;
  uint32_t inside = 0;
  size_t at = 0;
  for (; at + 8 <= count; at += 8) {
    uint64_t eight;
    memcpy(&eight, coverage + at, sizeof eight);
    if ((eight & HIGH_BITS) == (inside ? HIGH_BITS : 0)) continue;
    uint32_t bits = high_bits(eight);
    uint32_t changes = (bits ^ (bits << 1 | inside)) & 0xff;
    for (; changes != 0; changes &= changes - 1) *next++ = x + (int32_t)at + __builtin_ctz(changes);
    inside = bits >> 7;
  }
  for (; at < count; at += 1) {
    uint32_t is_covered = coverage[at] >> 7;
    if (is_covered != inside) *next++ = x + (int32_t)at;
    inside = is_covered;
  }
  if (inside) *next++ = x + (int32_t)count;
  return (size_t)(next - runs) / 2;
}

static inline void stretch(stage_extent *extent, int32_t left, int32_t right, int32_t row) {
  if (extent->max_x == 0) {
    *extent = (stage_extent){extent->area, left, row, right, row + 1};
    return;
  }
  if (left < extent->min_x) extent->min_x = left;
  if (right > extent->max_x) extent->max_x = right;
  if (row < extent->min_y) extent->min_y = row;
  if (row >= extent->max_y) extent->max_y = row + 1;
}

#define MARK(bits)                                                                                                 \
  void stage_mark##bits(                                                                                           \
    const uint8_t *coverage, size_t coverage_stride, int32_t columns, int32_t rows, int32_t x, int32_t y,          \
    uint##bits##_t *ids, size_t stride, uint##bits##_t id, stage_extent *extent, int32_t *runs) {                  \
    for (int32_t row = 0; row < rows; row += 1) {                                                                  \
      size_t found = stage_runs(coverage + (size_t)row * coverage_stride, (size_t)columns, 0, runs);               \
      if (found == 0) continue;                                                                                    \
      stretch(extent, x + runs[0], x + runs[2 * found - 1], y + row);                                              \
      for (size_t run = 0; run < found; run += 1) {                                                                \
        extent->area += runs[2 * run + 1] - runs[2 * run];                                                         \
        if (!ids) continue;                                                                                        \
        uint##bits##_t *line = ids + (size_t)row * stride;                                                         \
        for (int32_t c = runs[2 * run]; c < runs[2 * run + 1]; c += 1) line[c] = id;                               \
      }                                                                                                            \
    }                                                                                                              \
  }

MARK(16)
MARK(32)

typedef uint16_t Row16 __attribute__((vector_size(16)));
typedef uint32_t Row32 __attribute__((vector_size(16)));

#define LOW(a, b, type) ((type)__builtin_shufflevector((Row32)(a), (Row32)(b), 0, 4, 1, 5))
#define HIGH(a, b, type) ((type)__builtin_shufflevector((Row32)(a), (Row32)(b), 2, 6, 3, 7))
#define FRONT(a, b, type) ((type)__builtin_shufflevector((Row32)(a), (Row32)(b), 0, 1, 4, 5))
#define BACK(a, b, type) ((type)__builtin_shufflevector((Row32)(a), (Row32)(b), 2, 3, 6, 7))

static inline __attribute__((always_inline)) void block16(
  const uint16_t *in, size_t stride, uint16_t *out, size_t out_stride) {
  Row16 r[8], s[8];
  for (int i = 0; i < 8; i += 1) memcpy(&r[i], in + (size_t)i * stride, sizeof r[i]);
  for (int i = 0; i < 8; i += 2) {
    s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 2, 10, 3, 11);
    s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 4, 12, 5, 13, 6, 14, 7, 15);
  }
  for (int half = 0; half < 2; half += 1) {
    Row16 low0 = LOW(s[half], s[half + 2], Row16), high0 = HIGH(s[half], s[half + 2], Row16);
    Row16 low1 = LOW(s[half + 4], s[half + 6], Row16), high1 = HIGH(s[half + 4], s[half + 6], Row16);
    Row16 columns[4] = {
      FRONT(low0, low1, Row16), BACK(low0, low1, Row16), FRONT(high0, high1, Row16), BACK(high0, high1, Row16)};
    for (int i = 0; i < 4; i += 1) memcpy(out + (size_t)(half * 4 + i) * out_stride, &columns[i], sizeof columns[i]);
  }
}

static inline __attribute__((always_inline)) void block32(
  const uint32_t *in, size_t stride, uint32_t *out, size_t out_stride) {
  Row32 r[4];
  for (int i = 0; i < 4; i += 1) memcpy(&r[i], in + (size_t)i * stride, sizeof r[i]);
  Row32 low0 = LOW(r[0], r[1], Row32), low1 = LOW(r[2], r[3], Row32);
  Row32 high0 = HIGH(r[0], r[1], Row32), high1 = HIGH(r[2], r[3], Row32);
  Row32 columns[4] = {
    FRONT(low0, low1, Row32), BACK(low0, low1, Row32), FRONT(high0, high1, Row32), BACK(high0, high1, Row32)};
  for (int i = 0; i < 4; i += 1) memcpy(out + (size_t)i * out_stride, &columns[i], sizeof columns[i]);
}

// Whole blocks by shuffles, what is left over at the right and at the bottom one by one.
#define TRANSPOSE(bits, side)                                                                                      \
  void stage_transpose##bits(                                                                                      \
    const uint##bits##_t *ids, size_t stride, size_t columns, size_t rows, uint##bits##_t *out) {                  \
    size_t whole_columns = columns - columns % side, whole_rows = rows - rows % side;                              \
    for (size_t r = 0; r < whole_rows; r += side)                                                                  \
      for (size_t c = 0; c < whole_columns; c += side)                                                             \
        block##bits(ids + r * stride + c, stride, out + c * rows + r, rows);                                       \
    for (size_t r = 0; r < rows; r += 1)                                                                           \
      for (size_t c = r < whole_rows ? whole_columns : 0; c < columns; c += 1) out[c * rows + r] = ids[r * stride + c]; \
  }

TRANSPOSE(16, 8)
TRANSPOSE(32, 4)

typedef uint64_t Pair __attribute__((vector_size(16)));

static inline Pair load_pair(const void *address) {
  Pair pair;
  memcpy(&pair, address, sizeof pair);
  return pair;
}

// 32 bytes a step are compared with the same bytes one value earlier; only a step with a change is looked into.
#define CHANGES(bits)                                                                                              \
  size_t stage_changes##bits(const uint##bits##_t *values, size_t count, uint##bits##_t before, uint32_t *places) { \
    const size_t step = 32 / sizeof *values;                                                                       \
    uint32_t *next = places;                                                                                       \
    size_t at = 0;                                                                                                 \
    if (count > 0 && values[0] != before) *next++ = 0;                                                             \
    for (at = 1; at + step <= count; at += step) {                                                                 \
      const uint##bits##_t *here = values + at;                                                                    \
      Pair a = load_pair(here) ^ load_pair(here - 1);                                                              \
      Pair b = load_pair(here + step / 2) ^ load_pair(here + step / 2 - 1);                                        \
      Pair either = a | b;                                                                                         \
      if ((either[0] | either[1]) == 0) continue;                                                                  \
      for (size_t i = 0; i < step; i += 1)                                                                         \
        if (here[i] != here[(ptrdiff_t)i - 1]) *next++ = (uint32_t)(at + i);                                       \
    }                                                                                                              \
    for (; at < count; at += 1)                                                                                    \
      if (values[at] != values[at - 1]) *next++ = (uint32_t)at;                                                    \
    return (size_t)(next - places);                                                                                \
  }

CHANGES(16)
CHANGES(32)
