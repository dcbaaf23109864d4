import Images
import Testing

@Suite("A JPEG file") struct JPEGTests {
  private func encoded(_ raster: Raster, _ settings: JPEGSettings) throws -> [UInt8] {
    var encoder = JPEGEncoder()
    var file: [UInt8] = []
    try encoder.encode(raster, settings, into: &file)
    return file
  }

  private static let settings = JPEGSettings.Chroma.allCases.flatMap { chroma in
    [false, true].map { JPEGSettings(quality: 90, chroma: chroma, hasOptimizedTables: $0) }
  }

  @Test("gives a flat colour back", arguments: settings)
  func flat(_ settings: JPEGSettings) throws {
    for (width, height) in [(1, 1), (15, 17), (64, 3), (130, 70)] {
      let raster = Raster(.flat, width: width, height: height)
      let read = try ImageDecoder.decode(try encoded(raster, settings))
      #expect(read.width == width && read.height == height && !read.hasAlpha)
      #expect(read.words.allSatisfy { difference($0, 0xFF40_A0C8) <= 3 })
    }
  }

  @Test("keeps sharp colours better at full resolution")
  func chroma() throws {
    let raster = Raster(.stripes, width: 96, height: 96)
    func error(_ chroma: JPEGSettings.Chroma) throws -> Int {
      let read = try ImageDecoder.decode(try encoded(raster, JPEGSettings(quality: 95, chroma: chroma)))
      return zip(read.words, raster.words).reduce(0) { $0 + difference($1.0, $1.1) }
    }
    #expect(try error(.full) * 2 < error(.subsampled))
  }

  @Test("is smaller at lower quality and with fitted tables")
  func sizes() throws {
    let raster = Raster(.grain, width: 256, height: 256)
    let sizes = try [10, 50, 90, 100].map { try encoded(raster, JPEGSettings(quality: $0)).count }
    #expect(sizes == sizes.sorted() && Set(sizes).count == 4)
    let fitted = try encoded(raster, JPEGSettings(quality: 90, hasOptimizedTables: true)).count
    #expect(fitted < sizes[2])
  }

  @Test("is the same whatever its encoder wrote before, and holds no word on its making")
  func reuse() throws {
    var encoder = JPEGEncoder()
    for (motif, settings) in Motif.allCases.flatMap({ motif in Self.settings.map { (motif, $0) } }) {
      let raster = Raster(motif, width: 200, height: 150)
      var file: [UInt8] = []
      try encoder.encode(raster, settings, into: &file)
      #expect(try file == encoded(raster, settings), "\(motif) \(settings)")
      #expect(try ImageDecoder.decode(file).width == 200)
      // Start, JFIF, quantization tables, frame: no Exif (E1), no comment (FE).
      #expect(file.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]))
      #expect(file[20] == 0xFF && file[21] == 0xDB)
    }
  }

  @Test("may outgrow the encoder's first room")
  func large() throws {
    let raster = Raster(.noise, width: 700, height: 700)
    let file = try encoded(raster, JPEGSettings(quality: 100, chroma: .full))
    #expect(file.count > 300_000)
    #expect(try ImageDecoder.decode(file).width == 700)
  }

  @Test("that is too long for the format is refused")
  func tooLong() {
    #expect(throws: ImageError.notWritable(.jpeg, reason: "a side must be at most 65500 pixels")) {
      _ = try encoded(Raster(width: 1, height: 65_501), JPEGSettings(quality: 90))
    }
  }

  /// Made with Pillow: the left half one colour, the right half another.
  @Test(
    "of other makers is read",
    arguments: [
      ("baseline.jpg", 0xFFC8_3C14, 0xFF14_5ADC), ("progressive.jpg", 0xFFC8_3C14, 0xFF14_5ADC),
      ("grey.jpg", 0xFF28_2828, 0xFFD2_D2D2), ("cmyk.jpg", 0xFFC8_3B10, 0xFF16_6EE1),
    ] as [(String, UInt32, UInt32)])
  func foreign(_ name: String, _ left: UInt32, _ right: UInt32) throws {
    let file = try fixture(name)
    #expect(try ImageHeader.read(file) == ImageHeader(format: .jpeg, width: 32, height: 16))
    let raster = try ImageDecoder.decode(file)
    #expect(difference(raster[4, 4], left) <= 4, "\(channels(raster[4, 4]))")
    #expect(difference(raster[28, 12], right) <= 4, "\(channels(raster[28, 12]))")
  }
}
