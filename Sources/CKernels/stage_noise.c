#pragma STDC FP_CONTRACT OFF
#include "stage_noise.h"
#include "stage_lattice.h"

INLINE uint32_t lattice(const stage_octave *octave, int64_t i, int64_t j) {
  return cell_hash(octave->key0, octave->key1, i, j);
}

// a + (b - a) * s; |b - a| stays below 2^17 and s up to 2^14, so the product fits.
INLINE int32_t between(int32_t a, int32_t b, int32_t s) { return a + (((b - a) * s) >> 14); }

// What one side of a cell contributes in a given row: `at` + `slope` * (distance from the side).
typedef struct {
  int32_t at, slope;
} Side;

INLINE Side side_of(const stage_octave *octave, uint32_t upper, uint32_t lower, int32_t fv, int32_t sv) {
  if (!octave->is_gradient) return (Side){between((int32_t)(upper >> 16), (int32_t)(lower >> 16), sv), 0};
  const int32_t *du = direction + 4, *dv = direction;
  int32_t at_upper = (dv[upper >> 28] * fv) >> 14, at_lower = (dv[lower >> 28] * (fv - 32768)) >> 14;
  return (Side){between(at_upper, at_lower, sv), between(du[upper >> 28], du[lower >> 28], sv)};
}

INLINE Side side(const stage_octave *octave, int64_t i, int64_t j, int32_t fv, int32_t sv) {
  return side_of(octave, lattice(octave, i, j), lattice(octave, i, j + 1), fv, sv);
}

// The value of a place between two sides, in 0 ... 65535.
INLINE int32_t value_between(Side left, Side right, int32_t f, int32_t is_gradient) {
  int32_t s = smooth(f);
  if (!is_gradient) return between(left.at, right.at, s);
  int32_t from_left = left.at + ((left.slope * f) >> 14);
  int32_t from_right = right.at + ((right.slope * (f - 32768)) >> 14);
  // Unit gradients give at most the square root of a half; 46341 / 32768 takes that to one half of the range.
  int32_t value = 32768 + ((between(from_left, from_right, s) * 23170) >> 14);
  return value < 0 ? 0 : value > 65535 ? 65535 : value;
}

INLINE int32_t weighted(int32_t value, uint32_t weight) { return (int32_t)(((uint32_t)value * weight) >> 15); }

void stage_noise_row(
  const stage_octave *octave, int32_t *sums, size_t count, int64_t u, int64_t v, int64_t u_step, int64_t v_step) {
  // The corners of the cell that the last place was in.
  int64_t i = u >> 32, j = v >> 32;
  uint32_t corner[4];
  for (int c = 0; c < 4; c += 1) corner[c] = lattice(octave, i + (c >> 1), j + (c & 1));
  for (size_t x = 0; x < count; x += 1, u += u_step, v += v_step) {
    if (u >> 32 != i || v >> 32 != j) {
      i = u >> 32;
      j = v >> 32;
      for (int c = 0; c < 4; c += 1) corner[c] = lattice(octave, i + (c >> 1), j + (c & 1));
    }
    int32_t fv = fraction(v), sv = smooth(fv);
    Side left = side_of(octave, corner[0], corner[1], fv, sv), right = side_of(octave, corner[2], corner[3], fv, sv);
    sums[x] += weighted(value_between(left, right, fraction(u), octave->is_gradient), octave->weight);
  }
}

void stage_noise_level_row(
  const stage_octave *octave, int32_t *sums, size_t count, int64_t u, int64_t v, int64_t u_step) {
  int32_t fv = fraction(v), sv = smooth(fv);
  int64_t i = u >> 32, j = v >> 32;
  Side left = side(octave, i, j, fv, sv), right = side(octave, i + 1, j, fv, sv);
  uint32_t weight = octave->weight, narrow_step = (uint32_t)(int32_t)u_step;
  for (size_t x = 0; x < count;) {
    size_t end = x + steps_within(u, u_step, count - x);
    uint32_t place = (uint32_t)u;
    // Within a cell the low words tell all; the two loops are plain arithmetic that vectorises.
    if (octave->is_gradient) {
      for (size_t k = 0; k < end - x; k += 1) {
        int32_t f = (int32_t)((place + (uint32_t)k * narrow_step) >> 17);
        sums[x + k] += weighted(value_between(left, right, f, 1), weight);
      }
    } else {
      for (size_t k = 0; k < end - x; k += 1) {
        int32_t f = (int32_t)((place + (uint32_t)k * narrow_step) >> 17);
        sums[x + k] += weighted(value_between(left, right, f, 0), weight);
      }
    }
    u += u_step * (int64_t)(end - x);
    x = end;
    int64_t now = u >> 32;
    if (now == i + 1) {
      left = right;
      right = side(octave, now + 1, j, fv, sv);
    } else if (now != i) {
      left = side(octave, now, j, fv, sv);
      right = side(octave, now + 1, j, fv, sv);
    }
    i = now;
  }
}

void stage_noise_colors(uint32_t *out, const int32_t *sums, size_t count, const uint32_t *table, uint32_t bits) {
  for (size_t x = 0; x < count; x += 1) out[x] = table[(uint32_t)sums[x] >> (16 - bits)];
}
