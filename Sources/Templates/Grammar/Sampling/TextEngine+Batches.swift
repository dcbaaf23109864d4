import Bytes
import Labels
import Randomness
import Specification

extension TextEngine {
  /// Whether samples can be made in batches: each is one text without fields, whose number, if it is told, has 64 bits.
  var fitsBatches: Bool {
    let program = whole.program
    let isPlain = program.tops.allSatisfy { top in
      let text = program.texts[top.texts.lowerBound]
      return !top.hasFields && top.texts.count == 1 && text.name == "text" && text.role == nil
    }
    guard isPlain, sampler.cover.isEmpty, program.notes.isEmpty, program.guarded.isEmpty,
      !program.code.contains(where: { $0.operation == .openChannel })
    else { return false }
    return switch sampler.ranking {
    case .drawn: isShort || !recordsRanks
    case .quota: false
    case .any, .inOrder, .unique: isShort
    case .texts(_, let texts): isShort && texts.areDerivations
    }
  }

  /// What rows and spans of batches name, but for the splits.
  var lexicon: TextLexicon {
    TextLexicon(
      phrases: whole.program.tops.map { TextLexicon.Phrase(site: $0.site, label: $0.label) },
      marks: whole.program.marks.map { TextLexicon.Mark(label: $0.label, attributes: $0.attributes) },
      values: whole.program.values)
  }

  /// Adds the samples of `indices` to a batch: the same that `write` makes. Where one throws, those before it are there.
  mutating func fill(_ batch: TextBatch, _ indices: Range<UInt64>) throws(EvaluationError) {
    let topOffsets = topOffsets
    switch sampler.ranking {
    case .drawn: try fillByChance(batch, indices)
    case .quota: preconditionFailure("samples of quotas go the long way")
    case .any:
      try fillByRank(batch, indices) { engine, index in
        let (top, rank) = engine.anyShort(index)
        return (top, rank)
      }
    case .inOrder:
      try fillByRank(batch, indices) { engine, index in
        let top = engine.shortTop(at: index)
        return (top, index &- topOffsets[top])
      }
    case .unique(let dealing), .texts(let dealing, _):
      try fillByRank(batch, indices) { _, index in dealing.shortNumber(of: index) }
    }
  }

  private mutating func fillByChance(_ batch: TextBatch, _ indices: Range<UInt64>) throws(EvaluationError) {
    var rows = BatchRows(batch, whole)
    var machine = machine
    defer {
      rows.giveBack(to: batch)
      self.machine = machine
    }
    let (keys, starts, offsets) = (sampler.topKeys, whole.program.tops.map(\.start), topOffsets)
    let hasRanks = isShort && recordsRanks
    try whole.withTables { tables throws(EvaluationError) in
      for index in indices {
        let top = drawTop(index)
        var maker = WeightedMaker(stream: Stream(key: keys[top], index: index), isTracing: false)
        machine.begin()
        scope.index = index
        try machine.run(tables, from: starts[top], by: &maker, in: scope)
        rows.append(machine, index, top, hasRanks ? offsets[top] &+ maker.rank : nil, batch)
      }
    }
  }

  @inline(__always)
  private mutating func fillByRank(
    _ batch: TextBatch, _ indices: Range<UInt64>, _ place: (TextEngine, UInt64) -> (top: Int, rank: UInt64)
  ) throws(EvaluationError) {
    var rows = BatchRows(batch, whole)
    var machine = machine
    defer {
      rows.giveBack(to: batch)
      self.machine = machine
    }
    let (starts, offsets) = (whole.program.tops.map(\.start), topOffsets)
    try whole.withTables { tables throws(EvaluationError) in
      for index in indices {
        let (top, rank) = place(self, index)
        var maker = RankMaker(rank: rank)
        machine.begin()
        scope.index = index
        try machine.run(tables, from: starts[top], by: &maker, in: scope)
        rows.append(machine, index, top, recordsRanks ? offsets[top] &+ rank : nil, batch)
      }
    }
  }
}

/// A batch's memory while it is filled: in plain variables, since every touch of a class's own costs a check.
private struct BatchRows {
  private var bytes: Room<UInt8>
  private var rows: Room<TextBatch.Row>
  private var spans: Room<TextBatch.Span>
  private let whole: CompiledGrammar

  init(_ batch: TextBatch, _ whole: CompiledGrammar) {
    bytes = batch.bytes
    rows = batch.rows
    spans = batch.spans
    self.whole = whole
  }

  func giveBack(to batch: TextBatch) {
    batch.bytes = bytes
    batch.rows = rows
    batch.spans = spans
  }

  @inline(__always)
  mutating func append(
    _ machine: borrowing TextMachine, _ index: UInt64, _ top: Int, _ rank: UInt64?, _ batch: TextBatch
  ) {
    rows.append(
      TextBatch.Row(
        index: index, start: bytes.count, count: Int32(truncatingIfNeeded: machine.output.count),
        points: Int32(truncatingIfNeeded: machine.points), firstSpan: spans.count,
        spanCount: Int32(truncatingIfNeeded: machine.spans.count), phrase: Int32(truncatingIfNeeded: top), split: 0,
        isPlain: machine.isPlain, rank: rank))
    // The machine's buffer always has room for a word behind its text.
    bytes.append(words: machine.output.start, machine.output.count)
    spans.reserve(machine.spans.count)
    for place in 0..<machine.spans.count {
      let raw = machine.spans[place]
      spans.append(
        TextBatch.Span(
          start: Int32(truncatingIfNeeded: raw.start), end: Int32(truncatingIfNeeded: raw.end),
          startPoint: Int32(truncatingIfNeeded: raw.startPoint), endPoint: Int32(truncatingIfNeeded: raw.endPoint),
          parent: raw.parent, mark: raw.mark, value: value(of: raw, machine, batch)))
    }
  }

  @inline(__always)
  private func value(of raw: TextMachine.RawSpan, _ machine: borrowing TextMachine, _ batch: TextBatch) -> Int32 {
    let mark = whole.program.plainMarks[Int(raw.mark)]
    if mark == TextProgram.withoutValue { return -1 }
    guard mark >= 0, raw.source >= 0 else { return ownValue(of: raw, machine, batch) }
    let place = mark &+ Int(truncatingIfNeeded: raw.value)
    return whole.program.isAbsent[place] ? -1 : Int32(truncatingIfNeeded: place)
  }

  @inline(never)
  private func ownValue(of raw: TextMachine.RawSpan, _ machine: borrowing TextMachine, _ batch: TextBatch) -> Int32 {
    let value = whole.value(of: raw, whole.program.marks[Int(raw.mark)], machine)
    guard !value.isAbsent else { return -1 }
    batch.ownValues.append(value)
    return Int32(truncatingIfNeeded: -1 - batch.ownValues.count)
  }
}

extension CompiledGrammar {
  /// What a span means; absent where that is its very text.
  func value(
    of raw: TextMachine.RawSpan, _ mark: TextProgram.Mark, _ machine: borrowing TextMachine
  ) -> LabelValue {
    let value =
      mark.register < 0 ? mark.constant : meaning(TextMachine.Register(value: raw.value, source: raw.source))
    guard case .text(let said) = value else { return value }
    let text = UnsafeBufferPointer(start: machine.output.start + raw.start, count: raw.end - raw.start)
    return said.utf8.elementsEqual(text) ? .absent : value
  }
}
