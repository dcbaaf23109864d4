import BigInt
import Bytes
import Labels
import Randomness
import Specification

/// A writer's state and work.
struct TextEngine {
  let sampler: TextSampler
  let whole: CompiledGrammar
  var machine: TextMachine
  let scope: DerivationScope
  private var assembly: SampleAssembly
  /// Whether 64 bits hold every rank, and where each top's ranks begin.
  let isShort: Bool
  let topOffsets: [UInt64]
  let recordsRanks: Bool
  /// The block of words by which the last top was chosen, four samples to a block.
  private var topBlock: (number: UInt64, low: UInt64, high: UInt64)
  /// What is known of some samples of a batch before they are made.
  var blocks = DrawnBlocks()
  let ranks = Room<UInt64>(capacity: DrawnBlocks.limit)

  init(_ sampler: TextSampler) {
    self.sampler = sampler
    whole = sampler.language.whole
    machine = TextMachine(registers: whole.program.registerCount)
    scope = DerivationScope(whole)
    assembly = SampleAssembly(whole)
    isShort = sampler.language.counts.numbered.map { $0.bitWidth <= 64 } ?? false
    topOffsets = isShort ? sampler.language.topOffsets.map { UInt64(truncatingIfNeeded: $0) } : []
    // Longer ranks would make the better part of every record, and of the time it takes.
    // What a picture decides is no part of a rank.
    if case .finite(let number) = whole.counts.total, !whole.grammar.looksAtPictures {
      recordsRanks = number.bitWidth <= 4_096
    } else {
      recordsRanks = false
    }
    topBlock = (.max, 0, 0)
  }

  /// To be called once by the owner.
  func free() {
    machine.free()
    blocks.free()
    ranks.free()
  }

  /// Fills in the texts, label, fields and origin of a sample. What is drawn follows from the index; what is numbered, from
  /// the place.
  mutating func write(_ index: UInt64, at place: UInt64, into sample: inout Sample) throws(EvaluationError) {
    if place < UInt64(sampler.cover.count) { return try write(sampler.cover[Int(place)], index, into: &sample) }
    switch sampler.ranking {
    case .drawn: try draw(index, fromTop: drawTop(index), into: &sample)
    case .any: try drawAny(index, into: &sample)
    case .quota(let quota): try draw(index, in: quota.group(of: place), into: &sample)
    case .inOrder where isShort:
      let top = shortTop(at: place)
      try write(short: place - topOffsets[top], ofTop: top, index, into: &sample)
    case .inOrder: try write(rank: BigUInt(place), index, into: &sample)
    case .unique(let dealing):
      precondition(place < sampler.count, "there is no sample at the count or beyond")
      switch dealing.number(of: place) {
      case (let top, .short(let number)) where isShort: try write(short: number, ofTop: top, index, into: &sample)
      case (let top, .short(let number)):
        try write(rank: sampler.language.topOffsets[top] + BigUInt(number), index, into: &sample)
      case (let top, .long(let number)):
        try write(rank: sampler.language.topOffsets[top] + number, index, into: &sample)
      }
    case .texts(let dealing, let texts):
      precondition(place < sampler.count, "there is no sample at the count or beyond")
      let (top, number) = dealing.number(of: place)
      switch number {
      case .short(let number): try write(text: BigUInt(number), ofTop: top, texts, index, into: &sample)
      case .long(let number): try write(text: number, ofTop: top, texts, index, into: &sample)
      }
    }
  }

  /// The sample of a derivation.
  mutating func write(
    _ derivation: Derivation, _ index: UInt64, into sample: inout Sample
  ) throws(EvaluationError) {
    var maker = ReplayMaker(derivation.choices)
    try run(top: derivation.top, &maker, index)
    assembly.fill(&sample, derivation.top, machine, index)
    sample.origin = origin(derivation.top, recordsRanks ? sampler.language.rank(of: derivation) : nil)
    try fillFields(derivation.top, &sample)
  }

  // MARK: derivations

