import BigInt

/// How many words the languages of a graph have, and which word stands at what place, in the order of symbols.
struct WordCounts: Sendable {
  private let nodes: [WordGraph.Node]
  /// By node, where 64 bits hold all counts; else the others.
  private let short: [UInt64]
  private let long: [BigUInt]

  init(_ graph: WordGraph) {
    nodes = graph.nodes
    var short: [UInt64] = [0, 1]
    short.reserveCapacity(nodes.count)
    for node in nodes.dropFirst(2) {
      let (sum, overflow) = short[Int(node.rest)].addingReportingOverflow(short[Int(node.other)])
      guard !overflow else { break }
      short.append(sum)
    }
    var long: [BigUInt] = []
    if short.count < nodes.count {
      long = short.map { BigUInt($0) }
      for node in nodes[short.count...] { long.append(long[Int(node.rest)] + long[Int(node.other)]) }
    }
    self.short = short
    self.long = long
  }

  func count(_ language: WordGraph.Language) -> BigUInt {
    long.isEmpty ? BigUInt(short[Int(language)]) : long[Int(language)]
  }

  /// The word at a place below the language's count.
  func word(at place: BigUInt, of language: WordGraph.Language) -> [WordGraph.Symbol] {
    var (place, language) = (place, language)
    var word: [WordGraph.Symbol] = []
    while language > WordGraph.empty {
      let node = nodes[Int(language)]
      let count = count(node.rest)
      if place < count {
        word.append(node.symbol)
        language = node.rest
      } else {
        place -= count
        language = node.other
      }
    }
    return word
  }
}
