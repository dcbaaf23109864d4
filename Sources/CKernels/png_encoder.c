#pragma STDC FP_CONTRACT OFF
#include "png_encoder.h"

#include <stdlib.h>

#include "png_parts.h"

enum {
  /// Zeros before each packed row, for the pixel left of the first.
  MARGIN = 64,
  /// Bytes that vector code may touch past the end of a row.
  SLACK = 128,
  BLOCK_BYTES = 1 << 20,
};

/// Memory that grows and is kept.
typedef struct {
  void *start;
  size_t capacity;
} room;

struct png_encoder {
  const png_row_functions *loops;
  png_source source;
  size_t width, depth, row_bytes;
  /// Two packed rows with their margins, swapped from row to row.
  room above, row;
  room masks[3], filtered, tokens;
  size_t filtered_count;
  png_tokenizer tokenizer;
  png_book book;
  /// Bits that do not fill a byte yet: of the block before, then of the header, then of this block.
  png_accumulator held;
  uint8_t header[PNG_HEADER_BYTES];
  size_t header_count;
  int is_last, is_stored;
};

png_encoder *png_encoder_create(void) { return calloc(1, sizeof(png_encoder)); }

void png_encoder_destroy(png_encoder *e) {
  if (!e) return;
  room *rooms[] = {&e->above, &e->row, &e->masks[0], &e->masks[1], &e->masks[2], &e->filtered, &e->tokens};
  for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) free(rooms[i]->start);
  free(e);
}

static const uint8_t packed_bytes[] = {3, 4, 1, 2};

size_t png_encoder_block_rows(png_source source, size_t width) {
  size_t rows = BLOCK_BYTES / (width * packed_bytes[source] + 1);
  return rows ? rows : 1;
}

/// Whether there is space for `count` bytes now; the content is lost where it grew.
static int reserve(room *space, size_t count) {
  if (count <= space->capacity) return 1;
  free(space->start);
  space->start = calloc(1, count);
  space->capacity = space->start ? count : 0;
  return space->start != NULL;
}

static const png_row_functions *best_loops(int vectors) {
#if defined(__x86_64__)
  if (vectors && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return &png_rows_avx2;
#else
  (void)vectors;
#endif
  return &png_rows_base;
}

int png_encoder_begin(
    png_encoder *e, png_source source, size_t width, size_t block_rows, int with_tokens, int vectors) {
  size_t row_bytes = width * packed_bytes[source], block = (row_bytes + 1) * block_rows;
  size_t mask_bytes = (row_bytes + 63) / 64 * 8;
  int has_room = reserve(&e->above, MARGIN + row_bytes + SLACK) && reserve(&e->row, MARGIN + row_bytes + SLACK) &&
                 reserve(&e->masks[0], mask_bytes) && reserve(&e->masks[1], mask_bytes) &&
                 reserve(&e->masks[2], mask_bytes) && reserve(&e->filtered, block + SLACK) &&
                 // A token stands for at least one byte; a stretch takes two, for more than two bytes.
                 (!with_tokens || reserve(&e->tokens, (block + 64) * sizeof(uint32_t)));
  if (!has_room) return -1;
  e->loops = best_loops(vectors);
  e->source = source;
  e->width = width;
  e->depth = packed_bytes[source];
  e->row_bytes = row_bytes;
  memset(e->above.start, 0, MARGIN + row_bytes + SLACK);
  memset(e->row.start, 0, MARGIN);
  e->tokenizer.tokens = with_tokens ? e->tokens.start : NULL;
  e->held = (png_accumulator){0, 0};
  return 0;
}

/// Straight from premultiplied colour, rounded to nearest; nothing where alpha is nothing.
static void pack_bgra(uint8_t *restrict out, const uint8_t *restrict pixels, size_t count) {
  for (size_t i = 0; i < count; i++, out += 4, pixels += 4) {
    unsigned alpha = pixels[3];
    out[3] = (uint8_t)alpha;
    for (int channel = 0; channel < 3; channel++) {
      unsigned value = pixels[2 - channel];
      if (alpha != 255 && alpha != 0) value = (255 * value + alpha / 2) / alpha;
      out[channel] = alpha == 0 ? 0 : value > 255 ? 255 : (uint8_t)value;
    }
  }
}

static void pack_gray16(uint8_t *restrict out, const uint8_t *restrict pixels, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint16_t value;
    memcpy(&value, pixels + 2 * i, 2);
    out[2 * i] = (uint8_t)(value >> 8);
    out[2 * i + 1] = (uint8_t)value;
  }
}