  /// The derivation of the sample that `write` makes of an index at a place.
  mutating func derivation(at index: UInt64, place: UInt64) throws(EvaluationError) -> Derivation {
    if place < UInt64(sampler.cover.count) { return sampler.cover[Int(place)] }
    switch sampler.ranking {
    case .quota(let quota): return try derivation(at: index, in: quota.group(of: place))
    case .drawn:
      let top = drawTop(index)
      var maker = WeightedMaker(stream: Stream(key: sampler.topKeys[top], index: index), isTracing: true)
      try run(top: top, &maker, index)
      return Derivation(top: top, choices: maker.trace)
    case .any:
      guard isShort else { return known(sampler.language.derivation(at: anyRank(index))) }
      let (top, rank) = anyShort(index)
      return known(sampler.language.derivation(at: BigUInt(topOffsets[top] + rank)))
    case .inOrder: return known(sampler.language.derivation(at: BigUInt(place)))
    case .unique(let dealing):
      precondition(place < sampler.count, "there is no sample at the count or beyond")
      let (top, number) = dealing.number(of: place)
      return known(sampler.language.derivation(at: sampler.language.topOffsets[top] + number.whole))
    case .texts(let dealing, let texts):
      precondition(place < sampler.count, "there is no sample at the count or beyond")
      let (top, number) = dealing.number(of: place)
      guard texts.areDerivations else { return try texts.firstDerivation(of: number.whole, ofTop: top, in: whole) }
      return known(sampler.language.derivation(at: sampler.language.topOffsets[top] + number.whole))
    }
  }

  // MARK: quotas

  /// A sample of a group of tops, by weight or by size.
  private mutating func draw(
    _ index: UInt64, in group: Quota.Group, into sample: inout Sample
  ) throws(EvaluationError) {
    if sampler.mode == .size { return try write(rank: group.rank(of: index, sampler), index, into: &sample) }
    try draw(index, fromTop: group.top(of: index, sampler), into: &sample)
  }

  private mutating func derivation(at index: UInt64, in group: Quota.Group) throws(EvaluationError) -> Derivation {
    if sampler.mode == .size { return known(sampler.language.derivation(at: group.rank(of: index, sampler))) }
    let top = group.top(of: index, sampler)
    var maker = WeightedMaker(stream: Stream(key: sampler.topKeys[top], index: index), isTracing: true)
    try run(top: top, &maker, index)
    return Derivation(top: top, choices: maker.trace)
  }

  private func known(_ derivation: Derivation?) -> Derivation {
    guard let derivation else { preconditionFailure("a rank must be below the count") }
    return derivation
  }

  /// What a sample's registers hold.
  mutating func presets(of index: UInt64) throws(EvaluationError) -> DerivationScope {
    var sample = Sample(index: index, split: "")
    try write(index, at: index, into: &sample)
    scope.registers = machine.registers.start
    return scope
  }

  // MARK: by chance

  /// The top of a sample: one 32-bit word of a block that four neighbours share, where that is enough.
  mutating func drawTop(_ index: UInt64) -> Int {
    let chooser = whole.program.topChooser
    guard chooser.count > 1 else { return 0 }
    if chooser.isWide || chooser.count > 256 {
      var stream = Stream(key: sampler.sayKey, index: index, repeatNumber: 1)
      return whole.program.columns.withUnsafeBufferPointer { chooser.draw($0, from: &stream) }
    }
    if topBlock.number != index >> 2 {
      let block = Philox.block(low: index >> 2, high: 0, key: sampler.sayKey.word)
      topBlock = (index >> 2, block.low, block.high)
    }
    let half = index & 2 == 0 ? topBlock.low : topBlock.high
    let word = UInt32(truncatingIfNeeded: half >> (index & 1 * 32))
    if chooser.first < 0 { return Int((UInt64(word) &* UInt64(chooser.count)) >> 32) }
    return whole.program.columns.withUnsafeBufferPointer { chooser.draw($0, word: word) }
  }

  /// A sample by weight from one top.
  mutating func draw(
    _ index: UInt64, fromTop top: Int, repeatNumber: UInt32 = 0, into sample: inout Sample
  ) throws(EvaluationError) {
    var maker = WeightedMaker(
      stream: Stream(key: sampler.topKeys[top], index: index, repeatNumber: repeatNumber),
      isTracing: recordsRanks && !isShort)
    try run(top: top, &maker, index)
    assembly.fill(&sample, top, machine, index)
    if isShort, recordsRanks {
      sample.origin = TextOrigin(phrase: whole.program.tops[top].site, rank: topOffsets[top] &+ maker.rank)
    } else {
      let derivation = Derivation(top: top, choices: maker.trace)
      sample.origin = origin(top, recordsRanks ? sampler.language.rank(of: derivation) : nil)
    }
    try fillFields(top, &sample)
  }

  /// Any derivation: the top by sizes from the stream of `say`, what is in it from the stream of the top.
  private mutating func drawAny(_ index: UInt64, into sample: inout Sample) throws(EvaluationError) {
    if isShort {
      let (top, rank) = anyShort(index)
      return try write(short: rank, ofTop: top, index, into: &sample)
    }
    try write(rank: anyRank(index), index, into: &sample)
  }

