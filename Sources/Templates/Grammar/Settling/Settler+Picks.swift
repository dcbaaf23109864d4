import Diagnostics
import Specification

// Where variables are picked, and in which classes.
extension Settler {
  /// The variables of which `said` can't leave the picking to its parts; with those that decide on their values.
  func mustPick(_ said: Said, _ pending: Set<Int>, _ around: Surroundings) -> Set<Int> {
    guard !pending.isEmpty else { return [] }
    let here = mustPickFirst(said, pending, around)
    return here.union(
      here.flatMap { binder.variables[$0].needs.map(\.register) }.filter { around.digests[$0] == nil })
  }

  private func mustPickFirst(_ said: Said, _ pending: Set<Int>, _ around: Surroundings) -> Set<Int> {
    switch said.kind {
    case .text: return []
    case .show, .call, .compute: return pending
    case .span(let span):
      return Set(span.variables.map(\.register)).intersection(pending)
    case .filtered, .channel: return []
    case .choice(let options):
      var here: Set<Int> = []
      for option in options {
        for condition in option.when {
          for variable in condition.variables
          where pending.contains(variable.register)
            && (condition.isOpen || !option.said.uses.contains(variable.register))
          {
            here.insert(variable.register)
          }
        }
      }
      return here
    case .sequence(let parts):
      var here = pending.filter { register in
        parts.reduce(0) { $0 + ($1.uses.contains(register) ? 1 : 0) } > 1
      }
      for group in dependent(pending, around) {
        let deeper = group.subtracting(here)
        guard deeper.count > 1 else { continue }
        let isInOne = here.isDisjoint(with: group) && parts.contains { deeper.isSubset(of: $0.uses) }
        if !isInOne { here.formUnion(deeper) }
      }
      return here
    }
  }

  /// The variables, among those that are not picked, that something wants to know together.
  private func dependent(_ pending: Set<Int>, _ around: Surroundings) -> [Set<Int>] {
    let groups = around.conditions.map(\.variables) + around.shares.map(\.variables)
    return groups.map { Set($0.map(\.register)).intersection(pending) }.filter { $0.count > 1 }
  }

  // MARK: picking

  /// Picks the variables one after the other, then makes `said`.
  ///
  /// What doesn't hang together is settled apart: the same rest, with what still matters to it the same, is one node.
  func pick(_ registers: ArraySlice<Int>, then said: Said, _ around: Surroundings) -> Grammar.NodeID? {
    guard !hasStopped else { return nil }
    guard let register = registers.first else {
      // What is left to pick may be pulled here by what was picked.
      return settle(said, around)
    }
    let pending = said.uses.union(registers).filter { around.digests[$0] == nil }
    let around = around.narrowed(to: pending)
    let key = MemoKey(said, registers: Array(registers), pending: pending, around)
    if let known = memo[key] { return known }
    let node = pick(register, registers, then: said, around)
    memo[key] = .some(node)
    return node
  }

  private func pick(
    _ register: Int, _ registers: ArraySlice<Int>, then said: Said, _ around: Surroundings
  ) -> Grammar.NodeID? {
    let variable = binder.variables[register]
    guard let digests = digests(of: variable, around), countAssignments(digests.all.count, of: variable) else {
      return nil
    }
    if let told = variable.origin.told { return tell(variable, told, digests, registers, then: said, around) }
    if let partners = partners(of: variable, said, around) {
      return pickApart(variable, partners, registers, then: said, around)
    }
    var classes: [(node: Grammar.NodeID, factor: Double, digests: [Int], factors: [Double])] = []
    let isProvider = if case .provider = variable.origin.kind { true } else { false }
    for digest in digests.all.indices where digests.all[digest].weight > 0 {
      var inside = around
      inside.digests[register] = digest
      let factor = outlook(said, variable, inside)
      guard factor > 0, let node = pick(registers.dropFirst(), then: said, inside) else { continue }
      // Ranks are all alike: those with another outlook are another class.
      if let known = classes.firstIndex(where: { $0.node == node && (!isProvider || $0.factor == factor) }) {
        classes[known].digests.append(digest)
        classes[known].factors.append(factor)
      } else {
        classes.append((node, factor, [digest], [factor]))
      }
    }
    guard said.reads.contains(register) else {
      return unseen(classes.map { ($0.node, weight($0.digests, $0.factors, digests)) })
    }
    var branches: [Grammar.Branch] = []
    for one in classes {
      let isWhole = digests.isWhole && one.digests.count == digests.all.count && Set(one.factors).count == 1
      let among: Grammar.Among = isWhole ? .all : self.among(one.digests, one.factors, digests)
      let pick = grammar.add(.pick(Grammar.Pick(register: register, source: source(of: variable.origin), among: among)))
      notePicked(variable, one.digests, digests)
      branches.append(Grammar.Branch(sequence([pick, one.node]), weight: weight(one.digests, one.factors, digests)))
    }
    guard branches.count > 1 else { return branches.first?.node }
    return grammar.add(.choice(branches))
  }

