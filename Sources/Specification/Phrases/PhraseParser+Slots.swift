import Diagnostics

// Reads what stands between braces: `{reference(arguments) as name|filter=x:LABEL key=value}`, in this order.
extension PhraseParser {
  /// A slot, or nil if it has a fault. Reading then goes on behind its closing brace, so that later faults are found.
  mutating func slot() -> Slot? {
    let (opener, level) = (offset, depth)
    var before = Diagnostics()
    swap(&before, &diagnostics)
    let slot = try? slotOrStop()
    if slot == nil, !isStopped { recover(from: opener) }
    depth = level
    swap(&before, &diagnostics)
    diagnostics.record(contentsOf: before)
    return slot
  }

  /// Goes behind the brace that closes the one at `opener`. Without one, that is the fault and all others follow from it.
  private mutating func recover(from opener: Int) {
    var open = 0
    for index in opener..<scalars.count {
      if scalars[index] == "{" { open += 1 }
      if scalars[index] == "}" { open -= 1 }
      guard open == 0 else { continue }
      offset = index + 1
      return
    }
    offset = scalars.count
    diagnostics = Diagnostics()
    diagnostics.record(.bracketUnclosed(located(opener), closer: "}"))
  }

  private mutating func slotOrStop() throws(ParsingStopped) -> Slot {
    let opener = offset
    guard enter(opener) else { throw ParsingStopped() }
    offset += 1
    skipBlanks()
    if next == "}" { throw stop(.emptySlot(range(opener, offset + 1))) }
    let content = next == "=" ? try expression() : .reference(try reference())
    let filters = try filters()
    let span = try span()
    try close(behind: span)
    depth -= 1
    return Slot(content, filters: filters, span: span, range(opener, offset))
  }

  private mutating func expression() throws(ParsingStopped) -> Slot.Content {
    offset += 1
    let (expression, end) = Expression.parse(
      scalars[offset...], of: source, before: ["|", ":", "}"], recording: &diagnostics)
    offset = end
    guard let expression else { throw ParsingStopped() }
    return .expression(expression)
  }

  // MARK: References

  private mutating func reference() throws(ParsingStopped) -> Reference {
    var path = [try name()]
    while next == "." {
      offset += 1
      path.append(try name())
    }
    var reference = Reference(path)
    if next == "(" { reference.arguments = try arguments() }
    skipBlanks()
    if let word = peekWord(), word.value == "as" {
      offset += 2
      skipBlanks()
      reference.alias = try name()
      skipBlanks()
    }
    return reference
  }

  /// The identifier that must stand here.
  private mutating func name() throws(ParsingStopped) -> Located<String> {
    guard let word = peekWord() else { throw stop(unexpected(wantsName: true)) }
    offset += word.value.unicodeScalars.count
    return word
  }

  /// The identifier that stands here, if one does.
  private func peekWord() -> Located<String>? {
    guard let first = next, first.beginsName else { return nil }
    var end = offset
    while end < scalars.count, scalars[end].continuesName { end += 1 }
    return Located(String(scalars: scalars[offset..<end]), range(offset, end))
  }

  private mutating func arguments() throws(ParsingStopped) -> [Reference.Argument] {
    let opener = offset
    var arguments: [Reference.Argument] = []
    offset += 1
    skipBlanks()
    if next == ")" {
      offset += 1
      return arguments
    }
    while true {
      let argument = try argument()
      if argument.name == nil, arguments.contains(where: { $0.name != nil }) {
        throw stop(.argumentOrder(argument.range))
      }
      arguments.append(argument)
      skipBlanks()
      guard let scalar = next, scalar == "," || scalar == ")" else {
        throw stop(.bracketUnclosed(located(opener), closer: ")"))
      }
      offset += 1
      if scalar == ")" { return arguments }
    }
  }

