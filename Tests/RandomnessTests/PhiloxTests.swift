import Randomness
import Testing

/// A line of the published answers.
struct KnownAnswer: Sendable {
  let counter: SIMD4<UInt32>
  let key: SIMD2<UInt32>
  let expected: SIMD4<UInt32>

  static func read() throws -> [KnownAnswer] {
    try fixture("philox4x32_10.txt").map { line in
      let words = try line.split(separator: " ").map { try #require(UInt32($0, radix: 16)) }
      return KnownAnswer(
        counter: SIMD4(words[0..<4]), key: SIMD2(words[4..<6]), expected: SIMD4(words[6..<10]))
    }
  }
}

@Suite("Philox 4x32-10") struct PhiloxTests {
  @Test("gives the words published with it", arguments: try KnownAnswer.read())
  func knownAnswer(_ answer: KnownAnswer) {
    #expect(Philox.block(counter: answer.counter, key: answer.key) == answer.expected)
  }

  @Test("gives the same words in two numbers")
  func inTwoNumbers() {
    let block = Philox.block(low: 0x85a3_08d3_243f_6a88, high: 0x0370_7344_1319_8a2e, key: 0x299f_31d0_a409_3822)
    #expect(block == (0x94fd_cceb_d16c_fe09, 0x2412_6ea1_5001_e420))
  }

  @Test("gives the same words many at a time, with and without wide instructions", arguments: [true, false])
  func many(usesVectors: Bool) {
    let count = 3 * Philox.step
    var keys = (0..<UInt64(count)).map { Philox.block(low: $0, high: 7, key: 1).low }
    keys[5] = 0
    keys[6] = .max
    for first in [0, 1, 0xFFFF_FFF0, .max - 5] as [UInt64] {
      for high in [0, 3 << 32, .max] as [UInt64] {
        var words = [UInt64](repeating: 0, count: 2 * count)
        Philox.blocks(keys, first: first, high: high, count: count, into: &words, usesVectors: usesVectors)
        for place in 0..<count {
          let wanted = Philox.block(low: first &+ UInt64(place), high: high, key: keys[place])
          #expect(words[2 * place] == wanted.low && words[2 * place + 1] == wanted.high, "block \(place)")
        }
      }
    }
  }
}