  /// A choice that the finished picture makes.
  private func tell(
    _ variable: Variable, _ told: BoundExpression, _ digests: Digests, _ registers: ArraySlice<Int>, then said: Said,
    _ around: Surroundings
  ) -> Grammar.NodeID? {
    var branches: [Grammar.Branch] = []
    for digest in digests.all.indices {
      var inside = around
      inside.digests[variable.register] = digest
      guard let node = pick(registers.dropFirst(), then: said, inside) else { continue }
      var branch = Grammar.Branch(node)
      let word = digests.all[digest].candidate.datum.printed ?? ""
      branch.guards = [Grammar.Guard(told, .word(word, locale: binder.locale))]
      branches.append(branch)
    }
    guard Set(branches.map(\.node)).count > 1 || branches.count < digests.all.count else { return branches.first?.node }
    return branches.isEmpty ? nil : grammar.add(.choice(branches))
  }

  /// A choice by a value that nobody sees: what reads the same is one.
  private func unseen(_ classes: [(node: Grammar.NodeID, weight: Double)]) -> Grammar.NodeID? {
    guard classes.count > 1 else { return classes.first?.node }
    return grammar.add(.choice(classes.map { Grammar.Branch($0.node, weight: $0.weight) }))
  }

  private func weight(_ numbers: [Int], _ factors: [Double], _ digests: Digests) -> Double {
    zip(numbers, factors).reduce(0) { $0 + digests.all[$1.0].weight * $1.1 }
  }

  private func among(_ numbers: [Int], _ factors: [Double], _ digests: Digests) -> Grammar.Among {
    if !digests.all[numbers[0]].ranks.isEmpty {
      let ranges = numbers.flatMap { digests.all[$0].ranks }.sorted { $0.lowerBound < $1.lowerBound }
      var joined: [Range<UInt128>] = []
      for range in ranges {
        if let last = joined.last, last.upperBound == range.lowerBound {
          joined[joined.count - 1] = last.lowerBound..<range.upperBound
        } else {
          joined.append(range)
        }
      }
      return .ranks(joined)
    }
    var entries: [(entry: Int, weight: Double)] = []
    for (number, factor) in zip(numbers, factors) {
      let digest = digests.all[number]
      entries += zip(digest.entries, digest.weights).map { ($0, $1 * factor) }
    }
    entries.sort { $0.entry < $1.entry }
    return .entries(entries.map(\.entry), weights: entries.map(\.weight))
  }

  private func notePicked(_ variable: Variable, _ numbers: [Int], _ digests: Digests) {
    let source = source(of: variable.origin)
    for number in numbers { pickedEntries[source, default: []].formUnion(digests.all[number].entries) }
  }

  // MARK: values held apart

