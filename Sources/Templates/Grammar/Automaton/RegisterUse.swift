import Diagnostics
import Specification

/// Which registers each node reads before it fills them, and which it may fill: what the language of a node depends on.
struct RegisterUse {
  struct Use {
    var reads: Set<Int> = []
    /// What some derivation fills, and what every one does.
    var writes: Set<Int> = []
    var surely: Set<Int> = []
  }

  private(set) var uses: [Use]
  private let grammar: Grammar
  private let references: [NameReference]
  private let isLabeled: Bool
  private let readsTexts: Bool
  /// The picks that ask what the registers hold from whose values theirs differ; nil for all.
  private let single: Set<Int>?
  /// The registers from which picks of `single` differ.
  private(set) var asked: Set<Int> = []

  /// `isLabeled`: what spans tell of registers is asked for too. Without `readsTexts` nobody asks how values are written;
  /// and of picks only those into the registers of `single` ask what others hold.
  init(
    _ grammar: Grammar, _ references: [NameReference], isLabeled: Bool, readsTexts: Bool = true, single: Set<Int>? = nil
  ) {
    self.grammar = grammar
    self.references = references
    self.isLabeled = isLabeled
    self.readsTexts = readsTexts
    self.single = single
    for case .pick(let pick) in grammar.nodes where single?.contains(pick.register) ?? false {
      if case .others(let registers) = pick.among { asked.formUnion(registers) }
    }
    uses = Array(repeating: Use(), count: grammar.nodes.count)
    var isKnown = [Bool](repeating: false, count: grammar.nodes.count)
    // A node that is open within itself is not opened again; what is found for it then is never asked for.
    var wasOpened = isKnown
    for root in grammar.tops.map(\.node) + grammar.rules.map(\.node) {
      var waiting = [(node: root, isOpen: false)]
      while let (node, isOpen) = waiting.popLast() {
        guard !isKnown[node] else { continue }
        if isOpen {
          isKnown[node] = true
          uses[node] = use(of: node)
        } else if !wasOpened[node] {
          wasOpened[node] = true
          waiting.append((node, true))
          for child in grammar.nodes[node].children where !isKnown[child] { waiting.append((child, false)) }
        }
      }
    }
  }

  private func use(of node: Grammar.NodeID) -> Use {
    var use = Use()
    switch grammar.nodes[node] {
    case .text: break
    case .show(let register, _): if readsTexts { use.reads = [register] }
    case .compute(let computed): if readsTexts { use.reads = registers(of: computed.expression) }
    case .pick(let pick):
      if case .others(let others) = pick.among, single?.contains(pick.register) ?? true { use.reads = Set(others) }
      (use.writes, use.surely) = ([pick.register], [pick.register])
    case .sequence(let parts): for part in parts { add(uses[part], to: &use) }
    case .choice(let branches):
      use.surely = uses[branches[0].node].surely
      for branch in branches {
        use.surely.formIntersection(uses[branch.node].surely)
        use.reads.formUnion(uses[branch.node].reads)
        use.writes.formUnion(uses[branch.node].writes)
      }
    case .span(let mark, let inner):
      use = uses[inner]
      if isLabeled, case .register(let register) = mark.value, !use.surely.contains(register) {
        use.reads.insert(register)
      }
    case .filtered(_, let inner), .channel(_, let inner): use = uses[inner]
    case .scope(let registers, let inner):
      use = uses[inner]
      use.writes.subtract(registers)
      use.surely.subtract(registers)
    }
    return use
  }

  /// What comes behind reads only what was not surely filled: a branch may have left it as it was.
  private func add(_ part: Use, to use: inout Use) {
    use.reads.formUnion(part.reads.subtracting(use.surely))
    use.writes.formUnion(part.writes)
    use.surely.formUnion(part.surely)
  }

  func registers(of expression: BoundExpression) -> Set<Int> {
    Set(
      expression.slots.compactMap { slot in
        guard references.indices.contains(slot.value), case .register(let register) = references[slot.value] else {
          return nil
        }
        return register
      })
  }
}
