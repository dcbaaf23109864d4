import Bytes
import Specification

/// Finds the derivation of the lowest rank that makes a text: choices are tried in the order of ranks, and given up where
/// the text goes another way. What failed once with the same rest before it is not tried again.
struct FirstDerivation {
  private let whole: CompiledGrammar
  private let text: [WordGraph.Symbol]
  private let marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]
  private let scope: DerivationScope
  private var choices: [UInt128] = []
  /// What is still to be done, by number: each is a step and the number of what comes behind it; 0 is the end.
  private var steps: [Step] = [Step(kind: .end, behind: 0)]
  private var numbers: [Step: Int] = [:]
  private var failed: Set<Failed> = []
  private var fault: EvaluationError?

  private struct Step: Hashable {
    enum Kind: Hashable {
      case end
      case part(Grammar.NodeID, Int)
      case leave([Int: LanguageBuilder.Held], Range<Int>)
      case symbol(WordGraph.Symbol)
      case casing
      /// The end of a node that is made apart and changed by filters.
      case change(Grammar.NodeID)
    }
    var kind: Kind
    var behind: Int
  }

  private struct State: Hashable {
    var place = 0
    var registers: [Int: LanguageBuilder.Held] = [:]
    /// What casing the text goes through, from the innermost filter.
    var casers: [Caser] = []
    /// Texts that are made apart, the innermost last.
    var apart: [[UInt8]] = []
  }

  private struct Failed: Hashable {
    var step: Int
    var state: State
  }

  init(
    _ whole: CompiledGrammar, text: [WordGraph.Symbol], marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]
  ) {
    self.whole = whole
    self.text = text
    self.marks = marks
    scope = DerivationScope(whole)
  }

  /// The choices of the first derivation of a node that makes the whole text; nil if none does.
  mutating func choices(from node: Grammar.NodeID) throws(EvaluationError) -> [UInt128]? {
    let isFound = matches(node, State(), behind: 0)
    if let fault { throw fault }
    return isFound ? choices : nil
  }

  private mutating func number(_ kind: Step.Kind, _ behind: Int) -> Int {
    let step = Step(kind: kind, behind: behind)
    if let known = numbers[step] { return known }
    steps.append(step)
    numbers[step] = steps.count - 1
    return steps.count - 1
  }

  private mutating func goOn(_ number: Int, _ state: State) -> Bool {
    let step = steps[number]
    if case .end = step.kind { return state.place == text.count }
    let key = Failed(step: number, state: state)
    guard !failed.contains(key) else { return false }
    if proceed(step, state) { return true }
    failed.insert(key)
    return false
  }

  private mutating func proceed(_ step: Step, _ state: State) -> Bool {
    var state = state
    switch step.kind {
    case .end: return false
    case .part(let node, let part):
      guard case .sequence(let parts) = whole.grammar.nodes[node] else { return false }
      let behind = part + 1 < parts.count ? number(.part(node, part + 1), step.behind) : step.behind
      return matches(parts[part], state, behind: behind)
    case .leave(let outer, let registers):
      for register in registers { state.registers[register] = outer[register] }
    case .symbol(let symbol):
      guard state.place < text.count, text[state.place] == symbol else { return false }
      state.place += 1
    case .casing: state.casers.removeFirst()
    case .change(let node):
      guard case .filtered(let filters, _) = whole.grammar.nodes[node], let made = state.apart.popLast() else {
        return false
      }
      var changed = String(decoding: made, as: UTF8.self)
      for filter in filters {
        do throws(EvaluationError) {
          changed = try filter.apply(to: .text(changed))
        } catch {
          fault = error
          return false
        }
      }
      guard append(changed, to: &state) else { return false }
    }
    return goOn(step.behind, state)
  }

  private mutating func matches(_ node: Grammar.NodeID, _ state: State, behind: Int) -> Bool {
    var state = state
    switch whole.grammar.nodes[node] {
    case .text(let text): return append(text, to: &state) && goOn(behind, state)
    case .show(let register, let form):
      guard let held = state.registers[register] else { return goOn(behind, state) }
      return append(shown(held, form), to: &state) && goOn(behind, state)
    case .compute(let computed): return append(self.text(of: computed, state), to: &state) && goOn(behind, state)
    case .sequence(let parts): return goOn(parts.isEmpty ? behind : number(.part(node, 0), behind), state)
    case .choice(let branches):
      for (place, branch) in branches.enumerated() {
        choices.append(UInt128(place))
        if matches(branch.node, state, behind: behind) { return true }
        choices.removeLast()
      }
      return false
    case .pick(let pick): return matches(pick, state, behind: behind)
    case .span(_, let inner): return matches(inner, state, behind: behind)
    case .channel(let channel, let inner):
      guard let open = marks[.channel(channel)], let close = marks[.channel(-1)], state.place < text.count,
        text[state.place] == open
      else { return false }
      state.place += 1
      return matches(inner, state, behind: number(.symbol(close), behind))
    case .scope(let registers, let inner):
      return matches(inner, state, behind: number(.leave(state.registers, registers), behind))
    case .filtered(let filters, let inner):
      // Casing goes along, so that what can't be is seen at once; else the text is made apart.
      guard filters.count == 1, ["capital", "title", "upper"].contains(filters[0].filter.name) else {
        state.apart.append([])
        return matches(inner, state, behind: number(.change(node), behind))
      }
      guard state.apart.isEmpty else {
        state.apart.append([])
        return matches(inner, state, behind: number(.change(node), behind))
      }
      state.casers.insert(Caser(filters[0].filter.name), at: 0)
      return matches(inner, state, behind: number(.casing, behind))
    }
  }

  private mutating func matches(_ pick: Grammar.Pick, _ state: State, behind: Int) -> Bool {
    for (place, value) in candidates(pick, state, behind) {
      var inner = state
      inner.registers[pick.register] = LanguageBuilder.Held(source: pick.source, value: value)
      choices.append(place)
      if goOn(behind, inner) { return true }
      choices.removeLast()
    }
    return false
  }

  /// The values that may come, with their places among those of the pick, in that order. Of plain numbers that are shown
  /// at once, only those whose digits stand here.
  private func candidates(_ pick: Grammar.Pick, _ state: State, _ behind: Int) -> [(UInt128, UInt128)] {
    var held: [UInt128] = []
    if case .others(let others) = pick.among { held = others.compactMap { state.registers[$0]?.value }.sorted() }
    if case .provider(let source) = whole.grammar.sources[pick.source], let numbers = source.provider.wholeNumbers,
      state.apart.isEmpty, case .part(let node, let part) = steps[behind].kind,
      case .sequence(let parts) = whole.grammar.nodes[node],
      case .show(pick.register, _) = whole.grammar.nodes[parts[part]]
    {
      return digits(at: state.place, numbers).flatMap { value in places(of: value, in: pick, source, held) }
    }
    let compiled = whole.program.values(of: pick, others: held, whole.grammar)
    return compiled.enumerated().map { (UInt128($0.offset), $0.element) }
  }

  /// The ranks of the numbers whose digits stand at a place, from the lowest.
  private func digits(at place: Int, _ numbers: WholeNumbers) -> [UInt128] {
    var ranks: [UInt128] = []
    var written = ""
    for symbol in text[place...].prefix(20) {
      guard symbol == 0x2D || 0x30...0x39 ~= symbol else { break }
      written.unicodeScalars.append(Unicode.Scalar(UInt8(symbol)))
      guard let number = Int(written), String(number) == written, number >= numbers.first else { continue }
      let (rank, rest) = (number - numbers.first).quotientAndRemainder(dividingBy: numbers.step)
      if rest == 0 { ranks.append(UInt128(rank)) }
    }
    return ranks.sorted()
  }

  private func places(
    of value: UInt128, in pick: Grammar.Pick, _ source: Grammar.ProviderSource, _ held: [UInt128]
  ) -> [(UInt128, UInt128)] {
    guard case .ranks(let ranges) = pick.among else {
      guard value < source.provider.count ?? .max, !held.contains(value) else { return [] }
      return [(value - UInt128(held.count { $0 < value }), value)]
    }
    var before: UInt128 = 0
    for range in ranges {
      if range.contains(value) { return [(before + value - range.lowerBound, value)] }
      before += range.upperBound - range.lowerBound
    }
    return []
  }

  /// Whether the text goes on so; `state` moves behind it.
  private func append(_ text: String?, to state: inout State) -> Bool {
    guard var made = text else { return false }
    guard state.apart.isEmpty else {
      state.apart[state.apart.count - 1] += Array(made.utf8)
      return true
    }
    for index in state.casers.indices {
      var changed = ""
      for scalar in made.unicodeScalars { changed += state.casers[index].map(scalar) }
      made = changed
    }
    guard state.place + made.utf8.count <= self.text.count else { return false }
    for byte in made.utf8 {
      guard self.text[state.place] == WordGraph.Symbol(byte) else { return false }
      state.place += 1
    }
    return true
  }

  private mutating func shown(_ held: LanguageBuilder.Held, _ form: Int) -> String? {
    switch whole.grammar.sources[held.source] {
    case .list(let list): return list.forms[form][Int(held.value)]
    case .provider(let source):
      do throws(EvaluationError) {
        return try whole.text(
          of: source.provider.value(at: held.value), source.forms[form].members, source.forms[form].filters)
      } catch {
        fault = error
        return nil
      }
    }
  }

  private mutating func text(of computed: Grammar.Computed, _ state: State) -> String? {
    var machine = TextMachine(registers: whole.program.registerCount)
    defer { machine.free() }
    machine.begin()
    for (register, held) in state.registers {
      machine.registers[register] = TextMachine.Register(value: held.value, source: Int32(held.source))
    }
    scope.registers = machine.registers.start
    do throws(EvaluationError) {
      return try scope.text(of: computed)
    } catch {
      fault = error
      return nil
    }
  }
}

extension TextProgram {
  /// All values of a pick, in the order of their places; for those that can be listed.
  func values(of pick: Grammar.Pick, others: [UInt128], _ grammar: Grammar) -> [UInt128] {
    switch (pick.among, grammar.sources[pick.source]) {
    case (.all, .list(let list)): return (0..<UInt128(list.entries.count)).map { $0 }
    case (.others, .list(let list)):
      return (0..<UInt128(list.entries.count)).filter { !others.contains($0) }
    case (.entries(let entries, _), _): return entries.map { UInt128($0) }
    case (.ranks(let ranges), _): return ranges.flatMap { Array($0) }
    case (.others, .provider(let source)):
      return (0..<(source.provider.count ?? 0)).filter { !others.contains($0) }
    case (_, .provider(let source)): return (0..<(source.provider.count ?? 0)).map { $0 }
    }
  }
}
