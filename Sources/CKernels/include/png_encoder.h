#pragma once
#include <stddef.h>
#include <stdint.h>

// The fast PNG encoder's body: rows of pixels in, a raw deflate stream out. Frames, checksums and chunks are the
// caller's. Integers only, so equal pixels give equal bytes on every processor.

/// What a row of the source holds, and what PNG makes of it.
typedef enum {
  PNG_SOURCE_BGRX = 0,   ///< 4 bytes, the fourth ignored: RGB
  PNG_SOURCE_BGRA = 1,   ///< 4 bytes, premultiplied: RGBA, straight
  PNG_SOURCE_GRAY8 = 2,  ///< 1 byte: grey, or a palette's index
  PNG_SOURCE_GRAY16 = 3, ///< 2 bytes of the machine's order: grey, high byte first
} png_source;

/// How rows are filtered when all of them shall be.
typedef enum {
  PNG_FILTER_SPARSE = 0, ///< fewest bytes that are not zero; smallest residuals where many are not
  PNG_FILTER_SMOOTH = 1, ///< smallest sum of absolute residuals
  PNG_FILTER_NONE = 2,   ///< filter type 0 throughout
} png_filtering;

/// The scratch memory of one worker: packed rows, filtered rows, tokens and codes.
typedef struct png_encoder png_encoder;

/// Bytes lent until the next call on the same encoder.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} png_bytes;

/// NULL if there is no memory.
png_encoder *png_encoder_create(void);
void png_encoder_destroy(png_encoder *encoder);

/// Begins a picture whose rows are `width` pixels. At most `block_rows` rows will come in one call. Returns 0, or -1 if
/// there is no memory. `vectors` chooses the code: 0 the baseline's, 1 what this processor does best. Only `with_tokens`
/// can blocks be planned: that takes four times the block's memory.
int png_encoder_begin(
    png_encoder *encoder, png_source source, size_t width, size_t block_rows, int with_tokens, int vectors);

/// Rows that make a block of about a megabyte.
size_t png_encoder_block_rows(png_source source, size_t width);

/// Filters `rows` rows that lie `stride` bytes apart; each becomes its filter's number and its residuals. Rows are read
/// in steps of 16 bytes, so `stride` is a multiple of that.
png_bytes png_encoder_filter(
    png_encoder *encoder, const uint8_t *pixels, size_t stride, size_t rows, png_filtering filtering);

/// Plans one deflate block of what `png_encoder_filter` with PNG_FILTER_SPARSE gave, and returns the most bytes that it
/// may take.
size_t png_encoder_plan(png_encoder *encoder, int is_last);

/// Writes the block that was planned to `out`, which has room for what the plan said, and returns its length. Up to
/// seven bits are held back for the next one, except after the last.
size_t png_encoder_put(png_encoder *encoder, uint8_t *out);
