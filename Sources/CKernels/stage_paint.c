#pragma STDC FP_CONTRACT OFF
#include "stage_paint.h"
#include <math.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

static inline uint32_t entry(int64_t place, uint32_t entries) {
  int64_t index = place >> 32;
  return index < 0 ? 0 : index >= entries ? entries - 1 : (uint32_t)index;
}

#if defined(__x86_64__)
// Eight pixels a step, whose entries lie in a window of eight as they are at most one entry apart: the window is loaded
// and turned about, which takes half the time of eight looks. Gives how many pixels were written; all are in the table.
__attribute__((target("avx2"))) static size_t near_entries(
  uint32_t *out, size_t count, int64_t place, int64_t step, const uint32_t *table, uint32_t entries) {
  __m256i first = _mm256_set_epi64x(place + 3 * step, place + 2 * step, place + step, place);
  __m256i second = _mm256_add_epi64(first, _mm256_set1_epi64x(4 * step));
  __m256i stride = _mm256_set1_epi64x(8 * step);
  size_t x = 0;
  for (; x + 8 <= count; x += 8, place += 8 * step) {
    int64_t lowest = (step < 0 ? place + 7 * step : place) >> 32;
    uint32_t base = lowest < entries - 8 ? (uint32_t)lowest : entries - 8;
    __m256i window = _mm256_loadu_si256((const __m256i *)(table + base));
    // The upper halves of the places: four of the first, four of the second.
    __m256 mixed = _mm256_shuffle_ps(_mm256_castsi256_ps(first), _mm256_castsi256_ps(second), 0xdd);
    __m256i wanted = _mm256_permute4x64_epi64(_mm256_castps_si256(mixed), 0xd8);
    __m256i colors = _mm256_permutevar8x32_epi32(window, _mm256_sub_epi32(wanted, _mm256_set1_epi32((int)base)));
    _mm256_storeu_si256((__m256i *)(out + x), colors);
    first = _mm256_add_epi64(first, stride);
    second = _mm256_add_epi64(second, stride);
  }
  return x;
}
#endif

void stage_table_row(
  uint32_t *out, size_t count, int64_t place, int64_t step, const uint32_t *table, uint32_t entries, int vectors) {
  if (count == 0) return;
  int64_t last = place + (int64_t)(count - 1) * step, limit = (int64_t)entries << 32;
  if (place >= 0 && place < limit && last >= 0 && last < limit) {
    size_t x = 0;
#if defined(__x86_64__)
    int is_near = step <= 1LL << 32 && step >= -(1LL << 32) && entries >= 8;
    if (vectors && is_near && __builtin_cpu_supports("avx2")) x = near_entries(out, count, place, step, table, entries);
#else
    (void)vectors;
#endif
    for (place += (int64_t)x * step; x < count; x += 1, place += step) out[x] = table[place >> 32];
  } else {
    for (size_t x = 0; x < count; x += 1, place += step) out[x] = table[entry(place, entries)];
  }
}

void stage_radial_row(
  uint32_t *out, size_t count, float u, float v, float u_step, float v_step, const uint32_t *table,
  uint32_t entries) {
  float last = (float)(entries - 1);
  for (size_t start = 0; start < count; start += 64) {
    size_t some = count - start < 64 ? count - start : 64;
    int32_t index[64];
    // Sums, products and the square root are exact to the last bit everywhere, as nothing is fused.
    for (size_t i = 0; i < some; i += 1) {
      float x = (float)(int32_t)(start + i);
      float du = u + x * u_step, dv = v + x * v_step;
      float distance = sqrtf(du * du + dv * dv);
      index[i] = (int32_t)(distance < last ? distance : last);
    }
    for (size_t i = 0; i < some; i += 1) out[start + i] = table[index[i]];
  }
}

// A square wave of period 2^32 (+ in its first half), as the mean over a pixel's width; 65536 is one.
static inline int64_t soft_square(uint32_t phase, uint64_t slope) {
  uint32_t within = phase & 0x7fffffff;
  uint64_t to_edge = within < 0x80000000u - within ? within : 0x80000000u - within;
  // Half a cell is 2^30; the mean rises to one over half a pixel, that is over 2^30 / (slope / 65536).
  uint64_t rise = ((to_edge >> 14) * slope) >> 16;
  int64_t size = rise < 65536 ? (int64_t)rise : 65536;
  return phase & 0x80000000u ? -size : size;
}

