package import Diagnostics

/// Says what names mean where an expression stands: asked once, when the spec is read.
package protocol NameTable {
  /// What the beginning of a dotted name stands for.
  ///
  /// `path` is as long as the user wrote it: of `self.at[0]` it is `self`, `at`. The table takes as many words as it
  /// likes (`self.scale` and `repeat.index` may have slots of their own); the rest are members of what it found.
  func meaning(of path: [Located<String>]) -> NameMeaning

  /// The names that can be used here, for suggestions.
  var names: [String] { get }
}

/// What a name table answers.
package enum NameMeaning: Sendable {
  /// The value is what the scope has in `slot`; the first `words` words of the path name it.
  case slot(Int, StaticType, words: Int = 1)
  /// The same value in every sample.
  case constant(Datum, words: Int = 1)
  case unknown
  /// The name exists, but not here: the table says why.
  case refused(Diagnostic)
}

/// Holds the values of names while a sample is made. One per worker, never shared.
package protocol NameScope: AnyObject {
  /// The value in a slot that the name table gave out.
  func value(in slot: Int) throws(EvaluationError) -> Datum

  /// A member of one of the scope's own instances, or nil if its object has no such member. A member that exists but
  /// isn't there in this sample is `absent`.
  func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum?

  /// Takes `steps` off those that expressions may take for one sample, one for each item that they look at or make;
  /// false once there are none left. A scope that nothing large can be reached from need not count.
  func spend(_ steps: Int) -> Bool
}

/// Why an expression has no value in this sample.
package struct EvaluationError: Error, Sendable, Hashable {
  package var range: SourceRange
  /// A sentence as a diagnostic has it: lower case, no full stop.
  package var message: String
  package var suggestion: String?

  package init(_ message: String, at range: SourceRange, suggestion: String? = nil) {
    self.range = range
    self.message = message
    self.suggestion = suggestion
  }

  /// The same as a diagnostic, for a fault that is found before any sample is made.
  package var diagnostic: Diagnostic {
    Diagnostic(code: "no-value", range: range, message: message, suggestion: suggestion)
  }
}
