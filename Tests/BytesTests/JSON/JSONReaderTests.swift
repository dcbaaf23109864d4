import Bytes
import Foundation
import Testing

private func read(_ text: String, _ limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
  try JSONValue(parsing: Array(text.utf8), limits: limits)
}

private func fault(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> String {
  do throws(JSONError) {
    let value = try JSONValue(parsing: bytes, limits: limits)
    return "read \(value)"
  } catch {
    return "\(error)"
  }
}

private func fault(_ text: String, _ limits: JSONLimits = JSONLimits()) -> String { fault(Array(text.utf8), limits) }

private func object(_ members: (String, JSONValue)...) -> JSONValue {
  JSONObject(members.map { JSONObject.Member(key: $0.0, value: $0.1) }).map { .object($0) } ?? .null
}

@Suite("A JSON reader") struct JSONReaderTests {
  @Test("reads every kind of value, members in order")
  func kinds() throws {
    let value = try read(" {\"b\": [1, -2.5, true, false, null, \"x\"], \"a\": {}, \"\": []}\r\n\t")
    #expect(
      value
        == object(
          ("b", .array([.integer(1), .number(-2.5), .bool(true), .bool(false), .null, .string("x")])), ("a", object()),
          ("", .array([]))))
    #expect(value.object?.keys == ["b", "a", ""])
    #expect(value["b"]?[1]?.number == -2.5)
    #expect(value["b"]?[9] == nil)
    #expect(value["c"] == nil)
    #expect(try read("17") == .integer(17))
    #expect(try JSONValue(parsing: Array("null".utf8).span).isNull)
  }

  @Test(
    "keeps whole numbers exact as far as 64 bits go",
    arguments: [
      ("0", .integer(0)), ("-1", .integer(-1)), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .unsigned(1 << 63)),
      ("18446744073709551615", .unsigned(.max)), ("18446744073709551616", .number(18_446_744_073_709_551_616)),
      ("-9223372036854775809", .number(-9_223_372_036_854_775_808)),
      ("9007199254740993", .integer(9_007_199_254_740_993)),
      ("100000000000000000000", .number(1e20)), ("1.0", .number(1)), ("1e2", .number(100)), ("-0", .number(-0.0)),
    ] as [(String, JSONValue)])
  func wholeNumbers(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
  }

  @Test("says what a number is to those who ask")
  func numberAccessors() throws {
    #expect(try read("3.0").integer == 3)
    #expect(try read("3.5").integer == nil)
    #expect(try read("18446744073709551615").unsigned == .max)
    #expect(try read("18446744073709551615").integer == nil)
    #expect(try read("-1").unsigned == nil)
    #expect(try read("7").number == 7)
    #expect(try read("-0").number?.sign == .minus)
    #expect(try read("\"7\"").number == nil)
  }

  @Test("rounds decimals to the nearest double, as the standard library does")
  func decimals() throws {
    var words = Words(seed: 8)
    for index in 0..<cases(600_000) {
      let digits = String(words.next() >> UInt64(words.below(64)))
      var text: String
      switch index % 5 {
      case 0: text = "\(digits)e\(words.below(700) - 380)"
      case 1: text = "7" + digits + String(words.next()) + String(words.next()) + "e\(words.below(700) - 400)"
      case 2:
        let number = Double(bitPattern: words.next())
        text = number.isFinite ? number.description : "0"
      case 3: text = "0.\(String(repeating: "0", count: words.below(20)))\(digits)"
      default: text = "\(words.below(1000)).\(digits)e-\(words.below(30))"
      }
      if index % 7 == 0 { text = "-" + text }
      let expected = Double(text) ?? .nan
      let found = try? read(text)
      if expected.isFinite {
        guard let number = found?.number, number == expected else {
          Issue.record("\(text) gives \(String(describing: found)), not \(expected)")
          return
        }
      } else {
        #expect(found == nil)
      }
    }
  }

  @Test("is right at ties between doubles, and a hair beside them")
  func ties() throws {
    var words = Words(seed: 9)
    for _ in 0..<cases(20_000) {
      // A double of 53 bits and half a unit more, written out exactly: whole numbers of up to 80 bits.
      let shift = UInt64(1 + words.below(27))
      let whole = UInt128(words.next() >> 11 | 1 << 52) << UInt128(shift) | 1 << UInt128(shift - 1)
      for near in [whole - 1, whole, whole + 1] {
        let text = "\(near).0"
        #expect(try read(text).number == Double(text), "\(text)")
      }
    }
    for text in [
      "2.4703282292062327208e-324", "2.4703282292062328e-324", "4.9406564584124654e-324", "2.2250738585072011e-308",
      "1.7976931348623158e308", "1.797693134862315807e308", "9007199254740993.0",
      "0.500000000000000166533453693773481063544750213623046875",
      "3.518437208883201171875e13", "1e-400", "0e99999999999999999999",
      "0.00000000000000000000000000000000000000000000000000000000000000000000000000001e77",
      "1" + String(repeating: "0", count: 400) + "e-400", "179769313486231580793e288",
    ] { #expect(try read(text).number == Double(text), "\(text)") }
  }

  @Test("reads back every number that the writer writes")
  func numberRoundTrip() throws {
    var words = Words(seed: 10)
    for _ in 0..<cases(300_000) {
      let number = Double(bitPattern: words.next())
      guard number.isFinite else { continue }
      #expect(try read(text { $0.append(number: number) }).number == number)
    }
  }

  @Test(
    "decodes escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
      (#""\ud83d\ude97!""#, "🚗!"), (#""\u0000""#, "\0"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
      ("\"\u{7f}\u{2028}\"", "\u{7f}\u{2028}"),
      ("\"e\u{301}\"", "e\u{301}"),
    ])
  func escapes(text: String, value: String) throws {
    #expect(try read(text).string?.unicodeScalars.elementsEqual(value.unicodeScalars) == true)
  }

  @Test("tells keys apart that look alike: by code points, not by what they mean", arguments: [0, 40])
  func keys(others: Int) throws {
    let more = (0..<others).map { "\"k\($0)\":\($0)," }.joined()
    let value = try read("{\(more)\"e\u{301}\":1,\"é\":2}")
    #expect(value["e\u{301}"]?.integer == 1 && value["é"]?.integer == 2)
    #expect(fault("{\(more)\"é\":1,\"\\u00e9\":2}").contains("twice"))
  }

  @Test(
    "says what is wrong and where",
    arguments: [
      ("", "1:1: the text ends too early"), ("  ", "1:3: the text ends too early"),
      ("[1,", "1:4: the text ends too early"),
      ("{\"a\"", "1:5: the text ends too early"), ("\"abc", "1:5: the text ends too early"),
      ("\"ab\\", "1:5: the text ends too early"),
      ("\"\\u12", "1:6: the text ends too early"), ("-", "1:2: the text ends too early"),
      ("1e", "1:3: the text ends too early"),
      ("tru", "1:1: a value is missing here"), ("nulL", "1:1: a value is missing here"),
      ("NaN", "1:1: a value is missing here"),
      ("Infinity", "1:1: a value is missing here"), ("'a'", "1:1: a value is missing here"),
      ("[1,]", "1:4: a value is missing here"),
      ("[,1]", "1:2: a value is missing here"), ("+1", "1:1: a value is missing here"),
      (".5", "1:1: a value is missing here"),
      ("01", "1:1: this is no number as JSON writes them"), ("-01", "1:1: this is no number as JSON writes them"),
      ("[1.]", "1:4: this is no number as JSON writes them"), ("[-x]", "1:3: this is no number as JSON writes them"),
      ("[1.e5]", "1:4: this is no number as JSON writes them"), ("[1e+]", "1:5: this is no number as JSON writes them"),
      ("1x", "1:2: there is more text after the end of the value"),
      ("0x10", "1:2: there is more text after the end of the value"),
      ("{} {}", "1:4: there is more text after the end of the value"), ("// c", "1:1: a value is missing here"),
      ("1e999", "1:1: the number is too large for a double"),
      ("[\n -1.8e308]", "2:2: the number is too large for a double"),
      ("[1 2]", "1:4: a ',' or the end of the array is missing here"),
      ("{\"a\":1 \"b\"}", "1:8: a ',' or the end of the object is missing here"),
      ("[1}", "1:3: a ',' or the end of the array is missing here"),
      ("{\"a\" 1}", "1:6: a ':' is missing after the key"), ("{a:1}", "1:2: a key in double quotes is missing here"),
      ("{\"a\":1,}", "1:8: a key in double quotes is missing here"),
      ("{\n  \"a\": 1,\n  \"a\": 2}", "3:3: the key 'a' comes twice"),
      ("{\"a\":1,\"\\u0061\":2}", "1:8: the key 'a' comes twice"),
      ("\"\\x\"", "1:2: this is no escape that JSON knows"),
      ("\"\\u12g4\"", "1:2: this is no escape that JSON knows"),
      ("\"\\u+123\"", "1:2: this is no escape that JSON knows"),
      ("\"\\ud800\"", "1:2: half of a surrogate pair stands alone"),
      ("\"\\udc00\"", "1:2: half of a surrogate pair stands alone"),
      ("\"\\ud800\\u0041\"", "1:2: half of a surrogate pair stands alone"),
      ("\"\\ud800x\"", "1:2: half of a surrogate pair stands alone"),
      ("\"a\nb\"", "1:3: a control character must be escaped"), ("\"\0\"", "1:2: a control character must be escaped"),
      ("[\"é€\u{1F600}\",\r\n\r  x]", "3:3: a value is missing here"), ("\0", "1:1: a value is missing here"),
      ("\u{FEFF}1", "1:1: the text begins with a byte order mark, which JSON does without"),
    ])
  func faults(text: String, message: String) {
    #expect(fault(text) == message)
  }

  @Test(
    "refuses bytes that are not UTF-8",
    arguments: [
      ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC3, 0x22], 1), ([0x22, 0x61, 0xC0, 0x80, 0x22], 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0x5C, 0x6E, 0x80, 0x22], 3), ([0x22, 0xE2, 0x82, 0x22], 1),
    ] as [([UInt8], Int)])
  func notUTF8(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
    do throws(JSONError) { _ = try JSONValue(parsing: bytes) } catch {
      #expect(error.reason == .notUTF8)
      #expect(error.offset == offset)
    }
  }

  @Test("bounds depth, size and number of values")
  func limits() throws {
    let deep = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(try read(deep(100)).array?.count == 1)
    #expect(fault(deep(101)) == "1:101: arrays and objects are nested deeper than 100")
    #expect(fault(String(repeating: "{\"a\":", count: 200)) == "1:501: arrays and objects are nested deeper than 100")
    #expect(fault(String(repeating: "[", count: 1_000_000)) == "1:101: arrays and objects are nested deeper than 100")
    #expect(fault("[1,2,3]", JSONLimits(values: 3)) == "1:6: there are more than 3 values")
    #expect(fault("[1,2,3]", JSONLimits(size: 6)) == "1:1: the text is longer than 6 bytes")
    #expect(try read("[1,2]", JSONLimits(size: 5, depth: 1, values: 3)) == .array([.integer(1), .integer(2)]))
  }

  @Test("finds twins and members in large objects too")
  func largeObjects() throws {
    let members = (0..<5_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
    let value = try read("{\(members)}")
    #expect(value.object?.count == 5_000)
    for number in 0..<5_000 { #expect(value["key\(number)"] == .integer(number)) }
    #expect(value["key5000"] == nil)
    #expect(fault("{\(members),\"key17\":0}").hasSuffix("the key 'key17' comes twice"))
    #expect(JSONObject([.init(key: "a", value: .null), .init(key: "a", value: .null)]) == nil)
  }

  @Test("survives every cut and every changed byte of a text")
  func mutations() {
    let text = Array(#"{"a":[1,-2.5e-3,true,null],"é\u00e9\n":{"x":"\ud83d\ude97"},"b":[[],{}]}"#.utf8)
    for end in 0..<text.count { #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text[..<end])) } }
    for index in text.indices {
      for byte in [0, 0x22, 0x5C, 0x7B, 0x5D, 0x2C, 0x30, 0x65, 0x80, 0xC3, 0xFF] as [UInt8] {
        var changed = text
        changed[index] = byte
        // Foundation is laxer, so only what we take must be what it takes.
        if (try? JSONValue(parsing: changed)) != nil {
          #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(changed), options: .fragmentsAllowed)
          }
        }
      }
    }
  }
}
