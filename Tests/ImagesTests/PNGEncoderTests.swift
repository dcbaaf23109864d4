import CKernels
import Foundation
import Testing

@testable import Images

@Suite("The PNG encoder") struct PNGEncoderTests {
  /// Encodes, checks the file's structure and checksums, and compares what libpng reads with the pixels.
  private func roundTrip(_ raster: Raster, _ effort: PNGEffort, _ comment: Comment) throws {
    var encoder = PNGEncoder()
    var file: [UInt8] = []
    try encoder.encode(raster, effort: effort, into: &file)
    let parts = try #require(chunks(of: file), comment)
    #expect(Set(parts.map(\.name)) == ["IHDR", "IDAT", "IEND"], comment)
    let count = (raster.width * (raster.hasAlpha ? 4 : 3) + 1) * raster.height
    #expect(inflated(parts.filter { $0.name == "IDAT" }.flatMap(\.content), count: count) != nil, comment)
    let read = try ImageDecoder.decode(file)
    #expect(read.words == raster.words, comment)
    encoder.usesVectors = false
    var plain: [UInt8] = []
    try encoder.encode(raster, effort: effort, into: &plain)
    #expect(plain == file, comment)
  }

  @Test("gives every pixel back, and the same bytes without wide vectors", arguments: Motif.allCases)
  func motifs(_ motif: Motif) throws {
    let sizes = (1...40).map { ($0, 3) } + [(1, 1), (1, 50), (63, 2), (64, 65), (513, 9), (333, 200), (700, 500)]
    for (width, height) in sizes {
      try roundTrip(Raster(motif, width: width, height: height), .fast, "\(width) x \(height)")
    }
  }

  @Test("gives every pixel back when it takes its time", arguments: Motif.allCases)
  func small(_ motif: Motif) throws {
    for (width, height) in [(1, 1), (7, 5), (200, 100)] {
      try roundTrip(Raster(motif, width: width, height: height), .small, "\(width) x \(height)")
    }
  }

