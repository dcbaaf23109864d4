import Diagnostics

extension TreeBuilder {
  /// What libyaml found wrong, in our words: what the user probably meant, and what to write for it.
  func diagnostic(of fault: SyntaxFault) -> Diagnostic {
    FaultReader(fault: fault, source: source, flowStart: innermostFlow).diagnostic
  }
}

/// Guesses from the characters around a fault what was meant.
private struct FaultReader {
  let fault: SyntaxFault
  let source: YAMLSource
  /// The bracket of the innermost open flow collection. Exact for faults of the grammar; faults of characters are found
  /// before their surroundings arrive as events.
  let flowStart: Int?

  /// Where the fault was noticed, and where the thing began that libyaml was busy with.
  var index: Int { fault.mark.index }
  var contextIndex: Int { fault.contextMark.index }
  var letter: Unicode.Scalar? { source[index] }

  var diagnostic: Diagnostic {
    switch fault.problem {
    case "could not find expected ':'": lineWithoutColon
    case "mapping values are not allowed in this context": colonInText
    case "mapping keys are not allowed in this context": quotedText(from: source.valueStart(onLineOf: index))
    case "block sequence entries are not allowed in this context": .yamlListOnKeyLine(slice(index), at: range(index))
    case "found character that cannot start any token": strangeStart
    case "did not find expected alphabetic or numeric character", "found undefined tag handle":
      quotedText(from: contextIndex)
    case "did not find expected <document start>": behindTheEnd
    case "did not find expected node content": noNode
    case "did not find expected '-' indicator": notAnItem
    case "did not find expected key": notAKey
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": noComma(opener: contextIndex)
    case "found unexpected ':'": missingBlank
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      .yamlTab(at: source.range(index..<index + 1))
    default: byContext
    }
  }

  /// The faults that differ only in their details.
  private var byContext: Diagnostic {
    switch fault.context {
    case "while scanning a quoted scalar", "while parsing a quoted scalar": quotedScalar
    case "while scanning a block scalar":
      fault.problem == "found an indentation indicator equal to 0"
        ? .yamlBlockHeader(at: range(contextIndex)) : quotedText(from: contextIndex)
    case "while scanning a tag", "while parsing a tag": quotedText(from: contextIndex)
    case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive",
      "while parsing a %TAG directive":
      directive(at: contextIndex)
    default:
      fault.problem.contains("directive") || fault.problem == "found incompatible YAML document"
        ? directive(at: index) : .yamlUnreadable(fault.problem, at: range(index))
    }
  }

  private func directive(at index: Int) -> Diagnostic {
    .yamlDirective(at: source.range(index..<source.lineEnd(at: index)))
  }

  // MARK: Slices

  private func isInFlow(_ start: Int) -> Bool { flowStart != nil || source.isInBrackets(start) }

  private func indices(from start: Int) -> Range<Int> {
    let end = source.valueEnd(from: start, inFlow: isInFlow(start))
    return start..<max(start, end)
  }

  private func slice(_ start: Int) -> String { source.slice(indices(from: start)) }

  private func range(_ start: Int) -> SourceRange { source.range(indices(from: start)) }

  /// Whether `index` is the first thing on its line.
  private func isFirstOnLine(_ index: Int) -> Bool {
    source.skippingBlanks(from: source.lineStart(at: index)) >= index
  }

  // MARK: Texts

  /// A text that begins with a character which means something else to YAML.
  private func quotedText(from start: Int) -> Diagnostic {
    .yamlTextStart(slice(start), at: range(start))
  }

  private var strangeStart: Diagnostic {
    if letter == "\t" { return .yamlTab(at: source.range(index..<index + 1)) }
    if letter == "|" || letter == ">", source.skippingBlanks(from: index + 1) == source.lineEnd(at: index) {
      return .yamlBlockInBrackets(source.slice(index..<index + 1), at: source.range(index..<index + 1))
    }
    return quotedText(from: index)
  }

  private var quotedScalar: Diagnostic {
    switch fault.problem {
    case "found unknown escape character":
      let whole = source.closingQuote(of: contextIndex, before: source.lineEnd(at: contextIndex))
      return .yamlUnknownEscape(
        source.slice(index..<index + 2), text: whole.map { source.slice(contextIndex + 1..<$0) },
        at: source.range(index..<index + 2))
    case "did not find expected hexdecimal number":
      return .yamlBadHexEscape(source.slice(index - 2..<index), at: source.range(index - 2..<index))
    case "found invalid Unicode character escape code":
      var end = index
      while end < index + 8, let digit = source[end], Character(digit).isHexDigit { end += 1 }
      return .yamlNoCharacter(source.slice(index - 2..<end), at: source.range(index - 2..<end))
    default: return .yamlUnclosedQuote(source.slice(contextIndex..<contextIndex + 1), at: lineRange(from: contextIndex))
    }
  }

  private func lineRange(from start: Int) -> SourceRange {
    source.range(start..<source.trimmingBlanks(before: source.lineEnd(at: start), notBefore: start))
  }

  // MARK: Lines

