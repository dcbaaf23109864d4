internal import CCodecs

/// Turns what a codec of C reported into an error of ours.
func check(
  _ status: codec_status, _ message: codec_message, of format: ImageFormat
) throws(ImageError) {
  guard status != CODEC_DONE else { return }
  let reason = withUnsafeBytes(of: message.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  switch status {
  case CODEC_NO_MEMORY: throw .outOfMemory
  case CODEC_UNSUPPORTED: throw .unsupported(format, reason: reason)
  default: throw .damaged(format, reason: reason)
  }
}
