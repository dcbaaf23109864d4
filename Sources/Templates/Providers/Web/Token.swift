import Randomness
import Specification

let tokenEntry = ProviderEntry(
  "token", "letters, digits and signs by chance, like a password or key", example: "{token: {length: 16}}",
  keys: [
    KeyKind("length", .number(.integer(1...256)), "how many characters", fallback: "12"),
    .word(
      "letters",
      [
        Word("all", "letters, digits and signs, none that look alike"), Word("plain", "letters and digits"),
        Word("digits", "digits"),
      ], "which characters", fallback: "all"),
  ]
) { arguments in
  Token(length: arguments.integer("length") ?? 12, letters: arguments.text("letters") ?? "all")
}

private struct Token: TextProvider {
  let length: Int
  private let letters: [Character]

  init(length: Int, letters: String) {
    self.length = length
    self.letters =
      switch letters {
      case "digits": Array("0123456789")
      case "plain": Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
      default: Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#$%&*+-=?@_")
      }
  }

  var count: UInt128? {
    var count: UInt128 = 1
    for _ in 0..<length {
      let (next, overflow) = count.multipliedReportingOverflow(by: UInt128(letters.count))
      guard !overflow else { return nil }
      count = next
    }
    return count
  }

  func text(at rank: UInt128) -> String {
    let isCounted = count != nil
    var digits = Rank(rank)
    var more = continuation(of: rank)
    // A 128-bit rank fills this many characters, the last of which has not all values.
    let filled = isCounted ? length : letters.count == 10 ? 39 : letters.count == 62 ? 22 : 21
    return String(
      (0..<length).map { position in
        position < filled ? digits.take(letters) : letters[Int(more.integer(below: UInt64(letters.count)))]
      })
  }
}
