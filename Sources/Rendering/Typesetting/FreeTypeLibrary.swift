import CFreeType
import Labels
import Scenes

/// FreeType, once per owner: it must not be used by two threads at a time.
final class FreeTypeLibrary {
  fileprivate let handle: FT_Library

  /// Nil without memory.
  init?() {
    var handle: FT_Library?
    guard FT_Init_FreeType(&handle) == 0, let handle else { return nil }
    self.handle = handle
  }

  deinit { FT_Done_FreeType(handle) }

  /// What the faces of the file at `path` call themselves; none of those that can't be scaled or are broken.
  ///
  /// Only the parts of the file that tell this are read.
  /// - Precondition: it is a regular file.
  func entries(ofFileAt path: String) -> [FontCatalogue.Entry] {
    guard let first = try? FreeTypeFace(at: path, face: 0, of: self) else { return [] }
    return (0..<first.faceCount).compactMap { number in
      (number == 0 ? first : try? FreeTypeFace(at: path, face: number, of: self))?.entry
    }
  }
}

/// One face of a font file, in its own units: outlines unhinted and unscaled.
final class FreeTypeFace {
  private let face: FT_Face
  private let path: String
  /// Holds the bytes that the face reads, if they are in memory.
  private let file: FontFile?
  private let number: Int
  private let library: FreeTypeLibrary

  /// A face whose file is in memory.
  ///
  /// - Throws: `unreadableFont` if FreeType can't read it, or it holds no outlines.
  init(_ file: FontFile, face number: Int, of library: FreeTypeLibrary) throws(TypesettingError) {
    var face: FT_Face?
    let status = FT_New_Memory_Face(
      library.handle, file.bytes.baseAddress, FT_Long(file.bytes.count), FT_Long(number), &face)
    self.face = try FreeTypeFace.checked(face, status, file.path)
    (self.file, path, self.number, self.library) = (file, file.path, number, library)
  }

  /// A face whose file is read as far as it is asked.
  fileprivate init(at path: String, face number: Int, of library: FreeTypeLibrary) throws(TypesettingError) {
    var face: FT_Face?
    let status = FT_New_Face(library.handle, path, FT_Long(number), &face)
    self.face = try FreeTypeFace.checked(face, status, path)
    (file, self.path, self.number, self.library) = (nil, path, number, library)
  }

  private static func checked(_ face: FT_Face?, _ status: FT_Error, _ path: String) throws(TypesettingError) -> FT_Face
  {
    guard status == 0, let face else {
      throw .unreadableFont(path: path, reason: "it is broken or no font (FreeType's error \(status))")
    }
    guard face.pointee.face_flags & FT_Long(FT_FACE_FLAG_SCALABLE) != 0, face.pointee.units_per_EM > 0 else {
      FT_Done_Face(face)
      throw .unreadableFont(path: path, reason: "it holds no outlines, only bitmaps")
    }
    return face
  }

  deinit { FT_Done_Face(face) }

  var faceCount: Int { min(Int(face.pointee.num_faces), 256) }
  var unitsPerEm: Double { Double(face.pointee.units_per_EM) }
  /// From the baseline up, in font units, as FreeType reads it: from `hhea`; from `OS/2`'s typographic values where the
  /// font asks for those or `hhea` has none.
  var ascender: Double { Double(face.pointee.ascender) }
  /// From the baseline down, positive; of the same table.
  var descender: Double { -Double(face.pointee.descender) }

  /// Family, weight, slant and width as the font tells them.
  var entry: FontCatalogue.Entry {
    let style = face.pointee.style_flags
    var weight = style & FT_Long(FT_STYLE_FLAG_BOLD) != 0 ? 700 : 400
    var width = 5
    if let table = FT_Get_Sfnt_Table(face, FT_SFNT_OS2)?.assumingMemoryBound(to: TT_OS2.self),
      table.pointee.version != 0xffff
    {
      weight = Int(table.pointee.usWeightClass)
      width = Int(table.pointee.usWidthClass)
      // Old fonts count from 1 to 9.
      if 1...9 ~= weight { weight *= 100 }
    }
    return FontCatalogue.Entry(
      family: face.pointee.family_name.map { String(cString: $0) } ?? "", weight: weight,
      slant: style & FT_Long(FT_STYLE_FLAG_ITALIC) != 0 ? .italic : .upright, width: width, path: path,
      face: number)
  }

  /// The outline of a glyph in font units, y down; empty for a blank.
  ///
  /// - Throws: `unreadableFont` if the glyph is broken.
  func outline(of glyph: UInt32) throws(TypesettingError) -> [Outline.Element] {
    let status = FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP))
    guard status == 0, let slot = face.pointee.glyph else {
      throw .unreadableFont(path: path, reason: "glyph \(glyph) is broken (FreeType's error \(status))")
    }
    guard slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE else { return [] }
    var builder = GlyphBuilder()
    var functions = FT_Outline_Funcs(
      move_to: { to, builder in GlyphBuilder.visit(builder) { $0.move(to) } },
      line_to: { to, builder in GlyphBuilder.visit(builder) { $0.line(to) } },
      conic_to: { control, to, builder in GlyphBuilder.visit(builder) { $0.quadratic(control, to) } },
      cubic_to: { a, b, to, builder in GlyphBuilder.visit(builder) { $0.cubic(a, b, to) } },
      shift: 0, delta: 0)
    let walked = withUnsafeMutablePointer(to: &builder) {
      FT_Outline_Decompose(&slot.pointee.outline, &functions, UnsafeMutableRawPointer($0))
    }
    guard walked == 0 else {
      throw .unreadableFont(path: path, reason: "the outline of glyph \(glyph) is broken")
    }
    return builder.finished()
  }
}

/// Takes FreeType's outline as it is walked.
private struct GlyphBuilder {
  private var elements: [Outline.Element] = []
  private var current = Point(0, 0)

  static func visit(_ pointer: UnsafeMutableRawPointer?, _ body: (inout GlyphBuilder) -> Void) -> Int32 {
    guard let pointer else { return 1 }
    body(&pointer.assumingMemoryBound(to: GlyphBuilder.self).pointee)
    return 0
  }

  private func point(_ vector: UnsafePointer<FT_Vector>?) -> Point {
    vector.map { Point(Double($0.pointee.x), -Double($0.pointee.y)) } ?? current
  }

  mutating func move(_ to: UnsafePointer<FT_Vector>?) {
    close()
    current = point(to)
    elements.append(.move(current))
  }

  mutating func line(_ to: UnsafePointer<FT_Vector>?) {
    current = point(to)
    elements.append(.line(current))
  }

  /// A quadratic curve is a cubic one whose inner points lie two thirds of the way to its control point.
  mutating func quadratic(_ control: UnsafePointer<FT_Vector>?, _ to: UnsafePointer<FT_Vector>?) {
    let (c, end) = (point(control), point(to))
    let a = Point((current.x + 2 * c.x) / 3, (current.y + 2 * c.y) / 3)
    let b = Point((end.x + 2 * c.x) / 3, (end.y + 2 * c.y) / 3)
    elements.append(.cubic(a, b, end))
    current = end
  }

  mutating func cubic(
    _ a: UnsafePointer<FT_Vector>?, _ b: UnsafePointer<FT_Vector>?, _ to: UnsafePointer<FT_Vector>?
  ) {
    let end = point(to)
    elements.append(.cubic(point(a), point(b), end))
    current = end
  }

  private mutating func close() {
    if !elements.isEmpty { elements.append(.close) }
  }

  mutating func finished() -> [Outline.Element] {
    close()
    return elements
  }
}
