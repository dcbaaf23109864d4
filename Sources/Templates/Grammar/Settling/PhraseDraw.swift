import Diagnostics
import Specification

/// The shares of phrases in the draw, as conditions on `let`s let them in.
///
/// Items whose conditions look at the same `let`s are a group, and groups are independent: of the others, a phrase has
/// to know no more than how likely each sum of their weights is. So the work grows with the sizes of groups, and not
/// with their product.
struct PhraseDraw {
  /// How many sums of weights are told apart.
  private static let sumLimit = 20_000

  /// Items that are in the draw or not by the same values.
  private struct Group {
    var items: [Int]
    var variables: [Variable]
    /// Each sum of the weights in the draw, and how likely it is.
    var sums: [Double: Double] = [:]
  }

  private let beginnings: [TemplateReader.Beginning]
  private let shares: [TemplateReader.Share]
  private let settler: Settler
  private var groups: [Group] = []
  /// The weight of what is always in the draw.
  private var base = 0.0

  init(_ beginnings: [TemplateReader.Beginning], _ shares: [TemplateReader.Share], settler: Settler) {
    self.beginnings = beginnings
    self.shares = shares
    self.settler = settler
    for item in Set(beginnings.map(\.item)).sorted() {
      let variables = Self.distinct(shares[item].conditions.flatMap(\.variables))
      guard !variables.isEmpty else {
        if shares[item].conditions.allSatisfy({ settler.test($0, Settler.Surroundings()) }) {
          base += shares[item].weight
        }
        continue
      }
      groups.append(Group(items: [item], variables: variables))
    }
    join()
    for number in groups.indices { groups[number].sums = sums(of: groups[number]) }
  }

  private static func distinct(_ variables: [Variable]) -> [Variable] {
    (variables.flatMap(\.needs) + variables).reduce(into: []) { known, variable in
      if !known.contains(where: { $0 === variable }) { known.append(variable) }
    }.sorted { $0.register < $1.register }
  }

  private static func share(_ one: [Variable], _ other: [Variable]) -> Bool {
    one.contains { variable in other.contains { $0 === variable } }
  }

  /// Makes one of groups that look at the same values.
  private mutating func join() {
    var joined: [Group] = []
    for group in groups {
      let touched = joined.filter { Self.share($0.variables, group.variables) }
      joined.removeAll { Self.share($0.variables, group.variables) }
      joined.append(
        touched.reduce(group) { whole, part in
          Group(items: whole.items + part.items, variables: Self.distinct(whole.variables + part.variables))
        })
    }
    groups = joined
  }

  // MARK: what is in the draw

  private func isIn(_ conditions: [Condition], _ around: Settler.Surroundings) -> Bool {
    conditions.allSatisfy { settler.test($0, around) }
  }

  private func weight(of group: Group, _ around: Settler.Surroundings) -> Double {
    group.items.reduce(0) { $0 + (isIn(shares[$1].conditions, around) ? shares[$1].weight : 0) }
  }

  private func sums(of group: Group) -> [Double: Double] {
    if group.items.count == 1 {
      // The conditions of a single item may hang together in parts only.
      let item = group.items[0]
      let chance = Self.parts(of: shares[item].conditions).reduce(1.0) { $0 * self.chance(of: $1) }
      return [0: 1 - chance, shares[item].weight: chance].filter { $0.value > 0 }
    }
    var sums: [Double: Double] = [:]
    for weight in possibleWeights(of: group) {
      sums[weight] = settler.sum(group.variables.map(\.register)[...], Settler.Surroundings()) { around in
        self.weight(of: group, around) == weight ? 1 : 0
      }
    }
    return sums
  }

  private func possibleWeights(of group: Group) -> [Double] {
    var weights: Set<Double> = []
    _ = settler.sum(group.variables.map(\.register)[...], Settler.Surroundings()) { around in
      weights.insert(self.weight(of: group, around))
      return 0
    }
    return weights.sorted()
  }

