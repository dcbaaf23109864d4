import Specification

/// Every effect that a spec may name, in the order in which a camera meets them: weather, lens, sensor, development, file.
/// What each does to pixels stands where pictures are drawn, by the same name.
package let effectForms: [OperationForm] =
  weatherEffects + lensEffects + sensorEffects + toneEffects + colorEffects + deliveryEffects

/// The items of `effects:`.
let effectTable = OperationTable(noun: "effect", key: "effects", example: "{blur: {radius: 2}}", forms: effectForms)

/// What may stand at `effects:`, for the schema.
let effectsKind = Kind.either(effectTable.list(of: "a change to the finished picture"))
