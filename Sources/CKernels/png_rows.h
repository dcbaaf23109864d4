// Loops over the bytes of one row. A template: png_rows_base.c and png_rows_avx2.c include it with NAME(x) and LANES,
// so that one text gives the baseline's code and the wide one. Rows may be read and written up to 63 bytes past their
// end and read up to 64 before their start.

typedef uint8_t NAME(bytes) __attribute__((vector_size(LANES), aligned(1), may_alias));
typedef int8_t NAME(masks) __attribute__((vector_size(LANES), aligned(1), may_alias));
typedef uint16_t NAME(words) __attribute__((vector_size(2 * LANES)));
typedef _Bool NAME(bits) __attribute__((ext_vector_type(LANES)));
#define V NAME(bytes)
#define LOAD(p) (*(const V *)(p))
#define STORE(p, v) (*(V *)(p) = (v))

// Which lanes are not equal, one bit each.
static inline __attribute__((always_inline)) uint64_t NAME(differ)(const uint8_t *a, const uint8_t *b) {
  NAME(bits) bits = __builtin_convertvector(LOAD(a) != LOAD(b), NAME(bits));
#if LANES == 16
  uint16_t word;
#else
  uint32_t word;
#endif
  __builtin_memcpy(&word, &bits, sizeof word);
  return word;
}

static inline __attribute__((always_inline)) uint64_t NAME(differ64)(const uint8_t *a, const uint8_t *b) {
  uint64_t word = 0;
  for (int i = 0; i < 64; i += LANES) word |= NAME(differ)(a + i, b + i) << i;
  return word;
}

static inline uint64_t NAME(last_bits)(size_t count) { return count % 64 ? (1ull << count % 64) - 1 : ~0ull; }

// One bit a byte that would not be zero under each of the filters none, sub and up; and how many those are.
static void NAME(compare)(
    const uint8_t *row, const uint8_t *above, const uint8_t *zeros, size_t depth, size_t count, uint64_t *const masks[3],
    size_t counts[3]) {
  size_t words = (count + 63) / 64;
  uint64_t *restrict none = masks[0], *restrict sub = masks[1], *restrict up = masks[2];
  size_t sums[3] = {0};
  for (size_t i = 0; i < words; i++) {
    uint64_t kept = i + 1 < words ? ~0ull : NAME(last_bits)(count);
    none[i] = NAME(differ64)(row + 64 * i, zeros) & kept;
    sub[i] = NAME(differ64)(row + 64 * i, row + 64 * i - depth) & kept;
    up[i] = NAME(differ64)(row + 64 * i, above + 64 * i) & kept;
    sums[0] += (size_t)__builtin_popcountll(none[i]);
    sums[1] += (size_t)__builtin_popcountll(sub[i]);
    sums[2] += (size_t)__builtin_popcountll(up[i]);
  }
  for (int f = 0; f < 3; f++) counts[f] = sums[f];
}

// One bit a byte of a filtered row that is not zero.
static void NAME(occupied)(const uint8_t *row, const uint8_t *zeros, size_t count, uint64_t *mask) {
  size_t words = (count + 63) / 64;
  for (size_t i = 0; i < words; i++) mask[i] = NAME(differ64)(row + 64 * i, zeros);
  mask[words - 1] &= NAME(last_bits)(count);
}

static inline __attribute__((always_inline)) void NAME(average)(V *r, const V *a, const V *b) {
  *r = (*a & *b) + ((*a ^ *b) >> 1);
}

// Of left, above and above-left that nearest to left + above - above-left, ties in that order. In eight bits: with
// pa = |above - corner| and pb = |left - corner|, the third distance is |pa - pb| if the two differences have opposite
// signs, else at least the larger one, so that the corner is not chosen.
static inline __attribute__((always_inline)) void NAME(paeth)(V *r, const V *left, const V *above, const V *corner) {
  V a = *left, b = *above, c = *corner;
  V bc = __builtin_elementwise_sub_sat(b, c), cb = __builtin_elementwise_sub_sat(c, b);
  V ac = __builtin_elementwise_sub_sat(a, c), ca = __builtin_elementwise_sub_sat(c, a);
  V pa = bc | cb, pb = ac | ca;
  V far = __builtin_elementwise_sub_sat(pa, pb) | __builtin_elementwise_sub_sat(pb, pa);
  V opposite = (V)((bc == 0) == (ca == 0)) & (V)((cb == 0) == (ac == 0));
  V pc = far | ~opposite;
  V best = __builtin_elementwise_min(__builtin_elementwise_min(pa, pb), pc);
  V is_a = (V)(pa == best), is_b = (V)(pb == best);
  *r = (is_a & a) | (~is_a & ((is_b & b) | (~is_b & c)));
}

