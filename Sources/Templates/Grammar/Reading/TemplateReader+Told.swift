import Diagnostics
import Labels
import Specification

// What is told of a sample beside its texts: fields, and what splits hold out for themselves.
extension TemplateReader {
  /// The conditions of splits that this scope has all the names for.
  func heldOut(in scope: PhraseScope) -> [Held] {
    var held: [Held] = []
    for (number, holdOut) in holdOuts.enumerated() {
      guard holdOut.test.names.allSatisfy({ scope.meaning(of: $0) != nil }) else { continue }
      boundHoldOuts.insert(number)
      guard let (bound, variables, isOpen) = scope.bound(scope.comparingTexts(in: holdOut.test)),
        bound.check(is: .boolean, for: "'hold_out'", recording: &reader.diagnostics)
      else { continue }
      if isOpen {
        reader.record(.openHoldOut(at: holdOut.test.range))
      } else if !variables.isEmpty {
        held.append(Held(number: number, expression: bound, variables: variables))
      } else {
        reader.record(.constantHoldOut(at: holdOut.test.range))
      }
    }
    return held
  }

  func checkHoldOuts() {
    guard !beginnings.isEmpty, !hasScene else { return }
    for (number, holdOut) in holdOuts.enumerated() where !boundHoldOuts.contains(number) {
      reader.record(.unknownHoldOut(holdOut.test))
    }
  }

  func field(_ entry: Node.Entry, in scope: PhraseScope, _ told: inout [Variable]) -> Grammar.Field? {
    fieldValue(entry.value, of: entry.key, in: scope, &told).map { Grammar.Field(name: entry.key.value, value: $0) }
  }

  /// A plain value, an expression, or a list or record of them.
  private func fieldValue(
    _ node: Node, of name: Located<String>, in scope: PhraseScope, _ told: inout [Variable]
  ) -> Grammar.FieldValue? {
    if let scalar = node.scalar, scalar.isExpression {
      guard let expression = Expression.parse(scalar.source, recording: &reader.diagnostics),
        let (bound, variables, _) = scope.bound(expression)
      else { return nil }
      told += variables
      return .expression(bound)
    }
    switch node.content {
    case .sequence(let nodes) where !node.expressions.isEmpty:
      let items = nodes.compactMap { fieldValue($0, of: name, in: scope, &told) }
      return items.count == nodes.count ? .list(items) : nil
    case .mapping(let entries) where !node.expressions.isEmpty && binder.form(of: node) == nil:
      let fields = entries.compactMap { field($0, in: scope, &told) }
      return fields.count == entries.count ? .record(fields) : nil
    default: break
    }
    let place = Place(
      path: SitePath.root.appending(scope.site).appending("fields").appending(name.value), scope: scope.names)
    guard let value = reader.value(node, as: .any, at: place) else { return nil }
    guard let constant = value.constant else {
      reader.record(.drawnField(name, at: node.range))
      return nil
    }
    return .expression(BoundExpression(constant, at: node.range))
  }
}
