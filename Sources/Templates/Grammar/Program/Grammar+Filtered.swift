extension Grammar {
  /// By node: whether filters change what it makes, wherever that is.
  var filteredNodes: [Bool] {
    var isFiltered = [Bool](repeating: false, count: nodes.count)
    var waiting: [NodeID] = []
    for case .filtered(_, let inner) in nodes { waiting.append(inner) }
    while let node = waiting.popLast() {
      guard !isFiltered[node] else { continue }
      isFiltered[node] = true
      waiting += nodes[node].children
    }
    return isFiltered
  }
}
