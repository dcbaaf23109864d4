import Specification
import Templates

/// What the schema says of a dataset format.
package struct FormatSheetInfo: Sendable {
  package struct Option: Sendable {
    let name: String
    /// The values it may have, the default first; empty for any text.
    let values: [String]
    let summary: String

    package init(name: String, values: [String], summary: String) {
      self.name = name
      self.values = values
      self.summary = summary
    }
  }

  let name: String
  let summary: String
  let options: [Option]

  package init(name: String, summary: String, options: [Option]) {
    self.name = name
    self.summary = summary
    self.options = options
  }
}

/// The JSON Schema (draft 2020-12) of the spec language, for editors and checkers: the same bytes at every call.
///
/// It is made from the tables that specs are read by. What a schema can't know (names, cycles, whether a file exists,
/// the values of expressions) is left to the reader. A file for `include` is described by `#/$defs/included_file`.
package func specSchema(formats: [FormatSheetInfo]) -> String {
  var builder = SchemaBuilder(forms: valueForms + providerForms, formats: formats)
  let spec = builder.spec()
  _ = builder.reference("included_file") { $0.includedFile() }
  guard case .members(let keys) = spec else { return "{}" }
  let head: [SchemaNode.Member] = [
    .init("$schema", "https://json-schema.org/draft/2020-12/schema"), .init("$id", "urn:figment:spec:1"),
    .init("title", "a Figment spec"),
    .init("description", "What may be in the pictures of a dataset, and how the dataset is written."),
  ]
  let definitions = builder.definitions.sorted { $0.name < $1.name }.map { SchemaNode.Member($0.name, $0.schema) }
  return SchemaNode.members(head + keys + [.init("$defs", .members(definitions))]).written
}
