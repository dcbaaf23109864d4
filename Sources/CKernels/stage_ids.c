#pragma STDC FP_CONTRACT OFF
#include "stage_ids.h"
#include <string.h>

typedef int8_t Signs16 __attribute__((vector_size(16)));
typedef _Bool Flags16 __attribute__((ext_vector_type(16)));

// Which of 64 bytes are >= 128, the first one's bit in the lowest place.
static inline uint64_t high_bits64(const uint8_t *bytes) {
  uint64_t bits = 0;
  for (int part = 0; part < 4; part += 1) {
    Signs16 sixteen;
    uint16_t few;
    memcpy(&sixteen, bytes + 16 * part, sizeof sixteen);
    Flags16 flags = __builtin_convertvector(sixteen < 0, Flags16);
    memcpy(&few, &flags, sizeof few);
    bits |= (uint64_t)few << (16 * part);
  }
  return bits;
}

// Without a branch for each byte: where a run begins or ends can't be foretold, and each wrong guess costs as much as 64
// bytes.
size_t stage_runs(const uint8_t *coverage, size_t count, int32_t x, int32_t *runs) {
  int32_t *next = runs;
  uint64_t inside = 0;
  for (size_t at = 0; at < count; at += 64) {
    uint64_t bits = high_bits64(coverage + at);
    if (count - at < 64) bits &= (1ull << (count - at)) - 1;
    uint64_t changes = bits ^ (bits << 1 | inside);
    for (; changes != 0; changes &= changes - 1) *next++ = x + (int32_t)at + __builtin_ctzll(changes);
    inside = bits >> 63;
  }
  // A run that ends with the last whole 64 bytes; any other was ended by the zeros behind it.
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

static inline void fill8(uint8_t *line, uint8_t id, size_t count) { memset(line, id, count); }

static inline void fill16(uint16_t *line, uint16_t id, size_t count) {
  for (size_t i = 0; i < count; i += 1) line[i] = id;
}

static inline void fill32(uint32_t *line, uint32_t id, size_t count) {
  for (size_t i = 0; i < count; i += 1) line[i] = id;
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
        fill##bits(line + runs[2 * run], id, (size_t)(runs[2 * run + 1] - runs[2 * run]));                         \
      }                                                                                                            \
    }                                                                                                              \
  }

MARK(8)
MARK(16)
MARK(32)

// 64 bytes a row are compared with the same bytes one row higher, eight at a time; only words with a change are looked
// into. The first row is compared with what stands before it, column by column: the last row of the column to the left.
#define CHANGES(bits)                                                                                              \
  static inline void note##bits(uint64_t change, size_t first, size_t rows, size_t row, uint16_t *lists, uint16_t *counts) { \
    while (change != 0) {                                                                                          \
      size_t lane = (size_t)__builtin_ctzll(change) / bits;                                                        \
      size_t column = first + lane;                                                                                \
      lists[column * rows + counts[column]++] = (uint16_t)row;                                                     \
      change &= ~((uint64_t)(uint##bits##_t)-1 << lane * bits);                                                    \
    }                                                                                                              \
  }                                                                                                                \
                                                                                                                   \
  void stage_changes##bits(                                                                                        \
    const uint##bits##_t *ids, size_t stride, size_t columns, size_t rows, uint##bits##_t before, uint16_t *lists, \
    uint16_t *counts) {                                                                                            \
    const uint##bits##_t *last = ids + (rows - 1) * stride;                                                        \
    for (size_t column = 0; column < columns; column += 1) {                                                       \
      counts[column] = ids[column] != (column == 0 ? before : last[column - 1]);                                   \
      lists[column * rows] = 0;                                                                                    \
    }                                                                                                              \
    for (size_t row = 1; row < rows; row += 1) {                                                                   \
      const uint##bits##_t *here = ids + row * stride;                                                             \
      uint64_t change[8], any = 0;                                                                                 \
      for (int i = 0; i < 8; i += 1) {                                                                             \
        uint64_t a, b;                                                                                             \
        memcpy(&a, here + i * 64 / bits, sizeof a);                                                                \
        memcpy(&b, here - stride + i * 64 / bits, sizeof b);                                                       \
        change[i] = a ^ b;                                                                                         \
        any |= change[i];                                                                                          \
      }                                                                                                            \
      if (any == 0) continue;                                                                                      \
      for (int i = 0; i < 8; i += 1) note##bits(change[i], (size_t)i * 64 / bits, rows, row, lists, counts);       \
    }                                                                                                              \
  }

CHANGES(8)
CHANGES(16)
CHANGES(32)
