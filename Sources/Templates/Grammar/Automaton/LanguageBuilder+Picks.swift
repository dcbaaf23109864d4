import Bytes
import Labels
import Specification

extension LanguageBuilder {
  /// Every value that a pick may take, in the order of its places.
  func values(of pick: Grammar.Pick, _ registers: Registers) throws(Failure) -> [UInt128] {
    switch (pick.among, grammar.sources[pick.source]) {
    case (.all, .list(let list)): return (0..<UInt128(list.entries.count)).map { $0 }
    case (.entries(let entries, _), _): return entries.map { UInt128($0) }
    case (.others(let others), .list(let list)):
      let held = Set(others.compactMap { registers[$0]?.value })
      return (0..<UInt128(list.entries.count)).filter { !held.contains($0) }
    case (.ranks(let ranges), .provider(let source)): return try listed(ranges, source.name)
    case (.others(let others), .provider(let source)):
      let held = Set(others.compactMap { registers[$0]?.value })
      return try listed([0..<countable(source)], source.name).filter { !held.contains($0) }
    case (_, .provider(let source)):
      return try listed([0..<countable(source)], source.name)
    case (.ranks(let ranges), .list(let list)): return try listed(ranges, list.name)
    }
  }

  private func countable(_ source: Grammar.ProviderSource) throws(Failure) -> UInt128 {
    guard let count = source.provider.count else {
      throw .impossible("'\(source.name)' has more values than can be listed")
    }
    return count
  }

  private func listed(_ ranges: [Range<UInt128>], _ name: String) throws(Failure) -> [UInt128] {
    var total: UInt128 = 0
    for range in ranges {
      total = total.addingReportingOverflow(range.upperBound - range.lowerBound).partialValue
      guard total <= UInt128(listing) else { throw .impossible("'\(name)' has more values than can be listed") }
    }
    return ranges.flatMap { Array($0) }
  }

  /// A pick by itself: all that matters is what it leaves.
  mutating func table(of pick: Grammar.Pick, _ registers: Registers, _ live: Set<Int>) throws(Failure) -> Table {
    guard live.contains(pick.register) else {
      guard case .others(let others) = pick.among else { return [[:]: WordGraph.empty] }
      let isPossible =
        switch grammar.sources[pick.source] {
        case .list(let list): list.entries.count > others.count
        case .provider(let source): source.provider.count ?? .max > UInt128(others.count)
        }
      return isPossible ? [[:]: WordGraph.empty] : [:]
    }
    let values = try values(of: pick, registers)
    listing -= values.count
    guard listing >= 0 else { throw .impossible("too many values would have to be listed") }
    var table: Table = [:]
    for value in values { table[[pick.register: Held(source: pick.source, value: value)]] = WordGraph.empty }
    return table
  }

  /// The language of a pick and a show of the same register behind it, where nobody asks for that register afterwards:
  /// all words at once.
  mutating func slot(
    _ first: Grammar.NodeID, _ second: Grammar.NodeID, _ registers: Registers, live: Set<Int>
  ) throws(Failure) -> WordGraph.Language? {
    guard case .pick(let pick) = grammar.nodes[first], case .show(pick.register, let form) = grammar.nodes[second],
      !live.contains(pick.register)
    else { return nil }
    if let numbers = try numbers(pick, form, registers) { return numbers }
    let words = try words(of: pick, form, registers).map(\.word)
    return try word { graph throws(WordGraph.Overflow) in try graph.words(sorted: words) }
  }

  /// The words of a pick's values in one form, in order, with the value of each.
  mutating func words(
    of pick: Grammar.Pick, _ form: Int, _ registers: Registers
  ) throws(Failure) -> [(word: [WordGraph.Symbol], entry: Int)] {
    guard case .list(let list) = grammar.sources[pick.source] else {
      let values = try values(of: pick, registers)
      listing -= values.count
      guard listing >= 0 else { throw .impossible("too many values would have to be listed") }
      var words: [(word: [WordGraph.Symbol], entry: Int)] = []
      for value in values {
        let text = try shown(Held(source: pick.source, value: value), form)
        words.append((text.utf8.map { WordGraph.Symbol($0) }, Int(truncatingIfNeeded: value)))
      }
      return words.sorted { $0.word.lexicographicallyPrecedes($1.word) }
    }
    let sorted = sortedWords(of: list, pick.source, form)
    if case .all = pick.among { return sorted }
    let allowed = Set(try values(of: pick, registers))
    return sorted.filter { allowed.contains(UInt128($0.entry)) }
  }

  private mutating func sortedWords(
    of list: Grammar.List, _ source: Int, _ form: Int
  ) -> [(word: [WordGraph.Symbol], entry: Int)] {
    if let known = sortedEntries[[source, form]] { return known }
    let words = list.forms[form].enumerated().map { ($1.utf8.map { WordGraph.Symbol($0) }, $0) }
    let sorted = words.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    sortedEntries[[source, form]] = sorted
    return sorted
  }

  /// Whole numbers in plain digits need no list.
  mutating func numbers(
    _ pick: Grammar.Pick, _ form: Int, _ registers: Registers
  ) throws(Failure) -> WordGraph.Language? {
    guard case .provider(let source) = grammar.sources[pick.source], let numbers = source.provider.wholeNumbers,
      numbers.step == 1, source.forms[form].members.isEmpty, source.forms[form].filters.isEmpty,
      let count = source.provider.count
    else { return nil }
    var ranges = [0..<count]
    if case .ranks(let some) = pick.among { ranges = some }
    if case .others(let others) = pick.among {
      ranges = LanguageBuilder.ranges(below: count, without: others.compactMap { registers[$0]?.value }.sorted())
    }
    var languages: [WordGraph.Language] = []
    for range in ranges {
      let (low, high) = (numbers.first + Int(range.lowerBound), numbers.first + Int(range.upperBound) - 1)
      languages.append(try word { graph throws(WordGraph.Overflow) in try graph.numbers(low, high) })
    }
    return try word { graph throws(WordGraph.Overflow) in try graph.union(of: languages) }
  }

  /// What is left of the ranks below a count, without those of a rising list.
  private static func ranges(below count: UInt128, without held: [UInt128]) -> [Range<UInt128>] {
    var ranges: [Range<UInt128>] = []
    var start: UInt128 = 0
    for rank in held {
      if start < rank { ranges.append(start..<rank) }
      start = rank + 1
    }
    if start < count { ranges.append(start..<count) }
    return ranges
  }

  /// The text of a value in one of its source's forms.
  func shown(_ held: Held, _ form: Int) throws(Failure) -> String {
    switch grammar.sources[held.source] {
    case .list(let list): return list.forms[form][Int(held.value)]
    case .provider(let source):
      let shown = source.forms[form]
      do throws(EvaluationError) {
        return try whole.text(of: source.provider.value(at: held.value), shown.members, shown.filters)
      } catch {
        throw .impossible(error.message)
      }
    }
  }

  /// The text of an expression over registers.
  func text(of computed: Grammar.Computed, _ registers: Registers) throws(Failure) -> String {
    guard !computed.isOpen else { throw .impossible("an expression depends on more than what the text chooses") }
    var machine = TextMachine(registers: whole.program.registerCount)
    defer { machine.free() }
    machine.begin()
    for (register, held) in registers {
      machine.registers[register] = TextMachine.Register(value: held.value, source: Int32(held.source))
    }
    scope.registers = machine.registers.start
    do throws(EvaluationError) { return try scope.text(of: computed) } catch { throw .impossible(error.message) }
  }
}
