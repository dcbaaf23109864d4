extension Scalar.Value {
  /// What a plain scalar is, by the core schema of YAML 1.2 (10.3.2), stricter in two ways: only `true` and `false` are
  /// booleans, and `.inf` and `.nan` are text.
  ///
  /// Also for a key, which has no type of its own. A number beyond `Double` is text, too, so that every number is finite. An integer beyond 64 bits is a `Double`.
  package init(plain text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    default: self = Self.number(text) ?? .text
    }
  }

  private static func number(_ text: String) -> Scalar.Value? {
    var text = text
    return text.withUTF8 { bytes in
      // Nearly all scalars are words, and are known as such by their first letter.
      guard let first = bytes.first, first < UInt8(ascii: ":") else { return nil }
      if first == zero, bytes.count > 2 {
        if bytes[1] == UInt8(ascii: "x") { return integer(bytes[2...], radix: 16) }
        if bytes[1] == UInt8(ascii: "o") { return integer(bytes[2...], radix: 8) }
      }
      return decimal(bytes)
    }
  }

  /// `0x` and `0o` forms: digits only, no sign.
  private static func integer(_ digits: Slice<UnsafeBufferPointer<UInt8>>, radix: Int) -> Scalar.Value? {
    var value = 0
    var beyond: Double?
    for digit in digits {
      guard let weight = Character(Unicode.Scalar(digit)).hexDigitValue, weight < radix else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: radix)
      let (sum, carries) = product.addingReportingOverflow(weight)
      if beyond == nil, overflows || carries { beyond = Double(value) }
      beyond = beyond.map { $0 * Double(radix) + Double(weight) }
      if beyond == nil { value = sum }
    }
    guard let beyond else { return .integer(value) }
    return beyond.isFinite ? .number(beyond) : nil
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Scalar.Value? {
    var rest = bytes[...]
    if rest.first == minus || rest.first == plus { rest = rest.dropFirst() }
    var digits = passDigits(&rest)
    if rest.isEmpty, digits > 0, let integer = Int(String(decoding: bytes, as: UTF8.self)) { return .integer(integer) }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      digits += passDigits(&rest)
    }
    guard digits > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == minus || rest.first == plus { rest = rest.dropFirst() }
      guard passDigits(&rest) > 0 else { return nil }
    }
    // Swift's reader of doubles rounds correctly and knows no locale; `1.` is the one form that it does not take.
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasSuffix(".") { text.removeLast() }
    guard rest.isEmpty, let value = Double(text), value.isFinite else { return nil }
    return .number(value)
  }

  private static func passDigits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let start = rest.startIndex
    while let digit = rest.first, zero...UInt8(ascii: "9") ~= digit { rest = rest.dropFirst() }
    return rest.startIndex - start
  }

  private static let zero = UInt8(ascii: "0")
  private static let plus = UInt8(ascii: "+")
  private static let minus = UInt8(ascii: "-")
}

extension Scalar {
  /// What somebody meant who wrote `yes` or `True` in plain where only `true` and `false` are booleans: for a suggestion.
  package var meantBoolean: Bool? {
    guard style == .plain else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on", "y": return true
    case "false", "no", "off", "n": return false
    default: return nil
    }
  }
}
