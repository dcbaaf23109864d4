import Specification

/// What becomes of texts that are labeled in two ways.
package enum ConflictRule: String, Sendable, CaseIterable {
  case error, keep, drop

  static let words = [
    Word("error", "the spec is refused"), Word("keep", "they stay, and nothing is said"),
    Word("drop", "they are never made"),
  ]
}
