import Diagnostics
import Specification

/// A rule that `as` gave a name: what it says, the same wherever the name stands, and the names inside of it.
struct SharedRule {
  let said: Said
  let scope: PhraseScope
}

// Rules that are said the same several times. What they choose and pick belongs to whoever gave the name.
extension SaidBinder {
  /// How many rules may stand inside each other there.
  private static let sharedDepthLimit = 20

  /// What a rule says once and for all; nil and told if it can't be held still.
  mutating func shared(
    _ rule: TemplateRule, _ reference: Reference, _ range: SourceRange, depth: Int
  ) -> SharedRule? {
    let isPlain = rule.forms.isEmpty && rule.items.allSatisfy { $0.when == nil }
    guard isPlain, depth < Self.sharedDepthLimit else {
      reader.record(.aliasOfRule(reference.alias ?? reference.path[0], rule: rule.name))
      return nil
    }
    guard let (arguments, _) = arguments(for: rule, reference, range) else { return nil }
    binder.noteShared(rule)
    let inside = scope.part("template.rules.\(rule.prefix)\(rule.name.value)", prefix: rule.prefix)
    inside.arguments = arguments
    for phrase in rule.phrases { inside.note(phrase) }
    var part = SaidBinder(scope: inside)
    part.sharedDepth = depth + 1
    let said = part.said(rule.items, site: inside.site)
    calls += part.calls
    return said.map { SharedRule(said: $0, scope: inside) }
  }
}

extension PhraseScope {
  /// A condition on a variable that no spec names.
  func conditions(ofInner expression: Expression, _ variable: Variable) -> [Condition]? {
    let place = Place(path: SitePath.root.appending(site), scope: names)
    guard let bound = binder.reader.bound(expression, at: place) else { return nil }
    let condition = Condition(bound, variables: [variable], range: variable.range)
    binder.note(condition, of: expression)
    return [condition]
  }
}
