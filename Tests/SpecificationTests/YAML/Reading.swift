import Diagnostics
import Specification

/// Reads `text` and gives everything that came of it.
func read(_ text: String, limits: YAMLLimits = .standard) -> (root: Node?, diagnostics: Diagnostics) {
  read([UInt8](text.utf8), limits: limits)
}

func read(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> (root: Node?, diagnostics: Diagnostics) {
  var diagnostics = Diagnostics()
  let root = YAMLReader.read(bytes, file: "test.yaml", limits: limits, recording: &diagnostics)
  return (root, diagnostics)
}

extension Diagnostics {
  var codes: [String] { sorted.map(\.code) }
}

extension SourceRange {
  /// `line:column-line:column`, for comparing at a glance.
  var short: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}

/// SplitMix64: the random numbers of tests, from a seed.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
