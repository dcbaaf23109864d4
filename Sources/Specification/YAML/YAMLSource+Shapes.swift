/// Where things on a line begin and end, for those who have to guess what was meant. These look at characters, not at
/// YAML: a wrong guess makes a suggestion worse, never a tree.
extension YAMLSource {
  /// How far is looked for the end of a text: a line may have millions of characters, and as many such texts.
  private static let horizon = 1_000
  /// The same for expressions, of which each is looked at.
  private static let expressionHorizon = 250

  /// The first index at or after `index` that is neither blank, line end nor comment.
  func skippingSpace(from start: Int) -> Int {
    var index = start
    while let scalar = self[index] {
      if scalar == "#", index == 0 || self[index - 1].map({ $0.isBlank || $0.isBreak }) == true {
        index = lineEnd(at: index)
      } else if scalar.isBlank || scalar.isBreak {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// The end of the anchor or tag at `start`.
  func propertyEnd(from start: Int) -> Int {
    var index = start + 1
    while let scalar = self[index], !scalar.isBlank, !scalar.isBreak, !",[]{}".unicodeScalars.contains(scalar) {
      index += 1
    }
    return min(index, scalars.count)
  }

  /// The start of the value on the line of `index`: behind the indentation, the dashes and the key.
  func valueStart(onLineOf index: Int) -> Int {
    let end = lineEnd(at: index)
    var start = skippingBlanks(from: lineStart(at: index))
    while start < end, self[start] == "-" || self[start] == "?", self[start + 1]?.isBlank == true {
      start = skippingBlanks(from: start + 1)
    }
    guard let colon = colon(endingKeyAt: start, before: end) else { return start }
    return min(skippingBlanks(from: colon + 1), end)
  }

  /// The `:` that ends the key which starts at `start`, if there is one.
  func colon(endingKeyAt start: Int, before end: Int) -> Int? {
    guard let first = self[start], start < end, first != "[", first != "{" else { return nil }
    var index = start
    if first == "\"" || first == "'" { index = closingQuote(of: start, before: end).map { $0 + 1 } ?? end }
    while index < end {
      if self[index] == ":", index + 1 >= end || self[index + 1]?.isBlank == true { return index }
      if self[index] == "#", index > start, self[index - 1]?.isBlank == true { return nil }
      index += 1
    }
    return nil
  }

  /// The quote that closes the one at `start`.
  func closingQuote(of start: Int, before end: Int) -> Int? {
    let quote = self[start]
    var index = start + 1
    while index < min(end, scalars.count) {
      if self[index] == "\\", quote == "\"" {
        index += 1
      } else if self[index] == quote {
        if quote == "\"" || self[index + 1] != "'" { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// Whether a quote at `index` begins a quoted text; inside a word it is an apostrophe.
  private func opensQuote(_ index: Int) -> Bool {
    guard let before = self[index - 1] else { return true }
    return before.isBlank || before.isBreak || "[{,:".unicodeScalars.contains(before)
  }

  /// The end of a text that starts at `start` and was meant to be one value: the end of the line, without comment; in
  /// a flow collection, before the next comma or closing bracket that is not its own.
  func valueEnd(from start: Int, inFlow: Bool = false) -> Int {
    let end = lineEnd(at: start, before: start + Self.horizon)
    var depth = 0
    var index = start
    scan: while index < end {
      switch scalars[index] {
      case "\"", "'":
        // Only at the start of a word; elsewhere it is an apostrophe.
        if index == start || self[index - 1]?.isBlank == true, let closing = closingQuote(of: index, before: end) {
          index = closing
        }
      case "[", "{", "(": depth += 1
      case "]", "}", ")":
        if inFlow, depth == 0, scalars[index] != ")" { break scan }
        depth = max(0, depth - 1)
      case ",":
        if inFlow, depth == 0 { break scan }
      case "#":
        if index > start, scalars[index - 1].isBlank { break scan }
      default: break
      }
      index += 1
    }
    return trimmingBlanks(before: index, notBefore: start)
  }

  /// Where the expression ends that libyaml cut inside a bracket of its own; nil if it was not cut.
  ///
  /// `indices` are those of what libyaml left of it.
  func balancedEnd(ofExpressionAt indices: Range<Int>) -> Int? {
    guard indices.count < Self.expressionHorizon else { return nil }
    let end = lineEnd(at: indices.upperBound, before: indices.upperBound + Self.expressionHorizon)
    var open: [Unicode.Scalar] = []
    var index = indices.lowerBound
    while index < end {
      switch scalars[index] {
      case "'": index = closingQuote(of: index, before: end) ?? end
      case "(": open.append(")")
      case "[": open.append("]")
      case "{": open.append("}")
      case ")", "]", "}": guard open.popLast() == scalars[index] else { return nil }
      default: break
      }
      index += 1
      // Cut means: what libyaml left stops inside a bracket, which the line closes.
      if index == indices.upperBound, open.isEmpty { return nil }
      if index >= indices.upperBound, open.isEmpty { return valueEnd(from: index, inFlow: true) }
    }
    return nil
  }

  /// The items of the flow collection that opens at `opener`, up to `index`: gives the start of the one in which `index`
  /// lies, behind its key if it has one.
  func flowItemStart(from opener: Int, to index: Int) -> Int {
    var depth = 0
    var (start, current) = (opener + 1, opener)
    while current < index {
      switch scalars[current] {
      case "\"", "'":
        if opensQuote(current) { current = closingQuote(of: current, before: index) ?? current }
      case "[", "{":
        depth += 1
        if depth == 1 { start = current + 1 }
      case "]", "}": depth -= 1
      case ",": if depth == 1 { start = current + 1 }
      case ":": if depth == 1, self[current + 1]?.isBlank == true { start = current + 1 }
      default: break
      }
      current += 1
    }
    return min(skippingSpace(from: start), index)
  }

  /// The `#` of the first comment in `range` that swallowed a bracket which should have closed a collection.
  func commentHidingBracket(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < min(range.upperBound, scalars.count) {
      switch scalars[index] {
      case "\"", "'":
        if opensQuote(index) { index = closingQuote(of: index, before: range.upperBound) ?? index }
      case "#":
        guard let before = self[index - 1], before.isBlank || before.isBreak else { break }
        let end = lineEnd(at: index)
        if scalars[index..<end].contains(where: { $0 == "]" || $0 == "}" }) { return index }
        index = end
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The bracket that closes the one at `opener`; comments and quoted texts hold none.
  func closingBracket(of opener: Int) -> Int? {
    var depth = 0
    var index = opener
    while index < scalars.count {
      switch scalars[index] {
      case "\"", "'":
        if opensQuote(index) { index = closingQuote(of: index, before: scalars.count) ?? index }
      case "#":
        if let before = self[index - 1], before.isBlank || before.isBreak { index = lineEnd(at: index) }
      case "[", "{": depth += 1
      case "]", "}":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether a bracket is open, before `index`, on its line.
  func isInBrackets(_ index: Int) -> Bool {
    var depth = 0
    var current = valueStart(onLineOf: index)
    while current < index {
      switch scalars[current] {
      case "\"", "'": current = closingQuote(of: current, before: index) ?? current
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      default: break
      }
      current += 1
    }
    return depth > 0
  }
}
