import Images

/// SplitMix64 (Steele, Lea, Flood 2014): the tests' own numbers, not those of the house.
struct TestNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// What a picture of the tests shows.
enum Motif: String, CaseIterable {
  case flat, black, gradient, noise, grain, sparse, stripes, halfNoise, shapes

  /// The word `0xAARRGGBB` of one pixel.
  func word(_ x: Int, _ y: Int, _ numbers: inout TestNumbers) -> UInt32 {
    switch self {
    case .flat: return 0xFF40_A0C8
    case .black: return 0xFF00_0000
    case .gradient: return gray((3 * x + 2 * y) / 7 & 255)
    case .noise: return UInt32(truncatingIfNeeded: numbers.next()) | 0xFF00_0000
    case .grain: return gray(min(255, (x + 2 * y) / 5 % 240 + numbers.below(9)))
    case .sparse: return numbers.below(50) == 0 ? UInt32(truncatingIfNeeded: numbers.next()) | 0xFF00_0000 : 0xFF00_0000
    case .stripes: return x / 3 % 2 == 0 ? 0xFFFF_FFFF : 0xFF00_00FF
    case .halfNoise: return x % 400 < 200 ? UInt32(truncatingIfNeeded: numbers.next()) | 0xFF00_0000 : 0xFF80_8080
    case .shapes: return (x - 40) * (x - 40) + (y - 30) * (y - 30) < 500 ? 0xFFD0_2020 : gray(220 - (2 * x + y) / 20)
    }
  }

  private func gray(_ value: Int) -> UInt32 { 0xFF00_0000 | UInt32(value) * 0x01_01_01 }
}

extension Raster {
  /// A picture of `motif`.
  convenience init(_ motif: Motif, width: Int, height: Int, seed: UInt64 = 1) {
    self.init(width: width, height: height)
    var numbers = TestNumbers(seed: seed)
    for y in 0..<height {
      for x in 0..<width { self[x, y] = motif.word(x, y, &numbers) }
    }
  }

  /// All pixels as words, row by row.
  var words: [UInt32] { (0..<height).flatMap { y in withUnsafeMutableRow(y) { Array($0) } } }
}

/// Red, green, blue and alpha of a word, for messages and tolerances.
func channels(_ word: UInt32) -> [Int] { [16, 8, 0, 24].map { Int(word >> $0 & 255) } }

/// The largest difference of any channel.
func difference(_ one: UInt32, _ other: UInt32) -> Int {
  zip(channels(one), channels(other)).map { abs($0 - $1) }.max() ?? 0
}
