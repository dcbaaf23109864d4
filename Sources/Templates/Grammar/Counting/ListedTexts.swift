import BigInt
import Labels
import Specification

/// Small languages are quicker looked through than told by automata, which are large where a text repeats what stands far
/// before.
extension TextLanguage {
  /// How many derivations are made one by one: about a second's work.
  static let listLimit: UInt64 = 300_000

  /// Hands the texts of every derivation out, those of a sample as one, with the number of its top; `body` says whether to go
  /// on.
  ///
  /// - Returns: whether all of them were handed out. False also, and perhaps at once, where there are too many or a text
  ///   depends on more than what is picked.
  func forEachText(_ body: (_ text: [UInt8], _ top: Int) -> Bool) -> Bool {
    for case .compute(let computed) in grammar.nodes where computed.isOpen { return false }
    guard let count = counts.shortNumber, count <= Self.listLimit, counts.total.number == BigUInt(count),
      let sampler = try? TextSampler(self, mode: .exhaustive, seed: 0, count: count)
    else { return false }
    let writer = sampler.makeWriter()
    var sample = Sample(index: 0, split: "")
    var (top, end) = (0, topOffsets.dropFirst().first ?? 0)
    for rank in 0..<count {
      while top + 1 < grammar.tops.count, BigUInt(rank) >= end {
        top += 1
        end = topOffsets[top + 1]
      }
      guard (try? writer.write(rank, into: &sample)) != nil else { return false }
      var text: [UInt8] = []
      // No text holds a 0xff, so that two are not taken for one.
      for part in sample.texts { text += Array(part.name.utf8) + [0xff] + part.utf8 + [0xff] }
      guard body(text, top) else { return false }
    }
    return true
  }

  /// Whether every derivation was found to have a text of its own; false where that is not so or can't be found by looking.
  var hasNoTwins: Bool {
    var seen: Set<[UInt8]> = []
    return forEachText { text, _ in seen.insert(text).inserted }
  }
}
