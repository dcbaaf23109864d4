import Diagnostics
import Specification

// What filters ask of words: agreement with others, numbers, words of grammar.
extension SaidBinder {
  /// Whether a filter's place holds an ask for a feature: what no filter is called and has a value, and `plural` of words
  /// that have forms.
  func isAsk(_ use: FilterUse, of target: Target) -> Bool {
    if use.name.value == "plural", use.value == nil {
      switch target {
      case .list(let list): return list.hasForms
      case .rule(let rule): return !rule.forms.isEmpty
      case .variable(let variable, _):
        if case .list(let list) = variable.origin.kind { return list.hasForms }
        return false
      default: return false
      }
    }
    return use.name.value == "agree" || use.name.value == "sound" || Features.grammatical.contains(use.name.value)
      || (!textFilters.contains { $0.name == use.name.value } && binder.memberNames.contains(use.name.value))
  }

  func asker(_ use: FilterUse) -> Asker? {
    let feature = use.name.value
    binder.askedFeatures.insert(feature)
    guard let value = use.value else {
      if feature == "plural" {
        return .literal(AskedFeature(name: "number", words: ["plural", "other"]), use.name.range)
      }
      reader.record(.askWithoutValue(use.name))
      return nil
    }
    switch value.value {
    case .number(let number): return .literal(binder.asked(feature, .number(number)), value.range)
    case .text(let text): return literal(feature, text, value.range)
    case .word(let word):
      let path = word.split(separator: ".").map { Located(String($0), value.range) }
      guard let (meaning, words) = scope.meaning(of: path) else { return literal(feature, word, value.range) }
      let rest = Array(path[words...])
      switch meaning {
      case .variable(let variable): return asker(feature, variable, rest, value.range)
      case .argument(.variable(let variable, let members)):
        return asker(feature, variable, members + rest, value.range)
      case .argument(.constant(let datum)), .constant(let datum):
        return .literal(binder.asked(feature, datum), value.range)
      case .faulty: return nil
      case .argument(.expression(let expression, _)), .derived(let expression, _):
        return told(feature, rest.reduce(expression) { Expression(member: $1, of: $0) }, word, value.range)
      case .drawn, .open: return told(feature, Expression(path: path), word, value.range)
      case .argument:
        reader.record(.askOfUnknown(Located(word, value.range)))
        return nil
      }
    }
  }

  /// What a finished picture asks for.
  private func told(_ feature: String, _ expression: Expression, _ word: String, _ range: SourceRange) -> Asker? {
    guard binder.hasInstances, let variable = scope.told(feature, by: expression, at: range) else {
      reader.record(.askOfUnknown(Located(word, range)))
      return nil
    }
    variable.add(.member([]))
    return .value(feature: feature, variable, members: [], range)
  }

  private func asker(
    _ feature: String, _ variable: Variable, _ members: [Located<String>], _ range: SourceRange
  ) -> Asker? {
    guard check(members, of: variable) else { return nil }
    if feature == "agree" {
      variable.add(.profile)
      if case .list = variable.origin.kind {} else { variable.add(.count) }
      for name in Features.grammatical { variable.origin.note([name]) }
      return .agreement(variable, range)
    }
    if members.isEmpty, feature == "sound" {
      // How a value sounds is no member of it, and numbers that count alike may sound otherwise: an 8, a 9.
      variable.add(.profile)
      variable.origin.note(["text"])
    } else if members.isEmpty, feature != "number", case .record = variable.origin.type.kind {
      // What the word is by itself: `|gender=t` is `|gender=t.gender`.
      variable.add(.profile)
      variable.origin.note([feature])
    } else {
      variable.add(.member(members.map(\.value)))
    }
    variable.origin.note(members.isEmpty ? ["value"] : members.map(\.value))
    return .value(feature: feature, variable, members: members.map(\.value), range)
  }

  private func literal(_ feature: String, _ word: String, _ range: SourceRange) -> Asker? {
    let plain = Features.plain(word)
    if feature == "agree" || (Features.grammatical.contains(feature) && Features.feature(of: plain) != feature) {
      reader.record(.unknownFeature(Located(word, range), of: feature, known: Array(scope.aliases.keys).sorted()))
      return nil
    }
    return .literal(binder.asked(feature, .text(plain)), range)
  }
}

extension TemplateBinder {
  /// The words of grammar that a value may stand for; of numbers those of the language.
  func words(of feature: String) -> [String] {
    guard feature != "number" else { return PluralCategory.all(locale: locale).map(\.rawValue) }
    return Features.known.filter { Features.feature(of: $0) == feature }
  }

  /// What is asked by a value: a number asks for its plural category, a text for what it says.
  func asked(_ feature: String, _ datum: Datum) -> AskedFeature {
    if feature == "number", let number = datum.countedNumber {
      return AskedFeature(name: feature, words: PluralCategory(of: number, locale: locale).words)
    }
    let word = Features.plain(datum.shownDatum.printed ?? "")
    if feature == "number", let category = PluralCategory(rawValue: word) {
      return AskedFeature(name: feature, words: category.words)
    }
    let words =
      switch word {
      case "singular": ["singular", "one"]
      case "plural": ["plural", "other"]
      default: [word]
      }
    return AskedFeature(name: feature, words: words)
  }
}
