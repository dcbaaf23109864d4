internal import CCodecs
internal import CDeflate

/// The C libraries that read and write pictures, with the versions that they were built against.
package var imageLibraries: [(name: String, version: String)] {
  [
    ("libpng", String(cString: codecs_png_version())), ("libjpeg-turbo", String(cString: codecs_jpeg_version())),
    ("libdeflate", LIBDEFLATE_VERSION_STRING),
  ]
}
