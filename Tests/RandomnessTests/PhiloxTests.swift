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
}
