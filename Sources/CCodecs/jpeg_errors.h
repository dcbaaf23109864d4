#pragma once
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>

#include "CCodecs.h"

/// libjpeg's error manager, with the place to return to.
typedef struct {
  struct jpeg_error_mgr base;
  jmp_buf place;
  codec_status status;
  codec_message message;
} jpeg_failure;

/// Makes every error, and every warning of lost data, return to `place` with a status and a sentence.
struct jpeg_error_mgr *jpeg_catch(jpeg_failure *failure);

/// Ends the running call with `status` and `text`.
void jpeg_fail(j_common_ptr codec, codec_status status, const char *text);
