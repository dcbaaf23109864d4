package import Diagnostics

/// How large values may grow while a sample is made. A few lines of a spec can double a value again and again; nothing
/// that a person means comes near.
package enum ValueLimits {
  /// The longest text, in UTF-8 bytes.
  package static let textBytes = 1 << 20
  /// The most items that a list or record may hold, those of inner ones included; 16 bytes of text count as one.
  package static let items = 1_000_000
  /// How deep lists and records may hold each other.
  static let depth = 200
  /// How many items expressions may look at, for one sample.
  package static let steps = 50_000_000
  /// How many items the labels and factors of one sample may hold, counted as in `items`.
  package static let labelItems = 10_000_000
}

extension Datum {
  /// How many items the value holds, itself and those of inner values included; a number above `limit` where there are
  /// more. Nil if lists and records hold each other deeper than they may.
  func size(upTo limit: Int) -> Int? { size(upTo: limit, depth: 0) }

  private func size(upTo limit: Int, depth: Int) -> Int? {
    guard depth <= ValueLimits.depth else { return nil }
    switch self {
    case .absent, .boolean, .number, .color, .instance: return 1
    case .text(let text): return 1 + text.utf8.count / 16
    case .list(let items):
      var size = 1 + items.count
      for item in items {
        guard size <= limit else { break }
        if case .number = item { continue }
        guard let own = item.size(upTo: limit - size, depth: depth + 1) else { return nil }
        size += own - 1
      }
      return size
    case .record(let members):
      var size = 1 + members.count
      for member in members {
        guard size <= limit else { break }
        guard let own = member.value.size(upTo: limit - size, depth: depth + 1) else { return nil }
        size += own - 1
      }
      return size
    }
  }

  /// The value itself, for which steps are taken off those that the sample of `scope` has.
  ///
  /// - Throws: if the value is larger than values may be, or the sample has taken too many steps.
  func bounded(
    at range: SourceRange, in scope: any NameScope, itemsPerStep: Int = 1
  ) throws(EvaluationError) -> Datum {
    // The value itself counts too.
    let limit = ValueLimits.items + 1
    guard let size = size(upTo: limit) else { throw .tooDeep(at: range) }
    guard size <= limit else { throw .tooManyItems(at: range) }
    try scope.spend(size / itemsPerStep, at: range)
    return self
  }
}

extension NameScope {
  /// - Throws: if the sample has taken too many steps.
  package func spend(_ steps: Int, at range: SourceRange) throws(EvaluationError) {
    guard spend(steps) else { throw .tooManySteps(at: range) }
  }

  package func spend(_ steps: Int) -> Bool { true }
}
