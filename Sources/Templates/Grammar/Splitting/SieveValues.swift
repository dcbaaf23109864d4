import Diagnostics
import Specification

/// The values of picks as the sieve goes through them.
struct SieveValues {
  /// What a pick may hold.
  enum Options {
    case none
    /// Any of those of a pick; nil for the one that stands there.
    case together(Grammar.Pick?, KeySight)
    /// One by one, each with its share of those that its keys let through.
    case single(source: Int, [Value])
  }

  struct Value {
    var value: UInt128
    var share: Double
    var seen: KeySight
  }

  /// How many values a pick may have that are told apart.
  static let limit = 200_000

  private let grammar: Grammar
  private let whole: CompiledGrammar
  private let scope: DerivationScope

  init(_ grammar: Grammar, _ references: [NameReference]) {
    // Values and expressions need no nodes: what is compiled here is next to nothing.
    var frame = Grammar()
    frame.sources = grammar.sources
    frame.registerCount = grammar.registerCount
    let node = frame.add(.text(""))
    frame.tops = [Grammar.Top(site: "", weight: 1, label: nil, node: node)]
    self.grammar = frame
    whole = CompiledGrammar(frame, references: references, range: .nowhere)
    scope = DerivationScope(whole)
  }

  func isList(_ source: Int) -> Bool {
    if case .list = grammar.sources[source] { true } else { false }
  }

  // MARK: texts

  func shown(_ held: LanguageBuilder.Held, _ form: Int) throws(GrammarSieve.Failure) -> String {
    switch grammar.sources[held.source] {
    case .list(let list): return list.forms[form][Int(held.value)]
    case .provider(let source):
      do throws(EvaluationError) {
        return try whole.text(
          of: source.provider.value(at: held.value), source.forms[form].members, source.forms[form].filters)
      } catch {
        throw GrammarSieve.Failure(reason: error.message)
      }
    }
  }

  func text(
    of computed: Grammar.Computed, _ registers: LanguageBuilder.Registers
  ) throws(GrammarSieve.Failure) -> String {
    guard !computed.isOpen else {
      throw GrammarSieve.Failure(reason: "an expression says something of which nothing is known beforehand")
    }
    do throws(EvaluationError) {
      return try inside(registers) { () throws(EvaluationError) in try scope.text(of: computed) }
    } catch {
      throw GrammarSieve.Failure(reason: error.message)
    }
  }

  /// Whether a condition holds where registers hold these; not if one of them is empty.
  func holds(
    _ expression: BoundExpression, _ registers: LanguageBuilder.Registers
  ) throws(GrammarSieve.Failure) -> Bool {
    do throws(EvaluationError) {
      return try inside(registers) { () throws(EvaluationError) in try expression.boolean(in: scope) }
    } catch {
      throw GrammarSieve.Failure(reason: error.message)
    }
  }

  private func inside<Result>(
    _ registers: LanguageBuilder.Registers, _ body: () throws(EvaluationError) -> Result
  ) throws(EvaluationError) -> Result {
    var machine = TextMachine(registers: whole.program.registerCount)
    defer { machine.free() }
    machine.begin()
    for (register, held) in registers {
      machine.registers[register] = TextMachine.Register(value: held.value, source: Int32(held.source))
    }
    scope.registers = machine.registers.start
    defer { scope.registers = nil }
    return try body()
  }

  // MARK: picks

  func options(
    of pick: Grammar.Pick, _ state: GrammarSieve.State, _ keys: KeyWatch, isSingle: Bool
  ) throws(GrammarSieve.Failure) -> Options {
    let moved = keys.sources[pick.source]
    let isKeyed = keys.watches(pick.register)
    if isKeyed, keys.refusesAll { return .none }
    if !isSingle, let moved { return together(pick, moved.source, moved.places, state, keys, isKeyed: isKeyed) }
    guard isSingle || isKeyed else { return .together(nil, state.seen) }
    let source = moved?.source ?? pick.source
    var values: [Value] = []
    for (value, weight) in try weighted(pick, state.registers, moved) {
      // Keys know the values by their places in the source as it was.
      var seen = state.seen
      if isKeyed {
        guard let after = keys.seeing(value, in: pick.source, by: pick.register, state.seen) else { continue }
        seen = after
      }
      values.append(Value(value: UInt128(moved?.places[value] ?? value), share: weight, seen: seen))
    }
    guard !values.isEmpty else { return .none }
    let total = values.reduce(0) { $0 + $1.share }
    for index in values.indices { values[index].share /= total }
    guard !isSingle else { return .single(source: source, values) }
    var kept = pick
    kept.source = source
    kept.among = among(source, values.map { ($0.value, $0.share) })
    return .together(kept, values[0].seen)
  }

