import BigInt
import Diagnostics
import Randomness
import Specification

/// The texts of what splits have by keys: whatever has none stays away from them.
struct PieceTexts {
  var graph: WordGraph
  var marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]
  /// All of them.
  var taken: WordGraph.Language
}

extension SplitPartitioner {
  /// How many texts of phrases without keys are dealt one by one; of more the letters decide.
  static let dealLimit: BigUInt = 20_000

  /// The arena with these nodes for tops.
  private func staged(_ nodes: [Grammar.NodeID], _ sites: [String]) -> CompiledGrammar {
    var stage = arena
    stage.tops = zip(nodes, sites).map { Grammar.Top(site: $1, weight: 1, label: nil, node: $0) }
    stage.rules = []
    return CompiledGrammar(stage, references: references, range: range)
  }

  /// Takes every text that two splits could make out of all but the first one's pieces.
  mutating func compared(_ pieces: inout [Piece]) throws(Stop) -> PieceTexts {
    let whole = staged(pieces.map(\.node), pieces.map { tops[$0.top].site })
    let automaton = LanguageAutomaton(whole, isLabeled: false, limit: stateLimit)
    var texts = PieceTexts(
      graph: automaton.builder.graph, marks: automaton.builder.marks, taken: WordGraph.nothing)
    var languages: [WordGraph.Language] = []
    for number in pieces.indices {
      switch automaton.top(number) {
      case .language(let language): languages.append(language)
      case .failure(let reason): throw Stop(diagnostic: .undecided(reason, at: range))
      }
    }
    // Held-out pieces come before those of keys; a split's own pieces may say the same.
    var order: [(split: Int, pieces: [Int])] = []
    for number in pieces.indices {
      if order.last?.split == pieces[number].split {
        order[order.count - 1].pieces.append(number)
      } else {
        order.append((pieces[number].split, [number]))
      }
    }
    var byOwner: [Int: WordGraph.Language] = [:]
    var dropped: Set<Int> = []
    for (split, members) in order {
      for number in members {
        for (other, theirs) in byOwner.sorted(by: { $0.key < $1.key }) where other != split {
          let common = try united { () throws(WordGraph.Overflow) in
            try texts.graph.intersection(languages[number], theirs)
          }
          guard common != WordGraph.nothing, !dropped.contains(number) else { continue }
          let left = try united { () throws(WordGraph.Overflow) in try texts.graph.difference(languages[number], common)
          }
          languages[number] = left
          let node = try sifted(pieces[number].node, pieces[number].top, .without, common, texts)
          if let node { pieces[number].node = node } else { dropped.insert(number) }
        }
      }
      for number in members where !dropped.contains(number) {
        byOwner[split] = try united { () throws(WordGraph.Overflow) in
          try texts.graph.union(byOwner[split] ?? WordGraph.nothing, languages[number])
        }
      }
    }
    for (_, language) in byOwner.sorted(by: { $0.key < $1.key }) {
      texts.taken = try united { () throws(WordGraph.Overflow) in try texts.graph.union(texts.taken, language) }
    }
    pieces = pieces.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    return texts
  }

  private func united<Result>(_ body: () throws(WordGraph.Overflow) -> Result) throws(Stop) -> Result {
    do throws(WordGraph.Overflow) { return try body() } catch {
      throw Stop(diagnostic: .undecided("all texts together need an automaton of too many states", at: range))
    }
  }

  /// What of a node makes such texts; nil for nothing.
  private mutating func sifted(
    _ node: Grammar.NodeID, _ top: Int, _ claim: TextWatch.Claim, _ language: WordGraph.Language, _ texts: PieceTexts,
    sums: LetterSums? = nil
  ) throws(Stop) -> Grammar.NodeID? {
    var stage = arena
    stage.tops = [Grammar.Top(site: tops[top].site, weight: 1, label: nil, node: node)]
    stage.rules = []
    let watch = TextWatch(claim, language, in: texts.graph, marks: texts.marks, sums: sums)
    var sieve = GrammarSieve(stage, references: references, texts: watch)
    do throws(GrammarSieve.Failure) {
      let made = try sieve.sift(node) { _ in true }
      arena = sieve.grammar
      return made?.node
    } catch {
      throw Stop(diagnostic: .undealt(tops[top].site, error.reason, at: range))
    }
  }

