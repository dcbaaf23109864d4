#pragma STDC FP_CONTRACT OFF
#include "stage_texture.h"
#include "stage_lattice.h"

INLINE float least(float a, float b) { return a < b ? a : b; }
INLINE float most(float a, float b) { return a > b ? a : b; }
INLINE float clipped(float a) { return least(most(a, 0.0f), 1.0f); }

// A hash as 0 ... 1.
INLINE float unit(uint32_t hash) { return (float)(int32_t)(hash >> 8) * 0x1p-24f; }

// The part of a place behind the point, `k` steps further, as long as that stays in the cell.
INLINE float part(uint32_t place, uint32_t step, size_t k) {
  return (float)(int32_t)((place + (uint32_t)k * step) >> 8) * 0x1p-24f;
}

INLINE int32_t weigh(float value, uint32_t weight) {
  return (int32_t)(((uint32_t)(int32_t)(value * 65535.0f) * weight) >> 15);
}

// Steps of a way within one cell of both directions.
INLINE size_t run_length(const stage_way *way, size_t left) {
  return steps_within(way->v, way->v_step, steps_within(way->u, way->u_step, left));
}

INLINE void advance(stage_way *way, size_t steps) {
  way->u += way->u_step * (int64_t)steps;
  way->v += way->v_step * (int64_t)steps;
}

INLINE uint32_t hash_of(const stage_pattern *pattern, int64_t i, int64_t j) {
  return cell_hash(pattern->key0, pattern->key1, i, j);
}

// MARK: simplex noise

static const float unskew = 0.21132487f;

// What a corner adds at (x, y) from it: (1/2 - distance^2)^4 times the slope along the corner's direction.
INLINE float corner(float x, float y, float gx, float gy) {
  float t = most(0.5f - x * x - y * y, 0.0f);
  t *= t;
  return t * t * (gx * x + gy * y);
}

void stage_simplex_row(const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way) {
  for (size_t x = 0; x < count;) {
    size_t run = run_length(&way, count - x);
    int64_t i = way.u >> 32, j = way.v >> 32;
    float gx[4], gy[4];
    for (int c = 0; c < 4; c += 1) {
      uint32_t turn = hash_of(pattern, i + (c >> 1), j + (c & 1)) >> 28;
      gx[c] = (float)direction[turn + 4] * 0x1p-14f;
      gy[c] = (float)direction[turn] * 0x1p-14f;
    }
    uint32_t u = (uint32_t)way.u, v = (uint32_t)way.v, u_step = (uint32_t)way.u_step, v_step = (uint32_t)way.v_step;
    for (size_t k = 0; k < run; k += 1) {
      float a = part(u, u_step, k), b = part(v, v_step, k);
      float back = (a + b) * unskew;
      float px = a - back, py = b - back;
      // The corner between is that of the half in which the place lies.
      int32_t right = a > b;
      float mx = right ? px - 1.0f + unskew : px + unskew, my = right ? py + unskew : py - 1.0f + unskew;
      float value = corner(px, py, gx[0], gy[0]);
      value += corner(mx, my, right ? gx[2] : gx[1], right ? gy[2] : gy[1]);
      value += corner(px - 1.0f + 2.0f * unskew, py - 1.0f + 2.0f * unskew, gx[3], gy[3]);
      // The highest that unit slopes reach is 1 / 99.2.
      sums[x + k] += weigh(clipped(0.5f + 49.6f * value), pattern->weight);
    }
    advance(&way, run);
    x += run;
  }
}

// MARK: cells

typedef struct {
  float x[9], y[9], tone[9];
} Points;

INLINE Points points_around(const stage_pattern *pattern, int64_t i, int64_t j, float jitter) {
  Points points;
  for (int n = 0; n < 9; n += 1) {
    int di = n % 3 - 1, dj = n / 3 - 1;
    uint32_t hash = hash_of(pattern, i + di, j + dj);
    points.x[n] = (float)di + 0.5f + ((float)(hash & 0xffff) * 0x1p-16f - 0.5f) * jitter;
    points.y[n] = (float)dj + 0.5f + ((float)(hash >> 16) * 0x1p-16f - 0.5f) * jitter;
    points.tone[n] = unit(finish(hash));
  }
  return points;
}

void stage_cells_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, int32_t told, float jitter, float edge,
  float soft) {
  float rise = 1.0f / most(edge, 1.0f / soft);
  for (size_t x = 0; x < count;) {
    size_t run = run_length(&way, count - x);
    Points points = points_around(pattern, way.u >> 32, way.v >> 32, jitter);
    uint32_t u = (uint32_t)way.u, v = (uint32_t)way.v, u_step = (uint32_t)way.u_step, v_step = (uint32_t)way.v_step;
    for (size_t k = 0; k < run; k += 1) {
      float a = part(u, u_step, k), b = part(v, v_step, k);
      float nearest = 16.0f, second = 16.0f, tone = 0.0f;
      for (int n = 0; n < 9; n += 1) {
        float dx = points.x[n] - a, dy = points.y[n] - b;
        float far = dx * dx + dy * dy;
        tone = far < nearest ? points.tone[n] : tone;
        second = least(second, most(nearest, far));
        nearest = least(nearest, far);
      }
      float value = tone;
      if (told == 0) value = least(__builtin_elementwise_sqrt(nearest), 1.0f);
      if (told == 1) {
        value = clipped((__builtin_elementwise_sqrt(second) - __builtin_elementwise_sqrt(nearest)) * rise);
      }
      sums[x + k] += weigh(value, pattern->weight);
    }
    advance(&way, run);
    x += run;
  }
}

