import Diagnostics
import Formats
import Labels
import Scenes
import Specification
import Templates

/// What is said of each picture once it is drawn and measured: the texts of a scene's `say`.
struct PictureTexts: Sendable {
  let sampler: TextSampler
  /// How often each text is said, or for each of which things, in the order of the grammar's tops; nil for once.
  let repetitions: [Value?]

  /// Reads `say` after the scene whose names it may use; nil if there is none, or something is wrong with it.
  init?(_ spec: Spec, _ book: PhraseBook, _ measured: MeasuredNames, _ stage: inout StagePlan?, reader: SpecReader) {
    guard book.vocabulary.hasSay, let names = measured.scope else { return nil }
    if let noise = book.vocabulary.noiseRange {
      reader.record(
        Diagnostic(
          code: "noise-of-picture", range: noise, message: "'noise' is for the texts of a template alone",
          suggestion: "leave it out where texts are about pictures"))
    }
    let template = TemplateReader(spec, reader: reader, book: book, picture: names)
    guard let grammar = template.grammar(), !reader.diagnostics.hasErrors, stage != nil else { return nil }
    stage?.addTexts(drawing: template.openSlots, reader: reader)
    let range = spec.node("template")?.entry(named: "say")?.key.range ?? .nowhere
    let language = TextLanguage(grammar, references: reader.references, range: range)
    do throws(SamplingError) {
      sampler = try TextSampler(language, seed: spec.seed, count: .max)
    } catch {
      reader.record(Diagnostic(code: "sampling", range: range, message: error.message))
      return nil
    }
    repetitions = template.repetitions
  }

  func describe(in description: inout DatasetDescription, locale: String?) {
    description.spanLabels = sampler.language.grammar.labels
    description.textNames = sampler.language.grammar.tops.flatMap { $0.texts.map(\.name) }
    description.locale = locale ?? "en"
  }
}

/// Says what there is to say of finished pictures. One per thread.
final class PictureSpeaker {
  private let texts: PictureTexts
  private let writer: TextWriter
  /// The most texts of one name: more are a mistake.
  private static let limit = 10_000

  init(_ texts: PictureTexts) {
    self.texts = texts
    writer = texts.sampler.makeWriter()
  }

  /// The texts of one picture, in the order of the spec.
  ///
  /// - Throws: where a value has no text, or there is nothing to repeat.
  func texts(of draft: SceneDraft, _ outcome: LabelOutcome, _ index: UInt64) throws(EvaluationError) -> [LabeledText] {
    var made: [LabeledText] = []
    var sample = Sample(index: index, split: "")
    writer.frame = draft.root
    defer { writer.frame = nil }
    for (top, repetition) in texts.repetitions.enumerated() {
      var items = [Datum.number(0)]
      if let repetition { items = try self.items(of: repetition, in: draft.root) }
      for (number, item) in items.enumerated() {
        try writer.write(
          index, fromTop: top, repetition: Frame.Repetition(index: number, count: items.count, item: item),
          into: &sample, number: { outcome.places[$0].map { $0 + 1 } })
        if let text = sample.texts.first, !text.utf8.isEmpty { made.append(text) }
      }
    }
    return made
  }

  private func items(of value: Value, in root: Frame) throws(EvaluationError) -> [Datum] {
    let items: [Datum]
    switch try value.evaluate(in: root) {
    case .number(let number):
      guard number <= Double(Self.limit) else { throw tooMany(at: value.range) }
      items = (0..<Int(max(0, number))).map { .number(Double($0)) }
    case .list(let list): items = list
    case .absent: items = []
    case .instance(let id): items = [.instance(id)]
    default: throw EvaluationError("'repeat' must be a whole number or a list", at: value.range)
    }
    guard items.count <= Self.limit else { throw tooMany(at: value.range) }
    return items
  }

  private func tooMany(at range: SourceRange) -> EvaluationError {
    EvaluationError("a picture may have at most \(Self.limit) texts of one name", at: range)
  }
}