  // MARK: texts without keys

  /// Deals the texts of what has no key out to splits: few ones one by one, each phrase's by the shares; of many, those
  /// whose letters add up to the same go together.
  mutating func dealt(_ pieces: [Piece], apartFrom known: PieceTexts?) throws(Stop) -> [Piece] {
    guard !pieces.isEmpty else { return [] }
    let whole = staged(pieces.map(\.node), pieces.map { tops[$0.top].site })
    let limit = known == nil ? min(stateLimit, 200_000) : stateLimit
    let automaton = LanguageAutomaton(whole, isLabeled: false, limit: limit)
    var texts = PieceTexts(graph: automaton.builder.graph, marks: automaton.builder.marks, taken: WordGraph.nothing)
    if let known {
      texts.taken = try united { () throws(WordGraph.Overflow) in try texts.graph.copy(known.taken, of: known.graph) }
    }
    if let known { texts.marks = try matching(texts.marks, known.marks) }
    var dealing = TextDealing(owners: owners)
    var (few, many): ([Int], [Int]) = ([], [])
    var all = texts.taken
    for number in pieces.indices {
      guard case .language(let language) = automaton.top(number) else {
        many.append(number)
        continue
      }
      let own = try united { () throws(WordGraph.Overflow) in try texts.graph.difference(language, all) }
      let counts = WordCounts(texts.graph)
      guard counts.count(own) <= Self.dealLimit else {
        many.append(number)
        continue
      }
      few.append(number)
      dealing.deal(own, counts, key: tops[pieces[number].top].site)
      all = try united { () throws(WordGraph.Overflow) in try texts.graph.union(all, own) }
    }
    var made: [Piece] = []
    for split in owners.splits where !few.isEmpty {
      let words = dealing.words[split] ?? []
      let language = try united { () throws(WordGraph.Overflow) in try texts.graph.words(words) }
      for number in few {
        guard let node = try sifted(pieces[number].node, pieces[number].top, .only, language, texts) else { continue }
        made.append(Piece(top: pieces[number].top, split: split, node: node, mass: pieces[number].mass))
      }
    }
    for number in many { made += try dealtByLetters(pieces[number], all, texts) }
    return made
  }

  /// A few keys are tried, until every split gets something.
  private mutating func dealtByLetters(
    _ piece: Piece, _ taken: WordGraph.Language, _ texts: PieceTexts
  ) throws(Stop) -> [Piece] {
    var made: [Piece] = []
    let before = arena
    for attempt in 0..<8 as Range<UInt64> {
      arena = before
      made = []
      for split in owners.splits {
        let sums = LetterSums(for: split, of: owners, attempt: attempt)
        guard let node = try sifted(piece.node, piece.top, .without, taken, texts, sums: sums) else { continue }
        made.append(Piece(top: piece.top, split: split, node: node, mass: piece.mass))
      }
      if made.count == owners.splits.count { break }
    }
    return made
  }

  /// Both know channels by the same symbols: they are given out as channels are met.
  private func matching(
    _ one: [LanguageBuilder.MarkKey: WordGraph.Symbol], _ two: [LanguageBuilder.MarkKey: WordGraph.Symbol]
  ) throws(Stop) -> [LanguageBuilder.MarkKey: WordGraph.Symbol] {
    for (key, symbol) in two where one[key].map({ $0 != symbol }) ?? false {
      throw Stop(diagnostic: .undecided("its phrases have their texts in another order", at: range))
    }
    return one.merging(two) { first, _ in first }
  }
}

/// Gives texts to splits, one by one.
struct TextDealing {
  let owners: SplitOwners
  private(set) var words: [Int: [[WordGraph.Symbol]]] = [:]

