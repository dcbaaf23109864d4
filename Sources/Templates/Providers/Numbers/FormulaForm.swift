import Diagnostics
import Specification

private let formulaRecord = RecordKind(
  "formula", "a number that follows from others, written as the language does", shorthand: .first,
  keys: [
    KeyKind("of", .number(.any), "the formula", isRequired: true),
    KeyKind("decimals", .number(.integer(0...9)), "to how many digits it is rounded", fallback: "2"),
    KeyKind("unit", .text, "what stands behind the number, its blank included", fallback: "nothing"),
    .locale,
  ])

/// A form and no provider, as nothing is drawn: its one value follows from other values of the sample.
let formulaForm = ValueForm(
  "formula", formulaRecord.summary, example: "{formula: {of: \"= weight / height ^ 2\", decimals: 1, locale: de}}",
  arguments: .record(formulaRecord),
  type: StaticType(.record(ProviderMembers(members: .text("text") + .number("value"))))
) { reading in
  let reader = reading.reader
  guard let arguments = reader.value(reading.entry.value, as: .record(formulaRecord), at: reading.inside) else {
    return nil
  }
  return .drawing(
    FormulaText(arguments: arguments, locale: reader.locale, part: DrawnPart(wanted: reading.kind, hasValue: true)),
    reading.site)
}

private struct FormulaText: Drawing {
  let arguments: Value
  let locale: String?
  let part: DrawnPart

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    guard case .record(let members) = try arguments.evaluate(in: frame) else {
      throw EvaluationError("a formula's arguments must be named", at: site.range)
    }
    let given = ProviderArguments(members, locale: locale)
    let decimals = given.integer("decimals") ?? 2
    let scaled = ((given.number("of") ?? 0) * Double(powerOfTen(decimals))).rounded()
    guard scaled.magnitude < 1e15 else {
      throw EvaluationError("the result has more than 15 digits", at: arguments.range)
    }
    let text = NumberStyle(language: given.language).text(Int(scaled), decimals: decimals) + (given.text("unit") ?? "")
    let datum = part(
      .record([
        Datum.Member("text", .text(text)),
        Datum.Member("value", .number(scaled / Double(powerOfTen(decimals)))),
      ]))
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}
