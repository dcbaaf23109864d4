package import Bytes
package import Diagnostics

/// What a user asks of a spec on the command line.
package struct SpecRequest: Sendable {
  /// One change of the spec: `--set scene.size=[64,64]`.
  package struct Change: Sendable, Hashable {
    package var path: String
    /// As YAML.
    package var value: String

    /// Nil unless `text` is `PATH=VALUE` with a path.
    package init?(_ text: String) {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { return nil }
      path = String(text[..<sign])
      value = String(text[text.index(after: sign)...])
    }
  }

  /// The spec file, as the user named it.
  package var path: String
  /// In the order given; a later one of the same path wins.
  package var changes: [Change]
  package var count: UInt64?
  package var seed: UInt64?
  /// Names of formats in place of the spec's own.
  package var formats: [String]?

  package init(
    _ path: String, changes: [Change] = [], count: UInt64? = nil, seed: UInt64? = nil, formats: [String]? = nil
  ) {
    self.path = path
    self.changes = changes
    self.count = count
    self.seed = seed
    self.formats = formats
  }
}

/// Turns specs into plans: the door between the command line and the rooms that know the language.
package protocol SpecEngine: Sendable {
  /// Reads, checks and settles everything that a run needs.
  func plan(_ request: SpecRequest) throws(SpecFailure) -> LoadedPlan

  /// Makes one sample to be looked at: picture, overlay, scene and labels, or the sentence with its spans.
  func look(at index: UInt64, in request: SpecRequest) throws(SpecFailure) -> SampleView

  /// The JSON Schema of the spec language.
  var schema: String { get }
}

/// A plan, and what is doubtful in its spec.
package struct LoadedPlan: Sendable {
  package var plan: DatasetPlan
  package var warnings: Diagnostics
  /// Counts what the template can say; nil for pictures.
  package var language: (@Sendable () -> LanguageReport)?

  package init(
    _ plan: DatasetPlan, warnings: Diagnostics = Diagnostics(), language: (@Sendable () -> LanguageReport)? = nil
  ) {
    self.plan = plan
    self.warnings = warnings
    self.language = language
  }
}

/// One sample for a person's eyes.
package struct SampleView: Sendable {
  package struct File: Sendable {
    /// A plain file name: `overlay.png`.
    package var name: String
    package var bytes: [UInt8]

    package init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// What to write into the folder that was asked for.
  package var files: [File]
  /// What to print: a line a labeled thing.
  package var summary: String
  /// The same for terminals.
  package var coloredSummary: String
  /// Whether all is said by the summary: files are written only where a folder is named.
  package var isText: Bool
  package var warnings: Diagnostics

  package init(
    files: [File], summary: String, coloredSummary: String? = nil, isText: Bool = false,
    warnings: Diagnostics = Diagnostics()
  ) {
    self.files = files
    self.summary = summary
    self.coloredSummary = coloredSummary ?? summary
    self.isText = isText
    self.warnings = warnings
  }
}

/// Why there is no plan or no sample.
package enum SpecFailure: Error, Sendable {
  /// The spec or one of its files is wrong.
  case spec(Diagnostics)
  /// The spec can't be read.
  case file(FileError)
  /// The sample can't be made.
  case sample(index: UInt64, SampleFailure)
}
