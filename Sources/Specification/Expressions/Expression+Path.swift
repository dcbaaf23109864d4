package import Diagnostics

extension Expression {
  /// Whether it is this number.
  package func equals(_ number: Double) -> Expression {
    Expression(.binary(self, Located(.equal, range), Expression(.number(number), range)), range)
  }

  /// A dotted name as an expression: `p.first`.
  ///
  /// - Precondition: `path` is not empty.
  package convenience init(path: [Located<String>]) {
    precondition(!path.isEmpty)
    guard let last = path.last, path.count > 1 else {
      self.init(.name(path[0].value), path[0].range)
      return
    }
    let range = SourceRange(path[0].range.file, path[0].range.start, last.range.end)
    self.init(.member(of: Expression(path: path.dropLast()), last), range)
  }
}