  /// Conditions that hang together by their variables.
  private static func parts(of conditions: [Condition]) -> [[Condition]] {
    var parts: [[Condition]] = []
    for condition in conditions {
      func touches(_ part: [Condition]) -> Bool {
        share(distinct(part.flatMap(\.variables)), distinct(condition.variables))
      }
      let touched = parts.filter(touches)
      parts.removeAll(where: touches)
      parts.append(touched.flatMap { $0 } + [condition])
    }
    return parts
  }

  private func chance(of conditions: [Condition]) -> Double {
    let registers = Self.distinct(conditions.flatMap(\.variables)).map(\.register)
    return settler.sum(registers[...], Settler.Surroundings()) { isIn(conditions, $0) ? 1 : 0 }
  }

  /// How likely each sum of the weights of several groups is; nil and told if there are too many sums.
  private func sums(of groups: [Group]) -> [(sum: Double, chance: Double)]? {
    var all: [Double: Double] = [0: 1]
    for group in groups {
      var next: [Double: Double] = [:]
      for (sum, chance) in all.sorted(by: { $0.key < $1.key }) {
        for (more, share) in group.sums.sorted(by: { $0.key < $1.key }) {
          next[sum + more, default: 0] += chance * share
        }
      }
      guard next.count <= Self.sumLimit else {
        settler.fail(
          .tooManyAssignments(group.variables[0].origin.name, limit: Self.sumLimit, at: group.variables[0].range))
        return nil
      }
      all = next
    }
    return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: the share of a phrase

  /// The weight of a phrase, and how that depends on what its text may show.
  func share(of number: Int) -> (weight: Double, factors: [Settler.ShareFactor]) {
    let own = beginnings[number]
    let siblings = beginnings.filter { $0.item == own.item }
    let shown = own.said.uses.union(own.told.map(\.register)).union(own.late.flatMap(\.variables).map(\.register))
    let early = siblings.flatMap(\.early)
    let looked = Self.distinct(early.flatMap(\.variables))
    let near = groups.filter { group in
      group.items.contains(own.item) || Self.share(group.variables, looked)
        || group.variables.contains { shown.contains($0.register) }
    }
    let far = groups.filter { group in !near.contains { $0.items == group.items } }
    guard let others = sums(of: far) else { return (0, []) }
    let weight = shares[own.item].weight
    let phrases = siblings.reduce(0) { $0 + $1.weight }
    if early.isEmpty, near.allSatisfy({ $0.items == [own.item] }) {
      // Nothing else is in or out together with it.
      guard !near.isEmpty || isIn(shares[own.item].conditions, Settler.Surroundings()) else { return (0, []) }
      let alone = near.isEmpty ? 0 : weight
      let share = others.reduce(0.0) { $0 + $1.chance * weight / (base + alone + $1.sum) } * own.weight / phrases
      let parts = near.isEmpty ? [] : Self.parts(of: shares[own.item].conditions)
      let factors = parts.map { part in
        Settler.ShareFactor(Self.distinct(part.flatMap(\.variables))) { isIn(part, $0) ? 1 : 0 }
      }
      return (parts.reduce(share) { $0 * chance(of: $1) }, factors)
    }
    let variables = Self.distinct(near.flatMap(\.variables) + looked)
    let share = { (around: Settler.Surroundings) -> Double in
      guard isIn(shares[own.item].conditions, around), isIn(own.early, around) else { return 0 }
      let known = base + near.reduce(0) { $0 + self.weight(of: $1, around) }
      let phrases = siblings.reduce(0) { $0 + (isIn($1.early, around) ? $1.weight : 0) }
      return others.reduce(0.0) { $0 + $1.chance * weight / (known + $1.sum) } * own.weight / phrases
    }
    guard !variables.isEmpty else { return (share(Settler.Surroundings()), []) }
    let mean = settler.sum(variables.map(\.register)[...], Settler.Surroundings(), share)
    return (mean, [Settler.ShareFactor(variables, share: share)])
  }
}
