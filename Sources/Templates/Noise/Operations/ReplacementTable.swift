import Randomness

/// Pieces of text and what may stand in their place, found by their first byte.
struct ReplacementTable: Sendable {
  struct Row: Sendable {
    let old: [UInt8]
    let new: [UInt8]
    let weight: Double
  }
  /// By first byte, in the order given.
  private let rows: [[Row]]
  /// Whether an old piece fits only where no letter or digit goes on with it.
  private let isOfWords: Bool

  /// Old pieces must not be empty, weights must be finite and above 0.
  init(_ rows: [(old: String, new: String, weight: Double)], ofWords isOfWords: Bool = false) {
    self.isOfWords = isOfWords
    var table = [[Row]](repeating: [], count: 256)
    for row in rows {
      guard let first = row.old.utf8.first else { continue }
      table[Int(first)].append(Row(old: Array(row.old.utf8), new: Array(row.new.utf8), weight: row.weight))
    }
    self.rows = table
  }

  /// Whether something may be replaced that begins at `byte`.
  func fits(at byte: Int, of text: Span<UInt8>) -> Bool {
    for row in rows[Int(text[byte])] where fits(row, at: byte, of: text) { return true }
    return false
  }

  private func fits(_ row: Row, at byte: Int, of text: Span<UInt8>) -> Bool {
    guard text.holds(row.old, at: byte) else { return false }
    return !isOfWords
      || (text.scalar(before: byte)?.goesOn != true && text.scalarIfAny(at: byte + row.old.count)?.goesOn != true)
  }

  /// One of the rows that fit at `byte`, by weight; nil if none does. Takes two words if several do.
  func draw(at byte: Int, of text: Span<UInt8>, from stream: inout Stream) -> Row? {
    let near = rows[Int(text[byte])]
    var (total, count) = (0.0, 0)
    var only: Row?
    for row in near where fits(row, at: byte, of: text) {
      total += row.weight
      count += 1
      only = row
    }
    guard count > 1 else { return only }
    var rest = stream.unit() * total
    for row in near where fits(row, at: byte, of: text) {
      rest -= row.weight
      if rest < 0 { return row }
    }
    return only
  }
}

extension Span<UInt8> {
  /// Whether `bytes` stand at `byte`.
  func holds(_ bytes: [UInt8], at byte: Int) -> Bool {
    guard byte + bytes.count <= count else { return false }
    for (offset, wanted) in bytes.enumerated() where self[byte + offset] != wanted { return false }
    return true
  }
}

extension Unicode.Scalar {
  fileprivate var goesOn: Bool { isOfWord || isASCIIDigit }
}
