import Bytes
import Diagnostics
import Labels
import Specification
import Templates

/// What is needed to make texts, shared by all workers.
struct TextTools: Sendable {
  /// One for each part of the language that splits have for their own; mostly one for all.
  let samplers: [TextSampler]
  let splits: TextSplits
  /// Which `let`s the samples' expressions need; nil if none.
  let root: TextRoot?
  /// What is done to the texts; nil for nothing.
  let noise: NoisePlan?
  /// The language as a whole, and what else plans tell of it.
  let account: TextAccount
}

/// Where texts find the values of `let`s and of `index`, `progress`, `split`.
struct TextRoot: Sendable {
  let body: Body
  let references: [NameReference]
  let wheels: [SweepWheel]
  let count: UInt64
  /// The registers of `let`s that the grammar picks.
  let letRegisters: [(slot: Int, register: Int)]

  /// The root frame of one sample; to be dissolved with its context.
  func frame(of index: UInt64, split: String) -> Frame {
    let context = SampleContext(
      index: index, count: count, split: split, references: references, wheels: wheels, factors: FactorRecorder())
    return Frame.root(body, of: context)
  }
}

/// Makes makers of text samples.
struct TextMakers: MakerSource {
  let tools: TextTools

  func makeMaker() throws(SampleFailure) -> any SampleMaker { TextMaker(tools) }
}

/// Makes text samples into the storage of the last one.
final class TextMaker: SampleMaker {
  private let tools: TextTools
  /// By part of the language.
  private let writers: [TextWriter]
  private var cursor: TextCursor
  private var desk = NoiseDesk()

  init(_ tools: TextTools) {
    self.tools = tools
    writers = tools.samplers.map { $0.makeWriter() }
    if let root = tools.root { for writer in writers { writer.letRegisters = root.letRegisters } }
    cursor = TextCursor(tools.splits)
  }

  func make(_ index: UInt64) throws(SampleFailure) -> MadeSample {
    var made = MadeSample(Sample(index: index, split: ""))
    try make(index, into: &made)
    return made
  }

  func make(_ index: UInt64, into made: inout MadeSample) throws(SampleFailure) {
    let (split, place) = cursor.place(of: index)
    let part = try part(of: split, index, place)
    made.sample.index = index
    made.sample.split = tools.splits.names[split]
    let writer = writers[part]
    try naming(writer, index, split: made.sample.split) { () throws(EvaluationError) in
      try writer.write(index, at: place, into: &made.sample)
    }
    if let noise = tools.noise { worsen(&made.sample, by: noise) }
  }

  /// Nil where samples need more than a batch holds: values of names, edits, several texts, a language divided among splits.
  var lexicon: TextLexicon? {
    guard tools.root == nil, tools.noise == nil, writers.count == 1, tools.splits.isWhole,
      var lexicon = writers[0].lexicon
    else { return nil }
    lexicon.splits = tools.splits.names
    return lexicon
  }

  func fill(_ batch: TextBatch, _ indices: Range<UInt64>) throws(SampleFailure) {
    guard let last = indices.last else { return }
    _ = try part(of: cursor.place(of: last).split, last, last)
    do throws(EvaluationError) {
      try writers[0].fill(batch, indices)
    } catch {
      throw SampleFailure(error.diagnostic(inSample: indices.lowerBound + UInt64(batch.rows.count)))
    }
    cursor.fillSplits(of: batch.rows)
    batch.sortBySplit()
  }

  /// The part of the language that a split has.
  ///
  /// - Throws: if there is no such sample: without repetition there are no more than were asked for.
  private func part(of split: Int, _ index: UInt64, _ place: UInt64) throws(SampleFailure) -> Int {
    let part = max(0, tools.splits.parts[split])
    let sampler = tools.samplers[part]
    guard sampler.mode.isNumbered, place >= sampler.count else { return part }
    let count = tools.samplers.reduce(0) { $0 + $1.count }
    throw SampleFailure("there are only \(count) samples, numbered from 0; a larger 'count' makes more")
  }

  /// Does `body` while the writer knows the names that a sample's expressions need.
  private func naming<Result>(
    _ writer: TextWriter, _ index: UInt64, split: String, _ body: () throws(EvaluationError) -> Result
  ) throws(SampleFailure) -> Result {
    let frame = tools.root?.frame(of: index, split: split)
    writer.frame = frame
    defer {
      writer.frame = nil
      frame?.sample.dissolve()
    }
    do throws(EvaluationError) {
      return try body()
    } catch {
      throw SampleFailure(error.diagnostic(inSample: index))
    }
  }

  private func worsen(_ sample: inout Sample, by noise: NoisePlan) {
    for place in sample.texts.indices {
      noise.apply(to: &sample.texts[place], index: sample.index, repeatNumber: UInt32(place), at: &desk)
      let text = sample.texts[place]
      // Turns share a name.
      sample.fields += desk.fields(ofText: text.role == nil ? text.name : "\(text.name)_\(place)")
    }
  }

  /// What was chosen on the way to a sample, for people.
  func derivation(of index: UInt64) throws(SampleFailure) -> [String] {
    let (split, place) = cursor.place(of: index)
    let part = try part(of: split, index, place)
    let writer = writers[part]
    let name = tools.splits.names[split]
    let derivation = try naming(writer, index, split: name) { () throws(EvaluationError) in
      try writer.derivation(at: index, place: place)
    }
    return tools.samplers[part].language.explained(derivation)
  }
}
