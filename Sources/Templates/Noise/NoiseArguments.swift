import Randomness
import Specification

/// The arguments of an operation, checked one by one, and what holds where they say nothing.
struct NoiseArguments: Sendable {
  private let members: [Datum.Member]
  /// The language of the template.
  let language: Language
  /// Pieces of text with what may stand in place of each; nil if none are given.
  let table: [(old: String, new: String, weight: Double)]?

  init(_ members: [Datum.Member], language: Language, table: [(old: String, new: String, weight: Double)]? = nil) {
    self.members = members
    self.language = language
    self.table = table
  }

  subscript(name: String) -> Datum? { members.first { $0.name == name }?.value }

  func word(_ name: String) -> String? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }

  /// The kinds of mistakes that are named, or else all of `standard`.
  func mistakes(_ standard: KeyValuePairs<EditKind, Double>) throws(NoiseFault) -> Mistakes {
    var weights = standard.map { ($0.key, $0.value) }
    if case .record(let members)? = self["mistakes"] {
      weights = weights.map { kind, _ in
        guard case .number(let weight)? = members.first(where: { $0.name == kind.key })?.value else { return (kind, 0) }
        return (kind, weight)
      }
    }
    do throws(DistributionError) {
      return try Mistakes(weights)
    } catch {
      throw NoiseFault("one of 'mistakes' must have a weight above 0")
    }
  }
}

extension EditKind {
  /// The key of `mistakes` that gives its weight.
  fileprivate var key: String {
    switch self {
    case .markLost, .blankLost: "lost"
    case .markDoubled, .blankDoubled: "doubled"
    case .markChanged, .blankChanged: "changed"
    default: rawValue
    }
  }
}
