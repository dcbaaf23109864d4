#include "sha256_pair.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

int figment_sha256_pair_supported(void) {
  unsigned int a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & (1u << 19)) || !(c & (1u << 9))) return 0;  // SSE4.1, SSSE3
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  return (b >> 29) & 1;  // SHA
}

typedef struct {
  __m128i abef, cdgh, abef_start, cdgh_start;
  __m128i words[4];
} lane;

#define TARGET __attribute__((target("sha,sse4.1,ssse3"), always_inline)) static inline

// The processor wants the state as (a, b, e, f) and (c, d, g, h).
TARGET void load_state(lane *l, const uint32_t *state) {
  __m128i low = _mm_loadu_si128((const __m128i *)state);
  __m128i high = _mm_loadu_si128((const __m128i *)(state + 4));
  low = _mm_shuffle_epi32(low, 0xB1);
  high = _mm_shuffle_epi32(high, 0x1B);
  l->abef = _mm_alignr_epi8(low, high, 8);
  l->cdgh = _mm_blend_epi16(high, low, 0xF0);
}

TARGET void store_state(const lane *l, uint32_t *state) {
  __m128i low = _mm_shuffle_epi32(l->abef, 0x1B);
  __m128i high = _mm_shuffle_epi32(l->cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(low, high, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(high, low, 8));
}

TARGET void load_words(lane *l, const uint8_t *bytes) {
  const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  for (int i = 0; i < 4; i++)
    l->words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)), order);
  l->abef_start = l->abef;
  l->cdgh_start = l->cdgh;
}

// Four rounds with words[i % 4], and the four words that come sixteen later in their place.
TARGET void rounds(lane *l, int i) {
  __m128i now = l->words[i & 3];
  __m128i sum = _mm_add_epi32(now, _mm_load_si128((const __m128i *)(constants + 4 * i)));
  l->cdgh = _mm_sha256rnds2_epu32(l->cdgh, l->abef, sum);
  l->abef = _mm_sha256rnds2_epu32(l->abef, l->cdgh, _mm_shuffle_epi32(sum, 0x0E));
  if (i < 12) {
    __m128i next = _mm_sha256msg1_epu32(now, l->words[(i + 1) & 3]);
    next = _mm_add_epi32(next, _mm_alignr_epi8(l->words[(i + 3) & 3], l->words[(i + 2) & 3], 4));
    l->words[i & 3] = _mm_sha256msg2_epu32(next, l->words[(i + 3) & 3]);
  }
}

TARGET void close_block(lane *l) {
  l->abef = _mm_add_epi32(l->abef, l->abef_start);
  l->cdgh = _mm_add_epi32(l->cdgh, l->cdgh_start);
}

__attribute__((target("sha,sse4.1,ssse3"))) void figment_sha256_pair(
    uint32_t *restrict state_one, const uint8_t *restrict one, uint32_t *restrict state_two,
    const uint8_t *restrict two, size_t blocks) {
  lane a, b;
  load_state(&a, state_one);
  load_state(&b, state_two);
  for (; blocks > 0; blocks--, one += 64, two += 64) {
    load_words(&a, one);
    load_words(&b, two);
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      rounds(&a, i);
      rounds(&b, i);
    }
    close_block(&a);
    close_block(&b);
  }
  store_state(&a, state_one);
  store_state(&b, state_two);
}

#else

int figment_sha256_pair_supported(void) { return 0; }

void figment_sha256_pair(
    uint32_t *restrict state_one, const uint8_t *restrict one, uint32_t *restrict state_two,
    const uint8_t *restrict two, size_t blocks) {
  (void)state_one, (void)one, (void)state_two, (void)two, (void)blocks;
}

#endif