  init(owners: SplitOwners) { self.owners = owners }

  mutating func deal(_ language: WordGraph.Language, _ counts: WordCounts, key: String) {
    let count = UInt64(counts.count(language))
    let order = Permutation(count: count, key: SiteKey(seed: owners.seed, path: "split.text.\(key)"))
    var next: UInt64 = 0
    if count < UInt64(owners.splits.count) {
      for place in 0..<count {
        let word = SiteKey(seed: owners.seed, path: "split.text.\(key)").folding(place).word
        words[owners.likely(word), default: []].append(counts.word(at: BigUInt(place), of: language))
      }
      return
    }
    for (split, share) in zip(owners.splits, owners.counts(of: Int(count))) {
      for _ in 0..<share {
        words[split, default: []].append(counts.word(at: BigUInt(order[next]), of: language))
        next += 1
      }
    }
  }
}

extension LetterSums {
  init(for split: Int, of owners: SplitOwners, attempt: UInt64) {
    let splits = owners.splits
    modulus = max(20, splits.count)
    var stream = Stream(key: SiteKey(seed: owners.seed, path: "split.letters"), index: attempt)
    let bound = UInt64(modulus)
    numbers = (0..<256).map { _ in Int(stream.integer(below: bound)) }
    allowed = Array(repeating: false, count: modulus)
    var next = 0
    for (number, count) in zip(splits, owners.counts(of: modulus)) {
      if number == split { for sum in next..<(next + count) { allowed[sum] = true } }
      next += count
    }
  }
}

extension WordGraph {
  /// A language of another graph in this one.
  mutating func copy(_ language: Language, of other: WordGraph) throws(Overflow) -> Language {
    var images: [Language: Language] = [WordGraph.nothing: WordGraph.nothing, WordGraph.empty: WordGraph.empty]
    for number in other.reached(from: language) {
      let node = other.nodes[Int(number)]
      images[number] = try self.node(node.symbol, images[node.rest] ?? 0, images[node.other] ?? 0)
    }
    return images[language] ?? WordGraph.nothing
  }
}

extension Grammar {
  /// What `tops` reach, and no more.
  func compacted(_ tops: [Top]) -> Grammar {
    var grammar = self
    (grammar.nodes, grammar.sources, grammar.rules, grammar.tops) = ([], [], [], [])
    var order: [NodeID] = []
    var isSeen = Array(repeating: false, count: nodes.count)
    var waiting = tops.map(\.node)
    while let node = waiting.popLast() {
      guard !isSeen[node] else { continue }
      isSeen[node] = true
      order.append(node)
      waiting += nodes[node].children
    }
    order.sort()
    var images: [NodeID: NodeID] = [:]
    for (place, node) in order.enumerated() { images[node] = place }
    var places: [Int: Int] = [:]
    for node in order { grammar.nodes.append(moved(nodes[node], images, &places, &grammar.sources)) }
    grammar.tops = tops.map { top in
      var top = top
      top.node = images[top.node] ?? 0
      return top
    }
    return grammar
  }

  private func moved(
    _ node: Node, _ images: [NodeID: NodeID], _ places: inout [Int: Int], _ sources: inout [Source]
  ) -> Node {
    func image(_ node: NodeID) -> NodeID { images[node] ?? 0 }
    switch node {
    case .text, .show, .compute: return node
    case .sequence(let parts): return .sequence(parts.map(image))
    case .choice(let branches):
      return .choice(branches.map { Branch(image($0.node), weight: $0.weight, site: $0.site) })
    case .pick(var pick):
      if places[pick.source] == nil {
        places[pick.source] = sources.count
        sources.append(self.sources[pick.source])
      }
      pick.source = places[pick.source] ?? 0
      return .pick(pick)
    case .span(let mark, let inner): return .span(mark, image(inner))
    case .filtered(let filters, let inner): return .filtered(filters, image(inner))
    case .channel(let number, let inner): return .channel(number, image(inner))
    case .scope(let registers, let inner): return .scope(registers: registers, image(inner))
    }
  }
}
