import Labels

extension LanguageBuilder {
  /// A span: in labeled languages a mark before and one behind, unless the text inside is empty.
  mutating func span(
    _ mark: Grammar.Mark, _ inner: Grammar.NodeID, _ registers: Registers, _ live: Set<Int>
  ) throws(Failure) -> Table {
    guard isLabeled else { return try table(of: inner, registers, live: live) }
    guard case .register(let register) = mark.value else {
      var value = LabelValue.absent
      if case .constant(let constant) = mark.value { value = constant }
      let open = symbol(.open(mark.label, value, mark.attributes))
      var table = try self.table(of: inner, registers, live: live)
      for (left, language) in table { table[left] = try marked(language, by: open) }
      return table
    }
    if let slot = try markedSlot(mark, register, inner, registers, live) { return slot }
    var gathered: [Registers: [WordGraph.Language]] = [:]
    for (left, language) in try table(of: inner, registers, live: live.union([register])) {
      let held = left[register] ?? registers[register]
      let open = symbol(.open(mark.label, meaning(held), mark.attributes))
      let kept = left.filter { live.contains($0.key) }
      gathered[kept, default: []].append(try marked(language, by: open))
    }
    return try united(gathered)
  }

  private func meaning(_ held: Held?) -> LabelValue {
    guard let held else { return .absent }
    return whole.meaning(TextMachine.Register(value: held.value, source: Int32(held.source)))
  }

  /// `open`, the words that are not empty, and the closing mark; and the empty word if it was there.
  private mutating func marked(
    _ language: WordGraph.Language, by open: WordGraph.Symbol
  ) throws(Failure) -> WordGraph.Language {
    let close = symbol(.close)
    return try word { graph throws(WordGraph.Overflow) in
      let hasEmpty = graph.holdsEmptyWord(language)
      let full = hasEmpty ? try graph.difference(language, WordGraph.empty) : language
      let closed = try graph.concatenation(full, graph.word([close]))
      return try graph.node(open, closed, hasEmpty ? WordGraph.empty : WordGraph.nothing)
    }
  }

  /// The most usual span: a pick and a show of the register that it tells of, all words at once.
  private mutating func markedSlot(
    _ mark: Grammar.Mark, _ register: Int, _ inner: Grammar.NodeID, _ registers: Registers, _ live: Set<Int>
  ) throws(Failure) -> Table? {
    guard case .sequence(let parts) = grammar.nodes[inner], parts.count == 2,
      case .pick(let pick) = grammar.nodes[parts[0]], case .show(register, let form) = grammar.nodes[parts[1]],
      pick.register == register, !live.contains(register)
    else { return nil }
    if case .provider(let source) = grammar.sources[pick.source], source.provider.wholeNumbers != nil,
      let digits = try slot(parts[0], parts[1], registers, live: live)
    {
      // The digits say the value; which it is needs no mark of its own.
      return [[:]: try marked(digits, by: symbol(.open(mark.label, .absent, mark.attributes)))]
    }
    let close = symbol(.close)
    var words: [[WordGraph.Symbol]] = []
    for (word, entry) in try self.words(of: pick, form, registers) {
      let value = meaning(Held(source: pick.source, value: UInt128(entry)))
      let open = symbol(.open(mark.label, value, mark.attributes))
      words.append(word.isEmpty ? [] : [open] + word + [close])
    }
    return [[:]: try word { graph throws(WordGraph.Overflow) in try graph.words(words) }]
  }
}
