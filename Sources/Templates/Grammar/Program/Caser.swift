/// What the casing filters make of each code point, one after the other: the same as the filters do to whole texts, and
/// in states, so that it can also be put to automata.
struct Caser: Hashable {
  enum Kind: Hashable { case capital, lower, title, upper }

  let kind: Kind
  /// Of `capital` and `title`: whether the next letter gets a capital.
  private(set) var isAtStart = true

  init(_ name: String) {
    kind =
      switch name {
      case "capital": .capital
      case "title": .title
      case "upper": .upper
      default: .lower
      }
  }

  /// Nothing more will change.
  var isDone: Bool { kind == .capital && !isAtStart }

  /// The text that takes the code point's place. Of capital sigma in small letters the length is right, the letter may be
  /// another at the end of a word.
  mutating func map(_ scalar: Unicode.Scalar) -> String {
    switch kind {
    case .lower: return scalar.properties.lowercaseMapping
    case .upper: return scalar.properties.uppercaseMapping
    case .capital, .title:
      if isAtStart, scalar.properties.isAlphabetic || "0"..."9" ~= scalar {
        isAtStart = false
        return scalar.properties.titlecaseMapping
      }
      let opens = scalar.properties.isWhitespace || "-–—/([{\"“„«‘".unicodeScalars.contains(scalar)
      if kind == .title, opens { isAtStart = true }
      return String(Character(scalar))
    }
  }
}
