import Bytes
package import Diagnostics
import Randomness

private let dataRecord = RecordKind(
  "data", "values of a CSV file",
  keys: [
    KeyKind("file", .file, "the file, with a header row", isRequired: true),
    KeyKind("column", .text, "the column; without it the value is the whole row, a record"),
  ])

let dataForm = ValueForm(
  "data", "one of the values of a file, all rows alike", example: "{data: {file: heights.csv, column: height}}",
  arguments: .record(dataRecord)
) { reading in
  let reader = reading.reader
  guard let arguments = reader.value(reading.entry.value, as: .record(dataRecord), at: reading.inside) else {
    return nil
  }
  guard case .record(let members)? = arguments.constant else {
    reader.record(.notPlain("the arguments of 'data'", at: arguments.range))
    return nil
  }
  var file: String?
  var column: String?
  for case let (name, .text(text)) in members.map({ ($0.name, $0.value) }) {
    if name == "file" { file = text } else { column = text }
  }
  guard let file, let table = reader.table(file, at: arguments.range) else { return nil }
  if let column, !table.header.contains(column) {
    reader.record(
      Diagnostic(
        code: "unknown-column", range: reading.entry.value["column"]?.range ?? arguments.range,
        message: "'\(file)' has no column '\(column)'", suggestion: didYouMean(column, table.header)))
    return nil
  }
  let data = table.rows.map { row -> Datum in
    if let column, let place = table.header.firstIndex(of: column) { return row[place] }
    return .record(zip(table.header, row).map { Datum.Member($0, $1) })
  }
  for datum in data {
    if case .failure(let misfit) = reading.kind.fit(datum) {
      reader.record(Diagnostic(code: "wrong-kind", range: arguments.range, message: "in '\(file)': \(misfit.message)"))
      return nil
    }
  }
  do throws(DistributionError) {
    let rows = try Empirical(data)
    let type = data.dropFirst().reduce(StaticType(of: data[0])) { $0.union(StaticType(of: $1)) }
    return .drawing(DataDrawing(rows: rows, type: type), reading.site)
  } catch {
    reader.record(Diagnostic(code: "empty-list", range: arguments.range, message: "'\(file)' has no rows"))
    return nil
  }
}

private struct DataDrawing: Drawing {
  let rows: Empirical<Datum>
  let type: StaticType

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    var stream = frame.stream(for: site)
    let datum = rows.draw(from: &stream)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}

/// A CSV file whose columns are typed: a column of numbers only holds numbers, any other text.
package struct DataTable: Sendable {
  package let header: [String]
  package let rows: [[Datum]]
}

extension SpecReader {
  /// Reads a table; faults are recorded, those inside the file at their own line and column.
  package func table(_ file: String, at range: SourceRange) -> DataTable? {
    if let known = tables[file] { return known }
    let table = readTable(file, at: range)
    tables[file] = table
    return table
  }

  private func readTable(_ file: String, at range: SourceRange) -> DataTable? {
    do throws(FileError) {
      let bytes = try files.read(file, limit: 256 << 20)
      do throws(CSVError) {
        let table = try CSVTable(parsing: bytes)
        try table.checkHeader()
        return DataTable(header: table.header, rows: try Self.typed(table))
      } catch {
        let place = SourcePosition(line: error.line, column: error.column)
        let source = SourceFile(name: FileSystem.joined(files.root, file), text: "")
        record(
          Diagnostic(
            code: "bad-csv", range: SourceRange(source, place, place), message: "\(error.reason)",
            notes: [Diagnostic.Note("the file is used here", at: range)]))
      }
    } catch {
      record(Diagnostic(code: "bad-file", range: range, message: "\(error)"))
    }
    return nil
  }

  /// A missing field is absent; it doesn't keep a column from being one of numbers.
  private static func typed(_ table: CSVTable) throws(CSVError) -> [[Datum]] {
    var columns: [[Datum]] = []
    for name in table.header { columns.append(try column(name, of: table)) }
    return (0..<table.rowCount).map { row in columns.map { $0[row] } }
  }

  private static func column(_ name: String, of table: CSVTable) throws(CSVError) -> [Datum] {
    if let numbers = try? table.numbers(name) { return numbers.map { $0.map { Datum.number($0) } ?? .absent } }
    return try table.column(name).map { $0.map { Datum.text($0) } ?? .absent }
  }
}
