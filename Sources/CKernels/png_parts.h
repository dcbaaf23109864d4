#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// What the parts of the PNG encoder know of each other.

/// The longest code that is given out, so that four literals, or a gap and a literal, fit a 64-bit word.
enum { PNG_LONGEST_CODE = 11 };

/// Gaps of zeros: 0 ... 259 stand for themselves (a zero, then a repeat of the one before it); from PNG_GAP_MORE on for
/// repeats of 3 ... 258 that go on after a gap.
enum { PNG_GAP_LONGEST = 259, PNG_GAP_MORE = 257, PNG_GAPS = 516 };

/// The literal of a token that has none.
enum { PNG_NO_LITERAL = 256 };

/// Marks a token that counts literals; the next token is their place in the filtered bytes.
#define PNG_STRETCH 0x80000000u

/// A code, first bit lowest.
typedef struct {
  uint64_t bits;
  uint64_t length;
} png_code;

/// A code of one literal in the form that strings codes together fastest: the code in the uppermost bits, its length in
/// the lowest six. Shifting a word of codes right by such a number makes room above, as only six bits of it count;
/// what the lengths leave in the lowest bits is shifted out at last.
typedef uint64_t png_literal;

/// Bits that do not fill a byte yet; those above `length` are zero.
typedef struct {
  uint64_t bits;
  unsigned length;
} png_accumulator;

/// Writes whole bytes and keeps the rest: at most seven bits. Writes eight bytes, of which the last may be free.
#define PNG_FLUSH(out, bits, length) \
  do { \
    memcpy((out), &(bits), 8); \
    (out) += (length) >> 3; \
    (bits) >>= (length) & 0x38; \
    (length) &= 7; \
  } while (0)

/// One block's tokens as they grow, and how often each occurs.
typedef struct {
  uint32_t *tokens, *next;
  /// Zeros since the last literal.
  size_t gap;
  /// The token that counts the stretch which ends at `stretch_end`, so that the next one may lengthen it.
  uint32_t *stretch;
  size_t stretch_end, stretch_words, stretch_bytes;
  uint32_t literals[257], gaps[PNG_GAPS];
  /// Counts of literals in stretches: of the first PNG_COUNTED_WORDS words, then of one word in PNG_SAMPLE_EVERY. Each
  /// is spread over four tables, as counting equal bytes in a row in one would stall.
  uint32_t counted[4][256], sampled[4][256];
} png_tokenizer;

/// Of 64 bytes, so many that are not zero make them a stretch of literals: fewer cost less as tokens.
enum { PNG_STRETCH_BITS = 22 };

enum { PNG_COUNTED_WORDS = 1024, PNG_SAMPLE_EVERY = 16 };

/// Writes the tokens of a gap longer than PNG_GAP_LONGEST, all but the last, whose number it gives.
uint32_t *png_split_gap(png_tokenizer *tokenizer, uint32_t *next, size_t gap, uint32_t *number);

/// The codes of one block.
typedef struct {
  png_literal literals[257];
  png_code gaps[PNG_GAPS];
  png_code end;
  /// The bits of the block's body: what the counts say, and what it takes at most, as stretches are counted by samples.
  uint64_t likely_bits, most_bits;
} png_book;

/// Room for a block's header.
enum { PNG_HEADER_BYTES = 512 };

/// Fits codes to the tokens' counts and writes the block's header.
uint8_t *png_begin_block(
    uint8_t *out, png_accumulator *held, png_book *book, const png_tokenizer *tokenizer, int is_last);

/// Code lengths of at most `longest` for `count` symbols (at most 288); a symbol of weight 0 gets none, a single one 1.
void png_code_lengths(const uint32_t *weights, size_t count, unsigned longest, uint8_t *lengths);

/// Canonical codes as deflate numbers them, bits reversed.
void png_assign_codes(const uint8_t *lengths, size_t count, uint16_t *codes);

/// The loops over rows: one text, compiled for the baseline and for wide vectors.
typedef struct {
  void (*compare)(
      const uint8_t *row, const uint8_t *above, const uint8_t *zeros, size_t depth, size_t count,
      uint64_t *const masks[3], size_t counts[3]);
  void (*occupied)(const uint8_t *row, const uint8_t *zeros, size_t count, uint64_t *mask);
  void (*filter)(
      uint8_t *restrict out, const uint8_t *restrict row, const uint8_t *restrict above, size_t depth, size_t count,
      int type);
  void (*sizes)(
      const uint8_t *row, const uint8_t *above, size_t depth, size_t count, size_t every, uint64_t sums[5]);
  void (*pack_bgrx)(uint8_t *restrict out, const uint8_t *restrict pixels, size_t count);
  void (*tokenize)(
      png_tokenizer *restrict tokenizer, const uint8_t *restrict filtered, size_t place, const uint64_t *restrict mask,
      size_t count);
  uint8_t *(*put_tokens)(
      uint8_t *restrict out, png_accumulator *restrict held, const uint32_t *restrict tokens, size_t count,
      const uint8_t *restrict filtered, const png_book *restrict book);
} png_row_functions;

extern const png_row_functions png_rows_base;
#if defined(__x86_64__)
extern const png_row_functions png_rows_avx2;
#endif