static void pack(png_encoder *e, uint8_t *out, const uint8_t *pixels) {
  switch (e->source) {
  case PNG_SOURCE_BGRX: e->loops->pack_bgrx(out, pixels, e->width); break;
  case PNG_SOURCE_BGRA: pack_bgra(out, pixels, e->width); break;
  case PNG_SOURCE_GRAY8: memcpy(out, pixels, e->width); break;
  case PNG_SOURCE_GRAY16: pack_gray16(out, pixels, e->width); break;
  }
}

static int smallest(const uint64_t *values, int count) {
  int best = 0;
  for (int i = 1; i < count; i++) {
    if (values[i] < values[best]) best = i;
  }
  return best;
}

/// The filter for a row: the one that leaves the fewest bytes to code, or, where every fourth byte would be left
/// anyway, the smallest ones.
static int sparse_filter(png_encoder *e, const uint8_t *row, const uint8_t *above) {
  static const uint8_t zeros[64];
  uint64_t *masks[3] = {e->masks[0].start, e->masks[1].start, e->masks[2].start};
  size_t counts[3];
  e->loops->compare(row, above, zeros, e->depth, e->row_bytes, masks, counts);
  int best = 0;
  if (counts[2] < counts[best]) best = 2;
  if (counts[1] < counts[best]) best = 1;
  if (counts[best] < e->row_bytes / 4 || e->row_bytes < 64) return best;
  uint64_t sums[5];
  e->loops->sizes(row, above, e->depth, e->row_bytes, e->row_bytes < 512 ? 1 : 4, sums);
  return smallest(sums, 5);
}

static int smooth_filter(png_encoder *e, const uint8_t *row, const uint8_t *above) {
  uint64_t sums[5];
  e->loops->sizes(row, above, e->depth, e->row_bytes, 1, sums);
  return smallest(sums, 5);
}

static void begin_tokens(png_tokenizer *t) {
  t->next = t->tokens;
  t->stretch = NULL;
  t->gap = t->stretch_end = t->stretch_words = t->stretch_bytes = 0;
  memset(t->literals, 0, sizeof t->literals);
  memset(t->gaps, 0, sizeof t->gaps);
  memset(t->counted, 0, sizeof t->counted);
  memset(t->sampled, 0, sizeof t->sampled);
}

uint32_t *png_split_gap(png_tokenizer *t, uint32_t *next, size_t gap, uint32_t *number) {
  uint32_t step = PNG_GAP_LONGEST, step_number = PNG_GAP_LONGEST;
  while (gap > step) {
    *next++ = step_number << 16 | PNG_NO_LITERAL;
    t->gaps[step_number]++;
    gap -= step;
    step = 258;
    step_number = PNG_GAP_MORE + 258;
  }
  *number = (uint32_t)(gap < 3 ? gap : PNG_GAP_MORE + gap);
  return next;
}

/// Tokens of the row that was filtered to `place`.
static void add_row(png_encoder *e, size_t place, int type) {
  static const uint8_t zeros[64];
  uint8_t *filtered = e->filtered.start;
  uint64_t *mask = e->masks[type < 3 ? type : 0].start;
  if (type >= 3) e->loops->occupied(filtered + place + 1, zeros, e->row_bytes, mask);
  e->loops->tokenize(&e->tokenizer, filtered, place, mask, e->row_bytes);
}