  @Test("without memory for its scratch says so")
  func noKernel() throws {
    var encoder = PNGEncoder(kernel: nil)
    let raster = Raster(width: 3, height: 2)
    for effort in [PNGEffort.fast, .small] {
      var file: [UInt8] = []
      let error = #expect(throws: ImageError.self) { try encoder.encode(raster, effort: effort, into: &file) }
      guard case .outOfMemory? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  #if os(Linux)
    @Test("takes no memory for blocks where none are planned")
    func wholeMemory() throws {
      /// The bytes of addresses that this process has.
      func size() throws -> Int {
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return (fields.first.flatMap { Int($0) } ?? 0) * 4096
      }
      let kernel = png_encoder_create()
      defer { png_encoder_destroy(kernel) }
      // Reserved, not touched: the system gives pages when they are written to.
      let (width, height) = (16_384, 16_384)
      let before = try size()
      #expect(png_encoder_begin(kernel, PNG_SOURCE_BGRX, width, height, 0, 1) == 0)
      let reserved = try size() - before
      #expect(reserved >= 3 * width * height && reserved < 6 * width * height)
    }
  #endif

  @Test("gives back pictures of random structure")
  func random() throws {
    var numbers = TestNumbers(seed: 77)
    for index in 0..<150 {
      let raster = Raster(width: 1 + numbers.below(300), height: 1 + numbers.below(30))
      // Runs of random length and value, so that gaps and stretches of every kind meet.
      let longest = [2, 5, 40, 400, 5000][numbers.below(5)]
      var (word, left) = (UInt32(0), 0)
      for y in 0..<raster.height {
        for x in 0..<raster.width {
          if left == 0 {
            word = 0xFF00_0000 | UInt32(numbers.below(3) == 0 ? numbers.below(1 << 24) : 0)
            left = 1 + numbers.below(longest)
          }
          raster[x, y] = word
          left -= 1
        }
      }
      try roundTrip(raster, .fast, "index \(index)")
    }
  }

  @Test("keeps premultiplied colours with alpha")
  func alpha() throws {
    let raster = Raster(width: 61, height: 40, hasAlpha: true)
    var numbers = TestNumbers(seed: 5)
    for y in 0..<40 {
      for x in 0..<61 {
        let alpha = [0, 255, 1 + numbers.below(254)][numbers.below(3)]
        raster[x, y] = [16, 8, 0].reduce(UInt32(alpha) << 24) { $0 | UInt32(numbers.below(alpha + 1)) << $1 }
      }
    }
    for effort in PNGEffort.allCases { try roundTrip(raster, effort, "\(effort)") }
  }

  @Test("never reads the fourth byte of opaque pixels")
  func fourthByte() throws {
    let (one, other) = (Raster(.shapes, width: 50, height: 20), Raster(.shapes, width: 50, height: 20))
    for y in 0..<20 { other.withUnsafeMutableRow(y) { row in for x in 0..<50 { row[x] &= 0x00FF_FFFF } } }
    var encoder = PNGEncoder()
    var (file, twin): ([UInt8], [UInt8]) = ([], [])
    try encoder.encode(one, into: &file)
    try encoder.encode(other, into: &twin)
    #expect(file == twin)
  }

  @Test("writes grey", arguments: PNGEffort.allCases)
  func gray(_ effort: PNGEffort) throws {
    let raster = GrayRaster(width: 131, height: 77)
    for y in 0..<77 { for x in 0..<131 { raster[x, y] = UInt8(x * y / 40 & 255) } }
    var encoder = PNGEncoder()
    var file: [UInt8] = []
    try encoder.encode(raster, effort: effort, into: &file)
    let read = try ImageDecoder.decode(file)
    #expect(read.words == (0..<77).flatMap { y in (0..<131).map { 0xFF00_0000 | UInt32(raster[$0, y]) * 0x010101 } })
  }

  @Test("writes palettes, with alpha only where there is some", arguments: PNGEffort.allCases)
  func palette(_ effort: PNGEffort) throws {
    let raster = GrayRaster(width: 90, height: 41)
    for y in 0..<41 { for x in 0..<90 { raster[x, y] = UInt8((x / 8 + y / 8) % 4) } }
    for (last, names) in [(0xFF30_3030 as UInt32, 4), (0x00FF_FFFF, 5)] {
      let palette = [0xFFFF_0000, 0xFF00_FF00, 0xFF00_00FF, last]
      var encoder = PNGEncoder()
      var file: [UInt8] = []
      try encoder.encode(raster, palette: palette, effort: effort, into: &file)
      #expect(chunks(of: file)?.count == names)
      let read = try ImageDecoder.decode(file)
      // Transparent white is premultiplied to nothing.
      let expected = palette.map { $0 >> 24 == 0 ? 0 : $0 }
      #expect(read.words == (0..<41).flatMap { y in (0..<90).map { expected[Int(raster[$0, y])] } })
    }
  }

  @Test("refuses pixels that no colour of the palette belongs to")
  func paletteTooShort() {
    let raster = GrayRaster(width: 2, height: 2)
    raster[1, 1] = 2
    #expect(throws: ImageError.notWritable(.png, reason: "a pixel has colour 2 of a palette of 2")) {
      var encoder = PNGEncoder()
      var file: [UInt8] = []
      try encoder.encode(raster, palette: [0, 1], into: &file)
    }
  }

  @Test("writes sixteen bits, high byte first", arguments: PNGEffort.allCases)
  func deep(_ effort: PNGEffort) throws {
    let raster = DeepRaster(width: 33, height: 70)
    for y in 0..<70 { for x in 0..<33 { raster[x, y] = UInt16(x * 1999 % 65_536) } }
    var encoder = PNGEncoder()
    var file: [UInt8] = []
    try encoder.encode(raster, effort: effort, into: &file)
    let stream = try #require(chunks(of: file)).filter { $0.name == "IDAT" }.flatMap(\.content)
    let rows = try #require(inflated(stream, count: 67 * 70))
    // Undone by the rules of the PNG specification, section 9.2.
    var previous = [UInt8](repeating: 0, count: 66)
    for y in 0..<70 {
      let start = y * 67
      var row = Array(rows[start + 1..<start + 67])
      for i in 0..<66 {
        let (a, b) = (i < 2 ? 0 : Int(row[i - 2]), Int(previous[i]))
        let c = i < 2 ? 0 : Int(previous[i - 2])
        let p = a + b - c
        let nearest = [a, b, c].min { abs(p - $0) < abs(p - $1) } ?? 0
        row[i] &+= UInt8([0, a, b, (a + b) / 2, nearest][Int(rows[start])])
      }
      #expect((0..<33).map { UInt16(row[2 * $0]) << 8 | UInt16(row[2 * $0 + 1]) } == (0..<33).map { raster[$0, y] })
      previous = row
    }
  }

  @Test("appends, and may be used again for any size")
  func reuse() throws {
    var encoder = PNGEncoder()
    let sizes = [(300, 200), (1, 1), (31, 900), (300, 200)]
    for (width, height) in sizes {
      for motif in Motif.allCases {
        let raster = Raster(motif, width: width, height: height)
        var (fresh, kept): ([UInt8], [UInt8]) = ([], [1, 2, 3])
        var other = PNGEncoder()
        try other.encode(raster, into: &fresh)
        try encoder.encode(raster, into: &kept)
        #expect(kept == [1, 2, 3] + fresh, "\(motif) \(width) x \(height)")
      }
    }
  }

  @Test("keeps drawn pictures small")
  func size() throws {
    var encoder = PNGEncoder()
    var (fast, small): ([UInt8], [UInt8]) = ([], [])
    try encoder.encode(Raster(.flat, width: 512, height: 512), into: &fast)
    #expect(fast.count < 2_000)
    fast = []
    let drawn = Raster(.shapes, width: 512, height: 512)
    try encoder.encode(drawn, into: &fast)
    try encoder.encode(drawn, effort: .small, into: &small)
    #expect(small.count < fast.count && fast.count < 60_000)
  }

  @Test("stores what can't be compressed")
  func incompressible() throws {
    var encoder = PNGEncoder()
    var file: [UInt8] = []
    try encoder.encode(Raster(.noise, width: 512, height: 512), into: &file)
    #expect(file.count < 512 * 512 * 3 + 512 + 200)
  }
}
