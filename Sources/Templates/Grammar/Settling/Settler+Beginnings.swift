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
      let (weight, factors) = draw.share(of: number)
      guard !hasStopped else { return nil }
      let around = Surroundings(conditions: beginning.late, shares: factors)
      guard weight > 0, let node = node(of: beginning, around) else {
        if restriction == nil { unsaid.append(beginning) }
        continue
      }
      var top = Grammar.Top(
        site: beginning.site, weight: weight, label: beginning.label, texts: beginning.texts, node: node,
        fields: beginning.fields)
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
    let needed = beginning.told
    beginning.said.require(needed)
    beginning.said.watch(Set(beginning.tests.flatMap(\.variables).map(\.register)))
    let registers = Set((needed + needed.flatMap(\.needs)).map(\.register)).sorted()
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
