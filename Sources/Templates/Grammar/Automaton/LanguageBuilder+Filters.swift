import Specification

extension LanguageBuilder {
  /// The words of a language, each changed by filters. Casing goes from code point to code point along the automaton;
  /// other filters are put to each word, if there are not too many.
  mutating func filtered(
    _ language: WordGraph.Language, by filters: [BoundFilter]
  ) throws(Failure) -> WordGraph.Language {
    var language = language
    for filter in filters {
      if ["capital", "title", "upper"].contains(filter.filter.name) {
        var images: [CasingKey: WordGraph.Language] = [:]
        let caser = Caser(filter.filter.name)
        if caser.kind != .capital { try prepare(language, caser, &images) }
        language = try cased(language, caser, &images)
      } else {
        language = try mapped(language, by: filter)
      }
    }
    return language
  }

  struct CasingKey: Hashable {
    var language: WordGraph.Language
    var caser: Caser
  }

  /// The older nodes first, so that `cased` never goes deep.
  private mutating func prepare(
    _ language: WordGraph.Language, _ caser: Caser, _ images: inout [CasingKey: WordGraph.Language]
  ) throws(Failure) {
    var inside = caser
    _ = inside.map("a")
    for node in graph.reached(from: language) {
      let symbol = graph.nodes[Int(node)].symbol
      // Inside a code point nothing begins.
      guard symbol > 0xFF || symbol & 0xC0 != 0x80 else { continue }
      _ = try cased(node, caser, &images)
      if inside != caser { _ = try cased(node, inside, &images) }
    }
  }

  private mutating func cased(
    _ language: WordGraph.Language, _ caser: Caser, _ images: inout [CasingKey: WordGraph.Language]
  ) throws(Failure) -> WordGraph.Language {
    if language <= WordGraph.empty || caser.isDone { return language }
    let key = CasingKey(language: language, caser: caser)
    if let known = images[key] { return known }
    var pieces: [WordGraph.Language] = []
    var rest = language
    while rest > WordGraph.empty {
      let node = graph.nodes[Int(rest)]
      if node.symbol > 0xFF {
        let inner = try cased(node.rest, caser, &images)
        pieces.append(try word { graph throws(WordGraph.Overflow) in try graph.node(node.symbol, inner, 0) })
      } else {
        for (bytes, behind) in scalars(from: node) {
          var after = caser
          guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { continue }
          let text = after.map(scalar)
          let inner = try cased(behind, after, &images)
          pieces.append(
            try word { graph throws(WordGraph.Overflow) in try graph.concatenation(graph.text(text), inner) })
        }
      }
      rest = node.other
    }
    if rest == WordGraph.empty { pieces.append(rest) }
    let image = try word { graph throws(WordGraph.Overflow) in try graph.union(of: pieces) }
    images[key] = image
    return image
  }

  /// The code points that begin with a node's own symbol, and what follows each.
  private func scalars(from node: WordGraph.Node) -> [(bytes: [UInt8], behind: WordGraph.Language)] {
    let lead = UInt8(truncatingIfNeeded: node.symbol)
    var open: [(bytes: [UInt8], behind: WordGraph.Language)] = [([lead], node.rest)]
    for _ in 1..<max(1, lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4) {
      open = open.flatMap { bytes, behind in
        var longer: [(bytes: [UInt8], behind: WordGraph.Language)] = []
        var language = behind
        while language > WordGraph.empty {
          let next = graph.nodes[Int(language)]
          longer.append((bytes + [UInt8(truncatingIfNeeded: next.symbol)], next.rest))
          language = next.other
        }
        return longer
      }
    }
    return open
  }

  /// Every word by itself; marks of spans move as they do in texts.
  private mutating func mapped(
    _ language: WordGraph.Language, by filter: BoundFilter
  ) throws(Failure) -> WordGraph.Language {
    guard let words = graph.listed(language, limit: 50_000) else {
      throw .impossible("'\(filter.filter.name)' would have to be put to more than 50000 texts")
    }
    var changed: [[WordGraph.Symbol]] = []
    for word in words { changed.append(try mapped(word, by: filter)) }
    return try word { graph throws(WordGraph.Overflow) in try graph.words(changed) }
  }

  private func mapped(_ word: [WordGraph.Symbol], by filter: BoundFilter) throws(Failure) -> [WordGraph.Symbol] {
    let before = String(decoding: word.filter { $0 < 256 }.map { UInt8($0) }, as: UTF8.self)
    let after: String
    do throws(EvaluationError) {
      after = try filter.apply(to: .text(before))
    } catch {
      throw .impossible(error.message)
    }
    let places = FilteredPlaces(filter.filter.name, before, after)
    let bytes = Array(after.utf8)
    let close = marks[.close]
    var (offset, written) = (0, 0)
    var result: [WordGraph.Symbol] = []
    for symbol in word {
      guard symbol > 0xFF else {
        offset += 1
        continue
      }
      let place = places.place(of: offset, isStart: symbol != close).bytes
      if place > written {
        result += bytes[written..<place].map { WordGraph.Symbol($0) }
        written = place
      }
      // A span that became empty is none.
      if symbol == close, let last = result.last, last > 0xFF, last != close {
        result.removeLast()
      } else {
        result.append(symbol)
      }
    }
    return result + bytes[written...].map { WordGraph.Symbol($0) }
  }
}

extension WordGraph {
  /// All words; nil if there are more than `limit`.
  func listed(_ language: Language, limit: Int) -> [[Symbol]]? {
    var words: [[Symbol]] = []
    var waiting: [(language: Language, word: [Symbol])] = [(language, [])]
    while let (language, word) = waiting.popLast() {
      if language == WordGraph.empty { words.append(word) }
      guard words.count <= limit else { return nil }
      guard language > WordGraph.empty else { continue }
      let node = nodes[Int(language)]
      waiting.append((node.other, word))
      waiting.append((node.rest, word + [node.symbol]))
    }
    return words
  }
}
