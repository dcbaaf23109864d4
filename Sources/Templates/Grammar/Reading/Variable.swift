import Diagnostics
import Specification

/// Where the values of variables come from.
final class ValueOrigin {
  enum Kind {
    case list(TemplateList)
    case outcomes([(datum: Datum, weight: Double)])
    case provider(any Provider)
  }

  let name: String
  let kind: Kind
  let type: StaticType
  /// Equal for origins of equal values.
  let key: String
  /// The members that something shows or asks for, of a provider's record.
  var shown: Set<String> = []
  /// Where a finished picture decides which word of grammar holds: what is asked of it.
  var told: BoundExpression?
  /// When an item is in the draw, by its number; of lists. They look at `let`s of the root alone.
  var guards: [Int: [Condition]] = [:]

  init(_ name: String, _ kind: Kind, type: StaticType, key: String) {
    self.name = name
    self.kind = kind
    self.type = type
    self.key = key
  }

  init(_ list: TemplateList) {
    name = list.name.value
    kind = .list(list)
    type = list.table.type
    key = "list \(ObjectIdentifier(list))"
  }

  /// Whether each value is there once and as likely as any other.
  var isEven: Bool {
    switch kind {
    case .list(let list): Set(list.entries.map(\.weight)).count == 1
    case .outcomes(let outcomes): Set(outcomes.map(\.weight)).count == 1
    case .provider: true
    }
  }

  /// Whether every value differs from all others, so that unequal values are others.
  var isDistinct: Bool {
    switch kind {
    case .list(let list):
      !list.hasSynonyms && Set(list.entries.indices.map { list.datum(of: $0) }).count == list.entries.count
    case .outcomes(let outcomes): Set(outcomes.map(\.datum)).count == outcomes.count
    case .provider: true
    }
  }
}

/// A value that is the same wherever its scope mentions it: a name given by `as`, a `let` of finitely many values, or
/// what a single slot shows.
final class Variable {
  /// What something wants to know of a value before it can be settled. Values that look the same in all views of their
  /// variable are one class.
  enum View: Hashable {
    case whole
    case member([String])
    /// A member as it is, where `member` tells numbers apart by what they ask for alone.
    case exact([String])
    /// The plural category of a number; nothing of anything else.
    case count
    case profile
    case condition(Int)
  }

  let register: Int
  /// Empty for what a single slot shows.
  let name: String
  let range: SourceRange
  var origin: ValueOrigin
  /// What the slot that gives the name asks for: agreement with the variable is agreement with that form.
  var asks: [Asker] = []
  private(set) var views: [View] = []

  init(_ name: String, register: Int, origin: ValueOrigin, range: SourceRange) {
    self.register = register
    self.name = name
    self.origin = origin
    self.range = range
  }

  /// The `let`s that must be picked before it, since they decide what is in its draw.
  var needs: [Variable] {
    guard !origin.guards.isEmpty else { return [] }
    return origin.guards.values.flatMap { $0.flatMap(\.variables) }.flatMap { $0.needs + [$0] }
  }

  func add(_ view: View) {
    if !views.contains(view) { views.append(view) }
  }
}

/// A value of a variable as conditions and agreement see it: the item itself, however it is written.
struct Candidate {
  let datum: Datum
  let profile: AgreementProfile
  /// What a sentence calls it.
  var name: String {
    if case .record(let members) = datum, let text = members.first(where: { $0.name == "text" }) {
      return text.value.printed ?? ""
    }
    return datum.printed ?? datum.kindName
  }

  /// The member that `path` leads to; absent if there is none.
  func member(_ path: [String]) -> Datum {
    var datum = datum
    for name in path {
      guard case .record(let members) = datum, let member = members.first(where: { $0.name == name }) else {
        return .absent
      }
      datum = member.value
    }
    return datum
  }
}

extension Datum {
  /// What stands in a sentence for it: of a record, its `text`.
  var shownDatum: Datum {
    if case .record(let members) = self, let text = members.first(where: { $0.name == "text" }) { return text.value }
    return self
  }

  /// The number that this is or stands for: a record's `value`.
  var countedNumber: Double? {
    switch self {
    case .number(let number): return number
    case .record(let members):
      for name in ["value", "text"] {
        if let member = members.first(where: { $0.name == name }), case .number(let number) = member.value {
          return number
        }
      }
      return nil
    case .text(let text): return Double(text).flatMap { $0.isFinite ? $0 : nil }
    default: return nil
    }
  }
}
