package import Diagnostics

extension [Element] {
  /// Records it if even the emptiest of pictures with these elements holds more than a picture may.
  package func checkCount(recording diagnostics: inout Diagnostics) {
    // A repeat that is too many by itself was told where it was read.
    guard !contains(where: { $0.repetition?.leastCount ?? 0 > Double(instanceLimit) }) else { return }
    var total = 0.0
    for element in self {
      total += element.leastCount
      guard total > Double(instanceLimit) else { continue }
      diagnostics.record(
        Diagnostic(
          code: "too-many-parts", range: element.repetition?.range ?? element.range,
          message:
            "a picture may hold at most \(instanceLimit) objects and parts, but with '\(element.name)' it has at "
            + "least \(shown(total))"))
      return
    }
  }
}

extension Element {
  /// How many instances there are of it and its parts at the least; those that may be absent count as none.
  fileprivate var leastCount: Double {
    let each = bodies.map { $0.when == nil ? 1 + $0.lists.joined().reduce(0) { $0 + $1.leastCount } : 0 }
    return (repetition?.leastCount ?? 1) * (each.min() ?? 0)
  }
}
