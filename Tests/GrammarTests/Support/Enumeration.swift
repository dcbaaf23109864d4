import Labels
import Specification
import Templates

/// One derivation as the definition of `Grammar` says it, with nothing shared, compiled or numbered.
struct Outcome {
  struct Span: Hashable {
    var label: Int
    var points: Range<Int>
    var parent: Int?
    var value: LabelValue
  }

  var top = 0
  var choices: [UInt128] = []
  /// By channel.
  var texts: [[Unicode.Scalar]] = [[]]
  var spans: [[Span]] = [[]]
  var probability = 1.0
  var registers: [Int: (source: Int, value: Int)] = [:]
  /// Everything that was ever picked.
  var picked: [(register: Int, source: Int, value: Int)] = []
  var channel = 0
  /// The innermost open span of the channel.
  var open: Int?

  var strings: [String] { texts.map { String(String.UnicodeScalarView($0)) } }

  mutating func append(_ text: String) { texts[channel] += Array(text.unicodeScalars) }
}

/// What makes two samples the same to a reader: texts, spans and label.
struct Labeled: Hashable {
  var texts: [[UInt8]]
  var spans: [[Outcome.Span]]
  var label: String?
}

/// All derivations of a small grammar, in the order of their ranks.
struct Enumeration {
  let grammar: Grammar

  func outcomes() throws -> [Outcome] {
    let total = grammar.tops.reduce(0) { $0 + $1.weight }
    return try grammar.tops.enumerated().flatMap { number, top in
      var start = Outcome()
      start.top = number
      start.texts = Array(repeating: [], count: top.texts.count)
      start.spans = Array(repeating: [], count: top.texts.count)
      start.probability = top.weight / total
      return try expand(top.node, [start])
    }
  }

  func labeled(_ outcome: Outcome) -> Labeled {
    var spans = outcome.spans
    for channel in spans.indices {
      for index in spans[channel].indices {
        let text = String(String.UnicodeScalarView(outcome.texts[channel][spans[channel][index].points]))
        guard case .text(let value) = spans[channel][index].value, Array(value.utf8) == Array(text.utf8) else {
          continue
        }
        spans[channel][index].value = .absent
      }
    }
    return Labeled(
      texts: outcome.strings.map { Array($0.utf8) }, spans: spans, label: grammar.tops[outcome.top].label)
  }

  private func expand(_ node: Int, _ outcomes: [Outcome]) throws -> [Outcome] {
    switch grammar.nodes[node] {
    case .text(let text): return outcomes.map { with($0) { $0.append(text) } }
    case .sequence(let parts): return try parts.reduce(outcomes) { try expand($1, $0) }
    case .choice(let branches):
      let total = branches.reduce(0) { $0 + $1.weight }
      return try outcomes.flatMap { outcome in
        try branches.enumerated().flatMap { number, branch in
          try expand(
            branch.node,
            [
              with(outcome) {
                $0.choices.append(UInt128(number))
                $0.probability *= branch.weight / total
              }
            ])
        }
      }
    case .pick(let pick): return outcomes.flatMap { self.pick(pick, $0) }
    case .show(let register, let form): return try outcomes.map { try show(register, form, $0) }
    case .compute: return outcomes
    case .span(let mark, let inner): return try outcomes.flatMap { try span(mark, inner, $0) }
    case .filtered(let filters, let inner): return try outcomes.flatMap { try filtered(filters, inner, $0) }
    case .channel(let number, let inner):
      return try outcomes.flatMap { outcome in
        try expand(inner, [with(outcome) { $0.channel = number }]).map { made in
          with(made) { $0.channel = outcome.channel }
        }
      }
    case .scope(let registers, let inner):
      return try outcomes.flatMap { outcome in
        try expand(inner, [outcome]).map { made in
          with(made) { for register in registers { $0.registers[register] = outcome.registers[register] } }
        }
      }
    }
  }

  private func with(_ outcome: Outcome, _ change: (inout Outcome) -> Void) -> Outcome {
    var outcome = outcome
    change(&outcome)
    return outcome
  }

