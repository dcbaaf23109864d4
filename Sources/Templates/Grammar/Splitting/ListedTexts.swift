import BigInt
import Labels
import Specification

extension SplitPartitioner {
  /// How many derivations are made one by one to see whether two splits share a text: about a second's work.
  private static let listLimit: UInt64 = 300_000

  /// Whether no text is made by pieces of two splits, found by making all of them.
  ///
  /// False also where that can't be found so: there are too many, or one depends on more than what is picked. Automata find
  /// it for languages of any size, but are large where a text repeats what stands far before.
  func areApart(_ pieces: [Piece]) -> Bool {
    let grammar = arena.compacted(
      pieces.map { piece in
        var top = tops[piece.top]
        (top.node, top.fields) = (piece.node, [])
        return top
      })
    for case .compute(let computed) in grammar.nodes where computed.isOpen { return false }
    let language = TextLanguage(grammar, references: references, range: range)
    guard let count = language.counts.shortNumber, count <= Self.listLimit,
      language.counts.total.number == BigUInt(count)
    else { return false }
    do throws(SamplingError) {
      let sampler = try TextSampler(language, mode: .exhaustive, seed: 0, count: count)
      return try areApart(pieces, sampler, count)
    } catch {
      return false
    }
  }

  private func areApart(_ pieces: [Piece], _ sampler: TextSampler, _ count: UInt64) throws(SamplingError) -> Bool {
    let writer = sampler.makeWriter()
    var sample = Sample(index: 0, split: "")
    var owners: [[UInt8]: Int] = [:]
    var (piece, end) = (0, sampler.language.topOffsets.dropFirst().first ?? 0)
    for rank in 0..<count {
      while piece + 1 < pieces.count, BigUInt(rank) >= end {
        piece += 1
        end = sampler.language.topOffsets[piece + 1]
      }
      do throws(EvaluationError) {
        try writer.write(rank, into: &sample)
      } catch {
        return false
      }
      var text: [UInt8] = []
      // No text holds a 0xff, so that two are not taken for one.
      for part in sample.texts { text += Array(part.name.utf8) + [0xff] + part.utf8 + [0xff] }
      let owner = owners.updateValue(pieces[piece].split, forKey: text)
      if let owner, owner != pieces[piece].split { return false }
    }
    return true
  }
}
