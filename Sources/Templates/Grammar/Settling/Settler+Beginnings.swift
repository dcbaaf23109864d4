import Diagnostics
import Specification

// From what `say` holds to the tops of a grammar.
extension Settler {
  /// The whole grammar; nil and told if nothing can be said.
  func settle(
    _ all: [TemplateReader.Beginning], _ shares: [TemplateReader.Share], at range: SourceRange
  ) -> Grammar? {
    let beginnings = all.filter { beginning in
      beginning.weight > 0 && shares[beginning.item].weight > 0
        && restriction?.allowsPhrase(beginning.site) ?? true
    }
    let draw = PhraseDraw(beginnings, shares, settler: self)
    for (number, beginning) in beginnings.enumerated() {
      let looked = draw.variables(of: number)
      let share = draw.share(of: number)
      let weight = looked.isEmpty ? share(Surroundings()) : sum(looked.map(\.register)[...], Surroundings(), share)
      guard !hasStopped else { return nil }
      var around = Surroundings(conditions: beginning.late)
      if !looked.isEmpty { around.shares = [ShareFactor(looked, share: share)] }
      guard weight > 0, let node = node(of: beginning, around) else {
        if restriction == nil { unsaid.append(beginning) }
        continue
      }
      var top = Grammar.Top(
        site: beginning.site, weight: weight, label: beginning.label, texts: beginning.texts, node: node,
        fields: beginning.fields.map { Grammar.Field(name: $0.name, expression: $0.expression) })
      top.tests = beginning.tests.map { Grammar.Test(number: $0.number, expression: $0.expression) }
      grammar.tops.append(top)
    }
    guard !hasStopped else { return nil }
    if restriction == nil { report() }
    guard !grammar.tops.isEmpty else {
      if !reader.diagnostics.hasErrors { reader.record(.nothingToSay(at: range, isRestricted: restriction != nil)) }
      return nil
    }
    return grammar
  }

  private func node(of beginning: TemplateReader.Beginning, _ around: Surroundings) -> Grammar.NodeID? {
    let needed = beginning.fields.flatMap(\.variables)
    beginning.said.require(needed)
    beginning.said.watch(Set(beginning.tests.flatMap(\.variables).map(\.register)))
    let registers = Set(needed.map(\.register)).sorted()
    guard !registers.isEmpty else { return settle(beginning.said, around) }
    return pick(registers[...], then: beginning.said, around)
  }

  /// What was found while settling: conditions that never hold, words that never fit, phrases that are never said.
  private func report() {
    for condition in binder.conditions where condition.wasTested && !condition.wasTrue {
      reader.record(.neverTrue(at: condition.range))
    }
    for show in asked where !show.fits {
      guard let misfit = show.misfit else { continue }
      reader.record(.nothingFits(show, misfit.asked, source: misfit.asker))
    }
    guard !reader.diagnostics.hasErrors else { return }
    for beginning in unsaid { reader.record(.neverSaid(at: beginning.range)) }
  }
}

/// The shares of phrases in the draw, as conditions on `let`s let them in.
private struct PhraseDraw {
  private let beginnings: [TemplateReader.Beginning]
  private let shares: [TemplateReader.Share]
  private let settler: Settler
  /// The items that have a phrase in the draw at all.
  private let items: [Int]

  init(_ beginnings: [TemplateReader.Beginning], _ shares: [TemplateReader.Share], settler: Settler) {
    self.beginnings = beginnings
    self.shares = shares
    self.settler = settler
    items = Set(beginnings.map(\.item)).sorted()
  }

  private func siblings(of number: Int) -> [TemplateReader.Beginning] {
    beginnings.filter { $0.item == beginnings[number].item }
  }

  /// What the share of a phrase depends on.
  func variables(of number: Int) -> [Variable] {
    let all = items.flatMap { shares[$0].conditions } + siblings(of: number).flatMap(\.early)
    return all.flatMap(\.variables).reduce(into: []) { known, variable in
      if !known.contains(where: { $0 === variable }) { known.append(variable) }
    }
  }

  /// Its share where all these variables are known.
  func share(of number: Int) -> (Settler.Surroundings) -> Double {
    let own = beginnings[number]
    let siblings = siblings(of: number)
    return { around in
      func isIn(_ conditions: [Condition]) -> Bool {
        conditions.allSatisfy { condition in
          // Conditions without names are true or false for good.
          self.settler.test(condition, around)
        }
      }
      guard isIn(self.shares[own.item].conditions), isIn(own.early) else { return 0 }
      let items = self.items.reduce(0) { $0 + (isIn(self.shares[$1].conditions) ? self.shares[$1].weight : 0) }
      let phrases = siblings.reduce(0) { $0 + (isIn($1.early) ? $1.weight : 0) }
      return self.shares[own.item].weight / items * (own.weight / phrases)
    }
  }
}
