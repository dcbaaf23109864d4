import Specification

/// Which objects look for their places together, because one avoids another, stands in a relation to it or lies in it. Found when
/// the spec is read: what isn't linked never moves because of each other.
struct PlacementLinks: Sendable {
  /// Elements of one list that are linked with each other.
  final class Group: Sendable {
    let number: Int
    /// The elements whose places are sought, by their numbers in the list, in the order in which they are placed: those
    /// that others stand in relation to come first, else the order of their paths. The spec's own order doesn't matter.
    let movers: [Int]
    /// The elements that stand where they stand, and are looked at.
    let fixed: [Int]

    init(number: Int, movers: [Int], fixed: [Int]) {
      self.number = number
      self.movers = movers
      self.fixed = fixed
    }
  }

  private var groups: [ObjectIdentifier: Group] = [:]

  init(_ elements: [Element]) { add(elements) }

  /// The group of an element whose place is sought.
  func group(of element: Element) -> Group? { groups[ObjectIdentifier(element)] }

  private mutating func add(_ elements: [Element]) {
    link(elements)
    for body in elements.lazy.flatMap(\.bodies) { for list in body.lists { add(list) } }
  }

  private mutating func link(_ elements: [Element]) {
    let movable = elements.indices.filter { elements[$0].isMovable }
    guard !movable.isEmpty else { return }
    let byName = Dictionary(elements.enumerated().map { ($1.name, $0) }) { first, _ in first }
    var leader = Array(elements.indices)
    func find(_ number: Int) -> Int {
      var number = number
      while leader[number] != number { number = leader[number] }
      return number
    }
    var seen = Array(repeating: Set<Int>(), count: elements.count)
    var needs = Array(repeating: Set<Int>(), count: elements.count)
    for number in movable {
      let mentions = elements[number].placementMentions
      for name in mentions.all {
        guard let other = byName[name] else { continue }
        seen[number].insert(other)
        if elements[other].isMovable { leader[find(other)] = find(number) }
      }
      needs[number] = Set(mentions.needed.compactMap { byName[$0] })
    }
    let order = placingOrder(elements, movable, needs)
    for root in Set(movable.map(find)).sorted() {
      let movers = order.filter { find($0) == root }
      let fixed = movers.reduce(into: Set<Int>()) { $0.formUnion(seen[$1]) }.filter { !elements[$0].isMovable }
      let group = Group(number: root, movers: movers, fixed: fixed.sorted())
      for number in movers { groups[ObjectIdentifier(elements[number])] = group }
    }
  }

  /// What others need comes before them; else paths decide. Of elements that need each other the first path wins.
  private func placingOrder(_ elements: [Element], _ movable: [Int], _ needs: [Set<Int>]) -> [Int] {
    func isBefore(_ one: Int, _ other: Int) -> Bool {
      elements[one].path.description.utf8.lexicographicallyPrecedes(elements[other].path.description.utf8)
    }
    var order: [Int] = []
    var visited: Set<Int> = []
    func visit(_ number: Int) {
      guard visited.insert(number).inserted else { return }
      for needed in needs[number].sorted(by: isBefore) { visit(needed) }
      if elements[number].isMovable { order.append(number) }
    }
    for number in movable.sorted(by: isBefore) { visit(number) }
    return order
  }
}

extension Element {
  /// Whether a place is sought for some of its instances.
  var isMovable: Bool {
    bodies.contains { $0.keys[StageKey.place.rawValue] != nil || $0.keys[StageKey.relations.rawValue] != nil }
  }

  /// The objects that its places depend on, by name; `needed` are those that must stand before it does.
  var placementMentions: (all: Set<String>, needed: Set<String>) {
    var all: Set<String> = []
    var needed: Set<String> = []
    for body in bodies {
      if let avoid = body.keys[StageKey.avoid.rawValue] { all.formUnion(avoid.fieldNames) }
      if let place = body.keys[StageKey.place.rawValue] { needed.formUnion(place.outlineNames) }
      for (_, target) in body.relationTargets { if let name = target.constantText { needed.insert(name) } }
    }
    return (all.union(needed), needed.subtracting([name]))
  }
}

extension Body {
  /// The objects that relations name, with the words of the relations.
  var relationTargets: [(relation: String, target: Value)] {
    guard let relations = keys[StageKey.relations.rawValue] else { return [] }
    let items: [Value]
    if case .list(let values) = relations.content { items = values } else { items = [relations] }
    return items.flatMap { item -> [(relation: String, target: Value)] in
      guard case .record(let fields) = item.content else { return [] }
      return fields.filter { relationNames.contains($0.name) && $0.name != "sorted" }.map { ($0.name, $0.value) }
    }
  }
}

extension Value {
  var constantText: String? { if case .text(let text)? = constant { text } else { nil } }

  /// The names of a mapping that the spec writes out.
  var fieldNames: [String] {
    switch content {
    case .record(let fields): fields.map(\.name)
    case .constant(.record(let members)): members.map(\.name)
    default: []
    }
  }

  /// The objects in whose outlines a place may be.
  var outlineNames: [String] {
    switch content {
    case .record(let fields):
      fields.flatMap { field -> [String] in
        guard field.name == "outline", case .record(let inner) = field.value.content,
          let name = inner.first?.value.constantText
        else { return field.value.outlineNames }
        return [name]
      }
    case .list(let values): values.flatMap(\.outlineNames)
    case .drawing(let drawing, _): (drawing.outcomes ?? []).flatMap(\.outlineNames)
    case .constant(let datum): datum.outlineNames
    case .expression: []
    }
  }
}

extension Datum {
  /// The objects in whose outlines a place may be.
  var outlineNames: [String] {
    switch self {
    case .record(let members):
      members.flatMap { member -> [String] in
        guard member.name == "outline", case .record(let inner) = member.value,
          case .text(let name)? = inner.first?.value
        else { return member.value.outlineNames }
        return [name]
      }
    case .list(let items): items.flatMap(\.outlineNames)
    default: []
    }
  }
}
