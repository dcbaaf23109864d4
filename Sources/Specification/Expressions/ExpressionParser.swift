package import Diagnostics

extension Expression {
  /// How deep an expression may be nested; a chain of left-grouping signs counts too.
  package static let depthLimit = 200
  /// How many code points an expression may have.
  package static let lengthLimit = 10_000

  /// Reads a text that begins with `=`; nil, and a reason recorded, if it is no expression.
  ///
  /// What can be guessed (`&&` for `and`) is recorded and read on, so that one look finds more than one fault.
  package static func parse(_ source: SourceText, recording diagnostics: inout Diagnostics) -> Expression? {
    let scalars = Array(source.text.unicodeScalars)
    guard scalars.count <= lengthLimit else {
      diagnostics.record(.expressionTooLong(source.whole, count: scalars.count))
      return nil
    }
    let words = scalars.first == "=" ? scalars.dropFirst() : scalars[...]
    return parse(words, of: source, before: [], recording: &diagnostics).expression
  }

  /// Reads the expression that `scalars`, a slice of those of `source`, begin with. It ends before one of `terminators`,
  /// or with the slice. The second result is where it ended, or where reading it stopped.
  static func parse(
    _ scalars: ArraySlice<Unicode.Scalar>, of source: SourceText, before terminators: Set<Unicode.Scalar>,
    recording diagnostics: inout Diagnostics
  ) -> (expression: Expression?, end: Int) {
    var parser = ExpressionParser(scalars, of: source, before: terminators)
    let expression = try? parser.whole()
    diagnostics.record(contentsOf: parser.diagnostics)
    return (parser.diagnostics.hasErrors ? nil : expression, parser.token.offsets.lowerBound)
  }
}

/// Thrown inside a parser when no guess can help; the reason has been recorded.
struct ParsingStopped: Error {}

/// Reads expressions by precedence climbing; `Expression` has the table.
struct ExpressionParser {
  let source: SourceText
  let terminators: Set<Unicode.Scalar>
  private(set) var diagnostics = Diagnostics()
  /// The next token that nobody has taken.
  private(set) var token: ExpressionToken
  private var lexer: ExpressionLexer
  private var depth = 0
  /// What stands behind the current token.
  var following: ExpressionToken {
    var ahead = lexer
    return ahead.next()
  }

  init(_ scalars: ArraySlice<Unicode.Scalar>, of source: SourceText, before terminators: Set<Unicode.Scalar>) {
    self.source = source
    self.terminators = terminators
    lexer = ExpressionLexer(scalars)
    token = lexer.next()
  }

  /// An expression, and nothing behind it but a terminator.
  mutating func whole() throws(ParsingStopped) -> Expression {
    recordFault(of: token)
    guard !isAtEnd else { throw stop(.expressionMissing(emptyRange, isInPhrase: !terminators.isEmpty)) }
    let expression = try expression(.loosest)
    guard isAtEnd else { throw unexpected(behind: expression) }
    return expression
  }

  // MARK: Operators

  mutating func expression(_ least: Precedence) throws(ParsingStopped) -> Expression {
    guard depth < Expression.depthLimit else { throw stop(.expressionTooDeep(range(of: token))) }
    depth += 1
    defer { depth -= 1 }
    var left = try prefixed(least)
    while let sign = binaryOperator(), Precedence(of: sign.value) >= least {
      let precedence = Precedence(of: sign.value)
      let negation = takeBinary(sign)
      let right = try operand(behind: sign.value.rawValue, at: sign.range, precedence.ofRightOperand)
      let joined = try make(.binary(left, sign, right), from: left, to: right)
      left = joined
      if let negation { left = try make(.unary(.not, joined), negation.joined(joined.range)) }
      if precedence == .comparison { left = try chained(left, from: joined) }
    }
    return left
  }

  /// `a < b < c` is recorded as a fault and read as `a < b and b < c`.
  private mutating func chained(_ first: Expression, from comparison: Expression) throws(ParsingStopped) -> Expression {
    var (whole, last) = (first, comparison)
    while let sign = binaryOperator(), Precedence(of: sign.value) == .comparison,
      case .binary(_, _, let middle) = last.form
    {
      _ = takeBinary(sign)
      let right = try operand(behind: sign.value.rawValue, at: sign.range, Precedence.comparison.ofRightOperand)
      last = try make(.binary(middle, sign, right), from: middle, to: right)
      whole = try make(.binary(whole, Located(.and, sign.range), last), from: whole, to: last)
    }
    if whole !== first { diagnostics.record(.comparisonsChained(whole.range, instead: whole.description)) }
    return whole
  }

