import Bytes
import Diagnostics
import Specification

/// A list of a template: its items as records, and how likely each is.
struct WordList {
  let range: SourceRange
  let table: WeightedRecords

  /// Reads `[Paris, {text: New York, weight: 3, value: nyc}]`, or `{file: cities.txt}` (a line each, or CSV with a header).
  init?(_ node: Node, named name: Located<String>, reader: SpecReader) {
    range = name.range
    var items: [WeightedRecords.Item] = []
    switch node.content {
    case .sequence(let nodes):
      for node in nodes {
        if let item = WordList.item(node, reader) { items.append(item) }
      }
      guard items.count == nodes.count else { return nil }
    case .mapping(let entries):
      guard let file = entries.first(where: { $0.key.value == "file" }) else {
        reader.record(.wrongKind(node, wanted: "a list of items, or {file: cities.txt}"))
        return nil
      }
      for entry in entries where entry.key.value != "file" {
        reader.record(.unknownKey(entry.key, in: "a list from a file", known: ["file"]))
      }
      guard let loaded = WordList.items(ofFile: file.value, reader) else { return nil }
      items = loaded
    case .scalar:
      reader.record(.wrongKind(node, wanted: "a list of items, or {file: cities.txt}"))
      return nil
    }
    guard !items.isEmpty else {
      reader.record(.emptyList("the list '\(name.value)'", at: node.range))
      return nil
    }
    guard items.contains(where: { $0.weight > 0 }) else {
      reader.record(.numberRange("of weights must not all be 0", at: node.range))
      return nil
    }
    table = WeightedRecords(items)
  }

  private static func item(_ node: Node, _ reader: SpecReader) -> WeightedRecords.Item? {
    if let scalar = node.scalar { return WeightedRecords.Item([Datum.Member("text", .text(scalar.text))], weight: 1) }
    guard case .mapping(let entries) = node.content else {
      reader.record(.wrongKind(node, wanted: "a text, or a mapping with 'text'"))
      return nil
    }
    guard let text = node["text"]?.scalar?.text else {
      reader.record(.missingKey("text", in: "a list's item", at: node.range))
      return nil
    }
    var members = [Datum.Member("text", .text(text))]
    var weight = 1.0
    let place = Place(path: SitePath.root.appending("template"), scope: StaticScope(in: nil))
    for entry in entries where entry.key.value != "text" {
      let kind: Kind = entry.key.value == "weight" ? .number(.nonNegative) : .any
      guard let value = reader.value(entry.value, as: kind, at: place.appending(entry.key.value)) else { return nil }
      guard let constant = value.constant else {
        reader.record(
          Diagnostic(code: "not-constant", range: entry.value.range, message: "a list's item holds plain values"))
        return nil
      }
      if entry.key.value == "weight", case .number(let number) = constant {
        weight = number
      } else {
        members.append(Datum.Member(entry.key.value, constant))
      }
    }
    return WeightedRecords.Item(members, weight: weight)
  }

  private static func items(ofFile node: Node, _ reader: SpecReader) -> [WeightedRecords.Item]? {
    guard let path = node.scalar?.text else {
      reader.record(.wrongKind(node, wanted: "the path of a file"))
      return nil
    }
    switch reader.files.check(path, at: node.range) {
    case .failure(let fault):
      reader.record(Diagnostic(code: "bad-file", range: node.range, message: fault.message))
      return nil
    case .success(let file):
      if file.hasSuffix(".csv") { return rows(of: file, at: node.range, reader) }
      do throws(FileError) {
        let bytes = try reader.files.read(file, limit: 256 << 20)
        guard let text = String(validating: bytes, as: UTF8.self) else {
          reader.record(Diagnostic(code: "bad-file", range: node.range, message: "'\(path)' is not UTF-8 text"))
          return nil
        }
        let lines = text.split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r\n" }
        return lines.map { WeightedRecords.Item([Datum.Member("text", .text(String($0)))], weight: 1) }
      } catch {
        reader.record(Diagnostic(code: "bad-file", range: node.range, message: "\(error)"))
        return nil
      }
    }
  }

  private static func rows(of file: String, at range: SourceRange, _ reader: SpecReader) -> [WeightedRecords.Item]? {
    guard let table = reader.table(file, at: range) else { return nil }
    guard table.header.contains("text") else {
      reader.record(
        Diagnostic(
          code: "unknown-column", range: range, message: "'\(file)' has no column 'text'",
          suggestion: didYouMean("text", table.header)))
      return nil
    }
    return table.rows.map { row in
      var weight = 1.0
      var members: [Datum.Member] = []
      for (name, datum) in zip(table.header, row) {
        if name == "weight", case .number(let number) = datum, number >= 0 {
          weight = number
        } else if name == "text", case .number(let number) = datum {
          members.append(Datum.Member(name, .text(shown(number))))
        } else {
          members.append(Datum.Member(name, datum))
        }
      }
      return WeightedRecords.Item(members, weight: weight)
    }
  }
}
