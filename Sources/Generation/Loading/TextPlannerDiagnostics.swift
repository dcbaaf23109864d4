import Diagnostics
import Specification
import Templates

// Every sentence about quotas, covers and conflicts, alphabetically.
extension Diagnostic {
  static func conflict(_ conflicts: TextConflicts, isError: Bool, at range: SourceRange) -> Diagnostic {
    let count = conflicts.countText
    var message = "\(count) \(count == "1" ? "text" : "texts") can be made with different labels or spans"
    let readings = conflicts.readings.map { reading in
      let label = reading.label.map { ", label \($0)" } ?? ""
      return "'\(reading.text)'\(label), by \(([reading.site] + reading.derivation).joined(separator: "; "))"
    }
    if readings.count == 2 { message += ": \(readings[0]), and \(readings[1])" }
    return Diagnostic(
      code: "conflict", severity: isError ? .error : .warning, range: range, message: message,
      suggestion: "change one of them, or write 'conflict: drop' in the template to leave such texts out"
        + (isError ? "" : ", 'keep' to have them"))
  }

  static func conflictsUndecided(_ reason: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "conflict", range: range, message: "whether texts have different labels can't be decided: \(reason)",
      suggestion: "write 'conflict: keep' in the template to go without")
  }

  static func coverFailure(_ failure: CoverFailure, at range: SourceRange) -> Diagnostic {
    switch failure {
    case .unknownName(let name):
      Diagnostic(
        code: "unknown-name", range: range, message: "nothing that is said has a value of the name '\(name)'",
        suggestion: "'pairs' takes the names of lists, 'let's and aliases")
    case .tooMany(let limit):
      Diagnostic(code: "cover", range: range, message: "a cover would need more than \(limit) samples")
    case .repeats:
      Diagnostic(
        code: "cover", range: range, message: "a cover would need samples twice, and 'sampling' is unique",
        suggestion: "lower 'items' and 'alternatives', or leave 'unique' out")
    }
  }

  static func coverOfInfinite(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "cover", range: range, message: "a cover needs a finite language",
      suggestion: "set 'depth:' in the template")
  }

  static func coverOfTexts(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "cover", range: range,
      message: "a cover goes with weighted sampling, {weights: size} and {unique: derivation}",
      suggestion: "'exhaustive' shows everything by itself; in place of {unique: text} take {unique: derivation}")
  }

  static func coverTooLarge(_ needed: Int, _ count: UInt64, splits: [String], at range: SourceRange) -> Diagnostic {
    let names = splits.isEmpty ? "" : " of \(splits.map { "'\($0)'" }.joined(separator: " and "))"
    return Diagnostic(
      code: "cover", range: range,
      message: "what 'cover' asks for takes \(needed) samples\(names), but there are only \(count)",
      suggestion: splits.isEmpty ? "write 'count: \(needed)' or more" : "raise 'count', or the share of the split")
  }

  static func onlyConflicts(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "conflict", range: range,
      message: "every text can be made with different labels or spans: nothing is left to say")
  }

  static func quotaAndCover(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "quota", range: range, message: "'quota' and 'cover' can't be had together",
      suggestion: "leave one of them out")
  }

  static func quotaOfAll(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "quota", range: range, message: "'exhaustive' makes everything once and leaves nothing to quotas",
      suggestion: "write 'sampling: unique'")
  }

  static func quotaPlace(_ label: Located<String>, _ wanted: UInt64, _ room: UInt64) -> Diagnostic {
    Diagnostic(
      code: "quota", range: label.range,
      message: "the splits that can say '\(label.value)' have room for \(room) samples, but \(wanted) are asked for",
      suggestion: "lower the quota, or raise 'count'")
  }

  static func quotaRest(_ rest: UInt64, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "quota", range: range,
      message: "\(rest) samples of a split have nothing to say: all its phrases have quotas",
      suggestion: "give one label no quota, or split by something else")
  }

  static func quotaSum(_ sum: UInt64, _ total: UInt64, at range: SourceRange, isAll: Bool) -> Diagnostic {
    Diagnostic(
      code: "quota", range: range, message: "the quotas add up to \(sum) samples, but there are \(total)",
      suggestion: isAll ? "write 'count: \(sum)', or give one label no quota" : "write 'count: \(sum)' or more")
  }

  static func unknownLabel(_ label: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-label", range: label.range, message: "no phrase has the label '\(label.value)'",
      suggestion: didYouMean(label.value, known)
        ?? (known.isEmpty
          ? "items of 'say' get one by 'intent:' or 'label:'" : "known here: \(known.joined(separator: ", "))"))
  }
}