static void NAME(filter)(
    uint8_t *restrict out, const uint8_t *restrict row, const uint8_t *restrict above, size_t depth, size_t count,
    int type) {
  switch (type) {
  case 0: __builtin_memcpy(out, row, count); break;
  case 1:
    for (size_t i = 0; i < count; i += LANES) STORE(out + i, LOAD(row + i) - LOAD(row + i - depth));
    break;
  case 2:
    for (size_t i = 0; i < count; i += LANES) STORE(out + i, LOAD(row + i) - LOAD(above + i));
    break;
  case 3:
    for (size_t i = 0; i < count; i += LANES) {
      V a = LOAD(row + i - depth), b = LOAD(above + i), guess;
      NAME(average)(&guess, &a, &b);
      STORE(out + i, LOAD(row + i) - guess);
    }
    break;
  default:
    for (size_t i = 0; i < count; i += LANES) {
      V a = LOAD(row + i - depth), b = LOAD(above + i), c = LOAD(above + i - depth), guess;
      NAME(paeth)(&guess, &a, &b, &c);
      STORE(out + i, LOAD(row + i) - guess);
    }
  }
}

// Adds the absolute values of residuals, read as signed bytes, to 16-bit sums.
static inline __attribute__((always_inline)) void NAME(add_size)(NAME(words) *sum, const V *residual) {
  V r = *residual, size = __builtin_elementwise_min(r, (V)(0 - r));
  *sum += __builtin_convertvector(size, NAME(words));
}

static uint64_t NAME(total)(const NAME(words) *sum) {
  uint64_t total = 0;
  for (int i = 0; i < LANES; i++) total += (*sum)[i];
  return total;
}

// Sums of absolute residuals under the five filters, over one stretch of whole vectors in every `every`.
static void NAME(sizes)(
    const uint8_t *row, const uint8_t *above, size_t depth, size_t count, size_t every, uint64_t sums[5]) {
  for (int f = 0; f < 5; f++) sums[f] = 0;
  size_t whole = count / 32 * 32;
  for (size_t start = 0; start < whole; start += 4096 * every) {
    NAME(words) sum[5] = {0};
    size_t end = start + 4096 * every < whole ? start + 4096 * every : whole;
    for (size_t block = start; block < end; block += 32 * every) {
      for (size_t i = block; i < block + 32; i += LANES) {
        V x = LOAD(row + i), a = LOAD(row + i - depth), b = LOAD(above + i), c = LOAD(above + i - depth), guess, r;
        NAME(add_size)(&sum[0], &x);
        r = x - a;
        NAME(add_size)(&sum[1], &r);
        r = x - b;
        NAME(add_size)(&sum[2], &r);
        NAME(average)(&guess, &a, &b);
        r = x - guess;
        NAME(add_size)(&sum[3], &r);
        NAME(paeth)(&guess, &a, &b, &c);
        r = x - guess;
        NAME(add_size)(&sum[4], &r);
      }
    }
    for (int f = 0; f < 5; f++) sums[f] += NAME(total)(&sum[f]);
  }
}

// RGB from pixels B, G, R, X. Four pixels a step; each step writes sixteen bytes, of which twelve stand.
static void NAME(pack_bgrx)(uint8_t *restrict out, const uint8_t *restrict pixels, size_t count) {
  typedef uint8_t four __attribute__((vector_size(16), aligned(1), may_alias));
  for (size_t i = 0; i < count; i += 4) {
    four p = *(const four *)(pixels + 4 * i);
    *(four *)(out + 3 * i) = __builtin_shufflevector(p, p, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 15, 15, 15, 15);
  }
}

// Adds a token at `next`, which is kept out of memory for speed, and returns the place after it.
static inline __attribute__((always_inline)) uint32_t *NAME(add_token)(
    png_tokenizer *restrict t, uint32_t *restrict next, size_t gap, uint32_t literal) {
  uint32_t number = (uint32_t)gap;
  if (__builtin_expect(gap > PNG_GAP_LONGEST, 0)) next = png_split_gap(t, next, gap, &number);
  *next = number << 16 | literal;
  t->gaps[number]++;
  t->literals[literal]++;
  return next + 1;
}

