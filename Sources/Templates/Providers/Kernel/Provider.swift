package import Randomness
package import Specification

/// Makes values of one type, such as plates of German cars: a numbered language of which the grammar may count, draw and
/// take any value alone.
///
/// Laws, which one suite of tests puts to every row of the table:
/// - `value(at:)` is defined for every rank below `count`, and two ranks never give equal values;
/// - where `count` is nil there are more values than 128 bits can number: then every 128-bit rank gives a value, and
///   still no two are equal, but not all values are reached;
/// - `draw` depends on the stream alone.
package protocol Provider: Sendable {
  /// How many distinct values there are: at least 1; nil beyond 128 bits.
  var count: UInt128? { get }

  /// How many distinct texts these values have; nil if that is not known. Of a record, its member `text` is meant.
  var texts: UInt128? { get }

  /// The value with a number in `0 ..< count`.
  func value(at rank: UInt128) -> Datum

  /// A value by chance: every rank as likely as any other, except where a provider's own page says what it prefers.
  func draw(from stream: inout Stream) -> Datum

  /// The rank of the value that `draw` takes from the same stream; of any 128 bits where `count` is nil.
  func rank(from stream: inout Stream) -> UInt128

  /// The whole numbers that the values are, where they are no more than that: then texts are made and counted by digits.
  var wholeNumbers: WholeNumbers? { get }

  /// The same values, numbered by what these members of them show: two ranks differ in one of `members` wherever
  /// possible, and what else a record has is any. So people of whom a sentence tells but the first name are as many as
  /// there are first names, and none comes twice where none shall.
  func showing(_ members: Set<String>) -> any Provider

  /// After how many ranks these members begin anew: those of a rank are those of its remainder. Nil where they don't.
  /// Among them `sound` is how the first word of what is shown begins.
  func period(of members: Set<String>) -> UInt128?

  /// All texts of a member (of no member: of the value as it is shown), or more than those; nil where they have no parts.
  func spelling(of member: String?) -> Spelling?

  /// How many values differ in what these members show, `text` being what is shown of a value; nil if that is not known.
  func distinct(_ members: Set<String>) -> UInt128?
}

extension Provider {
  package var texts: UInt128? { count }

  package func showing(_ members: Set<String>) -> any Provider { self }

  package func period(of members: Set<String>) -> UInt128? { nil }

  package func spelling(of member: String?) -> Spelling? { nil }

  package func distinct(_ members: Set<String>) -> UInt128? { members.contains("text") && texts == count ? texts : nil }

  package func draw(from stream: inout Stream) -> Datum { value(at: rank(from: &stream)) }

  package func rank(from stream: inout Stream) -> UInt128 {
    guard let count else { return stream.bits128() }
    return stream.integer(below: count)
  }

  package var wholeNumbers: WholeNumbers? { nil }
}

/// Whole numbers at equal distances: rank r is `first + r * step`. Written in plain decimal digits, with `-` below 0.
package struct WholeNumbers: Sendable, Hashable {
  package var first: Int
  /// Above 0.
  package var step: Int

  package init(first: Int, step: Int = 1) {
    self.first = first
    self.step = step
  }
}

extension Stream {
  /// A whole number in `0 ..< bound`, each exactly as likely as any other: below 2⁶⁴ as `integer(below:)`, beyond by
  /// rejection of what would favour small ones.
  package mutating func integer(below bound: UInt128) -> UInt128 {
    guard bound > UInt128(UInt64.max) else { return UInt128(integer(below: UInt64(truncatingIfNeeded: bound))) }
    let threshold = (0 &- bound) % bound
    while true {
      let word = bits128()
      if word >= threshold { return word % bound }
    }
  }
}

/// A provider whose texts are all that there is to its values.
protocol TextProvider: Provider {
  func text(at rank: UInt128) -> String
}

extension TextProvider {
  package func value(at rank: UInt128) -> Datum { .text(text(at: rank)) }
}

/// A rank, taken apart into the choices that it stands for: a number in a mixed base, the last choice first.
struct Rank {
  private var rest: UInt128

  init(_ rank: UInt128) { rest = rank }

  /// The next choice of `0 ..< count`.
  mutating func take(_ count: Int) -> Int {
    if rest <= UInt128(UInt64.max) {
      let small = UInt64(truncatingIfNeeded: rest)
      rest = UInt128(small / UInt64(count))
      return Int(small % UInt64(count))
    }
    let choice = rest % UInt128(count)
    rest /= UInt128(count)
    return Int(choice)
  }

  mutating func take(_ range: ClosedRange<Int>) -> Int { range.lowerBound + take(range.count) }

  mutating func take<Item>(_ items: [Item]) -> Item { items[take(items.count)] }

  /// The next `digits` decimal digits, with leading zeros.
  mutating func take(digits: Int) -> String { padded(take(powerOfTen(digits)), to: digits) }
}

/// 10 to the power of 0 … 18.
func powerOfTen(_ exponent: Int) -> Int {
  var power = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}

/// A number of at least `width` digits, with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}

/// The product of how many choices there are each time; nil beyond 128 bits.
func product(_ counts: Int...) -> UInt128? {
  var product: UInt128 = 1
  for count in counts {
    let (next, overflow) = product.multipliedReportingOverflow(by: UInt128(count))
    guard !overflow else { return nil }
    product = next
  }
  return product
}
