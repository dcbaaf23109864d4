#pragma STDC FP_CONTRACT OFF
#include <stdlib.h>
#include <string.h>

#include "jpeg_errors.h"

struct jpeg_reader {
  struct jpeg_decompress_struct codec;
  jpeg_failure failure;
  struct jpeg_progress_mgr progress;
  int scans;
  int is_created;
};

static void check_scans(j_common_ptr codec) {
  j_decompress_ptr decompressor = (j_decompress_ptr)codec;
  jpeg_reader *reader = decompressor->client_data;
  if (decompressor->input_scan_number > reader->scans) {
    jpeg_fail(codec, CODEC_UNSUPPORTED, "it has more scans than any honest picture needs");
  }
}

static void find_exif(j_decompress_ptr codec, codec_header *header) {
  for (jpeg_saved_marker_ptr marker = codec->marker_list; marker; marker = marker->next) {
    if (marker->data_length < 6 || memcmp(marker->data, "Exif\0\0", 6) != 0) continue;
    header->exif = marker->data + 6;
    header->exif_count = marker->data_length - 6;
    return;
  }
}

codec_status jpeg_reader_begin(
    const uint8_t *bytes, size_t count, size_t memory, jpeg_reader **result, codec_header *header,
    codec_message *message) {
  memset(header, 0, sizeof *header);
  jpeg_reader *reader = *result = calloc(1, sizeof *reader);
  if (!reader) return CODEC_NO_MEMORY;
  reader->codec.err = jpeg_catch(&reader->failure);
  if (setjmp(reader->failure.place)) {
    *message = reader->failure.message;
    return reader->failure.status;
  }
  jpeg_create_decompress(&reader->codec);
  reader->is_created = 1;
  reader->codec.client_data = reader;
  reader->codec.mem->max_memory_to_use = (long)memory;
  jpeg_mem_src(&reader->codec, bytes, count);
  jpeg_save_markers(&reader->codec, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(&reader->codec, TRUE);
  header->width = reader->codec.image_width;
  header->height = reader->codec.image_height;
  find_exif(&reader->codec, header);
  return CODEC_DONE;
}

/// Colours from inks, in place: what is left of white after the colour and after black. Adobe stores what is left.
static void convert_inks(uint8_t *row, size_t width, int is_inverted) {
  unsigned flip = is_inverted ? 0 : 255;
  for (size_t x = 0; x < width; x++, row += 4) {
    unsigned black = row[3] ^ flip;
    uint8_t red = (uint8_t)(((row[0] ^ flip) * black + 127) / 255);
    uint8_t green = (uint8_t)(((row[1] ^ flip) * black + 127) / 255);
    uint8_t blue = (uint8_t)(((row[2] ^ flip) * black + 127) / 255);
    row[0] = blue;
    row[1] = green;
    row[2] = red;
    row[3] = 255;
  }
}

static void set_output(j_decompress_ptr codec) {
  switch (codec->jpeg_color_space) {
  case JCS_CMYK:
  case JCS_YCCK: codec->out_color_space = JCS_CMYK; break;
  case JCS_GRAYSCALE:
  case JCS_RGB:
  case JCS_YCbCr: codec->out_color_space = JCS_EXT_BGRA; break;
  default: jpeg_fail((j_common_ptr)codec, CODEC_UNSUPPORTED, "its colours are neither grey, RGB, YCbCr nor CMYK");
  }
  codec->dct_method = JDCT_ISLOW;
}

codec_status jpeg_reader_read(jpeg_reader *reader, uint8_t *pixels, size_t stride, int scans, codec_message *message) {
  j_decompress_ptr codec = &reader->codec;
  if (setjmp(reader->failure.place)) {
    *message = reader->failure.message;
    return reader->failure.status;
  }
  reader->scans = scans;
  reader->progress.progress_monitor = check_scans;
  codec->progress = &reader->progress;
  set_output(codec);
  jpeg_start_decompress(codec);
  while (codec->output_scanline < codec->output_height) {
    uint8_t *row = pixels + codec->output_scanline * stride;
    if (jpeg_read_scanlines(codec, &row, 1) == 0) jpeg_fail((j_common_ptr)codec, CODEC_DAMAGED, "the file ends early");
    if (codec->out_color_space == JCS_CMYK) convert_inks(row, codec->output_width, codec->saw_Adobe_marker);
  }
  jpeg_finish_decompress(codec);
  return CODEC_DONE;
}

void jpeg_reader_destroy(jpeg_reader *reader) {
  if (!reader) return;
  if (reader->is_created) jpeg_destroy_decompress(&reader->codec);
  free(reader);
}
