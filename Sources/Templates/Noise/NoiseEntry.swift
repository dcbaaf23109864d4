package import Specification

/// An operation that specs may name, and how it is made from its arguments.
package struct NoiseEntry: Sendable {
  package let name: String
  /// A clause without a subject.
  package let summary: String
  /// As a user would write it.
  package let example: String
  /// What its rate is a share of: `a letter or digit that has a key`.
  package let place: String
  /// The rate that holds where none is given.
  package let rate: Double
  /// What is between the braces; the rate comes first, and may stand for all.
  package let kind: RecordKind
  /// The key that holds texts by text, as `{rn: m}`, if there is one.
  let table: String?
  let make: @Sendable (NoiseArguments) throws(NoiseFault) -> any NoiseOperation

  init(
    _ name: String, _ summary: String, example: String, place: String, rate: Double, table: KeyKind? = nil,
    keys: [KeyKind],
    make: @escaping @Sendable (NoiseArguments) throws(NoiseFault) -> any NoiseOperation
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    self.place = place
    self.rate = rate
    self.table = table?.name
    self.make = make
    let share = Kind.number(.fraction)
    kind = RecordKind(
      name, summary, shorthand: .first,
      keys: [
        KeyKind(
          "rate", .either([share, .list(ListRule(of: share, count: 2...2, names: "shares, from low to high"))]),
          "the share of places that are changed, or two between which it is drawn for each text; a place is \(place)",
          fallback: shown(rate)),
        KeyKind("edits", .number(.integer(0...10_000)), "how many places are changed, in place of a rate"),
      ] + keys + (table.map { [$0] } ?? []))
  }
}

/// Why arguments that are each right can't be used together, as a sentence.
struct NoiseFault: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

extension KeyKind {
  /// The kinds of mistakes of an operation, with their weights.
  static func mistakes(_ words: [Word]) -> KeyKind {
    KeyKind(
      "mistakes",
      .record(
        RecordKind(
          "mistakes", "the kinds of mistakes", keys: words.map { KeyKind($0.name, .number(.nonNegative), $0.summary) })),
      "what is written, by weight; those that are not named are not made", fallback: "all, by the weights in brackets")
  }
}
