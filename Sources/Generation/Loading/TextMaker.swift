import Bytes
import Diagnostics
import Labels
import Specification
import Templates

/// What is needed to make texts, shared by all workers.
struct TextTools: Sendable {
  let sampler: TextSampler
  let splits: ExactSplits
  /// Which `let`s the samples' expressions need; nil if none.
  let root: TextRoot?
  /// What is done to the texts; nil for nothing.
  let noise: NoisePlan?
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
  private let writer: TextWriter
  private var splits: SplitCursor
  private var desk = NoiseDesk()

  init(_ tools: TextTools) {
    self.tools = tools
    writer = tools.sampler.makeWriter()
    if let root = tools.root { writer.letRegisters = root.letRegisters }
    splits = SplitCursor(tools.splits)
  }

  func make(_ index: UInt64) throws(SampleFailure) -> MadeSample {
    var made = MadeSample(Sample(index: index, split: ""))
    try make(index, into: &made)
    return made
  }

  func make(_ index: UInt64, into made: inout MadeSample) throws(SampleFailure) {
    try check(index)
    made.sample.index = index
    made.sample.split = splits.split(of: index)
    try naming(index, split: made.sample.split) { () throws(EvaluationError) in
      try writer.write(index, into: &made.sample)
    }
    if let noise = tools.noise { worsen(&made.sample, by: noise) }
  }

  /// Nil where samples need more than a batch holds: values of names, edits, several texts.
  var lexicon: TextLexicon? {
    guard tools.root == nil, tools.noise == nil, var lexicon = writer.lexicon else { return nil }
    lexicon.splits = tools.splits.names
    return lexicon
  }

  func fill(_ batch: TextBatch, _ indices: Range<UInt64>) throws(SampleFailure) {
    guard let last = indices.last else { return }
    try check(last)
    do throws(EvaluationError) {
      try writer.fill(batch, indices)
    } catch {
      throw SampleFailure(error.diagnostic(inSample: indices.lowerBound + UInt64(batch.rows.count)))
    }
    let rows = batch.rows
    for place in 0..<rows.count {
      rows.start[place].split = Int32(truncatingIfNeeded: splits.part(of: rows[place].index))
    }
  }

  /// - Throws: if there is no such sample: without repetition there are no more than were asked for.
  private func check(_ index: UInt64) throws(SampleFailure) {
    let sampler = tools.sampler
    guard sampler.mode.isNumbered, index >= sampler.count else { return }
    throw SampleFailure("there are only \(sampler.count) samples, numbered from 0; a larger 'count' makes more")
  }

  /// Does `body` while the writer knows the names that a sample's expressions need.
  private func naming<Result>(
    _ index: UInt64, split: String, _ body: () throws(EvaluationError) -> Result
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
    try check(index)
    let derivation = try naming(index, split: splits.split(of: index)) { () throws(EvaluationError) in
      try writer.derivation(at: index)
    }
    return tools.sampler.language.explained(derivation)
  }
}