static uint32_t *NAME(add_stretch)(
    png_tokenizer *restrict t, uint32_t *next, const uint8_t *restrict bytes, size_t place, size_t count) {
  if (t->stretch_end == place) {
    *t->stretch += (uint32_t)count;
  } else {
    t->stretch = next;
    *next++ = PNG_STRETCH | (uint32_t)count;
    *next++ = (uint32_t)place;
  }
  t->stretch_end = place + count;
  t->stretch_bytes += count;
  size_t word = t->stretch_words++;
  if (word < PNG_COUNTED_WORDS) {
    for (size_t i = 0; i < count; i++) t->counted[i & 3][bytes[i]]++;
  } else if (word % PNG_SAMPLE_EVERY == 0) {
    for (size_t i = 0; i < count; i++) t->sampled[i & 3][bytes[i]]++;
  }
  return next;
}

// Turns one filtered row, which stands at `place` of the block and whose residuals are marked in `mask`, into tokens.
static void NAME(tokenize)(
    png_tokenizer *restrict t, const uint8_t *restrict filtered, size_t place, const uint64_t *restrict mask,
    size_t count) {
  const uint8_t *row = filtered + place;
  uint32_t *next = t->next;
  // Where the gap began, seen from this row's first byte.
  ptrdiff_t start = -(ptrdiff_t)t->gap;
  if (row[0]) {
    next = NAME(add_token)(t, next, t->gap, row[0]);
    start = 1;
  }
  for (size_t i = 0; i < count; i += 64) {
    uint64_t word = mask[i / 64];
    ptrdiff_t first = (ptrdiff_t)i + 1;
    if (word == 0) continue;
    if (__builtin_popcountll(word) >= PNG_STRETCH_BITS) {
      size_t length = count - i < 64 ? count - i : 64;
      if (first > start) next = NAME(add_token)(t, next, (size_t)(first - start), PNG_NO_LITERAL);
      next = NAME(add_stretch)(t, next, row + first, place + (size_t)first, length);
      start = first + (ptrdiff_t)length;
      continue;
    }
    for (; word; word &= word - 1) {
      ptrdiff_t at = first + __builtin_ctzll(word);
      next = NAME(add_token)(t, next, (size_t)(at - start), row[at]);
      start = at + 1;
    }
  }
  t->next = next;
  t->gap = (size_t)((ptrdiff_t)count + 1 - start);
}

// Codes literals, five at a time: of at most 11 bits each, they fit behind the up to seven bits held back.
static uint8_t *NAME(put_literals)(
    uint8_t *restrict out, png_accumulator *restrict held, const uint8_t *restrict bytes, size_t count,
    const png_literal *restrict codes) {
  uint64_t bits = held->bits;
  unsigned length = held->length;
  size_t i = 0;
  for (; i + 5 <= count; i += 5) {
    png_literal a = codes[bytes[i]], b = codes[bytes[i + 1]], c = codes[bytes[i + 2]], d = codes[bytes[i + 3]];
    png_literal e = codes[bytes[i + 4]];
    uint64_t word = a >> (b & 63) | b;
    word = word >> (c & 63) | c;
    word = word >> (d & 63) | d;
    word = word >> (e & 63) | e;
    unsigned sum = (unsigned)(a + b + c + d + e) & 63;
    bits |= word >> (-sum & 63) << length;
    length += sum;
    PNG_FLUSH(out, bits, length);
  }
  for (; i < count; i++) {
    png_literal a = codes[bytes[i]];
    bits |= a >> (-a & 63) << length;
    length += a & 63;
    PNG_FLUSH(out, bits, length);
  }
  *held = (png_accumulator){bits, length};
  return out;
}

// Codes tokens: a gap of zeros, then a literal or nothing; or a stretch of literals.
static uint8_t *NAME(put_tokens)(
    uint8_t *restrict out, png_accumulator *restrict held, const uint32_t *restrict tokens, size_t count,
    const uint8_t *restrict filtered, const png_book *restrict book) {
  uint64_t bits = held->bits;
  unsigned length = held->length;
  for (size_t i = 0; i < count; i++) {
    uint32_t token = tokens[i];
    if (__builtin_expect(token & PNG_STRETCH, 0)) {
      png_accumulator inner = {bits, length};
      out = NAME(put_literals)(out, &inner, filtered + tokens[++i], token & ~PNG_STRETCH, book->literals);
      bits = inner.bits;
      length = inner.length;
      continue;
    }
    png_code gap = book->gaps[token >> 16];
    png_literal literal = book->literals[token & 0xFFFF];
    bits |= (gap.bits | literal >> (-literal & 63) << gap.length) << length;
    length += (unsigned)(gap.length + (literal & 63));
    PNG_FLUSH(out, bits, length);
  }
  *held = (png_accumulator){bits, length};
  return out;
}

const png_row_functions TABLE = {
    NAME(compare), NAME(occupied), NAME(filter), NAME(sizes), NAME(pack_bgrx), NAME(tokenize), NAME(put_tokens),
};
#undef V
#undef LOAD
#undef STORE
