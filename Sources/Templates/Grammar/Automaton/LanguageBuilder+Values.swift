import Labels

extension LanguageBuilder {
  /// A labeled language whose spans tell nothing that their own texts say: what spans mean is compared when all filters
  /// around them have done their work.
  mutating func withoutRepeatedValues(_ language: WordGraph.Language) throws(Failure) -> WordGraph.Language {
    var telling: [WordGraph.Symbol: (text: [UInt8], silent: WordGraph.Symbol)] = [:]
    for (key, symbol) in marks.sorted(by: { $0.value < $1.value }) {
      guard case .open(let label, .text(let text), let attributes) = key else { continue }
      telling[symbol] = (Array(text.utf8), self.symbol(.open(label, .absent, attributes)))
    }
    guard !telling.isEmpty else { return language }
    let close = symbol(.close)
    let opens = Set(marks.compactMap { key, symbol in if case .open = key { symbol } else { nil } })
    var images: [WordGraph.Language: WordGraph.Language] = [WordGraph.nothing: 0, WordGraph.empty: 1]
    // The older nodes first, so that nothing goes deep.
    for node in graph.reached(from: language) {
      let (symbol, rest, other) = (
        graph.nodes[Int(node)].symbol, images[graph.nodes[Int(node)].rest] ?? WordGraph.nothing,
        images[graph.nodes[Int(node)].other] ?? WordGraph.nothing
      )
      images[node] = try word { graph throws(WordGraph.Overflow) in
        guard let (text, silent) = telling[symbol] else {
          return try graph.union(graph.node(symbol, rest, WordGraph.nothing), other)
        }
        var search = TextSearch(text: text, close: close, opens: opens)
        let said = try search.words(of: rest, TextSearch.Place(), in: &graph)
        let unsaid = try graph.difference(rest, said)
        return try graph.union(of: [
          graph.node(symbol, unsaid, WordGraph.nothing), graph.node(silent, said, WordGraph.nothing), other,
        ])
      }
    }
    return images[language] ?? WordGraph.nothing
  }
}

/// Finds the words of a language that begin within a span and go on with a given text up to its end, whatever spans are
/// inside.
private struct TextSearch {
  struct Place: Hashable {
    var byte = 0
    /// How many spans are open inside.
    var depth = 0
  }

  private struct Key: Hashable {
    var language: WordGraph.Language
    var place: Place
  }

  let text: [UInt8]
  let close: WordGraph.Symbol
  let opens: Set<WordGraph.Symbol>
  private var known: [Key: WordGraph.Language] = [:]

  init(text: [UInt8], close: WordGraph.Symbol, opens: Set<WordGraph.Symbol>) {
    self.text = text
    self.close = close
    self.opens = opens
  }

  mutating func words(
    of language: WordGraph.Language, _ place: Place, in graph: inout WordGraph
  ) throws(WordGraph.Overflow) -> WordGraph.Language {
    guard language > WordGraph.empty else { return WordGraph.nothing }
    let key = Key(language: language, place: place)
    if let words = known[key] { return words }
    var pieces: [WordGraph.Language] = []
    var next = language
    while next > WordGraph.empty {
      let node = graph.nodes[Int(next)]
      next = node.other
      var behind = place
      if node.symbol == close, place.depth == 0 {
        if place.byte == text.count { pieces.append(try graph.node(close, node.rest, WordGraph.nothing)) }
        continue
      } else if node.symbol == close {
        behind.depth -= 1
      } else if opens.contains(node.symbol) {
        behind.depth += 1
      } else if node.symbol < 256 {
        guard place.byte < text.count, node.symbol == WordGraph.Symbol(text[place.byte]) else { continue }
        behind.byte += 1
      }
      let rest = try words(of: node.rest, behind, in: &graph)
      pieces.append(try graph.node(node.symbol, rest, WordGraph.nothing))
    }
    let words = try graph.union(of: pieces)
    known[key] = words
    return words
  }
}
