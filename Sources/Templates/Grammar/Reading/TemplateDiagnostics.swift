import Diagnostics
import Specification

// Every sentence about templates, alphabetically, so that they read as if one person wrote them.
extension Diagnostic {
  static func aliasOfRule(_ name: Located<String>, rule: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "alias-of-rule", range: name.range,
      message: "'\(name.value)' can't stand for the rule '\(rule.value)', which has conditions, forms or itself inside",
      suggestion: "give the rule's parts names, or make it a list",
      notes: [Note("the rule is here", at: rule.range)])
  }

  static func aliasOfValue(_ name: Located<String>, _ value: String) -> Diagnostic {
    Diagnostic(
      code: "alias-of-value", range: name.range,
      message: "'\(name.value)' can't be a second name of a part of '\(value)'", suggestion: "use the first name")
  }

  static func allWeightsZero(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "number-range", range: range, message: "the weights must not all be 0")
  }

  static func argumentNotPlain(_ reference: Reference, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-argument", range: range, message: "'\(reference.name)' takes plain values here",
      suggestion: "write it with 'let' and use its name")
  }

  static func argumentTwice(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "argument-twice", range: range, message: "'\(name)' is given twice")
  }

  static func askOfUnknown(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "ask-of-unknown", range: name.range,
      message: "a word can't agree with '\(name.value)', of which nothing is known before a sample is made",
      suggestion: "name a list's item, a number or a provider with 'as'")
  }

  static func askWithoutValue(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "missing-value", range: name.range, message: "'\(name.value)' doesn't say what is asked for",
      suggestion: name.value == "agree"
        ? "write '|agree=d' with the name of another word"
        : "write '|\(name.value)=…' with a word of grammar or the name of another word")
  }

  static func asksNothing(_ name: Located<String>, of what: String, _ place: SourceRange? = nil) -> Diagnostic {
    Diagnostic(
      code: "no-forms", range: name.range, message: "'\(name.value)' can't be asked of \(what)",
      suggestion: "list items and rules have 'forms'", notes: place.map { [Note("it stands here", at: $0)] } ?? [])
  }

  static func blankSpan(_ label: Located<String>, atEnd: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "blank-span", severity: .warning, range: range,
      message: "the span '\(label.value)' may \(atEnd ? "end" : "begin") with a blank",
      suggestion: "leave the blank outside of the slot; many readers of spans refuse it")
  }

  static func channelItem(_ channel: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "channel-item", range: range,
      message: "an item of the channel '\(channel.value)' has just a 'text', with 'weight', 'when', 'name' and 'let'",
      suggestion: "labels, fields and several texts belong to items of a plain 'say' list")
  }

  static func constantLabel(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "constant-label", severity: .warning, range: range,
      message: "every text has the label '\(label)': nothing can be learnt from it")
  }

  static func drawnField(_ name: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "drawn-field", range: range, message: "the field '\(name.value)' must be a plain value or an expression",
      suggestion: "draw it with 'let' and write '= \(name.value)' of its name")
  }

  static func emptySpan(_ label: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "empty-span", range: range, message: "the span '\(label.value)' never has any text")
  }

  static func includedSay(_ key: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "included-say", range: key.range,
      message: "an included template can't have the key '\(key.value)': it gives lists and rules",
      suggestion: "write '\(key.value)' in the spec that includes it")
  }

  static func infiniteSize(_ rule: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "infinite-size", range: rule.range,
      message: "the rule '\(rule.value)' grows without end: its mean size is infinite",
      suggestion: "give what comes back to it less weight, or the template a 'depth'")
  }

  static func instanceInText(_ key: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "no-instance", range: key.range, message: "'of' ties a span to an object of a picture, and there is none")
  }

  static func itemCondition(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "item-condition", range: range, message: "a list's item has no condition in a spec that makes pictures",
      suggestion: "make a list for each case, and choose between the lists")
  }

  static func itemWithoutMember(
    _ item: Datum, _ members: [String], of list: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "no-member", range: range,
      message: "'\(item.shownDatum.printed ?? item.kindName)' of '\(list)' has no '\(members.joined(separator: "."))'",
      suggestion: "give it to every item of the list")
  }

  static func missingArgument(_ name: Located<String>, of rule: TemplateRule, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "missing-argument", range: range, message: "the rule '\(rule.name.value)' needs '\(name.value)'",
      suggestion: "write '{\(rule.name.value)(\(rule.parameters.map(\.name.value).joined(separator: ", ")))}'",
      notes: [Note("it is declared here", at: name.range)])
  }

  static func nearFeature(_ key: Located<String>, _ word: String, _ near: String) -> Diagnostic {
    Diagnostic(
      code: "near-feature", severity: .warning, range: key.range, message: "'\(word)' is no word of grammar",
      suggestion: "did you mean '\(near)'?")
  }

  static func neverEnds(_ rule: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "never-ends", range: rule.range, message: "the rule '\(rule.value)' never ends: every way comes back to it",
      suggestion: "give it a phrase without itself")
  }

  static func neverSaid(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "never-said", range: range, message: "this can never be said")
  }

  static func neverTrue(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "never-true", range: range, message: "this is never true")
  }

  static func noRepeatedDraw(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "open-let", range: name.range,
      message: "'\(name.value)' would be the same in every text that is said here: it has too many values to be picked",
      suggestion: "take 'integer' or a list, or draw it in the object that it belongs to")
  }

  static func noForm(of rule: TemplateRule, _ asked: Asked, at range: SourceRange, source: SourceRange?) -> Diagnostic {
    let words = asked.inWords
    return Diagnostic(
      code: "no-form", range: range,
      message: words.isEmpty
        ? "the rule '\(rule.name.value)' has only forms, and none is asked for"
        : "the rule '\(rule.name.value)' has no form that fits '\(words)'",
      suggestion: words.isEmpty ? "write '{\(rule.name.value)|agree=…}'" : "add '\(words): …' to its forms",
      notes: [Note("the rule is here", at: rule.name.range)]
        + (source.map { [Note("it has to agree with this", at: $0)] } ?? []))
  }

  static func noMember(_ name: Located<String>, of owner: String, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-member", range: name.range, message: "'\(owner)' has no member '\(name.value)'",
      suggestion: didYouMean(name.value, known))
  }

  static func noText(_ kind: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "no-text", range: range, message: "\(kind) has no text")
  }

  static func nothingFits(_ show: Said.Show, _ asked: Asked, source: SourceRange?) -> Diagnostic {
    var notes = source.map { [Note("it has to agree with this", at: $0)] } ?? []
    if case .list(let list) = show.variable.origin.kind { notes.append(Note("the list is here", at: list.name.range)) }
    return Diagnostic(
      code: "nothing-fits", range: show.range,
      message: "nothing in '\(show.variable.origin.name)' can be '\(asked.inWords)'",
      suggestion: "give its items 'forms' or features", notes: notes)
  }

  static func nothingToSay(at range: SourceRange, isRestricted: Bool) -> Diagnostic {
    Diagnostic(
      code: "empty-language", range: range,
      message: isRestricted ? "nothing is left to say for one of the splits" : "nothing can be said")
  }

  static func onlyOneText(_ key: Located<String>, first: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "one-key", range: key.range, message: "'\(key.value)' can't stand beside '\(first.value)'",
      notes: [Note("the first one is here", at: first.range)])
  }

  static func openCondition(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "open-condition", range: range,
      message: "what is said can't depend on this value: it has no countable values to choose by",
      suggestion: "conditions may look at names given by 'as', and at 'let's of choices or whole numbers")
  }

  static func openLet(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "open-let", range: name.range,
      message: "'\(name.value)' has too many values for a 'let' of an item of 'say'",
      suggestion: "draw it in the 'let' of the spec's root")
  }

  static func openProvider(_ reference: Reference, _ form: String) -> Diagnostic {
    Diagnostic(
      code: "open-provider", range: reference.path[0].range,
      message: "'\(form)' has no values that can be numbered, so a phrase can't draw it",
      suggestion: "draw it with 'let' and use its name, or take 'integer' or 'decimal'")
  }

  static func ruleForTexts(_ rule: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "rule-for-texts", range: range,
      message: "the rule '\(rule.value)' has parameters, forms or conditions, which the text of a picture can't have",
      notes: [Note("it stands here", at: rule.range)])
  }

  static func takesNothing(_ what: String, _ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "takes-nothing", range: name.range, message: "\(what) '\(name.value)' takes no arguments",
      suggestion: "write '{\(name.value)}'")
  }

  static func textInExpression(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "text-in-expression", range: name.range,
      message: "'\(name.value)' stands for a text that is made anew, and can't be used in an expression",
      suggestion: "hand over a name that 'as' gave")
  }

  static func tooManyAssignments(_ name: String, limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "too-many-values", range: range,
      message: "more than \(limit) joint values would have to be compared, '\(name)' among them",
      suggestion: "shorten the lists that conditions and agreement look at, or split the condition")
  }

  static func tooManyInstances(_ rule: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "too-many-rules", range: range,
      message:
        "the rule '\(rule.value)' is handed new arguments without end, or more than \(TemplateBinder.instanceLimit)",
      notes: [Note("the rule is here", at: rule.range)])
  }

  static func tooManyNodes(at range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "too-large", range: range, message: "the grammar has more than \(limit) parts",
      suggestion: "take a smaller 'depth', or fewer values that conditions look at")
  }

  static func tooManyValues(_ name: String, limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "too-many-values", range: range,
      message: "a condition or agreement would have to look at every value of '\(name)', which has more than \(limit)",
      suggestion: "take a list, a smaller range, or a member with fewer values")
  }

  static func twinForm(_ key: Located<String>, first: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "twin-form", range: key.range, message: "there is a form '\(key.value)' already",
      notes: [Note("the first one is here", at: first)])
  }

  static func twoLabels(_ key: Located<String>, first: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "two-labels", range: key.range, message: "'intent' is another name for 'label': only one can be given",
      notes: [Note("the first one is here", at: first)])
  }

  static func unitCycle(_ rule: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unit-cycle", range: rule.range,
      message: "the rule '\(rule.value)' can come back to itself without a word in between",
      suggestion: "then each text has endlessly many derivations; take the way back out")
  }

  static func unknownArgument(_ argument: Reference.Argument, of rule: TemplateRule, at range: SourceRange)
    -> Diagnostic
  {
    let known = rule.parameters.map(\.name.value)
    guard let name = argument.name else {
      return Diagnostic(
        code: "unknown-argument", range: range,
        message: known.isEmpty
          ? "the rule '\(rule.name.value)' takes no arguments"
          : "the rule '\(rule.name.value)' takes no more than \(known.count) argument\(known.count == 1 ? "" : "s")",
        notes: [Note("the rule is here", at: rule.name.range)])
    }
    return Diagnostic(
      code: "unknown-argument", range: range, message: "the rule '\(rule.name.value)' has no parameter '\(name.value)'",
      suggestion: didYouMean(name.value, known), notes: [Note("the rule is here", at: rule.name.range)])
  }

  static func unknownFeature(_ word: Located<String>, of feature: String, known names: [String]) -> Diagnostic {
    if feature == "agree" {
      return Diagnostic(
        code: "unknown-name", range: word.range, message: "there is no word '\(word.value)' to agree with",
        suggestion: nearest(to: word.value, in: names).map { "did you mean '\($0)'?" }
          ?? "give the other word a name: '{noun as \(word.value)}'")
    }
    let words = Features.known.filter { Features.feature(of: $0) == feature }
    return Diagnostic(
      code: "unknown-feature", range: word.range,
      message: "'\(word.value)' is no \(feature) and no name of this phrase",
      suggestion: nearest(to: word.value, in: names + words).map { "did you mean '\($0)'?" }
        ?? "known here: \(words.joined(separator: ", "))")
  }

  static func unusedItem(_ text: String, list: Located<String>, more: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unused-item", severity: .warning, range: range,
      message: "'\(text)' of the list '\(list.value)' is never said\(more > 0 ? ", and \(more) others of it" : "")",
      suggestion: "its weight is 0, no condition lets it in, or it has none of the forms that are asked for")
  }

  static func unusedList(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unused-list", severity: .warning, range: name.range, message: "nothing uses the list '\(name.value)'")
  }

  static func unusedRule(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unused-rule", severity: .warning, range: name.range, message: "nothing uses the rule '\(name.value)'")
  }
}
