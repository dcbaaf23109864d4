import Images
import Testing

@Suite("A camera's orientation") struct OrientationTests {
  /// A directory of TIFF with one entry, in either byte order, in a segment of its own.
  private func segment(_ value: Int, isLittle: Bool, tag: Int = 0x0112, offset: Int = 8) -> [UInt8] {
    func bytes(_ number: Int, _ count: Int) -> [UInt8] {
      let little = (0..<count).map { UInt8(number >> (8 * $0) & 255) }
      return isLittle ? little : little.reversed()
    }
    let order: [UInt8] = isLittle ? [0x49, 0x49] : [0x4D, 0x4D]
    let entry = bytes(tag, 2) + bytes(3, 2) + bytes(1, 4) + bytes(value, 2) + bytes(0, 2)
    let tiff = order + bytes(42, 2) + bytes(offset, 4) + bytes(1, 2) + entry + bytes(0, 4)
    let content = Array("Exif".utf8) + [0, 0] + tiff
    return [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }

  /// A picture of 24 x 16: red at the top left, green at the top right, blue at the bottom left, white elsewhere.
  private func file(with segment: [UInt8]) throws -> [UInt8] {
    let raster = Raster(width: 24, height: 16)
    for y in 0..<16 {
      for x in 0..<24 {
        raster[x, y] = y < 8 ? (x < 8 ? 0xFFFF_0000 : x < 16 ? 0xFFFF_FFFF : 0xFF00_FF00) : x < 8 ? 0xFF00_00FF : ~0
      }
    }
    var encoder = JPEGEncoder()
    var file: [UInt8] = []
    try encoder.encode(raster, JPEGSettings(quality: 95, chroma: .full), into: &file)
    return Array(file[..<2]) + segment + Array(file[2...])
  }

  /// Where red, green and blue are seen, as the Exif standard draws it: T(op) or B(ottom), L(eft) or R(ight).
  private static let seen: [(Int, [String])] = [
    (1, ["TL", "TR", "BL"]), (2, ["TR", "TL", "BR"]), (3, ["BR", "BL", "TR"]), (4, ["BL", "BR", "TL"]),
    (5, ["TL", "BL", "TR"]), (6, ["TR", "BR", "TL"]), (7, ["BR", "TR", "BL"]), (8, ["BL", "TL", "BR"]),
  ]

  @Test("is undone", arguments: seen, [false, true])
  func upright(_ wanted: (Int, [String]), _ isLittle: Bool) throws {
    let file = try file(with: segment(wanted.0, isLittle: isLittle))
    let raster = try ImageDecoder.decode(file)
    let header = try ImageHeader.read(file)
    #expect(raster.width == (wanted.0 < 5 ? 24 : 16) && raster.height == (wanted.0 < 5 ? 16 : 24))
    #expect(header.width == raster.width && header.height == raster.height)
    for (color, corner) in zip([0xFFFF_0000, 0xFF00_FF00, 0xFF00_00FF] as [UInt32], wanted.1) {
      let x = corner.hasSuffix("L") ? 2 : raster.width - 3
      let y = corner.hasPrefix("T") ? 2 : raster.height - 3
      #expect(difference(raster[x, y], color) < 12, "\(corner): \(channels(raster[x, y]))")
    }
  }

  @Test("that is broken counts as upright")
  func broken() throws {
    let segments = [
      segment(0, isLittle: true), segment(9, isLittle: false), segment(6, isLittle: true, tag: 0x0100),
      segment(6, isLittle: true, offset: 5000), segment(6, isLittle: false, offset: 0xFFFF_FFFF),
      [0xFF, 0xE1, 0, 10] + Array("Exif".utf8) + [0, 0, 0x49, 0x49], [0xFF, 0xE1, 0, 8] + Array("Exif".utf8) + [0, 0],
    ]
    for segment in segments {
      #expect(try ImageDecoder.decode(try file(with: segment)).width == 24)
    }
  }

  @Test("is found behind other segments of the same number")
  func second() throws {
    let xmp = Array("http://ns.adobe.com/xap/1.0/".utf8) + [0]
    let first = [0xFF, 0xE1, 0, UInt8(xmp.count + 2)] + xmp
    #expect(try ImageDecoder.decode(try file(with: first + segment(6, isLittle: true))).width == 16)
  }
}
