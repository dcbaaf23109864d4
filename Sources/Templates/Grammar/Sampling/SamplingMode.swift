package import BigInt

/// How samples are taken from a language.
package enum SamplingMode: String, Sendable, CaseIterable {
  /// By the weights of phrases, alternatives and items.
  case weighted
  /// Every derivation as likely as any other.
  case size
  /// No derivation twice.
  case unique
  /// No text twice.
  case uniqueText
  /// All derivations, in the order of their ranks.
  case exhaustive

  /// Whether it makes each number below a count once, rather than drawing by chance.
  package var isNumbered: Bool {
    switch self {
    case .weighted, .size: false
    case .unique, .uniqueText, .exhaustive: true
    }
  }
}

/// Why a language can't be sampled as asked.
package enum SamplingError: Error, Sendable, Hashable {
  /// More samples are asked for than there are.
  case tooMany(asked: UInt64, available: BigUInt, mode: SamplingMode)
  /// More samples of a label are asked for than there are.
  case tooManyOf(label: String?, asked: UInt64, available: BigUInt, mode: SamplingMode)
  /// The mode needs numbers for derivations, and a rule without a limit has none.
  case infinite(rule: String, mode: SamplingMode)
  /// The mode needs the number of texts, which was not computed.
  case textsNotCounted(reason: String)
  /// There is nothing to take samples from.
  case empty

  /// How many there are, where that is the fault and 64 bits hold it.
  package var enough: UInt64? {
    guard case .tooMany(_, let available, _) = self else { return nil }
    return UInt64(exactly: available)
  }

  /// A sentence as a diagnostic has it.
  package var message: String {
    switch self {
    case .tooMany(let asked, let available, let mode):
      "\(asked) samples are asked for, but there are only \(available.countText) "
        + (mode == .uniqueText ? "different texts" : "derivations")
    case .tooManyOf(let label, let asked, let available, let mode):
      "\(asked) samples \(label.map { "of '\($0)'" } ?? "without a quota") are asked for, but there are only "
        + "\(available.countText) " + (mode == .uniqueText ? "different texts" : "derivations")
    case .infinite(let rule, let mode):
      "'\(mode.rawValue)' needs a finite language, and '\(rule)' is open within itself without a limit"
    case .textsNotCounted(let reason): "the different texts could not be counted: \(reason)"
    case .empty: "there is nothing to say"
    }
  }
}
