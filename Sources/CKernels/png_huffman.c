#pragma STDC FP_CONTRACT OFF
#include "png_parts.h"

// Codes and block headers of deflate (RFC 1951).

enum { MOST_SYMBOLS = 288, LENGTH_SYMBOLS = 29 };

static const uint16_t length_bases[LENGTH_SYMBOLS] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                      31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extras[LENGTH_SYMBOLS] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                      2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};

/// The symbol, counted from 257, of a repeat of `length` bytes, 3 ... 258.
static unsigned length_symbol(unsigned length) {
  if (length == 258) return 28;
  if (length < 11) return length - 3;
  unsigned extra = 29 - (unsigned)__builtin_clz(length - 3);
  return 4 * extra + ((length - 3) >> extra);
}

/// Symbols of weight, lightest first, equal ones by number: three passes of eight bits, stable.
static size_t sorted_symbols(const uint32_t *weights, size_t count, uint16_t *sorted) {
  uint16_t other[MOST_SYMBOLS];
  size_t used = 0;
  for (size_t i = 0; i < count; i++) {
    if (weights[i]) other[used++] = (uint16_t)i;
  }
  uint16_t *from = other, *to = sorted;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    size_t starts[257] = {0};
    for (size_t i = 0; i < used; i++) starts[(weights[from[i]] >> shift & 255) + 1]++;
    for (size_t i = 0; i < 256; i++) starts[i + 1] += starts[i];
    for (size_t i = 0; i < used; i++) to[starts[weights[from[i]] >> shift & 255]++] = from[i];
    uint16_t *swapped = from;
    from = to;
    to = swapped;
  }
  if (from != sorted) memcpy(sorted, from, used * sizeof *sorted);
  return used;
}

/// How many codes there are of each length in a tree of minimal weight, its depth unbounded (up to 63 are told apart).
static void count_depths(const uint32_t *weights, const uint16_t *sorted, size_t used, uint32_t depths[64]) {
  uint64_t sums[MOST_SYMBOLS];
  uint16_t parents[2 * MOST_SYMBOLS];
  uint8_t depth[2 * MOST_SYMBOLS];
  size_t leaf = 0, inner = 0;
  for (size_t made = 0; made + 1 < used; made++) {
    uint64_t sum = 0;
    for (int side = 0; side < 2; side++) {
      if (leaf < used && (inner >= made || weights[sorted[leaf]] <= sums[inner])) {
        sum += weights[sorted[leaf]];
        parents[leaf++] = (uint16_t)(used + made);
      } else {
        sum += sums[inner];
        parents[used + inner++] = (uint16_t)(used + made);
      }
    }
    sums[made] = sum;
  }
  size_t root = 2 * used - 2;
  depth[root] = 0;
  for (size_t node = root; node-- > 0;) {
    unsigned below = depth[parents[node]] + 1u;
    depth[node] = (uint8_t)(below < 63 ? below : 63);
    if (node < used) depths[depth[node]]++;
  }
}

/// Shortens what is deeper than `longest`, then pays for it by lengthening the deepest of the others, until the code is
/// complete.
static void limit_depths(uint32_t depths[64], unsigned longest) {
  for (unsigned depth = longest + 1; depth < 64; depth++) {
    depths[longest] += depths[depth];
    depths[depth] = 0;
  }
  uint64_t filled = 0;
  for (unsigned depth = 1; depth <= longest; depth++) filled += (uint64_t)depths[depth] << (longest - depth);
  for (; filled > 1ull << longest; filled--) {
    unsigned depth = longest - 1;
    while (depths[depth] == 0) depth--;
    depths[longest]--;
    depths[depth]--;
    depths[depth + 1] += 2;
  }
}

void png_code_lengths(const uint32_t *weights, size_t count, unsigned longest, uint8_t *lengths) {
  uint16_t sorted[MOST_SYMBOLS];
  uint32_t depths[64] = {0};
  memset(lengths, 0, count);
  size_t used = sorted_symbols(weights, count, sorted);
  if (used == 1) lengths[sorted[0]] = 1;
  if (used < 2) return;
  count_depths(weights, sorted, used, depths);
  limit_depths(depths, longest);
  size_t next = used;
  for (unsigned depth = 1; depth <= longest; depth++) {
    for (uint32_t i = 0; i < depths[depth]; i++) lengths[sorted[--next]] = (uint8_t)depth;
  }
}

void png_assign_codes(const uint8_t *lengths, size_t count, uint16_t *codes) {
  uint16_t counts[17] = {0}, next[17] = {0};
  for (size_t i = 0; i < count; i++) counts[lengths[i] + 1]++;
  counts[1] = 0;
  for (int length = 1; length < 16; length++) next[length] = (uint16_t)((next[length - 1] + counts[length]) << 1);
  for (size_t i = 0; i < count; i++) {
    unsigned code = next[lengths[i]]++, reversed = 0;
    for (unsigned bit = 0; bit < lengths[i]; bit++) reversed |= (code >> bit & 1) << (lengths[i] - 1 - bit);
    codes[i] = (uint16_t)reversed;
  }
}

static uint8_t *put(uint8_t *out, png_accumulator *held, uint64_t bits, unsigned length) {
  held->bits |= bits << held->length;
  held->length += length;
  PNG_FLUSH(out, held->bits, held->length);
  return out;
}

/// One step of the code lengths' own code: a length, or 16, 17, 18 with the bits that follow it.
typedef struct {
  uint8_t symbol, extra_bits, extra;
} length_step;

