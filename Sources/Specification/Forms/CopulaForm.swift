import Diagnostics
import Randomness

let copulaForm = ValueForm(
  "gaussian_copula", "a record of numbers that are correlated, each with a distribution of its own",
  example: "{gaussian_copula: {of: {size: {uniform: [10, 50]}, speed: {normal: [3, 1]}}, correlation: 0.8}}",
  arguments: .any
) { reading in
  let reader = reading.reader
  guard case .mapping(let entries) = reading.entry.value.content else {
    reader.record(.wrongKind(reading.entry.value, wanted: "a mapping with the keys 'of' and 'correlation'"))
    return nil
  }
  for entry in entries where entry.key.value != "of" && entry.key.value != "correlation" {
    reader.record(.unknownKey(entry.key, in: "'gaussian_copula'", known: ["of", "correlation"]))
  }
  for key in ["of", "correlation"] where !entries.contains(where: { $0.key.value == key }) {
    reader.record(.missingKey(key, in: "'gaussian_copula'", at: reading.entry.value.range))
  }
  guard let of = reading.entry.value["of"], let correlation = reading.entry.value["correlation"],
    let marginals = readMarginals(of, reading),
    let copula = readCorrelation(correlation, count: marginals.count, reading)
  else { return nil }
  return .drawing(CopulaDrawing(copula: copula, marginals: marginals), reading.site)
}

private struct Marginal: Sendable {
  let name: String
  let quantile: @Sendable (Double) -> Double
}

/// Reads `{size: {uniform: [10, 50]}, …}`: distributions that can be inverted, with plain arguments.
private func readMarginals(_ node: Node, _ reading: FormReading) -> [Marginal]? {
  let reader = reading.reader
  guard case .mapping(let entries) = node.content, !entries.isEmpty else {
    reader.record(.wrongKind(node, wanted: "a mapping of names and distributions"))
    return nil
  }
  var marginals: [Marginal] = []
  for entry in entries where reader.isIdentifier(entry.key) {
    let place = reading.inside.appending("of").appending(entry.key.value)
    guard let value = reader.value(entry.value, as: .number(.any), at: place) else { continue }
    guard case .drawing(let drawing as any Invertible, _) = value.content, let quantile = drawing.quantile else {
      reader.record(
        Diagnostic(
          code: "not-invertible", range: entry.value.range,
          message: "a correlated value needs one of these, with plain numbers: uniform, integer, normal, log_normal, "
            + "log_uniform, exponential"))
      continue
    }
    marginals.append(Marginal(name: entry.key.value, quantile: quantile))
  }
  return marginals.count == entries.count ? marginals : nil
}

/// Reads one number (all pairs are alike) or a matrix.
private func readCorrelation(_ node: Node, count: Int, _ reading: FormReading) -> GaussianCopula? {
  let matrix = Kind.either([
    .number(NumberRule(minimum: -1, maximum: 1)),
    .list(ListRule(of: .list(ListRule(of: .number(.any), names: "numbers")), names: "rows")),
  ])
  guard let value = reading.reader.value(node, as: matrix, at: reading.inside.appending("correlation")) else {
    return nil
  }
  var rows: [[Double]] = []
  switch value.constant {
  case .number(let number):
    rows = (0..<count).map { row in (0..<count).map { $0 == row ? 1 : number } }
  case .list(let items):
    rows = items.map { row in
      guard case .list(let numbers) = row else { return [] }
      return numbers.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }
  default:
    reading.reader.record(
      Diagnostic(code: "not-constant", range: node.range, message: "the correlation must be plain numbers"))
    return nil
  }
  guard rows.count == count else {
    reading.reader.record(.wrongCount(rows.count, wanted: "\(count) rows, one for each value", at: node.range))
    return nil
  }
  do throws(DistributionError) {
    return try GaussianCopula(correlations: rows)
  } catch {
    reading.reader.record(
      Diagnostic(code: "bad-distribution", range: node.range, message: error.sentence(for: "gaussian_copula")))
    return nil
  }
}

private struct CopulaDrawing: Drawing {
  let copula: GaussianCopula
  let marginals: [Marginal]

  var type: StaticType { StaticType(.record(RecordMembers(marginals.map { ($0.name, .number) }))) }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    var stream = frame.stream(for: site)
    var members: [Datum.Member] = []
    for (marginal, probability) in zip(marginals, copula.draw(from: &stream)) {
      let number = try FormArguments.datum(marginal.quantile(probability), .plain, at: site.range)
      members.append(Datum.Member(marginal.name, number))
    }
    frame.sample.factors.record(.record(members), at: site, frame.numbers)
    return .record(members)
  }
}