  private mutating func argument() throws(ParsingStopped) -> Reference.Argument {
    skipBlanks()
    var name: Located<String>?
    if let word = peekWord(), isNamed(behind: offset + word.value.unicodeScalars.count) {
      name = word
      offset += word.value.unicodeScalars.count
      skipBlanks()
      offset += 1
      skipBlanks()
    }
    guard let scalar = next, !",)}".unicodeScalars.contains(scalar) else {
      throw stop(.argumentMissing(range(offset, min(offset + 1, scalars.count))))
    }
    if scalar == "{" { return Reference.Argument(.slot(try slotOrStop()), name: name) }
    let (expression, end) = Expression.parse(
      scalars[offset...], of: source, before: [",", ")", "}"], recording: &diagnostics)
    offset = end
    guard let expression else { throw ParsingStopped() }
    return Reference.Argument(.expression(expression), name: name)
  }

  /// Whether one `=` follows, and not `==`.
  private func isNamed(behind end: Int) -> Bool {
    var index = end
    while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
    return index < scalars.count && scalars[index] == "=" && (index + 1 == scalars.count || scalars[index + 1] != "=")
  }

  // MARK: Filters

  private mutating func filters() throws(ParsingStopped) -> [FilterUse] {
    var filters: [FilterUse] = []
    skipBlanks()
    while next == "|" {
      let bar = offset
      offset += 1
      skipBlanks()
      guard let name = peekWord() else { throw stop(.filterMissing(range(bar, bar + 1))) }
      offset += name.value.unicodeScalars.count
      skipBlanks()
      var use = FilterUse(name)
      if next == "=" {
        offset += 1
        skipBlanks()
        use.value = try filterValue(of: name)
        skipBlanks()
      }
      filters.append(use)
    }
    return filters
  }

  /// A number, a text between quotes, or a dotted word.
  private mutating func filterValue(of name: Located<String>) throws(ParsingStopped) -> Located<FilterUse.Value> {
    let start = offset
    if next == "'" {
      let text = try quoted()
      return Located(.text(text.value), text.range)
    }
    while let scalar = next, scalar.continuesName || scalar == "." || scalar == "-" { offset += 1 }
    let word = String(scalars: scalars[start..<offset])
    guard !word.isEmpty else { throw stop(.valueMissingInSlot(name)) }
    let isNegative = scalars[start] == "-"
    if let number = decimal(from: isNegative ? start + 1 : start, to: offset) {
      return Located(.number(isNegative ? -number : number), range(start, offset))
    }
    guard isDottedName(word) else { throw stop(.badWord(Located(word, range(start, offset)))) }
    return Located(.word(word), range(start, offset))
  }

