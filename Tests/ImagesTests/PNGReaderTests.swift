import Images
import Testing

/// Pictures of every kind that PNG knows, made by hand.
@Suite("A PNG file") struct PNGReaderTests {
  private func words(_ picture: TestPNG) throws -> [UInt32] { try ImageDecoder.decode(picture.file).words }

  private func gray(_ value: Int) -> UInt32 { 0xFF00_0000 | UInt32(value) * 0x010101 }

  private func places(_ width: Int, _ height: Int) -> [(x: Int, y: Int)] {
    (0..<height).flatMap { y in (0..<width).map { ($0, y) } }
  }

  @Test("is read in grey of every depth", arguments: [1, 2, 4, 8], [false, true])
  func grayDepths(_ depth: Int, _ isInterlaced: Bool) throws {
    let largest = 1 << depth - 1
    let picture = TestPNG(width: 19, height: 13, depth: depth, colorType: 0, isInterlaced: isInterlaced) { x, y in
      [(x * 3 + y) & largest]
    }
    #expect(try words(picture) == places(19, 13).map { gray((($0.x * 3 + $0.y) & largest) * 255 / largest) })
  }

  @Test("of sixteen bits is rounded to eight")
  func sixteenBits() throws {
    let values = [0, 1, 127, 128, 129, 255, 256, 257, 385, 386, 32_767, 32_768, 65_406, 65_407, 65_535]
    let picture = TestPNG(width: values.count, height: 1, depth: 16, colorType: 0) { x, _ in [values[x]] }
    #expect(try words(picture) == values.map { gray((2 * $0 * 255 + 65_535) / 131_070) })
  }

  @Test("is read in colour, interlaced or not", arguments: [false, true])
  func color(_ isInterlaced: Bool) throws {
    for (width, height) in [(1, 1), (2, 5), (8, 8), (21, 10)] {
      let picture = TestPNG(width: width, height: height, isInterlaced: isInterlaced) { x, y in [x * 9, y * 11, x ^ y] }
      #expect(
        try words(picture)
          == places(width, height).map { x, y in
            0xFF00_0000 | UInt32(x * 9) << 16 | UInt32(y * 11) << 8 | UInt32(x ^ y)
          })
    }
  }

  @Test("with a palette is expanded, its transparency too")
  func palette() throws {
    let picture = TestPNG(
      width: 4, height: 1, depth: 2, colorType: 3, palette: [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7],
      transparency: [255, 0, 128]
    ) { x, _ in [x] }
    let raster = try ImageDecoder.decode(picture.file)
    #expect(raster.words == [0xFFFF_0000, 0, 0x8000_0080, 0xFF09_0807])
    #expect(raster.hasAlpha)
  }

  @Test("with alpha is premultiplied", arguments: [8, 16])
  func alpha(_ depth: Int) throws {
    let scale = depth == 8 ? 1 : 257
    let picture = TestPNG(width: 3, height: 1, depth: depth, colorType: 6) { x, _ in
      [200, 100, 50, [255, 51, 0][x]].map { $0 * scale }
    }
    #expect(try words(picture) == [0xFFC8_6432, 0x3328_140A, 0])
  }

  @Test("with grey and alpha is premultiplied")
  func grayAlpha() throws {
    let picture = TestPNG(width: 2, height: 1, colorType: 4) { x, _ in [100, x == 0 ? 255 : 102] }
    #expect(try words(picture) == [0xFF64_6464, 0x6628_2828])
  }

  @Test("with one transparent colour has it made transparent")
  func colorKey() throws {
    let picture = TestPNG(width: 2, height: 1, transparency: [0, 10, 0, 20, 0, 30]) { x, _ in [10, 20, 30 + x] }
    #expect(try words(picture) == [0, 0xFF0A_141F])
  }

  @Test("whose alpha is full everywhere has none")
  func opaqueAlpha() throws {
    let picture = TestPNG(width: 2, height: 2, colorType: 6) { x, y in [x, y, 7, 255] }
    #expect(try !ImageDecoder.decode(picture.file).hasAlpha)
  }

  @Test("has its size read from its first bytes")
  func header() throws {
    let picture = TestPNG(width: 300, height: 2) { _, _ in [1, 2, 3] }
    #expect(try ImageHeader.read(picture.file) == ImageHeader(format: .png, width: 300, height: 2))
  }
}
