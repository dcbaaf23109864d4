import BigInt
import Specification

/// The distinct texts of a language, numbered by tops: a text belongs to the first top that can make it.
struct TextNumbering: Sendable {
  /// How many texts each top has for its own.
  let sizes: [BigUInt]
  let total: BigUInt
  /// No two derivations make the same text, so that the numbers of texts are the ranks of derivations.
  let areDerivations: Bool

  func firstDerivation(
    of number: BigUInt, ofTop top: Int, in whole: CompiledGrammar
  ) throws(EvaluationError) -> Derivation {
    Derivation(top: top, choices: [])
  }
}

extension TextLanguage {
  func numberedTexts() throws(SamplingError) -> TextNumbering {
    throw .textsNotCounted(reason: "")
  }
}
