import Bytes
import Foundation
import Testing

private func written(_ string: String) -> String { text { $0.append(json: string) } }

/// Byte by byte, as RFC 8785 says it.
private func expected(_ string: String) -> String {
  var result = "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\u{8}": result += "\\b"
    case "\t": result += "\\t"
    case "\n": result += "\\n"
    case "\u{c}": result += "\\f"
    case "\r": result += "\\r"
    case "\0"..<" ": result += "\\u" + String(format: "%04x", scalar.value)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

@Suite("A JSON string") struct JSONWriterTests {
  @Test("escapes every control character, quote and backslash, at every place of a word")
  func escapes() {
    for code in 0..<128 as Range<UInt8> {
      for before in 0..<18 {
        let string = String(repeating: "x", count: before) + String(UnicodeScalar(code)) + "é und ferner"
        #expect(written(string) == expected(string))
      }
    }
  }

  @Test("is read back by Foundation as the same text")
  func roundTrip() throws {
    var words = Words(seed: 7)
    for _ in 0..<cases(60_000) {
      var string = ""
      for _ in 0..<words.below(40) {
        let scalar = [
          UnicodeScalar(UInt32(words.below(128))), UnicodeScalar(UInt32(words.below(0x3000))),
          UnicodeScalar(UInt32(words.below(0x110000))), "a",
        ][words.below(4)]
        if let scalar { string.unicodeScalars.append(scalar) }
      }
      #expect(written(string) == expected(string))
      let read =
        try JSONSerialization.jsonObject(with: Data(written(string).utf8), options: .fragmentsAllowed) as? String
      #expect(read.map { Array($0.unicodeScalars) } == Array(string.unicodeScalars))
    }
  }

  @Test("of many escapes is complete")
  func onlyEscapes() {
    let string = String(repeating: "\"\\\u{1}", count: 10_000)
    #expect(written(string) == expected(string))
    #expect(written("") == "\"\"")
  }
}
