package import Specification

/// An effect that a spec may name: its arguments. What it does to pixels stands where pictures are drawn, by the same
/// name.
package struct EffectForm: Sendable {
  package let name: String
  package let summary: String
  package let example: String
  package let arguments: RecordKind

  package var key: KeyKind { KeyKind(name, .record(arguments), summary) }

  init(
    _ name: String, _ summary: String, example: String, shorthand: RecordKind.Shorthand = .first, keys: [KeyKind] = []
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    arguments = RecordKind(name, summary, shorthand: keys.isEmpty ? .none : shorthand, keys: keys)
  }
}

/// Every effect that a spec may name, in the order in which a camera meets them: weather, lens, sensor, development, file.
package let effectForms: [EffectForm] =
  weatherEffects + lensEffects + sensorEffects + toneEffects + colorEffects + deliveryEffects

/// The items of `effects:`.
package let effectKind = OperationKind(
  noun: "effect", key: "effects", example: "{blur: {radius: 2}}", operations: effectForms.map(\.name),
  beside: [
    KeyKind("chance", .number(.fraction), "how often it happens, by chance", fallback: "1"),
    KeyKind("when", .boolean, "whether it happens", fallback: "true"),
    KeyKind("name", .text, "what tells it from others of its kind", fallback: "the operation's"),
  ])

/// What may stand at `effects:`, for the schema.
let effectsKind: Kind = {
  let item = Kind.record(
    RecordKind("effect", "a change to the finished picture", keys: effectForms.map(\.key) + effectKind.beside))
  let word = Kind.word(effectForms.map { Word($0.name, $0.summary) })
  return .either([.list(ListRule(of: .either([item, word]), names: "effects")), item, word])
}()

/// A key that takes a number.
func amount(
  _ name: String, _ rule: NumberRule, _ summary: String, default fallback: String = "", isRequired: Bool = false
) -> KeyKind {
  KeyKind(name, .number(rule), summary, isRequired: isRequired, fallback: fallback)
}
