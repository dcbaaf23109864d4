#include "philox.h"

// Words of 32 bits in lanes of 64, as the multiplication wants them; what is above a word is rubbish that nothing reads.
typedef uint64_t lanes __attribute__((vector_size(32), aligned(8)));

#define INLINE static inline __attribute__((always_inline))

INLINE void store(const lanes *w, uint64_t *out) {
  lanes low = (w[0] & 0xffffffff) | w[1] << 32, high = (w[2] & 0xffffffff) | w[3] << 32;
  *(lanes *)out = __builtin_shufflevector(low, high, 0, 4, 1, 5);
  *(lanes *)(out + 4) = __builtin_shufflevector(low, high, 2, 6, 3, 7);
}

// Two vectors side by side, since the rounds of one wait for each other.
INLINE void blocks(const uint64_t *keys, uint64_t first, uint64_t high, size_t count, uint64_t *out) {
  const lanes mask = {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff};
  const lanes m0 = {0xd2511f53, 0xd2511f53, 0xd2511f53, 0xd2511f53};
  const lanes m1 = {0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57};
  const lanes steps = {0, 1, 2, 3};
  for (size_t i = 0; i < count; i += FIGMENT_PHILOX_STEP, keys += 8, out += 16) {
    lanes a[4], b[4];
    a[0] = first + i + steps;
    b[0] = a[0] + 4;
    a[1] = a[0] >> 32;
    b[1] = b[0] >> 32;
    a[2] = b[2] = (lanes){high, high, high, high};
    a[3] = b[3] = a[2] >> 32;
    lanes ka = *(const lanes *)keys, kb = *(const lanes *)(keys + 4);
    lanes la = ka >> 32, lb = kb >> 32;
    for (int round = 0; round < 10; round++) {
      lanes pa = (a[0] & mask) * m0, qa = (a[2] & mask) * m1;
      lanes pb = (b[0] & mask) * m0, qb = (b[2] & mask) * m1;
      a[0] = qa >> 32 ^ a[1] ^ ka;
      b[0] = qb >> 32 ^ b[1] ^ kb;
      a[1] = qa;
      b[1] = qb;
      a[2] = pa >> 32 ^ a[3] ^ la;
      b[2] = pb >> 32 ^ b[3] ^ lb;
      a[3] = pa;
      b[3] = pb;
      // The key's words grow by the golden ratio and by the root of 3, less 1.
      ka += 0x9e3779b9;
      kb += 0x9e3779b9;
      la += 0xbb67ae85;
      lb += 0xbb67ae85;
    }
    store(a, out);
    store(b, out + 8);
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void blocks_avx2(
    const uint64_t *keys, uint64_t first, uint64_t high, size_t count, uint64_t *out) {
  blocks(keys, first, high, count, out);
}
#endif

void figment_philox(
    const uint64_t *restrict keys, uint64_t first, uint64_t high, size_t count, uint64_t *restrict out, int vectors) {
#if defined(__x86_64__)
  if (vectors && __builtin_cpu_supports("avx2")) {
    blocks_avx2(keys, first, high, count, out);
    return;
  }
#endif
  (void)vectors;
  blocks(keys, first, high, count, out);
}
