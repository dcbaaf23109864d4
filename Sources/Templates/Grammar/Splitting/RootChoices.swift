import Diagnostics
package import Specification

/// The `let`s of a spec's root whose values are shared out among splits, for samples that are made elsewhere: each split
/// draws them from what it owns, together and by weight, as if they were the words of a sentence.
package struct RootChoices: Sendable {
  /// By split; nil for splits without a share.
  package let samplers: [TextSampler?]
  package let keys: [SplitKeyCount]
  /// The registers that hold the values, by the number of the `let` among the root's slots.
  package let letRegisters: [(slot: Int, register: Int)]

  /// The choices of one thread's own, by split.
  package func makeWriters() -> [TextWriter?] {
    samplers.map { sampler in
      let writer = sampler?.makeWriter()
      writer?.letRegisters = letRegisters
      return writer
    }
  }
}

extension TemplateReader {
  /// Shares the values of the root's `let`s out, as `split: {by, hold_out}` says; nil and told if that can't be.
  package func rootChoices(of spec: Spec) -> RootChoices? {
    var names: [Located<String>] = []
    for key in spec.splitRules.keys { names += key.names }
    for holdOut in spec.splitRules.holdOuts { names += holdOut.test.names.map { $0[0] } }
    let settler = Settler(binder, depth: nil, restriction: nil)
    var registers: [Int] = []
    for name in names {
      guard case .variable(let variable)? = binder.meaning(ofRootName: [name])?.meaning else {
        reader.record(.sharedLet(name))
        return nil
      }
      if !registers.contains(variable.register) { registers.append(variable.register) }
    }
    let picks = registers.map { register in
      settler.grammar.add(
        .pick(Grammar.Pick(register: register, source: settler.source(of: binder.variables[register].origin))))
    }
    var grammar = settler.grammar
    grammar.registerCount = binder.variables.count
    let node = grammar.add(.sequence(picks))
    var top = Grammar.Top(site: "split.values", weight: 1, label: nil, node: node)
    guard let tests = rootTests(of: spec) else { return nil }
    top.tests = tests
    grammar.tops = [top]
    return rootChoices(grammar, registers, of: spec)
  }

  /// What splits hold out, over the registers of `let`s.
  private func rootTests(of spec: Spec) -> [Grammar.Test]? {
    let scope = PhraseScope(site: "split.hold_out", prefix: "", binder: binder)
    var tests: [Grammar.Test] = []
    for (number, holdOut) in spec.splitRules.holdOuts.enumerated() {
      guard let (bound, _, isOpen) = scope.bound(scope.comparingTexts(in: holdOut.test)),
        bound.check(is: .boolean, for: "'hold_out'", recording: &reader.diagnostics)
      else { return nil }
      guard !isOpen else {
        reader.record(.openHoldOut(at: holdOut.test.range))
        return nil
      }
      tests.append(Grammar.Test(number: number, expression: bound))
    }
    return tests
  }

  private func rootChoices(_ grammar: Grammar, _ registers: [Int], of spec: Spec) -> RootChoices? {
    // Nothing is said: all that is kept apart are values.
    guard let partition = partition(grammar, of: spec, comparesTexts: false) else { return nil }
    var samplers: [TextSampler?] = Array(repeating: nil, count: spec.splits.count)
    for part in partition.parts {
      let language = TextLanguage(part.grammar, references: reader.references)
      guard let sampler = try? TextSampler(language, seed: spec.seed, count: 0) else { return nil }
      for split in part.splits { samplers[split] = sampler }
    }
    return RootChoices(
      samplers: samplers, keys: partition.keys, letRegisters: letRegisters.filter { registers.contains($0.register) })
  }
}

extension Diagnostic {
  fileprivate static func sharedLet(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unknown-name", range: name.range,
      message: "splits of pictures go by 'let's of the root that are choices, and '\(name.value)' is none",
      suggestion: "write 'let: {\(name.value): {choice: […]}}' and use the name where it is needed")
  }
}