  /// A pick from what takes its source's place.
  private func together(
    _ pick: Grammar.Pick, _ source: Int, _ places: [Int], _ state: GrammarSieve.State, _ keys: KeyWatch, isKeyed: Bool
  ) -> Options {
    var moved = pick
    moved.source = source
    var seen = state.seen
    if isKeyed { seen.isKeyed = true }
    guard case .list(let list) = grammar.sources[source] else { return .none }
    switch pick.among {
    case .all: return list.entries.isEmpty ? .none : .together(moved, seen)
    case .others(let others): return list.entries.count > others.count ? .together(moved, seen) : .none
    case .entries(let entries, let weights):
      let kept = zip(entries, weights).filter { places[$0.0] >= 0 }
      guard !kept.isEmpty else { return .none }
      moved.among = .entries(kept.map { places[$0.0] }, weights: kept.map(\.1))
      return .together(moved, seen)
    case .ranks: return .none
    }
  }

  /// All values of a pick, as its source numbers them, with their weights; those without a place in the new source left out.
  private func weighted(
    _ pick: Grammar.Pick, _ registers: LanguageBuilder.Registers, _ moved: (source: Int, places: [Int])?
  ) throws(GrammarSieve.Failure) -> [(Int, Double)] {
    switch (pick.among, grammar.sources[pick.source]) {
    case (.entries(let entries, let weights), _):
      return zip(entries, weights).filter { entry, _ in moved.map { $0.places[entry] >= 0 } ?? true }
    case (.all, .list(let list)), (.others, .list(let list)):
      var held: Set<Int> = []
      if case .others(let others) = pick.among { held = Set(others.compactMap { registers[$0].map { Int($0.value) } }) }
      return list.entries.indices.filter { entry in
        let place = moved.map { $0.places[entry] } ?? entry
        return place >= 0 && !held.contains(place)
      }.map { ($0, list.entries[$0].weight) }
    case (.ranks(let ranges), .provider(let source)): return try listed(ranges, source).map { ($0, 1) }
    case (.all, .provider(let source)):
      return try listed([0..<(source.provider.count ?? .max)], source).map { ($0, 1) }
    case (.others(let others), .provider(let source)):
      let held = Set(others.compactMap { registers[$0].map { Int($0.value) } })
      return try listed([0..<(source.provider.count ?? .max)], source).filter { !held.contains($0) }.map { ($0, 1) }
    case (.ranks, .list): return []
    }
  }

  private func listed(
    _ ranges: [Range<UInt128>], _ source: Grammar.ProviderSource
  ) throws(GrammarSieve.Failure) -> [Int] {
    var total: UInt128 = 0
    for range in ranges {
      total = total.addingReportingOverflow(range.upperBound - range.lowerBound).partialValue
      guard total <= UInt128(Self.limit) else {
        throw GrammarSieve.Failure(reason: "'\(source.name)' has more values than can be listed")
      }
    }
    return ranges.flatMap { Array(Int($0.lowerBound)..<Int($0.upperBound)) }
  }

  /// These values of a source, in rising order.
  func among(_ source: Int, _ values: [(value: UInt128, weight: Double)]) -> Grammar.Among {
    let sorted = values.sorted { $0.value < $1.value }
    guard isList(source) else {
      var ranges: [Range<UInt128>] = []
      for (value, _) in sorted {
        if let last = ranges.last, last.upperBound == value {
          ranges[ranges.count - 1] = last.lowerBound..<(value + 1)
        } else {
          ranges.append(value..<(value + 1))
        }
      }
      return .ranks(ranges)
    }
    return .entries(sorted.map { Int($0.value) }, weights: sorted.map(\.weight))
  }
}
