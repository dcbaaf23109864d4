package import Labels
package import Specification

/// Makes the texts of samples, any index alone. One per thread; it keeps nothing of what it made.
package final class TextWriter {
  /// All of its state in one place, so that a sample costs one check of access.
  private var engine: TextEngine

  /// The root frame of the sample that is written next: where `let`s have their values. Taken back by whoever set it.
  package var frame: Frame? {
    get { engine.scope.frame }
    set { engine.scope.frame = newValue }
  }

  /// Which registers hold `let`s of the root, so that the frame's other values see what was picked.
  package var letRegisters: [(slot: Int, register: Int)] {
    get { engine.scope.letRegisters.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 } }
    set { engine.scope.letRegisters = Dictionary(newValue.map { ($0.slot, $0.register) }) { first, _ in first } }
  }

  init(_ sampler: TextSampler) { engine = TextEngine(sampler) }

  deinit { engine.free() }

  /// Fills in the texts, label, fields and origin of a sample; their storage is used again.
  ///
  /// - Precondition: of modes that number derivations, `index` is below the sampler's count.
  /// - Throws: where an expression or filter has no value, or the text grows without end.
  package func write(_ index: UInt64, into sample: inout Sample) throws(EvaluationError) {
    try engine.write(index, at: index, into: &sample)
  }

  /// The same where numbers are counted apart: what is drawn follows from the index, which derivation of those that are
  /// numbered from the place, such as that among the samples of one split.
  package func write(_ index: UInt64, at place: UInt64, into sample: inout Sample) throws(EvaluationError) {
    try engine.write(index, at: place, into: &sample)
  }

  /// What batches name, but for the splits; nil where samples can't be made in batches.
  package var lexicon: TextLexicon? { engine.fitsBatches ? engine.lexicon : nil }

  /// Adds the samples of `indices` to a batch, all of split 0: the same that `write` makes.
  ///
  /// - Precondition: there is a `lexicon`, which is the batch's; `indices` as for `write`.
  /// - Throws: as `write` does; then the samples before that one are there.
  package func fill(_ batch: TextBatch, _ indices: Range<UInt64>) throws(EvaluationError) {
    try engine.fill(batch, indices)
  }

  /// The derivation of the sample that `write` makes of the same index, in any mode; for looking at one.
  ///
  /// - Precondition: of modes that number derivations, `index` is below the sampler's count.
  /// - Throws: as `write` does.
  package func derivation(at index: UInt64, place: UInt64? = nil) throws(EvaluationError) -> Derivation {
    try engine.derivation(at: index, place: place ?? index)
  }

  /// What the registers of `let`s hold in a sample, for frames that are made elsewhere; until the next one is asked for.
  package func presets(of index: UInt64) throws(EvaluationError) -> any RootPresets {
    try engine.presets(of: index)
  }

  /// A sample by weight from one top, as for quotas: the same that weighted sampling makes where it comes to this top.
  package func write(_ index: UInt64, fromTop top: Int, into sample: inout Sample) throws(EvaluationError) {
    try engine.draw(index, fromTop: top, into: &sample)
  }

  /// One of the texts that are said of a picture, into the first text of `sample`: empty where nothing is to be said.
  ///
  /// `number` gives the number of an instance among those with labels, from 1; nil of others.
  /// - Throws: as `write` does.
  package func write(
    _ index: UInt64, fromTop top: Int, repetition: Frame.Repetition, into sample: inout Sample,
    number: @escaping (InstanceID) -> Int?
  ) throws(EvaluationError) {
    engine.scope.repetition = repetition
    engine.scope.numberOfInstance = number
    defer {
      engine.scope.repetition = nil
      engine.scope.numberOfInstance = { _ in nil }
    }
    try engine.draw(index, fromTop: top, repeatNumber: UInt32(truncatingIfNeeded: repetition.index), into: &sample)
  }

  /// The sample of a derivation.
  package func write(
    _ derivation: Derivation, _ index: UInt64 = 0, into sample: inout Sample
  ) throws(EvaluationError) {
    try engine.write(derivation, index, into: &sample)
  }
}
