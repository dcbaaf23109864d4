import Diagnostics
import Labels
import Specification
import Templates

/// What is needed to make texts, shared by all workers.
struct TextTools: Sendable {
  /// All that can be said, whatever the split.
  let whole: TextSampler
  /// One for each split that says something of its own, else one for all.
  let samplers: [TextSampler]
  /// Whether each split, in the order of the spec, has a sampler of its own.
  var isDivided: Bool { samplers.count > 1 }
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
  private let writers: [TextWriter]
  private var splits: SplitCursor
  private var desk = NoiseDesk()

  init(_ tools: TextTools) {
    self.tools = tools
    writers = tools.samplers.map { $0.makeWriter() }
    if let root = tools.root { for writer in writers { writer.letRegisters = root.letRegisters } }
    splits = SplitCursor(tools.splits)
  }

  func make(_ index: UInt64) throws(SampleFailure) -> MadeSample {
    var made = MadeSample(Sample(index: index, split: ""))
    try make(index, into: &made)
    return made
  }

  func make(_ index: UInt64, into made: inout MadeSample) throws(SampleFailure) {
    let place = splits.place(of: index)
    made.sample.index = index
    made.sample.split = tools.splits.names[place.part]
    let writer = tools.isDivided ? writers[place.part] : writers[0]
    do throws(EvaluationError) {
      try write(number(index, place), by: writer, into: &made.sample)
    } catch {
      throw SampleFailure(error.diagnostic(inSample: index))
    }
    made.sample.index = index
    if let noise = tools.noise { worsen(&made.sample, by: noise) }
  }

  private func write(_ number: UInt64, by writer: TextWriter, into sample: inout Sample) throws(EvaluationError) {
    guard let root = tools.root else { return try writer.write(number, into: &sample) }
    let frame = root.frame(of: sample.index, split: sample.split)
    defer { frame.sample.dissolve() }
    writer.frame = frame
    defer { writer.frame = nil }
    try writer.write(number, into: &sample)
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
    let place = splits.place(of: index)
    let sampler = tools.isDivided ? place.part : 0
    let writer = writers[sampler]
    let frame = tools.root?.frame(of: index, split: tools.splits.names[place.part])
    defer { frame?.sample.dissolve() }
    writer.frame = frame
    defer { writer.frame = nil }
    do throws(EvaluationError) {
      return tools.samplers[sampler].language.explained(try writer.derivation(at: number(index, place)))
    } catch {
      throw SampleFailure(error.diagnostic(inSample: index))
    }
  }

  /// Which sample of its sampler an index is: where splits have their own, each counts its own.
  private func number(_ index: UInt64, _ place: SplitCursor.Place) -> UInt64 {
    tools.isDivided && tools.samplers[place.part].isNumbered ? place.ordinal : index
  }
}

extension TextSampler {
  /// Whether it makes each number below its count once, rather than drawing by chance.
  var isNumbered: Bool {
    switch mode {
    case .weighted, .size: false
    case .unique, .uniqueText, .exhaustive: true
    }
  }
}
