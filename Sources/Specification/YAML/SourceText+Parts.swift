extension SourceText {
  /// The text behind the sign of an expression: what follows a leading `=`.
  package var expressionBody: SourceText? {
    text.unicodeScalars.first == "=" ? droppingFirst(1) : nil
  }
}
