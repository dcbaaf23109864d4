#pragma STDC FP_CONTRACT OFF
#include "stage_ids.h"
#include <string.h>

#define HIGH_BITS 0x8080808080808080u

// The high bit of each byte, the first byte's in the lowest place. The product moves byte i's bit to place 56 + i, and
// no two of its terms meet.
static inline uint32_t high_bits(uint64_t eight) { return (uint32_t)((((eight & HIGH_BITS) >> 7) * 0x0102040810204080u) >> 56); }

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
static inline size_t find_runs(const uint8_t *coverage, size_t count, int32_t x, int32_t *runs) {
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

size_t stage_runs(const uint8_t *coverage, size_t count, int32_t x, int32_t *runs) {
  return find_runs(coverage, count, x, runs);
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
      size_t found = find_runs(coverage + (size_t)row * coverage_stride, (size_t)columns, 0, runs);                \
      if (found == 0) continue;                                                                                    \
      stretch(extent, x + runs[0], x + runs[2 * found - 1], y + row);                                              \
      uint##bits##_t *line = ids + (size_t)row * stride;                                                           \
      for (size_t run = 0; run < found; run += 1) {                                                                \
        /* Locals: bytes may alias anything, and the loop must not look at `runs` again. */                        \
        int32_t column = runs[2 * run], end = runs[2 * run + 1];                                                   \
        extent->area += end - column;                                                                              \
        if (ids)                                                                                                   \
          for (; column < end; column += 1) line[column] = id;                                                     \
      }                                                                                                            \
    }                                                                                                              \
  }

MARK(8)
MARK(16)
MARK(32)

typedef uint8_t Row8 __attribute__((vector_size(16)));
typedef uint16_t Row16 __attribute__((vector_size(16)));
typedef uint32_t Row32 __attribute__((vector_size(16)));

#define LOW8(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define HIGH8(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#define LOW16(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define HIGH16(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#define LOW32(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define HIGH32(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)

// One round moves each value's place (row, column) one bit around; after log2(side) of them rows and columns have
// changed places. Whole blocks go this way, what is left over at the right and at the bottom one by one.
#define TRANSPOSE(bits, side)                                                                                      \
  static inline __attribute__((always_inline)) void block##bits(                                                   \
    const uint##bits##_t *in, size_t stride, uint##bits##_t *out, size_t out_stride) {                             \
    Row##bits rows[side], moved[side];                                                                             \
    for (size_t i = 0; i < side; i += 1) memcpy(&rows[i], in + i * stride, sizeof rows[i]);                        \
    _Pragma("clang loop unroll(full)")                                                                             \
    for (size_t round = 1; round < side; round *= 2) {                                                             \
      _Pragma("clang loop unroll(full)")                                                                           \
      for (size_t i = 0; i < side / 2; i += 1) {                                                                   \
        moved[2 * i] = LOW##bits(rows[i], rows[i + side / 2]);                                                     \
        moved[2 * i + 1] = HIGH##bits(rows[i], rows[i + side / 2]);                                                \
      }                                                                                                            \
      memcpy(rows, moved, sizeof rows);                                                                            \
    }                                                                                                              \
    for (size_t i = 0; i < side; i += 1) memcpy(out + i * out_stride, &rows[i], sizeof rows[i]);                   \
  }                                                                                                                \
                                                                                                                   \
  void stage_transpose##bits(                                                                                      \
    const uint##bits##_t *ids, size_t stride, size_t columns, size_t rows, uint##bits##_t *out) {                  \
    size_t whole_columns = columns - columns % side, whole_rows = rows - rows % side;                              \
    for (size_t r = 0; r < whole_rows; r += side)                                                                  \
      for (size_t c = 0; c < whole_columns; c += side)                                                             \
        block##bits(ids + r * stride + c, stride, out + c * rows + r, rows);                                       \
    for (size_t r = 0; r < rows; r += 1)                                                                           \
      for (size_t c = r < whole_rows ? whole_columns : 0; c < columns; c += 1)                                     \
        out[c * rows + r] = ids[r * stride + c];                                                                   \
  }

TRANSPOSE(8, 16)
TRANSPOSE(16, 8)
TRANSPOSE(32, 4)

typedef uint64_t Pair __attribute__((vector_size(16)));
typedef uint8_t Eight8 __attribute__((vector_size(8)));
typedef uint16_t Eight16 __attribute__((vector_size(16)));
typedef uint32_t Eight32 __attribute__((vector_size(32)));
typedef int8_t Signs __attribute__((vector_size(8)));

static inline Pair load_pair(const void *address) {
  Pair pair;
  memcpy(&pair, address, sizeof pair);
  return pair;
}

// 32 bytes a step are compared with the same bytes one value earlier; only a step with a change is looked into.
#define CHANGES(bits)                                                                                              \
  size_t stage_changes##bits(                                                                                      \
    const uint##bits##_t *values, size_t count, uint##bits##_t before, uint32_t *places, uint32_t *ids) {          \
    const size_t step = 32 / sizeof *values;                                                                       \
    size_t found = 0;                                                                                              \
    if (count > 0 && values[0] != before) {                                                                        \
      places[0] = 0;                                                                                               \
      ids[found++] = values[0];                                                                                    \
    }                                                                                                              \
    size_t at = 1;                                                                                                 \
    for (; at + step <= count; at += step) {                                                                       \
      const uint##bits##_t *here = values + at;                                                                    \
      Pair either = (load_pair(here) ^ load_pair(here - 1))                                                        \
        | (load_pair(here + step / 2) ^ load_pair(here + step / 2 - 1));                                           \
      if ((either[0] | either[1]) == 0) continue;                                                                  \
      for (size_t i = 0; i < step; i += 8) {                                                                       \
        Eight##bits a, b;                                                                                          \
        memcpy(&a, here + i, sizeof a);                                                                            \
        memcpy(&b, here + i - 1, sizeof b);                                                                        \
        Signs differ = __builtin_convertvector(a != b, Signs);                                                     \
        uint64_t eight;                                                                                            \
        memcpy(&eight, &differ, sizeof eight);                                                                     \
        for (uint32_t mask = high_bits(eight); mask != 0; mask &= mask - 1) {                                      \
          places[found] = (uint32_t)(at + i) + (uint32_t)__builtin_ctz(mask);                                      \
          ids[found] = values[places[found]];                                                                      \
          found += 1;                                                                                              \
        }                                                                                                          \
      }                                                                                                            \
    }                                                                                                              \
    for (; at < count; at += 1) {                                                                                  \
      if (values[at] == values[at - 1]) continue;                                                                  \
      places[found] = (uint32_t)at;                                                                                \
      ids[found++] = values[at];                                                                                   \
    }                                                                                                              \
    return found;                                                                                                  \
  }

CHANGES(8)
CHANGES(16)
CHANGES(32)
