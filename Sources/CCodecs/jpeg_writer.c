#pragma STDC FP_CONTRACT OFF
#include <stdlib.h>
#include <string.h>

#include "jpeg_errors.h"

enum { ROWS_A_CALL = 16, FIRST_ROOM = 1 << 16 };

struct jpeg_writer {
  struct jpeg_compress_struct codec;
  jpeg_failure failure;
  struct jpeg_destination_mgr destination;
  /// The standard's tables: libjpeg fills a table only once, and fitting one to a picture overwrites it.
  JHUFF_TBL standard[4];
  uint8_t *file;
  size_t capacity, count;
};

/// Where libjpeg keeps the table that `standard` has at `place`: luminance then chrominance, differences then the rest.
static JHUFF_TBL *table(j_compress_ptr codec, int place) {
  return place % 2 == 0 ? codec->dc_huff_tbl_ptrs[place / 2] : codec->ac_huff_tbl_ptrs[place / 2];
}

static void begin_file(j_compress_ptr codec) {
  jpeg_writer *writer = codec->client_data;
  codec->dest->next_output_byte = writer->file;
  codec->dest->free_in_buffer = writer->capacity;
}

static boolean grow_file(j_compress_ptr codec) {
  jpeg_writer *writer = codec->client_data;
  uint8_t *grown = realloc(writer->file, 2 * writer->capacity);
  if (!grown) jpeg_fail((j_common_ptr)codec, CODEC_NO_MEMORY, "there is no memory");
  codec->dest->next_output_byte = grown + writer->capacity;
  codec->dest->free_in_buffer = writer->capacity;
  writer->file = grown;
  writer->capacity *= 2;
  return TRUE;
}

static void end_file(j_compress_ptr codec) {
  jpeg_writer *writer = codec->client_data;
  writer->count = writer->capacity - codec->dest->free_in_buffer;
}

jpeg_writer *jpeg_writer_create(void) {
  jpeg_writer *writer = calloc(1, sizeof *writer);
  if (!writer) return NULL;
  writer->capacity = FIRST_ROOM;
  writer->file = malloc(FIRST_ROOM);
  writer->codec.err = jpeg_catch(&writer->failure);
  if (!writer->file || setjmp(writer->failure.place)) {
    free(writer->file);
    free(writer);
    return NULL;
  }
  jpeg_create_compress(&writer->codec);
  writer->codec.client_data = writer;
  writer->destination = (struct jpeg_destination_mgr){
      .init_destination = begin_file, .empty_output_buffer = grow_file, .term_destination = end_file};
  writer->codec.dest = &writer->destination;
  writer->codec.input_components = 4;
  writer->codec.in_color_space = JCS_EXT_BGRX;
  jpeg_set_defaults(&writer->codec);
  for (int place = 0; place < 4; place++) writer->standard[place] = *table(&writer->codec, place);
  return writer;
}

void jpeg_writer_destroy(jpeg_writer *writer) {
  if (!writer) return;
  jpeg_destroy_compress(&writer->codec);
  free(writer->file);
  free(writer);
}

codec_status jpeg_writer_encode(
    jpeg_writer *writer, const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride, int quality,
    int has_full_chroma, int has_optimized_tables, const uint8_t **file, size_t *count, codec_message *message) {
  j_compress_ptr codec = &writer->codec;
  if (setjmp(writer->failure.place)) {
    *message = writer->failure.message;
    jpeg_abort_compress(codec);
    return writer->failure.status;
  }
  codec->image_width = width;
  codec->image_height = height;
  jpeg_set_defaults(codec);
  for (int place = 0; place < 4; place++) *table(codec, place) = writer->standard[place];
  jpeg_set_quality(codec, quality, TRUE);
  codec->dct_method = JDCT_ISLOW;
  codec->optimize_coding = has_optimized_tables ? TRUE : FALSE;
  codec->comp_info[0].h_samp_factor = codec->comp_info[0].v_samp_factor = has_full_chroma ? 1 : 2;
  jpeg_start_compress(codec, TRUE);
  while (codec->next_scanline < height) {
    JSAMPROW rows[ROWS_A_CALL];
    uint32_t left = height - codec->next_scanline, some = left < ROWS_A_CALL ? left : ROWS_A_CALL;
    for (uint32_t i = 0; i < some; i++) rows[i] = (JSAMPROW)(pixels + (codec->next_scanline + i) * stride);
    jpeg_write_scanlines(codec, rows, some);
  }
  jpeg_finish_compress(codec);
  *file = writer->file;
  *count = writer->count;
  return CODEC_DONE;
}