  private mutating func prefixed(_ least: Precedence) throws(ParsingStopped) -> Expression {
    let word = token
    switch word.kind {
    case .name("not"), .sign("!"):
      if word.kind == .sign("!") { diagnostics.record(.foreignSign(located(word), instead: "'not'")) }
      if least > .negation, word.kind == .name("not") {
        diagnostics.record(.negationNeedsParentheses(range(of: word)))
      }
      advance()
      let operand = try operand(
        behind: "not", at: range(of: word), word.kind == .sign("!") ? .unary : .negation)
      return try make(.unary(.not, operand), range(of: word).joined(operand.range))
    case .sign("-"), .sign("−"), .sign("–"):
      if word.kind != .sign("-") { diagnostics.record(.foreignSign(located(word), instead: "'-'")) }
      advance()
      let operand = try operand(behind: "-", at: range(of: word), .unary)
      return try make(.unary(.minus, operand), range(of: word).joined(operand.range))
    case .sign("+"):
      diagnostics.record(.valueMissing("on its left", of: located(word)))
      advance()
      return try expression(.unary)
    case .name("if"):
      return try condition()
    default:
      return try postfixed()
    }
  }

  private mutating func condition() throws(ParsingStopped) -> Expression {
    let word = range(of: token)
    advance()
    let condition = try operand(behind: "if", at: word, .loosest)
    guard token.kind == .name("then") else { throw stop(.ifIncomplete(word, lacks: "then")) }
    let then = range(of: token)
    advance()
    let first = try operand(behind: "then", at: then, .loosest)
    guard token.kind == .name("else") else { throw stop(.ifIncomplete(word, lacks: "else")) }
    let otherwise = range(of: token)
    advance()
    let second = try operand(behind: "else", at: otherwise, .loosest)
    return try make(.condition(condition, then: first, otherwise: second), word.joined(second.range))
  }

  /// An expression that must be there because of the sign or word before it.
  private mutating func operand(
    behind sign: String, at place: SourceRange, _ least: Precedence
  ) throws(ParsingStopped) -> Expression {
    if isAtEnd, sign == "(" || sign == "[" { throw stop(.bracketNeverClosed(Located(sign, place))) }
    guard !isAtEnd, !isCloser else { throw stop(.valueMissing("on its right", of: Located(sign, place))) }
    return try expression(least)
  }

  // MARK: Operands

  private mutating func postfixed() throws(ParsingStopped) -> Expression {
    var value = try primary()
    while case .sign(let sign) = token.kind {
      switch sign {
      case ".": value = try member(of: value)
      case "[": value = try element(of: value)
      case "(": throw stop(.notCallable(value))
      default: return value
      }
    }
    return value
  }

  private mutating func member(of owner: Expression) throws(ParsingStopped) -> Expression {
    let point = range(of: token)
    advance()
    guard case .name(let name) = token.kind else { throw stop(.memberNameMissing(point)) }
    let place = range(of: token)
    advance()
    return try make(.member(of: owner, Located(name, place)), owner.range.joined(place))
  }

  private mutating func element(of list: Expression) throws(ParsingStopped) -> Expression {
    let opener = located(token)
    advance()
    let index = try operand(behind: opener.value, at: opener.range, .loosest)
    let closer = try close(opener, with: "]")
    return try make(.element(of: list, at: index), list.range.joined(closer))
  }

  private mutating func primary() throws(ParsingStopped) -> Expression {
    let word = token
    switch word.kind {
    case .number(let value):
      advance()
      return try make(.number(value), range(of: word))
    case .text(let text):
      advance()
      return try make(.text(text), range(of: word))
    case .name("true"), .name("false"):
      advance()
      return try make(.boolean(word.kind == .name("true")), range(of: word))
    case .name(let name) where !expressionKeywords.contains(name):
      advance()
      guard token.kind == .sign("(") else { return try make(.name(name), range(of: word)) }
      let (arguments, closer) = try arguments()
      return try make(.call(Located(name, range(of: word)), arguments), range(of: word).joined(closer))
    case .sign("("):
      return try parenthesised()
    case .sign("["):
      let (items, closer) = try items(closedBy: "]", asArguments: false)
      return try make(.list(items), range(of: word).joined(closer))
    default:
      throw unexpectedOperand()
    }
  }

  private mutating func parenthesised() throws(ParsingStopped) -> Expression {
    let opener = located(token)
    advance()
    let inner = try filtered(try operand(behind: opener.value, at: opener.range, .loosest))
    let closer = try close(opener, with: ")")
    // The parentheses belong to what they hold, so that a caret line shows them.
    return Expression(inner.form, opener.range.joined(closer))
  }

  private mutating func arguments() throws(ParsingStopped) -> ([Expression], closer: SourceRange) {
    try items(closedBy: ")", asArguments: true)
  }