png_bytes png_encoder_filter(
    png_encoder *e, const uint8_t *pixels, size_t stride, size_t rows, png_filtering filtering) {
  uint8_t *filtered = e->filtered.start;
  size_t place = 0;
  begin_tokens(&e->tokenizer);
  for (size_t y = 0; y < rows; y++, place += e->row_bytes + 1) {
    uint8_t *row = (uint8_t *)e->row.start + MARGIN, *above = (uint8_t *)e->above.start + MARGIN;
    int type = 0;
    pack(e, row, pixels + y * stride);
    if (filtering == PNG_FILTER_SPARSE) type = sparse_filter(e, row, above);
    if (filtering == PNG_FILTER_SMOOTH) type = smooth_filter(e, row, above);
    filtered[place] = (uint8_t)type;
    e->loops->filter(filtered + place + 1, row, above, e->depth, e->row_bytes, type);
    if (filtering == PNG_FILTER_SPARSE && e->tokenizer.tokens) add_row(e, place, type);
    room swapped = e->row;
    e->row = e->above;
    e->above = swapped;
  }
  e->filtered_count = place;
  return (png_bytes){filtered, place};
}

/// The block as it is, in pieces of at most 65,535 bytes, each after a byte boundary.
static uint8_t *put_stored(png_encoder *e, uint8_t *out) {
  const uint8_t *bytes = e->filtered.start;
  for (size_t left = e->filtered_count; left;) {
    uint16_t count = left < 65535 ? (uint16_t)left : 65535, inverse = (uint16_t)~count;
    e->held.bits |= (uint64_t)(e->is_last && count == left) << e->held.length;
    e->held.length = (e->held.length + 3 + 7) & ~7u;
    PNG_FLUSH(out, e->held.bits, e->held.length);
    const uint8_t sizes[] = {(uint8_t)count, (uint8_t)(count >> 8), (uint8_t)inverse, (uint8_t)(inverse >> 8)};
    memcpy(out, sizes, 4);
    memcpy(out + 4, bytes, count);
    out += 4 + count;
    bytes += count;
    left -= count;
  }
  return out;
}

static uint8_t *put_coded(png_encoder *e, uint8_t *out) {
  png_tokenizer *t = &e->tokenizer;
  memcpy(out, e->header, e->header_count);
  out = e->loops->put_tokens(
      out + e->header_count, &e->held, t->tokens, (size_t)(t->next - t->tokens), e->filtered.start, &e->book);
  e->held.bits |= e->book.end.bits << e->held.length;
  e->held.length += (unsigned)e->book.end.length;
  PNG_FLUSH(out, e->held.bits, e->held.length);
  return out;
}

/// Ends the last gap, and adds the literals of stretches to the counts.
static void finish_tokens(png_tokenizer *t) {
  if (t->gap) {
    uint32_t number = (uint32_t)t->gap;
    if (t->gap > PNG_GAP_LONGEST) t->next = png_split_gap(t, t->next, t->gap, &number);
    *t->next++ = number << 16 | PNG_NO_LITERAL;
    t->gaps[number]++;
  }
  for (int table = 0; table < 4; table++) {
    for (int i = 0; i < 256; i++) t->literals[i] += t->counted[table][i] + PNG_SAMPLE_EVERY * t->sampled[table][i];
  }
}

size_t png_encoder_plan(png_encoder *e, int is_last) {
  png_tokenizer *t = &e->tokenizer;
  finish_tokens(t);
  e->is_last = is_last;
  png_accumulator before = e->held;
  uint8_t *end = png_begin_block(e->header, &e->held, &e->book, t, is_last);
  e->header_count = (size_t)(end - e->header);
  e->is_stored = e->header_count + e->book.likely_bits / 8 >= e->filtered_count;
  if (e->is_stored) {
    e->held = before;
    return e->filtered_count + (e->filtered_count / 65535 + 1) * 5 + 16;
  }
  return e->header_count + e->book.most_bits / 8 + 16;
}

size_t png_encoder_put(png_encoder *e, uint8_t *start) {
  uint8_t *out = e->is_stored ? put_stored(e, start) : put_coded(e, start);
  if (e->is_last) {
    e->held.length = (e->held.length + 7) & ~7u;
    PNG_FLUSH(out, e->held.bits, e->held.length);
  }
  return (size_t)(out - start);
}
