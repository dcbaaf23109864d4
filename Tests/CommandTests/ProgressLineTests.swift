import Bytes
import Generation
import Testing

@testable import figment

@Suite("A progress line") struct ProgressLineTests {
  @Test(
    "tells rate and time left",
    arguments: [
      (0, 20_000, 0.1, "0 of 20,000 samples"),
      (1_280, 20_000, 0.4, "1,280 of 20,000 samples"),
      (1_280, 20_000, 2, "1,280 of 20,000 samples, 640/s, 30 s left"),
      (3, 20, 10, "3 of 20 samples, 0.3/s, 57 s left"),
      (100, 1_000_000, 10, "100 of 1,000,000 samples, 10/s, 27 h 46 min left"),
      (20, 20, 10, "20 of 20 samples, 2.0/s, 0 s left"),
    ] as [(UInt64, UInt64, Double, String)])
  func sentence(done: UInt64, total: UInt64, elapsed: Double, expected: String) {
    #expect(ProgressLine(phase: .making, done: done, total: total, elapsed: elapsed).sentence == expected)
  }

  @Test("never fills more columns than there are", arguments: [1, 5, 20, 60, 80, 200])
  func width(columns: Int) {
    for done in [0, 7, 10] as [UInt64] {
      let line = ProgressLine(phase: .making, done: done, total: 10, elapsed: 3).bar("shapes", width: columns)
      #expect(line.count < max(columns, 1))
    }
  }

  @Test("has a bar that grows")
  func bar() {
    let line = ProgressLine(phase: .making, done: 5, total: 10, elapsed: 0.1).bar("shapes", width: 80)
    #expect(line == "[###############---------------] shapes: 5 of 10 samples")
  }

  @Test(
    "writes whole numbers with commas",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] as [(UInt64, String)])
  func groups(number: UInt64, text: String) { #expect(grouped(number) == text) }
}
