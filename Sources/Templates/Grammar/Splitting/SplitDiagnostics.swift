import Diagnostics
import Specification

// Every sentence about splits by key, alphabetically.
extension Diagnostic {
  static func constantHoldOut(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "hold-out", range: range, message: "this is the same for all samples",
      suggestion: "compare a name that 'as' or 'let' gives in the template")
  }

  static func fewValues(_ key: Located<String>, _ count: Int, splits: Int, of what: String) -> Diagnostic {
    Diagnostic(
      code: "few-values", range: key.range,
      message:
        "\(splits) splits can't share the \(what) of '\(key.value)', of which there \(count == 1 ? "is only 1" : "are only \(count)")",
      suggestion: "add some, or split by something else")
  }

  static func heldByNone(_ split: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "hold-out", range: range, message: "nothing that can be said is like this: '\(split.value)' would be empty")
  }

  static func nothingOwned(_ split: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "empty-split", range: range, message: "nothing is left to say for the split '\(split)'",
      suggestion: "every phrase needs values that one and the same split owns: split by fewer names, or add values")
  }

  static func openHoldOut(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "hold-out", range: range, message: "'hold_out' can only look at what is known before a sample is made",
      suggestion: "look at names given by 'as', or at 'let's of choices, lists and whole numbers")
  }

  static func uncounted(_ key: Located<String>, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "key-values", range: key.range,
      message: "'\(key.value)' has more than \(limit) values, too many to be shared out",
      suggestion: "split by something of fewer values")
  }

  static func undecided(_ reason: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "overlap", range: range, message: "whether a text could stand in two splits can't be decided: \(reason)",
      suggestion: "write 'overlap: allow' beside 'by' to have only the keys kept apart, and no texts compared")
  }

  static func undealt(_ site: String, _ reason: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "overlap", range: range, message: "the texts of '\(site)' can't be shared out: \(reason)",
      suggestion: "give the phrase a value of 'by', or split by 'template'")
  }

  static func unknownHoldOut(_ test: Expression) -> Diagnostic {
    let names = test.names.map { $0.map(\.value).joined(separator: ".") }
    return Diagnostic(
      code: "unknown-name", range: test.range,
      message: "no phrase of 'say' has all of these names: \(names.sorted().joined(separator: ", "))",
      suggestion: "'hold_out' looks at names that 'as' or 'let' gives there")
  }

  static func unknownKeyName(_ key: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-name", range: key.range, message: "nothing that is said has a value of the name '\(key.value)'",
      suggestion: didYouMean(key.value, known)
        ?? "'by' takes template, text, and the names of lists, rules, 'let's and aliases")
  }
}
