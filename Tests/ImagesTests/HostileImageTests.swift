import Images
import Testing

@Suite("A hostile image file") struct HostileImageTests {
  private func error(of file: [UInt8], limits: ImageLimits = ImageLimits()) -> ImageError? {
    do throws(ImageError) {
      _ = try ImageDecoder.decode(file, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private let picture = TestPNG(width: 20, height: 10) { x, y in [x, y, x * y] }

  private func jpeg() throws -> [UInt8] {
    var encoder = JPEGEncoder()
    var file: [UInt8] = []
    try encoder.encode(Raster(.grain, width: 40, height: 24), JPEGSettings(quality: 80), into: &file)
    return file
  }

  @Test("of no bytes, or of another format, is told apart")
  func unknown() {
    #expect(error(of: []) == .empty)
    #expect(error(of: Array("GIF89a".utf8)) == .unknownFormat)
    #expect(error(of: [0x89, 0x50]) == .unknownFormat)
    #expect(error(of: [0xFF, 0xD8]) == .unknownFormat)
    #expect(throws: ImageError.empty) { try ImageHeader.read([]) }
    #expect("\(ImageError.unknownFormat)" == "this is neither a PNG nor a JPEG file")
  }

  @Test("that is far too large is refused from its header")
  func tooLarge() {
    let header = TestPNG(width: 30_000, height: 30_000) { _, _ in [] }.header
    let file = TestPNG.signature + header + TestPNG.chunk("IDAT", TestPNG.zlib([]))
    let refused = error(of: file)
    #expect(refused == .sideTooLong(width: 30_000, height: 30_000, limit: 16_384))
    #expect(refused?.description == "the image is 30000 x 30000 pixels; a side must be at most 16384")
    let wide = error(of: file, limits: ImageLimits(side: 50_000))
    #expect(
      wide?.description == "the image is 30000 x 30000 pixels, which take 3600000000 bytes; the limit is 1073741824")
  }

  @Test("of JPEG that is too large is refused from its header")
  func largeJPEG() throws {
    var file = try jpeg()
    let frame = try #require(file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
    file.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xDC, 0xFF, 0xDC])
    #expect(error(of: file) == .sideTooLong(width: 65_500, height: 65_500, limit: 16_384))
    #expect(try ImageHeader.read(file).width == 65_500)
  }

  @Test("that ends early anywhere is refused")
  func truncated() throws {
    for (file, format) in [
      (picture.file, ImageFormat.png), (try jpeg(), .jpeg), (try fixture("progressive.jpg"), .jpeg),
    ] {
      for count in 8..<file.count {
        guard case .damaged(format, let reason) = error(of: Array(file[..<count])) else {
          Issue.record("\(format) of \(count) bytes: \(String(describing: error(of: Array(file[..<count]))))")
          continue
        }
        #expect(!reason.isEmpty && !reason.hasSuffix(".") && reason.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
      }
    }
  }