  private mutating func items(
    closedBy closer: String, asArguments: Bool
  ) throws(ParsingStopped) -> ([Expression], closer: SourceRange) {
    let opener = located(token)
    var items: [Expression] = []
    advance()
    if token.kind == .sign(closer) { return (items, try close(opener, with: closer)) }
    while true {
      guard !isAtEnd else { throw stop(.bracketNeverClosed(opener)) }
      let item = try expression(.loosest)
      items.append(asArguments ? try filtered(item) : item)
      guard token.kind == .sign(",") else { break }
      let comma = located(token)
      advance()
      guard !isCloser else { throw stop(.valueMissing("on its right", of: comma)) }
    }
    return (items, try close(opener, with: closer))
  }

  /// `list where condition`, once `list` is read.
  private mutating func filtered(_ list: Expression) throws(ParsingStopped) -> Expression {
    guard token.kind == .name("where") else { return list }
    let word = range(of: token)
    advance()
    let condition = try operand(behind: "where", at: word, .loosest)
    return try make(.filter(list, by: condition), from: list, to: condition)
  }

  private mutating func close(_ opener: Located<String>, with closer: String) throws(ParsingStopped) -> SourceRange {
    if token.kind == .sign(closer) {
      let place = range(of: token)
      advance()
      return place
    }
    if isAtEnd { throw stop(.bracketNeverClosed(opener)) }
    if token.kind == .sign(")") || token.kind == .sign("]") { throw stop(.bracketsDiffer(opener, located(token))) }
    throw unexpected(behind: nil)
  }
}

// MARK: Tokens

extension ExpressionParser {
  mutating func advance() {
    token = lexer.next()
    recordFault(of: token)
  }

  /// The sign that the current token is or was meant to be, if it joins two operands.
  fileprivate func binaryOperator() -> Located<BinaryOperator>? {
    switch token.kind {
    case .sign(let sign):
      return (BinaryOperator(rawValue: sign) ?? foreignOperators[sign]).map { Located($0, range(of: token)) }
    case .name("not"):
      return following.kind == .name("in") ? Located(.contained, range(of: token)) : nil
    case .name(let name):
      return (BinaryOperator(rawValue: name) ?? foreignOperators[name]).map { Located($0, range(of: token)) }
    default:
      return nil
    }
  }

  /// Steps over a sign between operands; the range of `not` if it was `not in`.
  fileprivate mutating func takeBinary(_ sign: Located<BinaryOperator>) -> SourceRange? {
    let written = located(token)
    let isNegated = token.kind == .name("not")
    advance()
    if isNegated { advance() }
    if !isNegated, written.value != sign.value.rawValue {
      diagnostics.record(.foreignSign(written, instead: "'\(sign.value.rawValue)'"))
    }
    return isNegated ? written.range : nil
  }

  var isAtEnd: Bool {
    switch token.kind {
    case .end: return true
    case .other(let scalar): return terminators.contains(scalar)
    case .sign(let sign):
      // A comma or parenthesis may end an argument; only asked where brackets of the expression itself are closed.
      guard depth == 0, let scalar = sign.unicodeScalars.first, sign.unicodeScalars.count == 1 else { return false }
      return terminators.contains(scalar)
    default: return false
    }
  }

  var isCloser: Bool { token.kind == .sign(")") || token.kind == .sign("]") || token.kind == .sign(",") }

  func range(of token: ExpressionToken) -> SourceRange { source.range(of: token.offsets) }

  func located(_ token: ExpressionToken) -> Located<String> {
    Located(String(scalars: lexer.scalars[token.offsets]), range(of: token))
  }

  fileprivate var emptyRange: SourceRange {
    let start = lexer.scalars.startIndex
    return terminators.isEmpty ? source.whole : source.range(of: max(0, start - 1)..<token.offsets.lowerBound)
  }

  mutating func stop(_ diagnostic: Diagnostic) -> ParsingStopped {
    diagnostics.record(diagnostic)
    return ParsingStopped()
  }

  fileprivate mutating func recordFault(of token: ExpressionToken) {
    switch token.fault {
    case nil: break
    case .numberTooLarge: diagnostics.record(.numberTooLarge(located(token)))
    case .noDigitBehindPoint: diagnostics.record(.noDigitBehindPoint(located(token)))
    case .unclosedText: diagnostics.record(.textNeverClosed(range(of: token)))
    case .quotes:
      guard case .text(let text) = token.kind else { return }
      diagnostics.record(.textNeedsSingleQuotes(range(of: token), instead: Expression.quoted(text)))
    }
  }

  fileprivate mutating func make(
    _ form: Expression.Form, from first: Expression, to last: Expression
  ) throws(ParsingStopped) -> Expression {
    try make(form, first.range.joined(last.range))
  }

  fileprivate mutating func make(_ form: Expression.Form, _ range: SourceRange) throws(ParsingStopped) -> Expression {
    let expression = Expression(form, range)
    guard expression.depth <= Expression.depthLimit else { throw stop(.expressionTooDeep(range)) }
    return expression
  }
}
