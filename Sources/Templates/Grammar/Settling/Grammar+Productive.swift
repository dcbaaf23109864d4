// What never comes to an end is no part of a language.
extension Grammar {
  /// The nodes inside of a node, in the order in which they are said; with how often they are said for one of it.
  func children(of node: NodeID) -> [(node: NodeID, share: Double)] {
    switch nodes[node] {
    case .text, .pick, .show, .compute: return []
    case .sequence(let inner): return inner.map { ($0, 1) }
    case .choice(let branches):
      let total = branches.reduce(0) { $0 + $1.weight }
      return branches.map { ($0.node, $0.weight / total) }
    case .span(_, let inner), .filtered(_, let inner), .channel(_, let inner), .scope(_, let inner):
      return [(inner, 1)]
    }
  }

  /// The least claim about nodes that holds for what `step` says of each, given what holds inside of it.
  func leastFixpoint(_ step: (NodeID, [Bool]) -> Bool) -> [Bool] {
    var holds = Array(repeating: false, count: nodes.count)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for node in nodes.indices where !holds[node] && step(node, holds) {
        holds[node] = true
        hasChanged = true
      }
    }
    return holds
  }

  /// Which nodes can be said to an end.
  var productive: [Bool] {
    leastFixpoint { node, holds in
      switch self.nodes[node] {
      case .text, .pick, .show, .compute: true
      case .choice(let branches): branches.contains { holds[$0.node] }
      default: self.children(of: node).allSatisfy { holds[$0.node] }
      }
    }
  }

  /// Takes the branches out that never come to an end.
  mutating func dropUnproductive() {
    let productive = productive
    for (node, content) in nodes.enumerated() {
      guard case .choice(let branches) = content, branches.contains(where: { !productive[$0.node] }) else { continue }
      nodes[node] = .choice(branches.filter { productive[$0.node] })
    }
    tops.removeAll { !productive[$0.node] }
    rules.removeAll { !productive[$0.node] }
  }
}
