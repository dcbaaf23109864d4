import Diagnostics
package import Specification

/// Every provider as a form of values, for `SpecReader.add`.
package let providerForms: [ValueForm] = providers.map(\.form) + [formulaForm]

extension ProviderEntry {
  /// Reads the arguments, and checks what can be checked before a sample is made.
  func read(_ reading: FormReading) -> Value.Content? {
    let reader = reading.reader
    let kind = Kind.record(RecordKind(name, summary, shorthand: .list, keys: keys))
    guard let arguments = reader.value(reading.entry.value, as: kind, at: reading.inside) else { return nil }
    noteRealisticUse(of: arguments, reader, reading.node.range)
    let part = DrawnPart(wanted: reading.kind, hasValue: members.contains { $0.name == "value" })
    guard case .record(let constants)? = arguments.constant else {
      return .drawing(
        VaryingProvider(entry: self, arguments: arguments, locale: reader.locale, part: part), reading.site)
    }
    do throws(ProviderFault) {
      let provider = try make(ProviderArguments(constants, locale: reader.locale))
      return .drawing(ProviderDrawing(provider: provider, part: part), reading.site)
    } catch {
      reader.record(Diagnostic(code: "bad-provider", range: reading.entry.value.range, message: error.message))
      return nil
    }
  }

  /// An argument that is not known before a sample counts as a yes.
  private func noteRealisticUse(of arguments: Value, _ reader: SpecReader, _ range: SourceRange) {
    guard case .record(let fields) = arguments.content, let field = fields.first(where: { $0.name == "realistic" }),
      field.value.constant != .boolean(false)
    else { return }
    reader.noteRealisticUse(range)
  }
}

/// What of a provider's value is wanted where it stands: of a record, its text where texts are wanted, its number where
/// numbers are.
enum DrawnPart: Sendable {
  case whole
  case member(String)

  init(wanted kind: Kind, hasValue: Bool) {
    switch kind {
    case .text, .phrase, .word, .color: self = .member("text")
    case .number, .length: self = hasValue ? .member("value") : .whole
    default: self = .whole
    }
  }

  func callAsFunction(_ datum: Datum) -> Datum {
    guard case .member(let name) = self, case .record(let members) = datum else { return datum }
    return members.first { $0.name == name }?.value ?? datum
  }
}

/// A provider whose arguments the spec gives outright.
package struct ProviderDrawing: Drawing {
  package let provider: any Provider
  let part: DrawnPart

  package func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    var stream = frame.stream(for: site)
    let datum = part(provider.draw(from: &stream))
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}

/// A provider whose arguments differ from sample to sample.
private struct VaryingProvider: Drawing {
  let entry: ProviderEntry
  let arguments: Value
  let locale: String?
  let part: DrawnPart

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    guard case .record(let members) = try arguments.evaluate(in: frame) else {
      throw EvaluationError("the arguments of '\(entry.name)' must be named", at: site.range)
    }
    do throws(ProviderFault) {
      let provider = try entry.make(ProviderArguments(members, locale: locale))
      var stream = frame.stream(for: site)
      let datum = part(provider.draw(from: &stream))
      frame.sample.factors.record(datum, at: site, frame.numbers)
      return datum
    } catch {
      throw EvaluationError(error.message, at: site.range)
    }
  }
}
