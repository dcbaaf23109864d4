import Specification
import Testing

@Suite("A plain scalar") struct CoreSchemaTests {
  @Test("is nothing", arguments: ["", "~", "null", "Null", "NULL"])
  func null(_ text: String) { #expect(Scalar.Value(plain: text) == .null) }

  @Test("is true or false in one spelling only")
  func booleans() {
    #expect(Scalar.Value(plain: "true") == .boolean(true))
    #expect(Scalar.Value(plain: "false") == .boolean(false))
  }

  @Test(
    "is an integer",
    arguments: [
      ("0", 0), ("12", 12), ("-12", -12), ("+12", 12), ("-0", 0), ("010", 10), ("0o10", 8), ("0o17", 15),
      ("0x1F", 31), ("0xff", 255), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("0x7fffffffffffffff", .max), ("000000000000000000000000000007", 7),
    ])
  func integer(_ text: String, _ value: Int) { #expect(Scalar.Value(plain: text) == .integer(value)) }

  @Test(
    "is a number",
    arguments: [
      ("1.5", 1.5), ("-.5", -0.5), (".5", 0.5), ("1.", 1), ("+1.e2", 100), ("1e3", 1000), ("1E-2", 0.01),
      ("6.8523015e+5", 685230.15), ("0.1", 0.1), ("9223372036854775808", 9_223_372_036_854_775_808),
      ("-9223372036854775809", -9_223_372_036_854_775_808), ("0xffffffffffffffff", 18_446_744_073_709_551_615),
      ("0o2000000000000000000000", 18_446_744_073_709_551_616), ("1e308", 1e308), ("5e-324", 5e-324), ("1e-400", 0),
    ])
  func number(_ text: String, _ value: Double) { #expect(Scalar.Value(plain: text) == .number(value)) }

  @Test(
    "is text",
    arguments: [
      "NO", "no", "yes", "Yes", "on", "off", "y", "n", "True", "TRUE", "False", "FALSE", "nULL", "none", "12:30",
      "12:30:45", "2024-01-01", "1_000", "1,000", "+.inf", ".inf", "-.inf", ".Inf", ".nan", ".NaN", "inf", "nan",
      "Infinity", "0b11", "0x", "0o", "0xg", "0o8", "-0x1", "+0o1", "1e", "1e+", ".", "-", "+", "-.", "1.2.3", "1 2",
      "e5", ".e5", "0x1.8p3", "50%", "2px", "1e999", "= 1", "١٢", "12 ", "--1", "+-1",
    ])
  func text(_ text: String) { #expect(Scalar.Value(plain: text) == .text) }

  @Test("of another language's booleans is known for a suggestion")
  func meant() {
    let items = read("[yes, No, TRUE, off, true, maybe, 'yes', 1]").root?.items ?? []
    #expect(items.map { $0.scalar?.meantBoolean } == [true, false, true, false, true, nil, nil, nil])
  }

  @Test("keeps its spelling, where text belongs")
  func spelling() {
    #expect(
      read("[010, 1.0, NO, true, ~]").root?.items?.compactMap(\.scalar?.text) == ["010", "1.0", "NO", "true", "~"])
  }

  @Test("is text in quotes or as a block, whatever it holds", arguments: ["'1'", "\"1\"", "|\n 1\n", ">\n 1\n"])
  func quoted(_ source: String) throws {
    let scalar = try #require(read(source).root?.scalar)
    #expect(scalar.value == .text)
    #expect(scalar.text == "1")
  }

  @Test("of a million digits is read at once")
  func long() {
    #expect(Scalar.Value(plain: String(repeating: "7", count: 1_000_000)) == .text)
    #expect(Scalar.Value(plain: "0." + String(repeating: "0", count: 1_000_000) + "1") == .number(0))
    #expect(Scalar.Value(plain: "0x" + String(repeating: "f", count: 1_000_000)) == .text)
  }
}
