package import Diagnostics

/// Which values of a spec need which others, by path: kept while the spec is read, searched for cycles at the end.
package struct DependencyGraph {
  private struct Edge {
    let target: Int
    let range: SourceRange
  }

  private var numbers: [SitePath: Int] = [:]
  private var names: [String] = []
  private var edges: [[Edge]] = []

  package init() {}

  /// Notes that the value at `unit` mentions the value at `needed`, at `range`.
  package mutating func add(_ unit: SitePath, needs needed: SitePath, at range: SourceRange) {
    let (from, to) = (number(of: unit), number(of: needed))
    edges[from].append(Edge(target: to, range: range))
  }

  private mutating func number(of path: SitePath) -> Int {
    if let number = numbers[path] { return number }
    numbers[path] = names.count
    names.append(path.description)
    edges.append([])
    return names.count - 1
  }

  /// A diagnostic for each cycle that a depth-first walk closes, at its first mention in the walk; and one if values
  /// need each other in a row so long that evaluating it could take all of a thread's stack.
  package func cycles() -> [Diagnostic] {
    enum State { case new, open, done }
    var states = Array(repeating: State.new, count: names.count)
    var found: [Diagnostic] = []
    // The longest way on from each value that is done.
    var heights = Array(repeating: 0, count: names.count)
    var isTooLong = false
    for start in names.indices where states[start] == .new {
      var stack = [(node: start, next: 0)]
      states[start] = .open
      while let (node, next) = stack.last {
        guard next < edges[node].count else {
          states[node] = .done
          stack.removeLast()
          heights[node] = edges[node].reduce(0) { max($0, heights[$1.target] + 1) }
          if heights[node] > SpecReader.depthLimit, !isTooLong, let edge = edges[node].first {
            isTooLong = true
            found.append(.tooDeep("values need each other", at: edge.range))
          }
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = edges[node][next]
        switch states[edge.target] {
        case .new:
          states[edge.target] = .open
          stack.append((edge.target, 0))
        case .open:
          guard let first = stack.firstIndex(where: { $0.node == edge.target }) else { continue }
          found.append(cycle(stack[first...].map { ($0.node, edges[$0.node][$0.next - 1]) }))
        case .done: break
        }
      }
    }
    return found
  }

  private func cycle(_ way: [(node: Int, edge: Edge)]) -> Diagnostic {
    let notes = way.dropFirst().map { Diagnostic.Note("'\(names[$0.node])' needs another here", at: $0.edge.range) }
    return .cycle(way.map { names[$0.node] }, at: way[0].edge.range, notes: notes)
  }
}