  private var lineWithoutColon: Diagnostic {
    let lineEnd = source.lineEnd(at: contextIndex)
    if let colon = source.colon(endingKeyAt: contextIndex, before: lineEnd), isTooLong(contextIndex..<colon) {
      return .yamlKeyTooLong(YAMLLimits.standard.keyLength, at: source.range(contextIndex..<colon))
    }
    let end = source.valueEnd(from: contextIndex)
    return .yamlNoColon(source.slice(contextIndex..<end), at: source.range(contextIndex..<end))
  }

  /// libyaml sees no key in a text that is a little longer than our own limit.
  private func isTooLong(_ key: Range<Int>) -> Bool { key.count > YAMLLimits.standard.keyLength }

  private var colonInText: Diagnostic {
    let start = source.valueStart(onLineOf: index)
    guard start < index else {
      let first = source.skippingBlanks(from: source.lineStart(at: index))
      if isTooLong(first..<index) {
        return .yamlKeyTooLong(YAMLLimits.standard.keyLength, at: source.range(first..<index))
      }
      return .yamlKeyInText(source.slice(first..<index), at: source.range(first..<index))
    }
    return .yamlColonInText(slice(start), at: range(start))
  }

  private var missingBlank: Diagnostic {
    .yamlMissingBlank(source.slice(contextIndex..<index), at: source.range(contextIndex..<index + 1))
  }

  /// A value is complete, and something stands behind it on its line: it was meant as one text.
  private var behindValue: Diagnostic? {
    guard !isFirstOnLine(index), letter.map({ !$0.isBreak }) == true else { return nil }
    if letter == ",", source.valueEnd(from: index) == index + 1 {
      return .yamlStray(",", at: source.range(index..<index + 1))
    }
    let start = source.valueStart(onLineOf: index)
    guard start < index, let first = source[start], "[{\"'*&!".unicodeScalars.contains(first) else {
      return .yamlBehindValue(slice(index), at: range(index))
    }
    let whole = start..<source.valueEnd(from: start)
    return .yamlTextStart(source.slice(whole), rest: slice(index), at: source.range(whole))
  }

  private var behindTheEnd: Diagnostic { behindValue ?? .yamlBehindRoot(slice(index), at: range(index)) }

  private var notAnItem: Diagnostic { behindValue ?? .yamlNotAnItem(slice(index), at: range(index)) }

  private var notAKey: Diagnostic {
    if let behindValue { return behindValue }
    if letter == ":" { return .yamlKeyMissing(at: source.range(index..<index + 1)) }
    guard let letter, !"]},".unicodeScalars.contains(letter) else {
      return .yamlStray(slice(index), at: range(index))
    }
    if letter == "-", source[index + 1]?.isBlank ?? true {
      return .yamlItemInMapping(slice(index), at: range(index))
    }
    return .yamlIndentation(
      slice(index), blanks: fault.mark.column, wanted: fault.contextMark.column, at: range(index))
  }

  // MARK: Brackets

  private var noNode: Diagnostic {
    if letter == ":" { return .yamlKeyMissing(at: source.range(index..<index + 1)) }
    guard let flowStart else { return quotedText(from: index) }
    if let fault = brackets(opener: flowStart) { return fault }
    if letter == "-" { return .yamlDashInBrackets(at: source.range(index..<index + 1)) }
    return .yamlMissingItem(source.slice(index..<index + 1), at: source.range(index..<index + 1))
  }

  private func noComma(opener: Int) -> Diagnostic {
    if let fault = brackets(opener: opener) { return fault }
    var found = index
    let start = source.flowItemStart(from: opener, to: index)
    let isOneLine = source.lineStart(at: start) == source.lineStart(at: index)
    if letter == ":" {
      let item = start..<source.valueEnd(from: start, inFlow: true)
      if isOneLine { return .yamlColonInBrackets(source.slice(item), at: source.range(item)) }
      // The item goes over the line end: what is missing is missing there.
      found = source.skippingBlanks(from: source.lineStart(at: index))
    }
    // Two items in quotes without a comma are two items; all else may be one text.
    let isPair = (letter == "\"" || letter == "'") && letter == source[start]
    let end = source.valueEnd(from: start, inFlow: true)
    let text = isOneLine && !isPair && start < index && end > index ? source.slice(start..<end) : nil
    return .yamlMissingComma(slice(found), closing: closing(opener), text: text, at: range(found))
  }

  /// The faults that come from a bracket which is not closed by its partner.
  private func brackets(opener: Int) -> Diagnostic? {
    if let comment = source.commentHidingBracket(in: opener..<max(opener, index)) {
      var end = comment + 1
      while let scalar = source[end], !scalar.isBlank, !scalar.isBreak, !",]}".unicodeScalars.contains(scalar) {
        end += 1
      }
      return .yamlCommentInBrackets(source.slice(comment..<end), at: source.range(comment..<end))
    }
    if let letter, letter == "]" || letter == "}", String(letter) != closing(opener) {
      return .yamlWrongBracket(
        String(letter), closing: closing(opener), opener: source.range(opener..<opener + 1),
        at: source.range(index..<index + 1))
    }
    let isNewLine = source.lineStart(at: opener) < source.lineStart(at: index)
    guard isNewLine || letter == nil, source.closingBracket(of: opener) == nil else { return nil }
    return .yamlUnclosedBracket(
      source.slice(opener..<opener + 1), closing: closing(opener), at: lineRange(from: opener))
  }

  private func closing(_ opener: Int) -> String { source[opener] == "[" ? "]" : "}" }
}
