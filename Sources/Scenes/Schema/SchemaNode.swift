import Bytes
import Specification

/// A JSON value whose members keep their order: what a schema is made of.
enum SchemaNode {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([SchemaNode])
  case members([Member])

  struct Member {
    let name: String
    let value: SchemaNode

    init(_ name: String, _ value: SchemaNode) {
      self.name = name
      self.value = value
    }
  }

  /// This object with one more member behind the others.
  func with(_ name: String, _ value: SchemaNode) -> SchemaNode {
    guard case .members(let members) = self else { return self }
    return .members(members + [Member(name, value)])
  }
}

extension SchemaNode: ExpressibleByStringLiteral {
  typealias StringLiteralType = String

  init(stringLiteral value: String) { self = .text(value) }
}

extension SchemaNode: ExpressibleByIntegerLiteral {
  typealias IntegerLiteralType = Int

  init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension SchemaNode: ExpressibleByBooleanLiteral {
  typealias BooleanLiteralType = Bool

  init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension SchemaNode: ExpressibleByArrayLiteral {
  typealias ArrayLiteralElement = SchemaNode

  init(arrayLiteral elements: SchemaNode...) { self = .list(elements) }
}

extension SchemaNode: ExpressibleByDictionaryLiteral {
  typealias Key = String
  typealias Value = SchemaNode

  init(dictionaryLiteral elements: (String, SchemaNode)...) {
    self = .members(elements.map { Member($0.0, $0.1) })
  }
}

extension SchemaNode {
  /// The value as JSON, indented by two blanks a level; what fits on a line stands on one.
  var written: String {
    var writer = ByteWriter()
    write(to: &writer, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static let lineLength = 100

  private func write(to writer: inout ByteWriter, indent: Int) {
    let start = writer.count
    writeFlat(to: &writer)
    guard writer.count - start + indent > SchemaNode.lineLength else { return }
    switch self {
    case .text, .number, .flag: break
    case .list(let items):
      writer.truncate(to: start)
      writer.append("[")
      for (place, item) in items.enumerated() {
        writer.startLine(place, indent: indent + 2)
        item.write(to: &writer, indent: indent + 2)
      }
      writer.append(text: "\n" + String(repeating: " ", count: indent) + "]")
    case .members(let members):
      writer.truncate(to: start)
      writer.append("{")
      for (place, member) in members.enumerated() {
        writer.startLine(place, indent: indent + 2)
        writer.append(json: member.name)
        writer.append(": ")
        member.value.write(to: &writer, indent: indent + 2)
      }
      writer.append(text: "\n" + String(repeating: " ", count: indent) + "}")
    }
  }

  private func writeFlat(to writer: inout ByteWriter) {
    switch self {
    case .text(let text): writer.append(json: text)
    case .number(let number): writer.append(text: Int(exactly: number).map(String.init) ?? shown(number))
    case .flag(let flag): writer.append(flag ? "true" : "false")
    case .list(let items):
      writer.append("[")
      for (place, item) in items.enumerated() {
        if place > 0 { writer.append(", ") }
        item.writeFlat(to: &writer)
      }
      writer.append("]")
    case .members(let members):
      writer.append("{")
      for (place, member) in members.enumerated() {
        if place > 0 { writer.append(", ") }
        writer.append(json: member.name)
        writer.append(": ")
        member.value.writeFlat(to: &writer)
      }
      writer.append("}")
    }
  }
}

extension ByteWriter {
  /// Begins the line of item `place` of a list or object.
  fileprivate mutating func startLine(_ place: Int, indent: Int) {
    append(text: (place > 0 ? ",\n" : "\n") + String(repeating: " ", count: indent))
  }
}
