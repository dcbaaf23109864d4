import Diagnostics
import Randomness
import Specification

/// A phrase whose names have their meaning: what is drawn, once per sample.
struct BoundPhrase: Sendable {
  indirect enum Part: Sendable {
    case literal(String)
    case expression(BoundExpression, [BoundFilter])
    case list(WeightedRecords, [BoundFilter])
    case value(Value, [BoundFilter])
    case choice(Weighted, [BoundPhrase])
    /// One of the phrases with `probability`, else nothing.
    case optional(probability: Double, Weighted, [BoundPhrase])
  }

  var parts: [Part] = []
}

/// Draws a phrase: from the stream of its site, part by part.
struct PhraseDrawing: Drawing {
  let phrase: BoundPhrase

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    var stream = frame.stream(for: site)
    var text = ""
    try append(phrase, to: &text, &stream, frame, site.range)
    try frame.spend(text.utf8.count / 16, at: site.range)
    frame.sample.factors.record(.text(text), at: site, frame.numbers)
    return .text(text)
  }

  private func append(
    _ phrase: BoundPhrase, to text: inout String, _ stream: inout Stream, _ frame: Frame, _ range: SourceRange
  ) throws(EvaluationError) {
    for part in phrase.parts {
      switch part {
      case .literal(let literal): text += literal
      case .expression(let expression, let filters):
        text += try filtered(try expression.evaluate(in: frame), filters, expression.range)
      case .list(let list, let filters): text += try filtered(list.draw(from: &stream), filters, range)
      case .value(let value, let filters): text += try filtered(try value.evaluate(in: frame), filters, value.range)
      case .choice(let weights, let phrases):
        try append(phrases[weights.draw(from: &stream)], to: &text, &stream, frame, range)
      case .optional(let probability, let weights, let phrases):
        guard stream.unit() < probability else { continue }
        try append(phrases[weights.draw(from: &stream)], to: &text, &stream, frame, range)
      }
      guard text.utf8.count <= ValueLimits.textBytes else { throw .textTooLong(at: range) }
    }
  }

  /// The text of a value: of a record, its `text`.
  private func filtered(
    _ datum: Datum, _ filters: [BoundFilter], _ range: SourceRange
  ) throws(EvaluationError) -> String {
    var datum = datum
    if case .record(let members) = datum, let text = members.first(where: { $0.name == "text" }) { datum = text.value }
    for filter in filters { datum = .text(try filter.apply(to: datum)) }
    guard let text = datum.printed else {
      throw EvaluationError("\(datum.kindName) has no text", at: range)
    }
    return text
  }
}
