/// A closed stretch of numbers; an end may be infinite. What is computed here holds every result, and perhaps more.
package struct Bounds: Sendable, Hashable {
  package var low: Double
  package var high: Double

  package init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  package static let all = Bounds(-.infinity, .infinity)

  package var type: StaticType { StaticType(.number(self)) }

  func union(_ other: Bounds) -> Bounds { Bounds(min(low, other.low), max(high, other.high)) }
  func least(of other: Bounds) -> Bounds { Bounds(min(low, other.low), min(high, other.high)) }
  func greatest(of other: Bounds) -> Bounds { Bounds(max(low, other.low), max(high, other.high)) }

  var negated: Bounds { Bounds(-high, -low) }
  var absolute: Bounds { low >= 0 ? self : high <= 0 ? negated : Bounds(0, max(-low, high)) }

  /// The bounds of a function that never falls.
  func mapped(_ body: (Double) -> Double) -> Bounds { Bounds(body(low), body(high)) }

  static func + (one: Bounds, other: Bounds) -> Bounds { Bounds(one.low + other.low, one.high + other.high) }
  static func - (one: Bounds, other: Bounds) -> Bounds { one + other.negated }

  static func * (one: Bounds, other: Bounds) -> Bounds { corners(one, other) { $0 * $1 } }

  static func / (one: Bounds, other: Bounds) -> Bounds {
    other.low > 0 || other.high < 0 ? corners(one, other) { $0 / $1 } : .all
  }

  /// The bounds of a function that only rises or only falls in each of its arguments.
  private static func corners(_ one: Bounds, _ other: Bounds, _ body: (Double, Double) -> Double) -> Bounds {
    let corners = [
      body(one.low, other.low), body(one.low, other.high), body(one.high, other.low), body(one.high, other.high),
    ]
    // 0 times an infinite end, or one infinite end by another: nothing is known.
    guard !corners.contains(where: \.isNaN) else { return .all }
    return Bounds(corners.min() ?? -.infinity, corners.max() ?? .infinity)
  }
}

extension [StaticType] {
  /// The bounds of an argument: all numbers, if it isn't known to be one.
  func bounds(_ index: Int) -> Bounds { self[index].bounds }

  /// The bounds of numbers, or of the items of the only list, taken together.
  func reducedBounds(_ body: (Bounds, Bounds) -> Bounds) -> StaticType {
    if count == 1, case .list(let item) = self[0].kind { return item.bounds.type }
    return dropFirst().reduce(self[0].bounds) { body($0, $1.bounds) }.type
  }
}

extension StaticType {
  var bounds: Bounds { if case .number(let bounds) = kind { bounds } else { .all } }

  var isNumber: Bool { if case .number = kind { true } else { false } }
}