  @Test("with a wrong checksum is refused, in every chunk")
  func checksums() throws {
    let withPalette = TestPNG(
      width: 4, height: 1, depth: 2, colorType: 3, palette: [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7],
      transparency: [255, 0, 128]
    ) { x, _ in [x] }.file
    var place = 8
    while place < withPalette.count {
      let length = withPalette[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      var file = withPalette
      file[place + 8 + length] ^= 1
      guard case .damaged(.png, let reason) = error(of: file) else {
        Issue.record("chunk at \(place)")
        break
      }
      #expect(reason.contains("CRC"))
      place += 12 + length
    }
  }

  @Test("with impossible chunks is refused")
  func chunks() {
    let start = TestPNG.signature + picture.header
    let pixels = TestPNG.chunk("IDAT", TestPNG.zlib([UInt8](repeating: 0, count: 61 * 10)))
    let end = TestPNG.chunk("IEND", [])
    let files: [[UInt8]] = [
      TestPNG.signature, start, start + end, start + [0x7F, 0xFF, 0xFF, 0xFF] + Array("IDAT".utf8),
      start + [0xFF, 0xFF, 0xFF, 0xFF] + Array("tEXt".utf8), TestPNG.signature + pixels + end,
      start + TestPNG.chunk("IDAT", [1, 2, 3, 4]) + end,
      start + TestPNG.chunk("IDAT", TestPNG.zlib([UInt8](repeating: 0, count: 100))) + end,
      start + TestPNG.chunk("IDAT", TestPNG.zlib([UInt8](repeating: 9, count: 61 * 10))) + end,
      start + TestPNG.chunk("ABCD", []) + pixels + end,
      TestPNG.signature + TestPNG(width: 0, height: 5) { _, _ in [] }.header + pixels + end,
      TestPNG.signature + TestPNG(width: 5, height: 5, depth: 3) { _, _ in [] }.header + pixels + end,
      TestPNG.signature + TestPNG(width: 5, height: 5, colorType: 5) { _, _ in [] }.header + pixels + end,
      TestPNG.signature + TestPNG(width: 5, height: 5, colorType: 3) { _, _ in [] }.header + pixels + end,
    ]
    for (index, file) in files.enumerated() {
      guard case .damaged(.png, let reason) = error(of: file) else {
        Issue.record("file \(index): \(String(describing: error(of: file)))")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test("with endless scans is refused")
  func scans() throws {
    let file = try fixture("progressive.jpg")
    let last = try #require(file.indices.dropLast().last { file[$0] == 0xFF && file[$0 + 1] == 0xDA })
    let scan = file[last..<file.count - 2]
    let bomb = Array(file[..<last]) + Array(repeating: scan, count: 80_000).joined() + [0xFF, 0xD9]
    #expect(
      error(of: bomb) == .unsupported(.jpeg, reason: "it has more scans than any honest picture needs"))
  }

  @Test("of a kind that is not read says so")
  func unsupported() throws {
    var file = try jpeg()
    let frame = try #require(file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
    file[frame + 1] = 0xC3
    guard case .unsupported(.jpeg, let reason) = error(of: file) else {
      Issue.record("\(String(describing: error(of: file)))")
      return
    }
    #expect(reason.contains("SOF type 0xc3"))
  }

  @Test("made by chance gives an error or a picture, never a crash")
  func mutations() throws {
    let interlaced = TestPNG(width: 13, height: 9, depth: 16, colorType: 6, isInterlaced: true) { x, y in
      [x * 999, y * 999, 0, 40_000]
    }
    let seeds = [
      picture.file, interlaced.file, try jpeg(), try fixture("progressive.jpg"), try fixture("cmyk.jpg"),
    ]
    let limits = ImageLimits(side: 2_000, decodedBytes: 1 << 24)
    let raster = Raster(width: 1, height: 1)
    var numbers = TestNumbers(seed: 2_024)
    for index in 0..<2_000 {
      var file = seeds[index % seeds.count]
      for _ in 0...numbers.below(4) {
        let place = numbers.below(file.count)
        switch numbers.below(4) {
        case 0: file[place] = UInt8(numbers.below(256))
        case 1: file[place] ^= 1 << UInt8(numbers.below(8))
        case 2: file.removeSubrange(place..<min(file.count - 1, place + 1 + numbers.below(9)))
        default: file.insert(contentsOf: [0xFF, UInt8(numbers.below(256))], at: place)
        }
      }
      // Right checksums let a mutation reach what lies behind them.
      if index % 2 == 0, file.starts(with: TestPNG.signature) { file = repaired(file) }
      try? ImageDecoder.decode(file, into: raster, limits: limits)
      _ = try? ImageHeader.read(file)
    }
  }

  /// The same chunks as far as they go, with checksums that fit.
  private func repaired(_ file: [UInt8]) -> [UInt8] {
    var (result, place) = (TestPNG.signature, 8)
    while place + 12 <= file.count {
      let length = min(file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }, file.count - place - 12)
      let name = file[place + 4..<place + 8].map { $0 & 0x7F }
      result += TestPNG.chunk(String(decoding: name, as: UTF8.self), Array(file[place + 8..<place + 8 + length]))
      place += 12 + length
    }
    return result
  }
}