// MARK: bricks, threads, dots

void stage_brick_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, float length, float joint, float shift,
  float vary, float soft) {
  int64_t course_shift = (int64_t)(shift * 0x1p32f);
  for (size_t x = 0; x < count;) {
    int64_t course = way.v >> 32;
    stage_way here = way;
    here.u += course_shift * course;
    size_t run = run_length(&here, count - x);
    float tone = 0.65f + 0.7f * (unit(hash_of(pattern, here.u >> 32, course)) - 0.5f) * vary;
    uint32_t u = (uint32_t)here.u, v = (uint32_t)here.v, u_step = (uint32_t)way.u_step, v_step = (uint32_t)way.v_step;
    for (size_t k = 0; k < run; k += 1) {
      float a = part(u, u_step, k), b = part(v, v_step, k);
      // How far the middle of the nearest joint is, in courses.
      float far = least(least(a, 1.0f - a) * length, least(b, 1.0f - b));
      sums[x + k] += weigh(clipped((far - joint * 0.5f) * soft + 0.5f) * tone, pattern->weight);
    }
    advance(&way, run);
    x += run;
  }
}

void stage_weave_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, float gap, float vary, float soft) {
  for (size_t x = 0; x < count;) {
    size_t run = run_length(&way, count - x);
    int64_t i = way.u >> 32, j = way.v >> 32;
    int32_t lies_level = (int32_t)((i + j) & 1);
    uint32_t thread = lies_level ? hash_of(pattern, 0, j) : hash_of(pattern, i, 1);
    float tone = 1.0f - vary * unit(thread);
    uint32_t u = (uint32_t)way.u, v = (uint32_t)way.v, u_step = (uint32_t)way.u_step, v_step = (uint32_t)way.v_step;
    for (size_t k = 0; k < run; k += 1) {
      float a = part(u, u_step, k), b = part(v, v_step, k);
      float along = 2.0f * (lies_level ? a : b) - 1.0f, across = 2.0f * (lies_level ? b : a) - 1.0f;
      float round = 1.0f - across * across, bend = 1.0f - 0.55f * along * along;
      float edge = clipped((1.0f - gap - most(across, -across)) * 0.5f * soft + 0.5f);
      sums[x + k] += weigh(edge * (0.25f + 0.75f * round * bend) * tone, pattern->weight);
    }
    advance(&way, run);
    x += run;
  }
}

// 3 f^2 - 2 f^3.
INLINE float eased(float f) { return f * f * (3.0f - 2.0f * f); }

// 0 in a cell's middle, 1 in its corners, and below s on about the share s of it (within two hundredths).
INLINE float spot(float a, float b) {
  float x = most(2.0f * a - 1.0f, 1.0f - 2.0f * a), y = most(2.0f * b - 1.0f, 1.0f - 2.0f * b);
  float level = 0.5f * (eased(x) + eased(y));
  float low = least(level, 1.0f - level);
  // The area of a small round dot is pi / 6 of the level, that of the level 1/2 is a half.
  float area = low * (0.5235988f + 0.9528024f * low);
  return level < 0.5f ? area : 1.0f - area;
}

void stage_dots_row(
  const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way, float share, float share_step, float soft) {
  for (size_t x = 0; x < count;) {
    size_t run = run_length(&way, count - x);
    uint32_t u = (uint32_t)way.u, v = (uint32_t)way.v, u_step = (uint32_t)way.u_step, v_step = (uint32_t)way.v_step;
    for (size_t k = 0; k < run; k += 1) {
      float here = clipped(share + (float)(int32_t)(x + k) * share_step);
      float value = spot(part(u, u_step, k), part(v, v_step, k));
      // Where it is steepest, the spot rises by two over a cell.
      sums[x + k] += weigh(clipped((value - here) * soft * 0.5f + 0.5f), pattern->weight);
    }
    advance(&way, run);
    x += run;
  }
}

void stage_grain_row(const stage_pattern *pattern, int32_t *sums, size_t count, stage_way way) {
  for (size_t x = 0; x < count;) {
    size_t run = run_length(&way, count - x);
    uint32_t value = ((hash_of(pattern, way.u >> 32, way.v >> 32) >> 16) * pattern->weight) >> 15;
    for (size_t k = 0; k < run; k += 1) sums[x + k] += (int32_t)value;
    advance(&way, run);
    x += run;
  }
}

// MARK: what is done to sums

void stage_wave_row(int32_t *sums, size_t count, stage_way way, int32_t reach, int32_t saw, uint32_t weight) {
  uint32_t place = (uint32_t)way.u, step = (uint32_t)way.u_step;
  for (size_t x = 0; x < count; x += 1) {
    uint32_t phase = place + (uint32_t)x * step + (uint32_t)sums[x] * (uint32_t)reach;
    int32_t f = (int32_t)(phase >> 17);
    int32_t level;
    if (saw) {
      // Seven eighths up, one down.
      level = f < 28672 ? f * 8 / 7 : (32767 - f) * 8;
      level = level * 2;
    } else {
      int32_t there = f < 16384 ? f * 2 : (32767 - f) * 2;
      level = smooth(there) * 4;
    }
    level = level > 65535 ? 65535 : level;
    sums[x] = (int32_t)(((uint32_t)level * weight) >> 15);
  }
}

void stage_scale_row(int32_t *sums, size_t count, uint32_t weight) {
  for (size_t x = 0; x < count; x += 1) sums[x] = (int32_t)(((uint32_t)sums[x] * weight) >> 15);
}
