package import Diagnostics

// Every sentence of this room about values, names and structure, alphabetically, so that they read as if one person
// wrote them.
extension Diagnostic {
  package static func cycle(_ names: [String], at range: SourceRange, notes: [Note]) -> Diagnostic {
    Diagnostic(
      code: "cycle", range: range,
      message: names.count == 1
        ? "'\(names[0])' needs itself"
        : "these values need each other: \(names.map { "'\($0)'" }.joined(separator: " needs "))"
          + " needs '\(names[0])'",
      notes: notes)
  }

  package static func emptyList(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "empty-list", range: range, message: "\(what) must not be empty")
  }

  package static func hiddenName(_ name: Located<String>, outer: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "hidden-name", range: name.range, message: "the name '\(name.value)' would hide one further out",
      suggestion: "give it another name", notes: [Note("the outer '\(name.value)' is here", at: outer)])
  }

  package static func measuredTooEarly(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "measured-name", range: name.range,
      message: "'\(name.value)' is known only once the picture is drawn",
      suggestion: "it can be used in 'keep', 'targets' and 'tags'")
  }

  static func listForColor(_ node: Node, wanted: String) -> Diagnostic {
    Diagnostic(
      code: "wrong-kind", range: node.range, message: "must be \(wanted), is a list",
      suggestion: "a list alone is no color; write {rgb: […]} or {hsv: […]}")
  }

  package static func missingKey(_ key: String, in name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "missing-key", range: range, message: "\(name) needs the key '\(key)'")
  }

  package static func nearForm(_ key: Located<String>, _ form: String) -> Diagnostic {
    Diagnostic(
      code: "near-form", severity: .warning, range: key.range,
      message: "this is a record with the one member '\(key.value)'",
      suggestion: "did you mean the form '\(form)'? If not, write {record: {\(key.value): …}}")
  }

  package static func noInstance(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "no-instance", range: name.range,
      message: name.value == "self" ? "there is no object around this place" : "there is no object around this one")
  }

  package static func noRepeat(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "no-repeat", range: name.range, message: "nothing around this place repeats",
      suggestion: "set 'repeat:' on the object")
  }

  package static func notFinite(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "number-range", range: range, message: "the number '\(text)' is too large")
  }

  /// `what` begins a sentence: `the shares of 'even'`.
  package static func notPlain(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "not-constant", range: range, message: "\(what) must be plain values")
  }

  package static func notIdentifier(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "bad-name", range: name.range, message: "'\(name.value)' can't be a name",
      suggestion: "write letters, digits and _, not beginning with a digit")
  }

  static func misreadBoolean(_ text: String, meaning flag: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "wrong-kind", range: range, message: "must be true or false, '\(text)' is text",
      suggestion: "write \(flag)")
  }

  package static func numberRange(_ fault: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "number-range", range: range, message: "the number \(fault)")
  }

  package static func onlyOneKey(
    of name: String, keys: [Located<String>], at range: SourceRange, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      code: "one-key", range: range,
      message: keys.isEmpty
        ? "the mapping must name the \(name) by one key"
        : "only one key may name the \(name), here are \(keys.map { "'\($0.value)'" }.joined(separator: ", "))",
      suggestion: keys.isEmpty ? "write one of \(known.joined(separator: ", "))" : nil)
  }

  static func quotedNumber(_ number: String, wanted: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "wrong-kind", range: range, message: "must be \(wanted), is text",
      suggestion: "write \(number) without quotes")
  }

  package static func repeatAlone(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unknown-name", range: name.range, message: "'repeat' alone has no value",
      suggestion: "write repeat.index, repeat.count or repeat.item")
  }

  package static func reservedName(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "reserved-name", range: name.range, message: "'\(name.value)' has a meaning of its own in expressions",
      suggestion: "give it another name")
  }

  static func sharesAllZero(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "number-range", range: range, message: "the shares of 'split' must not all be 0")
  }

  package static func tooDeep(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "too-deep", range: range, message: "\(what) more than \(SpecReader.depthLimit) deep")
  }

  package static func twinName(
    _ name: Located<String>, first: SourceRange, suggestion: String = "give one of them another name"
  ) -> Diagnostic {
    Diagnostic(
      code: "twin-name", range: name.range, message: "the name '\(name.value)' is already taken",
      suggestion: suggestion, notes: [Note("it is taken here", at: first)])
  }

  static func shadowedAttribute(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "shadowed-attribute", severity: .warning, range: name.range,
      message: "expressions that name '\(name.value)' mean the object's own '\(name.value)', not this attribute",
      suggestion: "give the attribute another name")
  }

  package static func unknownColor(_ text: String, at range: SourceRange) -> Diagnostic {
    let suggestion =
      text.hasPrefix("#")
      ? "write #rgb, #rrggbb or #rrggbbaa"
      : nearest(to: text, in: Color.names).map { "did you mean '\($0)'?" }
        ?? "write a name of CSS, \"#80c0ff\" or {hsv: [210, 0.5, 1]}"
    return Diagnostic(code: "unknown-color", range: range, message: "'\(text)' is no color", suggestion: suggestion)
  }

  package static func unknownDefinition(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-definition", range: name.range, message: "nothing named '\(name.value)' is defined",
      suggestion: didYouMean(name.value, known))
  }

  package static func unknownForm(_ key: Located<String>, wanted kind: Kind, known: [String]) -> Diagnostic {
    let isSimple =
      switch kind {
      case .either, .record, .tagged, .any: false
      default: true
      }
    return Diagnostic(
      code: "unknown-form", range: key.range,
      message: isSimple ? "'\(key.value)' is no way to make \(kind.inWords)" : "'\(key.value)' can't stand here",
      suggestion: didYouMean(key.value, known))
  }

  package static func unknownKey(
    _ key: Located<String>, in name: String, known: [String], what: String = "key"
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-\(what)", range: key.range, message: "\(name) has no \(what) '\(key.value)'",
      suggestion: didYouMean(key.value, known))
  }

  package static func unknownTag(_ key: Located<String>, of name: String, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-\(name.replacingBlanks)", range: key.range, message: "there is no \(name) '\(key.value)'",
      suggestion: didYouMean(key.value, known))
  }

  static func unknownVersion(_ version: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unknown-version", range: range, message: "this program reads version 1 of the language, not \(version)")
  }

  package static func unknownWord(_ word: String, at range: SourceRange, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-word", range: range, message: "'\(word)' can't stand here",
      suggestion: didYouMean(word, known))
  }

  package static func wrongCount(_ count: Int, wanted: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "wrong-count", range: range, message: "must be \(wanted), has \(count) item\(count == 1 ? "" : "s")")
  }

  package static func wrongKind(_ node: Node, wanted: String) -> Diagnostic {
    Diagnostic(
      code: "wrong-kind", range: node.range, message: "must be \(wanted), is \(node.kindInWords)")
  }
}

/// `did you mean 'x'?`, or the whole list if it is short, or nothing.
package func didYouMean(_ name: String, _ known: [String]) -> String? {
  if let near = nearest(to: name, in: known) { return "did you mean '\(near)'?" }
  guard !known.isEmpty, known.count <= 24 else { return nil }
  return "known here: \(known.joined(separator: ", "))"
}

extension String {
  fileprivate var replacingBlanks: String { String(map { $0 == " " ? "-" : $0 }) }
}