static size_t length_steps(const uint8_t *lengths, size_t count, length_step *steps) {
  size_t made = 0;
  for (size_t i = 0; i < count;) {
    size_t run = 1;
    while (i + run < count && lengths[i + run] == lengths[i]) run++;
    if (lengths[i] == 0 && run >= 3) {
      if (run > 138) run = 138;
      steps[made++] = run < 11 ? (length_step){17, 3, (uint8_t)(run - 3)} : (length_step){18, 7, (uint8_t)(run - 11)};
    } else if (lengths[i] != 0 && run >= 4) {
      if (run > 7) run = 7;
      steps[made++] = (length_step){lengths[i], 0, 0};
      steps[made++] = (length_step){16, 2, (uint8_t)(run - 4)};
    } else {
      run = 1;
      steps[made++] = (length_step){lengths[i], 0, 0};
    }
    i += run;
  }
  return made;
}

static uint8_t *put_header(
    uint8_t *out, png_accumulator *held, const uint8_t *lengths, size_t literal_count, int is_last) {
  static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  length_step steps[MOST_SYMBOLS + 1];
  uint32_t weights[19] = {0};
  uint8_t own_lengths[19];
  uint16_t own_codes[19];
  size_t made = length_steps(lengths, literal_count + 1, steps), sent = 19;
  for (size_t i = 0; i < made; i++) weights[steps[i].symbol]++;
  png_code_lengths(weights, 19, 7, own_lengths);
  png_assign_codes(own_lengths, 19, own_codes);
  while (sent > 4 && own_lengths[order[sent - 1]] == 0) sent--;
  out = put(out, held, is_last ? 1 : 0, 1);
  out = put(out, held, 2, 2);
  out = put(out, held, literal_count - 257, 5);
  out = put(out, held, 0, 5);
  out = put(out, held, sent - 4, 4);
  for (size_t i = 0; i < sent; i++) out = put(out, held, own_lengths[order[i]], 3);
  for (size_t i = 0; i < made; i++) {
    out = put(out, held, own_codes[steps[i].symbol], own_lengths[steps[i].symbol]);
    out = put(out, held, steps[i].extra, steps[i].extra_bits);
  }
  return out;
}

/// What `counts` means in symbols of deflate. Returns how many of its 286 are sent.
static size_t symbol_weights(const png_tokenizer *counts, uint32_t weights[MOST_SYMBOLS]) {
  memset(weights, 0, MOST_SYMBOLS * sizeof *weights);
  // Long stretches are counted by samples: what was not seen may still come.
  uint32_t least = counts->stretch_words > PNG_COUNTED_WORDS ? 1 : 0;
  for (int i = 0; i < 256; i++) weights[i] = counts->literals[i] + least;
  weights[256] = 1;
  for (unsigned gap = 1; gap <= PNG_GAP_LONGEST; gap++) {
    weights[0] += counts->gaps[gap] * (gap < 4 ? gap : 1);
    if (gap >= 4) weights[257 + length_symbol(gap - 1)] += counts->gaps[gap];
  }
  for (unsigned more = 3; more <= 258; more++) {
    weights[257 + length_symbol(more)] += counts->gaps[PNG_GAP_MORE + more];
  }
  size_t sent = 286;
  while (weights[sent - 1] == 0) sent--;
  return sent;
}

/// A repeat of `length` bytes of the one before: its symbol, the extra bits, and the one bit of distance 1.
static png_code repeat_code(unsigned length, const uint8_t *lengths, const uint16_t *codes) {
  unsigned symbol = length_symbol(length);
  uint64_t bits = codes[257 + symbol] | (uint64_t)(length - length_bases[symbol]) << lengths[257 + symbol];
  return (png_code){bits, lengths[257 + symbol] + length_extras[symbol] + 1u};
}

static void fill_gaps(png_book *book, const uint8_t *lengths, const uint16_t *codes) {
  uint64_t zero = codes[0], width = lengths[0];
  book->gaps[0] = (png_code){0, 0};
  book->gaps[1] = (png_code){zero, width};
  book->gaps[2] = (png_code){zero | zero << width, 2 * width};
  book->gaps[3] = (png_code){zero | zero << width | zero << 2 * width, 3 * width};
  for (unsigned gap = 4; gap <= PNG_GAP_LONGEST; gap++) {
    png_code repeat = repeat_code(gap - 1, lengths, codes);
    book->gaps[gap] = (png_code){zero | repeat.bits << width, width + repeat.length};
    book->gaps[PNG_GAP_MORE + gap - 1] = repeat;
  }
}

uint8_t *png_begin_block(
    uint8_t *out, png_accumulator *held, png_book *book, const png_tokenizer *counts, int is_last) {
  uint32_t weights[MOST_SYMBOLS];
  uint8_t lengths[MOST_SYMBOLS + 1] = {0};
  uint16_t codes[MOST_SYMBOLS];
  size_t sent = symbol_weights(counts, weights);
  png_code_lengths(weights, 286, PNG_LONGEST_CODE, lengths);
  png_assign_codes(lengths, 286, codes);
  for (int i = 0; i < 256; i++) book->literals[i] = lengths[i] ? (png_literal)codes[i] << (64 - lengths[i]) | lengths[i] : 0;
  book->literals[PNG_NO_LITERAL] = 0;
  book->end = (png_code){codes[256], lengths[256]};
  fill_gaps(book, lengths, codes);
  book->likely_bits = lengths[256];
  for (int i = 0; i < PNG_GAPS; i++) book->likely_bits += counts->gaps[i] * book->gaps[i].length;
  for (int i = 0; i < 256; i++) book->likely_bits += counts->literals[i] * (uint64_t)lengths[i];
  book->most_bits = book->likely_bits;
  if (counts->stretch_words > PNG_COUNTED_WORDS) book->most_bits += counts->stretch_bytes * PNG_LONGEST_CODE;
  // The one distance that is used, 1, has a code of one bit; it stands after the literals' lengths.
  lengths[sent] = 1;
  return put_header(out, held, lengths, sent, is_last);
}
