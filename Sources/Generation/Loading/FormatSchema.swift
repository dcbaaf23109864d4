import Formats
import Scenes

/// The JSON Schema of the spec language, with every format and its options.
package var specSchemaText: String {
  specSchema(
    formats: formatTable.map { format in
      let sheet = format.sheet
      return FormatSheetInfo(
        name: sheet.name, summary: sheet.summary,
        options: sheet.options.map { .init(name: $0.name, values: $0.values, summary: $0.summary) })
    })
}
