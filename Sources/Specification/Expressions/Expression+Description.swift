import Diagnostics

// Prints an expression so that it reads back as itself, with no more parentheses than it needs.
extension Expression: CustomStringConvertible {
  package var description: String {
    var text = ""
    write(to: &text, .loosest)
    return text
  }

  /// The expression, in parentheses unless it is one piece by itself.
  package var enclosed: String {
    var text = ""
    write(to: &text, .postfix)
    return text
  }

  /// `text` as an expression has it: between single quotes, which are doubled inside.
  package static func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { quoted += "'" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "'"
  }

  private func write(to text: inout String, _ least: Precedence) {
    let needsParentheses = precedence < least
    if needsParentheses { text += "(" }
    write(to: &text)
    if needsParentheses { text += ")" }
  }

  private func write(to text: inout String) {
    switch form {
    case .number(let value): text += decimal(value)
    case .text(let value): text += Self.quoted(value)
    case .boolean(let value): text += value ? "true" : "false"
    case .name(let name): text += name
    case .list(let items): Self.write(items, between: ("[", "]"), to: &text, filtersAreBare: false)
    case .member(let owner, let name):
      owner.write(to: &text, .postfix)
      text += "." + name.value
    case .element(let list, let index):
      list.write(to: &text, .postfix)
      text += "["
      index.write(to: &text, .loosest)
      text += "]"
    case .call(let name, let arguments):
      text += name.value
      Self.write(arguments, between: ("(", ")"), to: &text, filtersAreBare: true)
    case .unary(.minus, let operand):
      text += "-"
      operand.write(to: &text, .unary)
    case .unary(.not, let operand):
      text += "not "
      operand.write(to: &text, .negation)
    case .binary(let left, let sign, let right):
      let precedence = Precedence(of: sign.value)
      left.write(to: &text, precedence.ofLeftOperand)
      text += " \(sign.value.rawValue) "
      right.write(to: &text, precedence.ofRightOperand)
    case .condition(let condition, let then, let otherwise):
      text += "if "
      condition.write(to: &text, .loosest)
      text += " then "
      then.write(to: &text, .loosest)
      text += " else "
      otherwise.write(to: &text, .loosest)
    case .filter(let list, let condition):
      list.write(to: &text, .loosest)
      text += " where "
      condition.write(to: &text, .loosest)
    }
  }

  private static func write(
    _ items: [Expression], between brackets: (String, String), to text: inout String, filtersAreBare: Bool
  ) {
    text += brackets.0
    for (number, item) in items.enumerated() {
      if number > 0 { text += ", " }
      item.write(to: &text, filtersAreBare ? .filter : .loosest)
    }
    text += brackets.1
  }

  /// How tightly the form holds together; what groups as far right as it can is looser than all signs.
  private var precedence: Precedence {
    switch form {
    case .filter: .filter
    case .condition: .loosest
    case .binary(_, let sign, _): Precedence(of: sign.value)
    case .unary(.not, _): .negation
    case .unary(.minus, _): .unary
    case .number, .text, .boolean, .list, .name, .member, .element, .call: .postfix
    }
  }
}