  private func pick(_ pick: Grammar.Pick, _ outcome: Outcome) -> [Outcome] {
    var values: [(value: Int, weight: Double)]
    switch (pick.among, grammar.sources[pick.source]) {
    case (.all, .list(let list)): values = list.entries.enumerated().map { ($0.offset, $0.element.weight) }
    case (.entries(let entries, let weights), _): values = zip(entries, weights).map { ($0, $1) }
    case (.ranks(let ranges), _): values = ranges.flatMap { $0.map { (Int($0), 1) } }
    case (.others(let registers), .list(let list)):
      let held = registers.compactMap { outcome.registers[$0]?.value }
      values = list.entries.enumerated().map { ($0.offset, $0.element.weight) }.filter { !held.contains($0.0) }
    case (.others(let registers), .provider(let source)):
      let held = registers.compactMap { outcome.registers[$0]?.value }
      values = (0..<Int(source.provider.count ?? 0)).map { ($0, 1) }.filter { !held.contains($0.0) }
    case (_, .provider(let source)): values = (0..<Int(source.provider.count ?? 0)).map { ($0, 1) }
    }
    let total = values.reduce(0) { $0 + $1.weight }
    return values.enumerated().map { place, value in
      with(outcome) {
        $0.choices.append(UInt128(place))
        $0.registers[pick.register] = (pick.source, value.value)
        $0.picked.append((pick.register, pick.source, value.value))
        $0.probability *= value.weight / total
      }
    }
  }

  private func show(_ register: Int, _ form: Int, _ outcome: Outcome) throws -> Outcome {
    guard let held = outcome.registers[register] else { return outcome }
    switch grammar.sources[held.source] {
    case .list(let list): return with(outcome) { $0.append(list.forms[form][held.value]) }
    case .provider(let source):
      guard let text = source.provider.value(at: UInt128(held.value)).printed else { return outcome }
      return with(outcome) { $0.append(text) }
    }
  }

  private func meaning(_ mark: Grammar.Mark, _ outcome: Outcome) -> LabelValue {
    switch mark.value {
    case .none: return .absent
    case .constant(let value): return value
    case .register(let register):
      guard let held = outcome.registers[register] else { return .absent }
      switch grammar.sources[held.source] {
      case .list(let list): return list.entries[held.value].value
      case .provider(let source):
        let datum = source.provider.value(at: UInt128(held.value))
        if case .text = datum { return .absent }
        return LabelValue(datum)
      }
    }
  }

  private func span(_ mark: Grammar.Mark, _ inner: Int, _ outcome: Outcome) throws -> [Outcome] {
    let channel = outcome.channel
    let (start, place) = (outcome.texts[channel].count, outcome.spans[channel].count)
    let opened = with(outcome) {
      $0.spans[channel].append(Outcome.Span(label: mark.label, points: start..<start, parent: $0.open, value: .absent))
      $0.open = place
    }
    return try expand(inner, [opened]).map { made in
      with(made) {
        $0.open = outcome.open
        let end = $0.texts[channel].count
        if end == start {
          $0.spans[channel].removeLast($0.spans[channel].count - place)
        } else {
          $0.spans[channel][place].points = start..<end
          $0.spans[channel][place].value = meaning(mark, $0)
        }
      }
    }
  }

  /// Only casing by code points is put to this, so that every place moves to the end of the changed text before it.
  private func filtered(_ filters: [BoundFilter], _ inner: Int, _ outcome: Outcome) throws -> [Outcome] {
    let channel = outcome.channel
    let (start, firstSpan) = (outcome.texts[channel].count, outcome.spans[channel].count)
    return try expand(inner, [outcome]).map { made in
      var made = made
      for filter in filters {
        let before = Array(made.texts[channel][start...])
        func changed(_ count: Int) throws -> [Unicode.Scalar] {
          let text = String(String.UnicodeScalarView(before[..<count]))
          return Array(try filter.apply(to: .text(text)).unicodeScalars)
        }
        for index in firstSpan..<made.spans[channel].count {
          let points = made.spans[channel][index].points
          let low = try start + changed(points.lowerBound - start).count
          let high = try start + changed(points.upperBound - start).count
          made.spans[channel][index].points = low..<high
        }
        made.texts[channel] = made.texts[channel][..<start] + (try changed(before.count))
      }
      return made
    }
  }
}

extension Labeled {
  init(_ sample: Sample) {
    texts = sample.texts.map(\.utf8)
    spans = sample.texts.map { text in
      text.spans.map { Outcome.Span(label: $0.label, points: $0.points, parent: $0.parent, value: $0.value) }
    }
    label = sample.label
  }
}
