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
      try fillByRank(batch, indices) { engine, indices, tops, ranks in
        for (place, index) in indices.enumerated() { (tops[place], ranks[place]) = engine.anyShort(index) }
      }
    case .inOrder:
      try fillByRank(batch, indices) { engine, indices, tops, ranks in
        for (place, index) in indices.enumerated() {
          tops[place] = engine.shortTop(at: index)
          ranks[place] = index &- topOffsets[tops[place]]
        }
      }
    case .unique(let dealing), .texts(let dealing, _):
      try fillByRank(batch, indices) { _, indices, tops, ranks in dealing.shortNumbers(of: indices, tops, ranks) }
    }
  }

  private mutating func fillByChance(_ batch: TextBatch, _ indices: Range<UInt64>) throws(EvaluationError) {
    var target = BatchMachine(batch, whole, machine)
    var (machine, blocks) = (self.machine, self.blocks)
    defer {
      target.giveBack(to: &machine)
      self.machine = machine
      self.blocks = blocks
    }
    let (keys, starts, offsets) = (sampler.topKeys, whole.program.tops.map(\.start), topOffsets)
    let (isPlain, hasRanks) = (whole.program.isPlain, isShort && recordsRanks)
    try whole.withTables { tables throws(EvaluationError) in
      for part in indices.parts {
        for (place, index) in part.enumerated() { blocks.tops[place] = drawTop(index) }
        blocks.draw(part.lowerBound, part.count, keys)
        for (place, index) in part.enumerated() {
          let top = blocks.tops[place]
          let stream = Stream(key: keys[top], index: index)
          if isPlain[top] {
            var maker = BlockMaker(stream, blocks[place])
            let made = try target.run(tables, from: starts[top], by: &maker)
            target.append(made, index, top, hasRanks ? offsets[top] &+ maker.rank : nil)
            blocks.learn(from: maker.stream)
          } else {
            var maker = WeightedMaker(stream: stream, isTracing: false)
            blocks[place].refill(&maker.stream)
            machine.begin()
            scope.index = index
            try machine.run(tables, from: starts[top], by: &maker, in: scope)
            target.append(machine, index, top, hasRanks ? offsets[top] &+ maker.rank : nil)
            blocks.learn(from: maker.stream)
          }
        }
      }
    }
  }

  /// `place` tells the tops and ranks of some indices that follow each other.
  @inline(__always)
  private mutating func fillByRank(
    _ batch: TextBatch, _ indices: Range<UInt64>,
    _ place: (TextEngine, Range<UInt64>, UnsafeMutablePointer<Int>, UnsafeMutablePointer<UInt64>) -> Void
  ) throws(EvaluationError) {
    var target = BatchMachine(batch, whole, machine)
    var machine = machine
    defer {
      target.giveBack(to: &machine)
      self.machine = machine
    }
    let (starts, offsets, isPlain) = (whole.program.tops.map(\.start), topOffsets, whole.program.isPlain)
    let (tops, ranks) = (blocks.tops.start, self.ranks.start)
    try whole.withTables { tables throws(EvaluationError) in
      for part in indices.parts {
        place(self, part, tops, ranks)
        for (place, index) in part.enumerated() {
          let (top, rank) = (tops[place], ranks[place])
          var maker = RankMaker(rank: rank)
          let told = recordsRanks ? offsets[top] &+ rank : nil
          if isPlain[top] {
            let made = try target.run(tables, from: starts[top], by: &maker)
            target.append(made, index, top, told)
          } else {
            machine.begin()
            scope.index = index
            try machine.run(tables, from: starts[top], by: &maker, in: scope)
            target.append(machine, index, top, told)
          }
        }
      }
    }
  }
}

extension Range<UInt64> {
  /// Its parts that are drawn together.
  fileprivate var parts: some Sequence<Range<UInt64>> {
    let limit = UInt64(DrawnBlocks.limit)
    return sequence(state: lowerBound) { [upperBound] start -> Range<UInt64>? in
      guard start < upperBound else { return nil }
      let part = start..<Swift.min(upperBound, start + Swift.min(limit, upperBound - start))
      start = part.upperBound
      return part
    }
  }
}

extension CompiledGrammar {
  /// What a span means; absent where that is its very text.
  func value(
    of raw: TextMachine.RawSpan, _ mark: TextProgram.Mark, _ machine: borrowing TextMachine
  ) -> LabelValue {
    value(
      of: TextMachine.Register(value: raw.value, source: raw.source), mark,
      text: UnsafeBufferPointer(start: machine.output.start + raw.start, count: raw.end - raw.start))
  }

  /// The same of a span that tells of what a register held, if of any.
  func value(
    of held: TextMachine.Register, _ mark: TextProgram.Mark, text: UnsafeBufferPointer<UInt8>
  ) -> LabelValue {
    let value = mark.register < 0 ? mark.constant : meaning(held)
    guard case .text(let said) = value else { return value }
    return said.utf8.elementsEqual(text) ? .absent : value
  }
}
