import Testing

/// A text, and below it a line for each thing that is wrong with it: carets, then the sentence.
///
///     = 1 +
///         ^ '+' needs a value on its right
struct Fixture: Sendable, CustomTestStringConvertible {
  let text: String
  private let findings: [(column: Int, carets: String, kind: String, sentence: String)]

  init(_ lines: [Substring]) {
    text = String(lines[0])
    findings = lines.dropFirst().map { line in
      let blanks = line.prefix { $0 == " " }.count
      let carets = line.dropFirst(blanks).prefix { $0 == "^" }
      let sentence = line.dropFirst(blanks + carets.count + 1)
      for kind in ["warning", "note"] where sentence.hasPrefix(kind + ": ") {
        return (blanks + 1, String(carets), kind, String(sentence.dropFirst(kind.count + 2)))
      }
      return (blanks + 1, String(carets), "error", String(sentence))
    }
  }

  /// The fixtures of a table; a blank line stands between two of them.
  static func all(in table: String) -> [Fixture] {
    table.split(separator: "\n\n").map { Fixture($0.split(separator: "\n")) }
  }

  /// What a user sees, a string for each diagnostic with its notes.
  func rendered(in file: String) -> [String] {
    var rendered: [String] = []
    for finding in findings {
      let indent = String(repeating: " ", count: finding.column - 1)
      let lines =
        "\(file):1:\(finding.column): \(finding.kind): \(finding.sentence)\n  \(text)\n  \(indent)\(finding.carets)"
      if finding.kind == "note" { rendered[rendered.count - 1] += "\n" + lines } else { rendered.append(lines) }
    }
    return rendered
  }

  var testDescription: String { text }
}

/// A small generator of random numbers with a seed, so that a failure can be repeated.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
    // Neighbouring seeds would walk the same numbers, one step apart.
    state = next() ^ (seed << 32)
  }

  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `0 ..< count`.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }
}