void stage_checker_row(
  uint32_t *out, size_t count, uint32_t u, uint32_t v, uint32_t u_step, uint32_t v_step, uint64_t u_slope,
  uint64_t v_slope, const uint32_t *mixed) {
  int64_t across = soft_square(v, v_slope);
  for (size_t x = 0; x < count; x += 1, u += u_step) {
    // Rows of the picture are mostly rows of the board.
    if (v_step != 0) across = soft_square(v + (uint32_t)x * v_step, v_slope);
    int64_t product = soft_square(u, u_slope) * across;
    // From -2^32 ... 2^32 to 0 ... 255, to nearest.
    out[x] = mixed[((uint64_t)(product + (1LL << 32)) * 255 + (1ULL << 32)) >> 33];
  }
}

static inline uint32_t mix_channels(uint32_t a, uint32_t b, uint32_t weight_of_b) {
  uint32_t mixed = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    uint32_t sum = (a >> shift & 255) * (256 - weight_of_b) + (b >> shift & 255) * weight_of_b + 128;
    mixed |= (sum >> 8) << shift;
  }
  return mixed;
}

void stage_stripe_row(
  uint32_t *out, size_t count, uint64_t place, uint64_t step, uint64_t slope, const uint32_t *colors,
  uint32_t stripes) {
  uint64_t period = (uint64_t)stripes << 32;
  for (size_t x = 0; x < count; x += 1) {
    uint32_t stripe = (uint32_t)(place >> 32), within = (uint32_t)place;
    int is_near_start = within < 0x80000000u;
    uint64_t to_edge = is_near_start ? within : 0x100000000u - within;
    // The share of the pixel beyond the nearest edge, of 256: half at the edge, none half a pixel's width away.
    uint64_t rise = ((to_edge >> 16) * slope) >> 24;
    if (rise >= 128) {
      out[x] = colors[stripe];
    } else {
      uint32_t next = is_near_start ? (stripe == 0 ? stripes - 1 : stripe - 1) : stripe + 1 == stripes ? 0 : stripe + 1;
      out[x] = mix_channels(colors[stripe], colors[next], 128 - (uint32_t)rise);
    }
    place += step;
    if (place >= period) place -= period;
  }
}

static inline int64_t wrapped(int64_t value, int64_t size) {
  int64_t rest = value % size;
  return rest < 0 ? rest + size : rest;
}

static inline int64_t clamped(int64_t value, int64_t size) {
  return value < 0 ? 0 : value >= size ? size - 1 : value;
}

void stage_image_row(
  uint32_t *out, size_t count, int64_t u, int64_t v, int64_t u_step, int64_t v_step, const uint32_t *texels,
  int32_t width, int32_t height, int tiles) {
  for (size_t x = 0; x < count; x += 1, u += u_step, v += v_step) {
    if (!tiles && (u < 0 || v < 0 || u >= (int64_t)width << 16 || v >= (int64_t)height << 16)) {
      out[x] = 0;
      continue;
    }
    int64_t left = (u - 32768) >> 16, top = (v - 32768) >> 16;
    uint32_t across = (uint32_t)(u - 32768) >> 8 & 255, down = (uint32_t)(v - 32768) >> 8 & 255;
    int64_t x0 = tiles ? wrapped(left, width) : clamped(left, width);
    int64_t x1 = tiles ? wrapped(left + 1, width) : clamped(left + 1, width);
    int64_t y0 = tiles ? wrapped(top, height) : clamped(top, height);
    int64_t y1 = tiles ? wrapped(top + 1, height) : clamped(top + 1, height);
    const uint32_t *upper = texels + y0 * width, *lower = texels + y1 * width;
    uint32_t mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      uint32_t above = (upper[x0] >> shift & 255) * (256 - across) + (upper[x1] >> shift & 255) * across;
      uint32_t below = (lower[x0] >> shift & 255) * (256 - across) + (lower[x1] >> shift & 255) * across;
      mixed |= ((above * (256 - down) + below * down + 32768) >> 16) << shift;
    }
    out[x] = mixed;
  }
}

void stage_halve_image(const uint32_t *texels, int32_t width, int32_t height, uint32_t *out) {
  int32_t out_width = (width + 1) / 2, out_height = (height + 1) / 2;
  for (int32_t y = 0; y < out_height; y += 1) {
    const uint32_t *upper = texels + (int64_t)2 * y * width;
    const uint32_t *lower = 2 * y + 1 < height ? upper + width : upper;
    for (int32_t x = 0; x < out_width; x += 1) {
      int32_t left = 2 * x, right = left + 1 < width ? left + 1 : left;
      uint32_t mean = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        uint32_t sum = (upper[left] >> shift & 255) + (upper[right] >> shift & 255) + (lower[left] >> shift & 255)
          + (lower[right] >> shift & 255);
        mean |= ((sum + 2) >> 2) << shift;
      }
      out[(int64_t)y * out_width + x] = mean;
    }
  }
}
