import Bytes
import Diagnostics
package import Specification

/// The lists and rules that a spec's phrases may use: the vocabulary of its templates.
///
/// A phrase is bound where it stands: its names may lead to a `let`, an object, a rule, a list or a form of values, in
/// this order.
package final class PhraseBook {
  package let vocabulary: TemplateVocabulary
  private let reader: SpecReader

  /// The keys of a template.
  package static let keys = TemplateVocabulary.keys

  /// Reads the `template:` mappings of all files of a spec, and lets `reader` ask here for phrases.
  package convenience init(_ templates: [TemplateNode], own: Node? = nil, reader: SpecReader) {
    self.init(TemplateVocabulary(templates, own: own, reader: reader))
  }

  /// Lets the reader of `vocabulary` ask here for phrases.
  package init(_ vocabulary: TemplateVocabulary) {
    self.vocabulary = vocabulary
    reader = vocabulary.reader
    reader.lists = vocabulary.tables
    reader.readPhrase = { [unowned self] scalar, place, _ in
      self.content(of: scalar, at: place)
    }
  }

  private func content(of scalar: Scalar, at place: Place) -> Value.Content? {
    guard let phrase = Phrase.parse(scalar.source, recording: &reader.diagnostics) else { return nil }
    var binder = PhraseBinder(book: vocabulary, reader: reader, place: place)
    guard let bound = binder.bound(phrase) else { return nil }
    if case .literal(let text)? = bound.parts.first, bound.parts.count == 1 { return .constant(.text(text)) }
    if bound.parts.isEmpty { return .constant(.text("")) }
    return .drawing(PhraseDrawing(phrase: bound), reader.site(at: place, scalar.source.whole))
  }
}

extension TemplateVocabulary {
  /// The lists as values may name them: with the names of their files, and without where that is plain.
  var tables: [String: WeightedRecords] {
    var tables = lists.mapValues(\.table)
    for name in listNames {
      guard let short = name.split(separator: ".").last.map(String.init), tables[short] == nil,
        case .list(let list)? = meaning(of: short)
      else { continue }
      tables[short] = list.table
    }
    return tables
  }
}
