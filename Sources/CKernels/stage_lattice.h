#pragma once
#include <stddef.h>
#include <stdint.h>

// What the kernels of noise and texture share: places with 32 fraction bits, whose whole parts number the cells of a lattice.

#define INLINE static inline __attribute__((always_inline))

// The finaliser of MurmurHash3.
INLINE uint32_t finish(uint32_t h) {
  h = (h ^ h >> 16) * 0x85ebca6bu;
  h = (h ^ h >> 13) * 0xc2b2ae35u;
  return h ^ h >> 16;
}

// What a cell of a lattice is hashed to; two lattices of different keys have nothing in common.
INLINE uint32_t cell_hash(uint32_t key0, uint32_t key1, int64_t i, int64_t j) {
  return finish(finish((uint32_t)i + key0) ^ ((uint32_t)j * 0x9e3779b1u + key1));
}

// Sixteen directions of length 16384, 22.5 degrees apart.
static const int32_t direction[20] = {0,      6270,   11585, 15137, 16384, 15137, 11585, 6270, 0,     -6270,
                                      -11585, -15137, -16384, -15137, -11585, -6270, 0,   6270, 11585, 15137};

// 3 f^2 - 2 f^3 of a fraction with 15 bits, as 0 ... 16384.
INLINE int32_t smooth(int32_t f) {
  int32_t square = (f * f) >> 15;
  return (int32_t)(((uint32_t)square * (uint32_t)(3 * 32768 - 2 * f)) >> 16);
}

INLINE int32_t fraction(int64_t place) { return (int32_t)((uint32_t)place >> 17); }

// How many steps from `u` stay within its cell, at least one.
INLINE size_t steps_within(int64_t u, int64_t u_step, size_t most) {
  uint64_t way, stride;
  if (u_step > 0) {
    way = 0xffffffffu - (uint32_t)u;
    stride = (uint64_t)u_step;
  } else {
    way = (uint32_t)u;
    stride = 0 - (uint64_t)u_step;
  }
  if (stride == 0) return most;
  uint64_t steps = way / stride + 1;
  return steps < most ? (size_t)steps : most;
}
