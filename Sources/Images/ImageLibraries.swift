internal import CCodecs
internal import CDeflate

/// The C libraries that read and write pictures: libpng with the version that runs, the others, which can't be asked, with
/// the one that was built against.
package var imageLibraries: [(name: String, version: String)] {
  [
    ("libpng", String(cString: codecs_png_version())), ("libjpeg-turbo", String(cString: codecs_jpeg_version())),
    ("libdeflate", LIBDEFLATE_VERSION_STRING),
  ]
}
