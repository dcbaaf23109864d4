package import Bytes
package import Labels

extension ByteWriter {
  /// Appends a label value as JSON; records keep their order.
  ///
  /// A number that JSON has no word for (an infinity, no number) becomes `null`.
  package mutating func append(json value: LabelValue) {
    switch value {
    case .absent: append("null")
    case .boolean(let isTrue): append(isTrue ? "true" : "false")
    case .number(let number):
      if number.isFinite { append(number: number) } else { append("null") }
    case .text(let text): append(json: text)
    case .list(let values):
      append(byte: UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        if place > 0 { append(byte: UInt8(ascii: ",")) }
        append(json: value)
      }
      append(byte: UInt8(ascii: "]"))
    case .record(let fields): append(json: fields)
    }
  }

  /// Appends named values as a JSON object, in their order.
  package mutating func append(json fields: [LabelValue.Field]) {
    append(byte: UInt8(ascii: "{"))
    var isFirst = true
    for field in fields {
      if !isFirst { append(byte: UInt8(ascii: ",")) }
      isFirst = false
      append(json: field.name)
      append(byte: UInt8(ascii: ":"))
      append(json: field.value)
    }
    append(byte: UInt8(ascii: "}"))
  }

  /// Appends four numbers as a JSON array.
  mutating func append(_ a: Double, _ b: Double, _ c: Double, _ d: Double) {
    append(byte: UInt8(ascii: "["))
    append(number: a)
    append(byte: UInt8(ascii: ","))
    append(number: b)
    append(byte: UInt8(ascii: ","))
    append(number: c)
    append(byte: UInt8(ascii: ","))
    append(number: d)
    append(byte: UInt8(ascii: "]"))
  }
}
