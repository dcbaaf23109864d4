/// How tags tell where spans begin and end.
enum TagScheme: String, CaseIterable, Sendable {
  /// `B-` on the first token of every span, `I-` on the others (IOB2).
  case bio
  /// The same with `E-` on the last of several tokens and `S-` on an only one.
  case bioes

  /// The option of every format that has tags.
  static let option = FormatSheet.Option(
    name: "scheme", values: allCases.map(\.rawValue),
    summary: "bio: B- begins every span (IOB2); bioes: also E- for its end and S- for a single token")

  /// The tag's letter.
  @inline(__always)
  func letter(isFirst: Bool, isLast: Bool) -> UInt8 {
    switch self {
    case .bio: isFirst ? UInt8(ascii: "B") : UInt8(ascii: "I")
    case .bioes:
      if isFirst {
        isLast ? UInt8(ascii: "S") : UInt8(ascii: "B")
      } else {
        isLast ? UInt8(ascii: "E") : UInt8(ascii: "I")
      }
    }
  }

  /// The letters in the order of numbered tags.
  var letters: String { self == .bio ? "BI" : "BIES" }
}
