#pragma STDC FP_CONTRACT OFF
#include "CCodecs.h"

#include <stdio.h>
#include <jpeglib.h>
#include <png.h>

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

const char *codecs_png_version(void) { return png_get_libpng_ver(NULL); }

const char *codecs_jpeg_version(void) { return TEXT(LIBJPEG_TURBO_VERSION); }
