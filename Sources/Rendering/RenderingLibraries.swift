internal import CCairo
internal import CFreeType
internal import CHarfBuzz

/// The C libraries whose version shows in pixels, with the versions that run.
package var renderingLibraries: [(name: String, version: String)] {
  var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
  var library: FT_Library?
  if FT_Init_FreeType(&library) == 0 {
    FT_Library_Version(library, &major, &minor, &patch)
    FT_Done_FreeType(library)
  }
  return [
    ("cairo", String(cString: cairo_version_string())), ("FreeType", "\(major).\(minor).\(patch)"),
    ("HarfBuzz", String(cString: hb_version_string())),
  ]
}
