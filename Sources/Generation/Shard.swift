/// One machine's part of a dataset: number I of N, I from 1.
package struct Shard: Sendable, Hashable {
  package let number: UInt64
  package let total: UInt64

  /// Nil unless 1 ≤ `number` ≤ `total`.
  package init?(number: UInt64, of total: UInt64) {
    guard 1 <= number, number <= total, total <= Shard.limit else { return nil }
    self.number = number
    self.total = total
  }

  /// Reads `I/N` in decimal digits.
  ///
  /// Strict, because the text often comes from a scheduler's variable: an unset one gives `/16`, and guessing would
  /// make one shard sixteen times.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Shard.digits(parts[0]), let total = Shard.digits(parts[1]) else { return nil }
    self.init(number: number, of: total)
  }

  /// More shards than any cluster has; keeps products within 64 bits.
  private static let limit: UInt64 = 1_000_000

  private static func digits(_ text: Substring.UTF8View) -> UInt64? {
    guard !text.isEmpty, text.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    return UInt64(Substring(text))
  }

  /// The indices of this shard: whole cuts, as even as they go; empty if there are more shards than cuts.
  package func indices(of count: UInt64, cut: UInt64) -> Range<UInt64> {
    let cuts = count / cut + (count % cut == 0 ? 0 : 1)
    func boundary(_ part: UInt64) -> UInt64 {
      // cuts · part may pass 64 bits, cuts / total · part can't.
      let whole = cuts / total * part + cuts % total * part / total
      return min(whole * cut, count)
    }
    return boundary(number - 1)..<boundary(number)
  }
}

extension Shard: CustomStringConvertible {
  package var description: String { "\(number)/\(total)" }
}
