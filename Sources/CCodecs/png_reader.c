#pragma STDC FP_CONTRACT OFF
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CCodecs.h"

struct png_reader {
  png_structp png;
  png_infop info;
  const uint8_t *bytes;
  size_t left;
  uint32_t width, height;
  int passes;
  codec_message message;
};

static void fail(png_structp png, png_const_charp text) {
  png_reader *reader = png_get_error_ptr(png);
  snprintf(reader->message.text, sizeof reader->message.text, "%s", text);
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void take(png_structp png, png_bytep out, size_t count) {
  png_reader *reader = png_get_io_ptr(png);
  if (count > reader->left) png_error(png, "the file ends early");
  memcpy(out, reader->bytes, count);
  reader->bytes += count;
  reader->left -= count;
}

/// Everything becomes four bytes a pixel; chunks that would change no pixel here are passed over unread.
static void set_transformations(png_reader *reader) {
  png_set_expand(reader->png);
  png_set_scale_16(reader->png);
  png_set_gray_to_rgb(reader->png);
  png_set_bgr(reader->png);
  png_set_add_alpha(reader->png, 0xFF, PNG_FILLER_AFTER);
  reader->passes = png_set_interlace_handling(reader->png);
  png_read_update_info(reader->png, reader->info);
}

codec_status png_reader_begin(
    const uint8_t *bytes, size_t count, png_reader **result, codec_header *header, codec_message *message) {
  static const png_byte unread[] = "iCCP\0zTXt\0tEXt\0iTXt\0gAMA\0cHRM\0sRGB\0bKGD\0hIST\0sPLT\0eXIf\0pHYs\0tIME\0"
                                   "oFFs\0pCAL\0sCAL\0sBIT";
  memset(header, 0, sizeof *header);
  png_reader *reader = *result = calloc(1, sizeof *reader);
  if (!reader) return CODEC_NO_MEMORY;
  reader->bytes = bytes;
  reader->left = count;
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, ignore);
  if (reader->png) reader->info = png_create_info_struct(reader->png);
  if (!reader->info) return CODEC_NO_MEMORY;
  if (setjmp(png_jmpbuf(reader->png))) {
    *message = reader->message;
    return CODEC_DAMAGED;
  }
  // Sizes are the caller's to judge.
  png_set_user_limits(reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_crc_action(reader->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, unread, (int)(sizeof unread / 5));
  png_set_read_fn(reader->png, reader, take);
  png_read_info(reader->png, reader->info);
  reader->width = header->width = png_get_image_width(reader->png, reader->info);
  reader->height = header->height = png_get_image_height(reader->png, reader->info);
  header->has_alpha = (png_get_color_type(reader->png, reader->info) & PNG_COLOR_MASK_ALPHA) != 0 ||
                      png_get_valid(reader->png, reader->info, PNG_INFO_tRNS) != 0;
  return CODEC_DONE;
}

/// Returns whether no pixel of the row is transparent.
static int premultiply(uint8_t *row, size_t width) {
  unsigned all = 255;
  for (size_t x = 0; x < width; x++) all &= row[4 * x + 3];
  if (all == 255) return 1;
  for (size_t x = 0; x < width; x++) {
    unsigned alpha = row[4 * x + 3];
    for (int channel = 0; channel < 3; channel++) {
      row[4 * x + channel] = (uint8_t)((row[4 * x + channel] * alpha + 127) / 255);
    }
  }
  return 0;
}

codec_status png_reader_read(
    png_reader *reader, uint8_t *pixels, size_t stride, int *is_opaque, codec_message *message) {
  if (setjmp(png_jmpbuf(reader->png))) {
    *message = reader->message;
    return CODEC_DAMAGED;
  }
  set_transformations(reader);
  for (int pass = 0; pass < reader->passes; pass++) {
    for (size_t y = 0; y < reader->height; y++) png_read_row(reader->png, pixels + y * stride, NULL);
  }
  png_read_end(reader->png, NULL);
  int opaque = 1;
  for (size_t y = 0; y < reader->height; y++) opaque &= premultiply(pixels + y * stride, reader->width);
  *is_opaque = opaque;
  return CODEC_DONE;
}

void png_reader_destroy(png_reader *reader) {
  if (!reader) return;
  if (reader->png) png_destroy_read_struct(&reader->png, &reader->info, NULL);
  free(reader);
}
