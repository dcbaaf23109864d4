/// One thing wrong in what a user wrote, and what to write instead.
///
/// Messages begin in lower case, quote the user's text between single quotes and name the limit.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable { case error, warning }

  /// Another place that explains the fault, such as the first of two twins.
  package struct Note: Sendable, Hashable {
    package var range: SourceRange
    package var message: String

    package init(_ message: String, at range: SourceRange) {
      self.range = range
      self.message = message
    }
  }

  /// Stable, in kebab case; for `--json`, tests and the documentation page.
  package var code: String
  package var severity: Severity
  package var range: SourceRange
  package var message: String
  /// What to write instead, as a clause: `did you mean 'radius'?`.
  package var suggestion: String?
  package var notes: [Note]

  package init(
    code: String, severity: Severity = .error, range: SourceRange, message: String, suggestion: String? = nil,
    notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.range = range
    self.message = message
    self.suggestion = suggestion
    self.notes = notes
  }
}

/// Everything found wrong so far. A reader of user text records here and goes on; the room's door throws once.
package struct Diagnostics: Sendable {
  package private(set) var all: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  /// How often something was recorded, what was known already included.
  package private(set) var timesRecorded = 0

  package init() {}

  package var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Keeps `diagnostic`, once: a fault met on two ways through a spec is still one fault.
  package mutating func record(_ diagnostic: Diagnostic) {
    timesRecorded += 1
    guard known.insert(diagnostic).inserted else { return }
    all.append(diagnostic)
  }

  package mutating func record(contentsOf others: Diagnostics) {
    for other in others.all { record(other) }
  }

  /// In the order of a reader: by file (in the order of first mention), then by position.
  package var sorted: [Diagnostic] {
    var order: [SourceFile: Int] = [:]
    for diagnostic in all where order[diagnostic.range.file] == nil { order[diagnostic.range.file] = order.count }
    return all.enumerated().sorted { one, other in
      let (a, b) = (one.element.range, other.element.range)
      let (fileA, fileB) = (order[a.file] ?? 0, order[b.file] ?? 0)
      return (fileA, a.start, one.offset) < (fileB, b.start, other.offset)
    }.map(\.element)
  }
}

/// The faults of user text, thrown once at a room's door.
package struct DiagnosticsError: Error, Sendable {
  package let diagnostics: Diagnostics

  package init(_ diagnostics: Diagnostics) { self.diagnostics = diagnostics }
}
