import CHarfBuzz
import Scenes

/// HarfBuzz on one face, in font units: which glyphs a text takes, and where they stand.
final class Shaper {
  struct Glyph {
    var id: UInt32
    /// The first UTF-8 byte of the text that it belongs to.
    var cluster: Int
    var advance: Int
    var x: Int
    var y: Int
  }

  private let font: OpaquePointer
  private let buffer: OpaquePointer
  /// Holds the bytes that the font reads.
  private let file: FontFile

  /// - Throws: `unreadableFont`.
  init(_ file: FontFile, face number: Int) throws(TypesettingError) {
    self.file = file
    // Every object of HarfBuzz exists, if only as an empty one; each keeps what it is made from alive.
    let blob = file.bytes.withMemoryRebound(to: CChar.self) {
      hb_blob_create($0.baseAddress, UInt32($0.count), HB_MEMORY_MODE_READONLY, nil, nil)
    }
    let face = hb_face_create(blob, UInt32(number))
    font = hb_font_create(face)
    buffer = hb_buffer_create()
    let units = hb_face_get_upem(face)
    let glyphs = hb_face_get_glyph_count(face)
    hb_face_destroy(face)
    hb_blob_destroy(blob)
    guard glyphs > 0 else { throw .unreadableFont(path: file.path, reason: "it holds no glyphs") }
    hb_ot_font_set_funcs(font)
    hb_font_set_scale(font, Int32(units), Int32(units))
  }

  deinit {
    hb_buffer_destroy(buffer)
    hb_font_destroy(font)
  }

  /// Whether the font has a glyph of its own for a character.
  func has(_ scalar: Unicode.Scalar) -> Bool {
    var glyph: UInt32 = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0
  }

  /// The glyphs of `text` in visual order. Script and direction are the text's own, the language is none: HarfBuzz
  /// would take it from the environment.
  func glyphs(of text: String) -> [Glyph] {
    hb_buffer_clear_contents(buffer)
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
      }
    }
    hb_buffer_set_language(buffer, hb_language_from_string("und", -1))
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES)
    hb_buffer_guess_segment_properties(buffer)
    hb_shape(font, buffer, nil, 0)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let places = hb_buffer_get_glyph_positions(buffer, &count)
    else { return [] }
    return (0..<Int(count)).map { i in
      Glyph(
        id: infos[i].codepoint, cluster: Int(infos[i].cluster), advance: Int(places[i].x_advance),
        x: Int(places[i].x_offset), y: Int(places[i].y_offset))
    }
  }
}
