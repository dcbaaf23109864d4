import Bytes
import Testing

private func fault(_ bytes: [UInt8], _ limits: CSVLimits = CSVLimits()) -> String {
  do throws(CSVError) {
    _ = try CSVTable(parsing: bytes, limits: limits)
    return "read"
  } catch {
    return "\(error)"
  }
}

private func table(_ text: String) throws(CSVError) -> CSVTable { try CSVTable(parsing: Array(text.utf8)) }

@Suite("A CSV table") struct CSVTests {
  @Test("has a header, quoted fields, doubled quotes and line breaks inside of quotes")
  func fields() throws {
    let table = try table("name,\"a \"\"b\"\"\",x\r\n\"one, two\",\"line\r\nbreak\",3\n,\"\",\"\"\"\"\n")
    #expect(table.header == ["name", "a \"b\"", "x"])
    #expect(table.rowCount == 2)
    #expect(table[0, 0] == "one, two")
    #expect(table[0, 1] == "line\r\nbreak")
    #expect(table[0, 2] == "3")
    #expect(table[1, 0] == nil)
    #expect(table[1, 1] == "")
    #expect(table[1, 2] == "\"")
  }

  @Test(
    "ends its lines as it likes",
    arguments: [
      "a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "\u{FEFF}a,b\n1,2\n3,4\n\n\r\n", "\u{FEFF}\"a\",b\r\n1,2\n3,4\n",
    ])
  func lineEnds(text: String) throws {
    let table = try table(text)
    #expect(table.header == ["a", "b"])
    #expect(try table.column("a") == ["1", "3"])
    #expect(try table.numbers("b") == [2, 4])
  }

  @Test("may have no rows, one column, and missing values")
  func small() throws {
    #expect(try table("a,b").rowCount == 0)
    let one = try table("a\n1\n\n2\n\n")
    #expect(try one.column("a") == ["1", nil, "2"])
    #expect(try table("a\n 1.5 \n\n-2e3\n+.5\n").numbers("a") == [1.5, nil, -2000, 0.5])
  }

  @Test(
    "says what is wrong and where",
    arguments: [
      ("", "1:1: the table has no header"), ("\n\n", "1:1: the table has no header"),
      ("\u{FEFF}", "1:1: the table has no header"),
      ("a,b\n1\n", "2:1: the row has 1 field, the header 2"),
      ("a,b\n1,2\n1,2,3", "3:1: the row has 3 fields, the header 2"),
      ("a,b\n\n1,2", "2:1: the row has 1 field, the header 2"),
      ("a\n\"é\n\n,", "2:1: the quote that begins here is never closed"),
      ("a,b\n1,\"x\"\"", "2:3: the quote that begins here is never closed"),
      ("\"", "1:1: the quote that begins here is never closed"),
      ("a,b\né,\"x\" ", "2:6: there is text between a closing quote and the next comma"),
      ("a,b\n1,x\"y\"", "2:4: a quote inside of a field without quotes; quote the field and double the quote"),
      ("a\n \"b\"", "2:2: a quote inside of a field without quotes; quote the field and double the quote"),
      ("a\nb\rc", "2:2: a carriage return without a line feed; quote the field"), ("a\nb\0", "2:2: a NUL character"),
    ])
  func faults(text: String, message: String) {
    #expect(fault(Array(text.utf8)) == message)
  }

  @Test("refuses what is not UTF-8 or too large")
  func limits() {
    #expect(fault(Array("a\nb".utf8) + [0xFF]) == "2:2: the bytes are not UTF-8")
    #expect(fault([0x61, 0xC3]) == "1:2: the bytes are not UTF-8")
    #expect(fault(Array("abc".utf8), CSVLimits(size: 2)) == "1:1: the table is longer than 2 bytes")
    #expect(fault(Array("a,b\n1,2\n1,2".utf8), CSVLimits(fields: 5)).hasSuffix("more than 5 fields"))
  }

  @Test("names columns that are not there, come twice or hold no numbers")
  func columns() throws {
    let table = try table("a,b,a\n1,x,3\n")
    #expect(throws: CSVError(reason: .noSuchColumn("c", known: ["a", "b", "a"]), line: 1, column: 1)) {
      try table.column("c")
    }
    #expect(throws: CSVError(reason: .twinColumns("a"), line: 1, column: 5)) { try table.column("a") }
    #expect(throws: CSVError(reason: .notANumber("x", column: "b"), line: 2, column: 3)) { try table.numbers("b") }
  }

  @Test(
    "takes only decimal numbers", arguments: ["nan", "inf", "0x1p3", "1_000", "1,5", "--1", "e5", "1e999", "١", "true"])
  func notNumbers(text: String) throws {
    let table = try table("a\n\"\(text)\"\n")
    #expect(throws: CSVError(reason: .notANumber(text, column: "a"), line: 2, column: 1)) { try table.numbers("a") }
  }

  @Test("gives the place of every field")
  func places() throws {
    let table = try table("\u{FEFF}é,b\n\"x\ny\",2\n3,4\n")
    #expect(table.place(row: 0, column: 0) == (2, 1))
    #expect(table.place(row: 0, column: 1) == (3, 4))
    #expect(table.place(row: 1, column: 1) == (4, 3))
  }
}

@Suite("A CSV field") struct CSVWriterTests {
  @Test(
    "is quoted if and only if it must be",
    arguments: [
      ("abc", "abc"), ("", "\"\""), ("a b", "a b"), (" a", "\" a\""), ("a ", "\"a \""), ("\ta", "\"\ta\""),
      ("a,b", "\"a,b\""),
      ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("=1+1", "=1+1"),
      ("é;'", "é;'"),
    ])
  func quoting(field: String, text: String) {
    #expect(BytesTests.text { $0.append(csv: field) } == text)
  }

  @Test("is read back as it was, missing values included")
  func roundTrip() throws {
    var words = Words(seed: 11)
    let pieces = ["a", "é", ",", "\"", "\n", "\r", "\r\n", " ", "\t", "\u{FEFF}", "😀", "1"]
    for _ in 0..<cases(3_000) {
      let width = 1 + words.below(4)
      var rows: [[String?]] = []
      var writer = ByteWriter()
      writer.append(csvRow: (0..<width).map { "column\($0)" })
      for _ in 0..<words.below(6) {
        let row = (0..<width).map { _ -> String? in
          words.below(6) == 0 ? nil : (0..<words.below(5)).map { _ in pieces[words.below(pieces.count)] }.joined()
        }
        // A blank last line is no row; so is the one of a single missing value.
        if width == 1, row[0] == nil { continue }
        rows.append(row)
        writer.append(csvRow: row)
      }
      let table = try CSVTable(parsing: writer.bytes)
      #expect(table.rowCount == rows.count)
      for (index, row) in rows.enumerated() { for column in 0..<width { #expect(table[index, column] == row[column]) } }
    }
  }
}
