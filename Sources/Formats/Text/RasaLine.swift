import Bytes
import Labels

/// One example as Rasa writes it, with the places of its marks.
struct RasaLine {
  private(set) var bytes: [UInt8] = []
  /// Where the outermost spans are written, marks included.
  private var marks: [Range<Int>] = []
  private(set) var nested = 0
  /// How many spans lost a value or an attribute.
  private(set) var stripped = 0

  init(_ text: borrowing LabeledText, labels: [String]) {
    var line = ByteWriter()
    var place = 0
    for span in text.spans {
      guard span.parent == nil else {
        nested += 1
        continue
      }
      line.append(text, place..<span.bytes.lowerBound)
      let start = line.count
      line.append("[")
      line.append(text, span.bytes)
      line.append("]")
      append(labels[span.label], span, to: &line)
      marks.append(start..<line.count)
      place = span.bytes.upperBound
    }
    line.append(text, place..<text.utf8.count)
    bytes = line.bytes
  }

  /// Appends what stands behind the closing bracket.
  private mutating func append(_ label: String, _ span: EntitySpan, to line: inout ByteWriter) {
    var members: [(name: String, value: String)] = []
    var hasLost = false
    if case .absent = span.value {
    } else if let value = span.value.plainText {
      members.append(("value", value))
    } else {
      hasLost = true
    }
    for attribute in span.attributes {
      if ["role", "group"].contains(attribute.name), let value = attribute.value.plainText {
        members.append((attribute.name, value))
      } else {
        hasLost = true
      }
    }
    if hasLost { stripped += 1 }
    if members.isEmpty, !label.isEmpty, !label.utf8.contains(where: { $0 == 0x29 || $0 == 0x3A }) {
      line.append("(")
      line.append(text: label)
      line.append(")")
      return
    }
    var braces = ByteWriter()
    for (name, value) in [("entity", label)] + members {
      braces.append(braces.count == 0 ? "\"" : ", \"")
      braces.append(text: name)
      braces.append("\": ")
      braces.append(json: value)
    }
    line.append("{")
    // The first closing brace ends it for Rasa, wherever it stands.
    for byte in braces.bytes {
      if byte == UInt8(ascii: "}") { line.append("\\u007d") } else { line.append(byte: byte) }
    }
    line.append("}")
  }

  /// Drops what Rasa strips from both ends of an example; whether there was anything.
  mutating func trim() -> Bool {
    func isStripped(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0xA || byte == 0xD }
    let start = bytes.firstIndex { !isStripped($0) } ?? bytes.count
    let end = bytes.lastIndex { !isStripped($0) }.map { $0 + 1 } ?? start
    guard start > 0 || end < bytes.count else { return false }
    bytes = Array(bytes[start..<end])
    marks = marks.map { $0.lowerBound - start..<$0.upperBound - start }
    return true
  }

  /// Whether Rasa finds the marked spans in the line, and no others.
  ///
  /// Its rule: `\[([^\]]+?)\](\(([^:)]+?)(?:\:([^)]+))?\)|\{([^}]+?)\}|\[(.*?)\])`, from left to right.
  var isReadBack: Bool {
    var found: [Range<Int>] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "["), let end = markEnd(from: place) {
        found.append(place..<end)
        place = end
      } else {
        place += 1
      }
    }
    return found == marks
  }

  /// The end of the mark that begins at `start`; nil if none does.
  private func markEnd(from start: Int) -> Int? {
    guard let close = first("]", from: start + 1), close > start + 1, close + 1 < bytes.count else { return nil }
    let body = close + 2
    switch bytes[close + 1] {
    case UInt8(ascii: "("):
      guard let end = first(")", from: body), end > body else { return nil }
      if let colon = first(":", from: body), colon < end, colon == body || colon + 1 == end { return nil }
      return end + 1
    case UInt8(ascii: "{"):
      guard let end = first("}", from: body), end > body else { return nil }
      return end + 1
    case UInt8(ascii: "["):
      guard let end = first("]", from: body), !bytes[body..<end].contains(0xA) else { return nil }
      return end + 1
    default: return nil
    }
  }

  private func first(_ sign: Unicode.Scalar, from start: Int) -> Int? {
    guard start <= bytes.count else { return nil }
    return bytes[start...].firstIndex(of: UInt8(ascii: sign))
  }
}