  /// Whether `variable` is only kept apart from others: those that are picked, and those that are still to be; nil if
  /// there is no such condition here.
  private func partners(
    of variable: Variable, _ said: Said, _ around: Surroundings
  ) -> (picked: [Int], waiting: [Int])? {
    var (picked, waiting): ([Int], [Int]) = ([], [])
    for condition in around.conditions where condition.isApart {
      guard condition.variables.contains(where: { $0 === variable }) else { continue }
      for other in condition.variables.map(\.register) where other != variable.register {
        if around.digests[other] != nil {
          picked.append(other)
        } else if said.uses.contains(other) {
          waiting.append(other)
        }
      }
      condition.wasTested = true
    }
    return picked.isEmpty && waiting.isEmpty ? nil : (picked.sorted(), waiting)
  }

  private func pickApart(
    _ variable: Variable, _ partners: (picked: [Int], waiting: [Int]), _ registers: ArraySlice<Int>,
    then said: Said, _ around: Surroundings
  ) -> Grammar.NodeID? {
    guard let digests = digests(of: variable), let digest = digests.all.first else { return nil }
    let values = digest.entries.isEmpty ? Int(min(digest.weight, 1e9)) : digest.entries.count
    guard values > partners.picked.count + partners.waiting.count else { return nil }
    for condition in around.conditions where condition.isApart { condition.wasTrue = true }
    var inside = around
    inside.digests[variable.register] = 0
    guard let node = pick(registers.dropFirst(), then: said, inside) else { return nil }
    var among = Grammar.Among.all
    if !partners.picked.isEmpty {
      among = .others(than: partners.picked)
    } else if Set(digest.weights).count > 1 {
      // Two values apart: the first is as likely as it is together with all seconds.
      among = .entries(digest.entries, weights: digest.weights.map { $0 * (digests.total - $0) })
    }
    let pick = grammar.add(
      .pick(Grammar.Pick(register: variable.register, source: source(of: variable.origin), among: among)))
    notePicked(variable, [0], digests)
    return sequence([pick, node])
  }

  // MARK: what is still to come

  /// How likely it is, given the classes picked so far, that the conditions around hold in the end, and what the shares
  /// of the phrase are then; 0 if they can't hold.
  private func outlook(_ said: Said, _ variable: Variable, _ around: Surroundings) -> Double {
    let conditions = around.conditions.filter { condition in
      !condition.isApart && condition.variables.contains { $0 === variable }
        && condition.variables.allSatisfy { around.digests[$0.register] != nil || said.uses.contains($0.register) }
    }
    let shares = around.shares.filter { share in share.variables.contains { $0 === variable } }
    guard !conditions.isEmpty || !shares.isEmpty else { return 1 }
    // Further conditions on what these look at have their say too.
    var all = conditions
    var open = Set((conditions.flatMap(\.variables) + shares.flatMap(\.variables)).map(\.register))
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for condition in around.conditions
      where !condition.isApart && !all.contains(where: { $0 === condition })
        && condition.variables.contains(where: { open.contains($0.register) && around.digests[$0.register] == nil })
        && condition.variables.allSatisfy({ around.digests[$0.register] != nil || said.uses.contains($0.register) })
      {
        all.append(condition)
        open.formUnion(condition.variables.map(\.register))
        hasGrown = true
      }
    }
    let needed = open.flatMap { binder.variables[$0].needs.map(\.register) }
    return sum(open.union(needed).filter { around.digests[$0] == nil }.sorted()[...], around) { complete in
      for condition in all where !self.test(condition, complete) { return 0 }
      return shares.reduce(1) { $0 * $1.share(complete) }
    }
  }

  /// The mean of `body` over all joint classes of the variables in these registers.
  func sum(_ registers: ArraySlice<Int>, _ around: Surroundings, _ body: (Surroundings) -> Double) -> Double {
    guard let register = registers.first else { return body(around) }
    let variable = binder.variables[register]
    guard let digests = digests(of: variable, around), countAssignments(digests.all.count, of: variable) else {
      return 0
    }
    var sum = 0.0
    for digest in digests.all.indices where digests.all[digest].weight > 0 {
      var inside = around
      inside.digests[register] = digest
      sum += digests.share(of: digest) * self.sum(registers.dropFirst(), inside, body)
    }
    return sum
  }
}
