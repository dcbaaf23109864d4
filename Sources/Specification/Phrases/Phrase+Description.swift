import Diagnostics

// Prints a phrase so that it reads back as itself.
extension Phrase: CustomStringConvertible {
  package var description: String {
    let notation = notation()
    // A phrase that began with the sign would be an expression.
    return notation.hasPrefix("=") ? "\\" + notation : notation
  }

  /// `text` with a backslash before each character that would mean something else.
  package static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}", "(", ")", "[", "]", "|", "\\", "*":
        escaped.append("\\")
        escaped.append(scalar)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case "\t": escaped.append(contentsOf: "\\t".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// A star behind the last part would be the probability of an optional one that has none, so it gets the standard one.
  fileprivate func notation(isWeighted: Bool = false) -> String {
    var text = ""
    var isBehindNumber = false
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let literal):
        let escaped = Self.escaped(literal.value)
        // Digits would go on with the number before them.
        if isBehindNumber, let first = escaped.unicodeScalars.first, first.isDecimalDigit || first == "." {
          text += "\\"
        }
        text += escaped
      case .slot(let slot): text += slot.description
      case .group(let choice): text += "(\(choice.notation))"
      case .optional(let choice, let probability):
        let needsNumber = isWeighted && index == parts.count - 1
        let number = probability?.value ?? (needsNumber ? Self.standardProbability : nil)
        text += "[\(choice.notation)]" + (number.map { "*\(RoundedDecimal($0).written)" } ?? "")
      }
      if case .optional = part { isBehindNumber = true } else { isBehindNumber = false }
    }
    return text
  }
}

extension Choice {
  fileprivate var notation: String {
    alternatives.map { alternative in
      guard let weight = alternative.weight?.value else { return alternative.phrase.notation() }
      return alternative.phrase.notation(isWeighted: true) + "*\(RoundedDecimal(weight).written)"
    }.joined(separator: "|")
  }
}

extension Slot: CustomStringConvertible {
  package var description: String {
    var text =
      switch content {
      case .reference(let reference): "{\(reference.notation)"
      case .expression(let expression): "{= \(expression)"
      }
    for filter in filters { text += "|\(filter.name.value)\(filter.value.map { "=\($0.value.notation)" } ?? "")" }
    if let span {
      text += ":\(span.label.value)"
      for attribute in span.attributes { text += " \(attribute.key.value)=\(attribute.value.notation)" }
    }
    return text + "}"
  }
}

extension Reference {
  fileprivate var notation: String {
    var text = name
    if let arguments { text += "(\(arguments.map(\.notation).joined(separator: ", ")))" }
    if let alias { text += " as \(alias.value)" }
    return text
  }
}

extension Reference.Argument {
  fileprivate var notation: String {
    let text =
      switch value {
      case .expression(let expression): expression.description
      case .slot(let slot): slot.description
      }
    return name.map { "\($0.value)=\(text)" } ?? text
  }
}

extension FilterUse.Value {
  fileprivate var notation: String {
    switch self {
    case .number(let number): RoundedDecimal(number).written
    case .text(let text): Expression.quoted(text)
    case .word(let word): word
    }
  }
}

extension SpanMark.Attribute.Value {
  fileprivate var notation: String {
    switch self {
    case .expression(let expression): expression.enclosed
    case .text(let text):
      !text.value.isEmpty && text.value.unicodeScalars.allSatisfy(isBareCharacter)
        ? text.value : Expression.quoted(text.value)
    }
  }
}
