import ArgumentParser
import Bytes
import Formats

struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Lists the dataset formats, what they hold and their options.",
    discussion: """
      A spec asks for them by name, with options if wished:

        formats: [coco, {yolo: {task: detect}}]
      """)

  @Flag(help: "Print the list as JSON, for programs.")
  var json = false

  func run() throws {
    let sheets = formatTable.map { $0.sheet }
    if json { return try Terminal.print(data: FormatsText.json(sheets)) }
    try Terminal.print(sheets.map(FormatsText.words).joined(separator: "\n\n"))
  }
}

/// Format sheets in words and as JSON.
enum FormatsText {
  static func words(_ sheet: FormatSheet) -> String {
    var lines = ["\(sheet.name): \(sheet.summary)", "  holds   " + holds(sheet).joined(separator: ", ")]
    lines.append("  units   \(sheet.units)")
    lines.append("  reader  \(sheet.reader)")
    for option in sheet.options {
      let values = option.values.isEmpty ? "any text" : option.values.joined(separator: " | ")
      lines.append("  option  \(option.name): \(values)  (\(option.summary))")
    }
    return lines.joined(separator: "\n")
  }

  static func json(_ sheets: [FormatSheet]) -> String {
    var json = ByteWriter()
    json.append("{\"formats\":[")
    for (place, sheet) in sheets.enumerated() {
      if place > 0 { json.append(",") }
      json.append("{\"name\":")
      json.append(json: sheet.name)
      json.append(",\"summary\":")
      json.append(json: sheet.summary)
      json.append(",\"holds\":")
      json.append(list: holds(sheet))
      json.append(",\"units\":")
      json.append(json: sheet.units)
      json.append(",\"reader\":")
      json.append(json: sheet.reader)
      json.append(",\"options\":[")
      for (place, option) in sheet.options.enumerated() {
        if place > 0 { json.append(",") }
        json.append("{\"name\":")
        json.append(json: option.name)
        json.append(",\"values\":")
        json.append(list: option.values)
        json.append(",\"summary\":")
        json.append(json: option.summary)
        json.append("}")
      }
      json.append("]}")
    }
    json.append("]}")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// In the order of the label kinds, for a set has none.
  private static func holds(_ sheet: FormatSheet) -> [String] {
    FormatSheet.Label.allCases.filter(sheet.holds.contains).map(\.rawValue)
  }
}

extension ByteWriter {
  fileprivate mutating func append(list texts: [String]) {
    append("[")
    for (place, text) in texts.enumerated() {
      if place > 0 { append(",") }
      append(json: text)
    }
    append("]")
  }
}