  @inline(__always)
  func anyShort(_ index: UInt64) -> (top: Int, rank: UInt64) {
    var stream = Stream(key: sampler.sayKey, index: index)
    let top = sampler.topKeys.count == 1 ? 0 : shortTop(at: stream.integer(below: topOffsets[topOffsets.count - 1]))
    stream = Stream(key: sampler.topKeys[top], index: index)
    return (top, stream.integer(below: topOffsets[top + 1] - topOffsets[top]))
  }

  /// The rank of any derivation, in as many digits as it needs.
  private func anyRank(_ index: UInt64) -> BigUInt {
    let language = sampler.language
    var stream = Stream(key: sampler.sayKey, index: index)
    let total = language.topOffsets[language.topOffsets.count - 1]
    let top = language.top(at: BigUInt(below: total, from: &stream))
    stream = Stream(key: sampler.topKeys[top], index: index)
    return language.topOffsets[top] + BigUInt(below: language.size(ofTop: top), from: &stream)
  }

  @inline(__always)
  func shortTop(at rank: UInt64) -> Int {
    var (low, high) = (0, topOffsets.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if topOffsets[middle] <= rank { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: by number

  private mutating func write(
    short rank: UInt64, ofTop top: Int, _ index: UInt64, into sample: inout Sample
  ) throws(EvaluationError) {
    var maker = RankMaker(rank: rank)
    try run(top: top, &maker, index)
    assembly.fill(&sample, top, machine, index)
    let site = whole.program.tops[top].site
    sample.origin = recordsRanks ? TextOrigin(phrase: site, rank: topOffsets[top] &+ rank) : TextOrigin(phrase: site)
    try fillFields(top, &sample)
  }

  private mutating func write(rank: BigUInt, _ index: UInt64, into sample: inout Sample) throws(EvaluationError) {
    let language = sampler.language
    if isShort {
      let top = shortTop(at: UInt64(rank))
      return try write(short: UInt64(rank) - topOffsets[top], ofTop: top, index, into: &sample)
    }
    guard let derivation = language.derivation(at: rank) else { preconditionFailure("a rank must be below the count") }
    var maker = ReplayMaker(derivation.choices)
    try run(top: derivation.top, &maker, index)
    assembly.fill(&sample, derivation.top, machine, index)
    sample.origin = origin(derivation.top, recordsRanks ? rank : nil)
    try fillFields(derivation.top, &sample)
  }

  private mutating func write(
    text number: BigUInt, ofTop top: Int, _ texts: TextNumbering, _ index: UInt64, into sample: inout Sample
  ) throws(EvaluationError) {
    if texts.areDerivations {
      return try write(rank: sampler.language.topOffsets[top] + number, index, into: &sample)
    }
    try write(try texts.firstDerivation(of: number, ofTop: top, in: whole), index, into: &sample)
  }

  // MARK: what is common

  private mutating func run(top: Int, _ maker: inout some ChoiceMaker, _ index: UInt64) throws(EvaluationError) {
    machine.begin()
    scope.index = index
    let start = whole.program.tops[top].start
    try whole.withTables { tables throws(EvaluationError) in
      try machine.run(tables, from: start, by: &maker, in: scope)
    }
  }

  private func origin(_ top: Int, _ rank: BigUInt?) -> TextOrigin {
    let site = whole.program.tops[top].site
    guard let rank else { return TextOrigin(phrase: site) }
    return UInt64(exactly: rank).map { TextOrigin(phrase: site, rank: $0) }
      ?? TextOrigin(phrase: site, rank: String(rank))
  }

  private mutating func fillFields(_ top: Int, _ sample: inout Sample) throws(EvaluationError) {
    if !sample.fields.isEmpty { sample.fields.removeAll(keepingCapacity: true) }
    guard whole.program.tops[top].hasFields else { return }
    scope.registers = machine.registers.start
    for field in whole.grammar.tops[top].fields {
      sample.fields.append(LabelValue.Field(field.name, try value(of: field.value)))
    }
  }

  private func value(of field: Grammar.FieldValue) throws(EvaluationError) -> LabelValue {
    switch field {
    case .expression(let expression): return LabelValue(try expression.evaluate(in: scope))
    case .list(let items):
      var values: [LabelValue] = []
      for item in items { values.append(try value(of: item)) }
      return .list(values)
    case .record(let fields):
      var values: [LabelValue.Field] = []
      for field in fields { values.append(LabelValue.Field(field.name, try value(of: field.value))) }
      return .record(values)
    }
  }
}
