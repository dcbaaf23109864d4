#pragma once
#include <stddef.h>
#include <stdint.h>

// libpng and libjpeg report errors by longjmp, which must not cross Swift frames. Here each sequence of their calls is
// one C function that returns a status; what was wrong is in `message`. Pixels are B, G, R, A in memory.

typedef enum {
  CODEC_DONE = 0,
  CODEC_DAMAGED = 1,
  CODEC_UNSUPPORTED = 2,
  CODEC_NO_MEMORY = 3,
} codec_status;

/// The library's own words, or ours, ended by 0.
typedef struct {
  char text[200];
} codec_message;

/// What a file's header says.
typedef struct {
  uint32_t width, height;
  /// Whether pixels may be transparent.
  int has_alpha;
  /// Of a JPEG: the first Exif segment, after its name, or NULL.
  const uint8_t *exif;
  size_t exif_count;
} codec_header;

typedef struct png_reader png_reader;

/// Reads up to the first pixels. `*reader` is to be destroyed in every case; `bytes` must live as long.
codec_status png_reader_begin(
    const uint8_t *bytes, size_t count, png_reader **reader, codec_header *header, codec_message *message);

/// Reads all pixels to rows `stride` bytes apart, premultiplied, and checks the rest of the file. `*is_opaque` tells
/// whether no pixel is transparent after all.
codec_status png_reader_read(
    png_reader *reader, uint8_t *pixels, size_t stride, int *is_opaque, codec_message *message);
void png_reader_destroy(png_reader *reader);

typedef struct jpeg_reader jpeg_reader;

/// Reads up to the first scan. `*reader` is to be destroyed in every case; `bytes` must live as long. `memory` bounds
/// what libjpeg may take for itself.
codec_status jpeg_reader_begin(
    const uint8_t *bytes, size_t count, size_t memory, jpeg_reader **reader, codec_header *header,
    codec_message *message);

/// Reads all pixels to rows `stride` bytes apart; more than `scans` scans are refused.
codec_status jpeg_reader_read(jpeg_reader *reader, uint8_t *pixels, size_t stride, int scans, codec_message *message);
void jpeg_reader_destroy(jpeg_reader *reader);

typedef struct jpeg_writer jpeg_writer;

/// NULL if there is no memory.
jpeg_writer *jpeg_writer_create(void);
void jpeg_writer_destroy(jpeg_writer *writer);

/// Codes a picture of rows `stride` bytes apart, whose fourth bytes are ignored; `*file` is lent until the next call.
codec_status jpeg_writer_encode(
    jpeg_writer *writer, const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride, int quality,
    int has_full_chroma, int has_optimized_tables, const uint8_t **file, size_t *count, codec_message *message);

/// The version of libpng that runs, and of the libjpeg-turbo that this was built against.
const char *codecs_png_version(void);
const char *codecs_jpeg_version(void);