  private func isDottedName(_ word: String) -> Bool {
    word.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.first?.beginsName == true && part.allSatisfy(\.continuesName)
    }
  }

  /// A text between single quotes; a doubled quote stands for itself.
  private mutating func quoted() throws(ParsingStopped) -> Located<String> {
    var lexer = ExpressionLexer(scalars[offset...])
    let token = lexer.next()
    let place = source.range(of: token.offsets)
    guard case .text(let text) = token.kind, token.fault == nil else { throw stop(.textNeverClosed(place)) }
    offset = token.offsets.upperBound
    return Located(text, place)
  }

  // MARK: Spans

  private mutating func span() throws(ParsingStopped) -> SpanMark? {
    guard next == ":" else { return nil }
    let colon = offset
    offset += 1
    skipBlanks()
    let start = offset
    while let scalar = next, !scalar.properties.isWhitespace, !"}|:{=".unicodeScalars.contains(scalar) { offset += 1 }
    guard offset > start else { throw stop(.labelMissing(range(colon, colon + 1))) }
    for index in start..<offset where !isLabelCharacter(scalars[index], isFirst: index == start) {
      throw stop(.badLabelCharacter(located(index)))
    }
    let label = Located(String(scalars: scalars[start..<offset]), range(start, offset))
    return SpanMark(label, attributes: try attributes())
  }

  private func isLabelCharacter(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    scalar.continuesName || (!isFirst && "-.".unicodeScalars.contains(scalar))
  }

  private mutating func attributes() throws(ParsingStopped) -> [SpanMark.Attribute] {
    var attributes: [SpanMark.Attribute] = []
    while true {
      skipBlanks()
      guard let key = peekWord() else { return attributes }
      let start = offset
      offset += key.value.unicodeScalars.count
      skipBlanks()
      guard next == "=" else {
        offset = start
        return attributes
      }
      offset += 1
      skipBlanks()
      if let twin = attributes.first(where: { $0.key.value == key.value }) {
        throw stop(.attributeTwice(key, first: twin.key.range))
      }
      attributes.append(SpanMark.Attribute(key, try attributeValue(of: key)))
    }
  }

  private mutating func attributeValue(of key: Located<String>) throws(ParsingStopped) -> SpanMark.Attribute.Value {
    if key.value == "of" { return .expression(try instance(of: key)) }
    if next == "'" { return .text(try quoted()) }
    if next == "{" { return .expression(try bracedValue()) }
    let start = offset
    while let scalar = next, isBareCharacter(scalar) { offset += 1 }
    guard offset > start else { throw stop(.valueMissingInSlot(key)) }
    if let scalar = next, !scalar.properties.isWhitespace, !"}|".unicodeScalars.contains(scalar) {
      throw stop(.badWord(Located(String(scalars: scalars[start...offset]), range(start, offset + 1))))
    }
    return .text(Located(String(scalars: scalars[start..<offset]), range(start, offset)))
  }

  /// `{= n + 1}` or `{p.last}` as the value of an attribute.
  private mutating func bracedValue() throws(ParsingStopped) -> Expression {
    offset += 1
    skipBlanks()
    if next == "=" { offset += 1 }
    let (expression, end) = Expression.parse(scalars[offset...], of: source, before: ["}"], recording: &diagnostics)
    offset = end
    guard let expression else { throw ParsingStopped() }
    guard next == "}" else { throw stop(unexpected(wantsName: false, behind: nil)) }
    offset += 1
    return expression
  }

  /// `car[0]`: an expression that has no blanks outside its brackets.
  private mutating func instance(of key: Located<String>) throws(ParsingStopped) -> Expression {
    let start = offset
    var open = 0
    while let scalar = next, scalar != "}", open > 0 || !(scalar.properties.isWhitespace || scalar == "|") {
      if scalar == "'" {
        _ = try quoted()
        continue
      }
      if "([".unicodeScalars.contains(scalar) { open += 1 }
      if ")]".unicodeScalars.contains(scalar) { open -= 1 }
      offset += 1
    }
    guard offset > start else { throw stop(.valueMissingInSlot(key)) }
    guard
      let expression = Expression.parse(
        scalars[start..<offset], of: source, before: ["}"], recording: &diagnostics
      ).expression
    else { throw ParsingStopped() }
    return expression
  }

  // MARK: The end

  private mutating func close(behind span: SpanMark?) throws(ParsingStopped) {
    skipBlanks()
    guard next == "}" else { throw stop(unexpected(wantsName: false, behind: span)) }
    offset += 1
  }

  private mutating func skipBlanks() {
    while let scalar = next, scalar.properties.isWhitespace { offset += 1 }
  }

  private mutating func stop(_ diagnostic: Diagnostic) -> ParsingStopped {
    diagnostics.record(diagnostic)
    return ParsingStopped()
  }

  /// What to say of the character at `offset`, which doesn't fit.
  private func unexpected(wantsName: Bool, behind span: SpanMark? = nil) -> Diagnostic {
    // At the end the brace is unclosed, and `recover` says so.
    guard let scalar = next else { return .emptySlot(range(offset, offset)) }
    if let word = peekWord() {
      return word.value == "as"
        ? .slotOrder("as", at: word.range) : .unexpectedWordInSlot(word, behind: span?.attributes.last)
    }
    switch scalar {
    case "|" where !wantsName: return .slotOrder("|", at: range(offset, offset + 1))
    case ":" where span != nil: return .secondLabel(range(offset, offset + 1))
    case "(" where !wantsName: return .slotOrder("(", at: range(offset, offset + 1))
    default: return .unexpectedInSlot(located(offset), wantsName: wantsName)
    }
  }
}

/// Characters of an attribute's value that need no quotes.
func isBareCharacter(_ scalar: Unicode.Scalar) -> Bool {
  scalar.continuesName || "-.:/+#@%&".unicodeScalars.contains(scalar)
}

extension Reference.Argument {
  var range: SourceRange {
    switch value {
    case .expression(let expression): expression.range
    case .slot(let slot): slot.range
    }
  }
}
