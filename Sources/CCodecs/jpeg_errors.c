#pragma STDC FP_CONTRACT OFF
#include "jpeg_errors.h"

#include <ctype.h>
#include <jerror.h>
#include <string.h>

void jpeg_fail(j_common_ptr codec, codec_status status, const char *text) {
  jpeg_failure *failure = (jpeg_failure *)codec->err;
  failure->status = status;
  snprintf(failure->message.text, sizeof failure->message.text, "%s", text);
  longjmp(failure->place, 1);
}

static codec_status status_of(int code) {
  switch (code) {
  case JERR_OUT_OF_MEMORY: return CODEC_NO_MEMORY;
  case JERR_ARITH_NOTIMPL:
  case JERR_BAD_PRECISION:
  case JERR_CONVERSION_NOTIMPL:
  case JERR_NO_BACKING_STORE:
  case JERR_NOT_COMPILED:
  case JERR_SOF_UNSUPPORTED: return CODEC_UNSUPPORTED;
  default: return CODEC_DAMAGED;
  }
}

static void leave(j_common_ptr codec) {
  char text[JMSG_LENGTH_MAX];
  codec->err->format_message(codec, text);
  if (codec->err->msg_code == JERR_NO_BACKING_STORE) {
    snprintf(text, sizeof text, "decoding it takes more memory than the limit for decoded images");
  }
  // Sentences of ours begin in lower case; names such as DCT stay.
  if (isupper((unsigned char)text[0]) && islower((unsigned char)text[1])) text[0] = (char)(text[0] - 'A' + 'a');
  jpeg_fail(codec, status_of(codec->err->msg_code), text);
}

/// Warnings after which pixels are made up or missing end the call; the others lose nothing.
static void judge(j_common_ptr codec, int level) {
  if (level >= 0) return;
  switch (codec->err->msg_code) {
  case JWRN_EXTRANEOUS_DATA:
  case JWRN_JFIF_MAJOR:
  case JWRN_ADOBE_XFORM:
  case JWRN_TOO_MUCH_DATA:
  case JWRN_BOGUS_PROGRESSION: return;
  default: leave(codec);
  }
}

static void stay_silent(j_common_ptr codec) { (void)codec; }

struct jpeg_error_mgr *jpeg_catch(jpeg_failure *failure) {
  jpeg_std_error(&failure->base);
  failure->base.error_exit = leave;
  failure->base.emit_message = judge;
  failure->base.output_message = stay_silent;
  return &failure->base;
}
