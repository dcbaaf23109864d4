package import Bytes
package import Labels

/// Turns samples into a dataset folder.
///
/// A format is a monoid: each chunk of consecutive samples becomes a `Fragment` of named byte streams and counts, and
/// fragments join by putting streams one behind the other and adding counts, in index order. Threads, resume and shards
/// rest on this alone. So `add` sees one sample and nothing of others; what needs the whole (running ids, headers)
/// is written by `finish`.
package protocol DatasetFormat: Sendable {
  static var sheet: FormatSheet { get }

  /// - Throws: `unknownOption` and its kin, at plan time.
  init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError)

  /// Where the picture of `sample` goes, relative to the format's folder; nil if the format keeps no picture.
  func imagePath(of sample: borrowing Sample) -> String?

  /// Whether it needs of a sample what `truth.jsonl` doesn't hold: then samples are made anew where they would be read
  /// from a finished dataset.
  var needsFrame: Bool { get }

  /// Adds one sample of a chunk to the chunk's fragment.
  func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError)

  /// A writer of batches whose names are in `lexicon`, splits and all; nil where the format writes none and wants samples.
  func batchWriter(for lexicon: TextLexicon) -> (any BatchWriter)?

  /// Writes the joined files, once. Equal streams and counts must give equal bytes.
  func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError)
}

extension DatasetFormat {
  package var needsFrame: Bool { false }

  package func batchWriter(for lexicon: TextLexicon) -> (any BatchWriter)? { nil }
}

/// What one format makes of one chunk.
package struct Fragment: Sendable {
  /// Bytes for joined files, by a name of the format's own; whole records only.
  package private(set) var streams: [String: ByteWriter] = [:]
  /// Numbers that add up, by a name of the format's own.
  package private(set) var counts: [String: UInt64] = [:]
  /// Files of single samples, complete: path relative to the format's folder, and content.
  package private(set) var files: [(path: String, bytes: [UInt8])] = []

  package init() {}

  package mutating func append(to stream: String, _ body: (inout ByteWriter) -> Void) {
    body(&streams[stream, default: ByteWriter()])
  }

  package mutating func count(_ name: String, by number: UInt64 = 1) { counts[name, default: 0] += number }

  package mutating func addFile(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

  /// The names of streams that hold anything, in byte order.
  package var streamNames: [String] {
    streams.filter { $0.value.count > 0 }.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes it the fragment of no sample; storage is kept for the next chunk.
  package mutating func removeAll() {
    // In place: to walk over keys or indices would hold a copy, and every buffer would be made anew.
    var place = streams.startIndex
    while place != streams.endIndex {
      streams.values[place].removeAll()
      streams.formIndex(after: &place)
    }
    counts.removeAll(keepingCapacity: true)
    files.removeAll(keepingCapacity: true)
  }
}

/// All fragments of a dataset for one format, joined in index order; kept on disk, lent block by block.
package protocol JoinedFragments {
  /// The sum of a count over all chunks; 0 if none has it.
  func total(_ count: String) -> UInt64
  /// Every name that any chunk's fragment has a stream for, sorted.
  var streamNames: [String] { get }
  /// Calls `body` with the stream's bytes, chunk by chunk; each block holds whole records.
  func forEachBlock(of stream: String, _ body: (Span<UInt8>) throws(FormatError) -> Void) throws(FormatError)
}

/// Where a format writes its joined files.
package protocol FormatFolder: ~Copyable {
  /// Creates the file `path` (relative, folders are made) and streams into it: `body` gets a buffer that it fills and
  /// flushes through `write`.
  func create(
    _ path: String, _ body: (_ write: (borrowing ByteWriter) throws(FormatError) -> Void) throws(FormatError) -> Void)
    throws(FormatError)
  /// Creates the file `path` that is exactly a stream of the format's: `copy`, if there is no quicker way.
  func create(_ path: String, from stream: String, of whole: some JoinedFragments) throws(FormatError)
}

extension FormatFolder where Self: ~Copyable {
  /// Creates the file `path` as a copy of a stream.
  package func copy(_ stream: String, of whole: some JoinedFragments, to path: String) throws(FormatError) {
    try create(path) { write throws(FormatError) in
      var file = ByteWriter(capacity: 320 << 10)
      try file.join(stream, in: whole, write)
      try write(file)
    }
  }

  package func create(_ path: String, from stream: String, of whole: some JoinedFragments) throws(FormatError) {
    try copy(stream, of: whole, to: path)
  }
}

/// What the dataset is called and made of, for headers.
package struct DatasetDescription: Sendable {
  package var name: String
  /// Free text of the spec; empty if none.
  package var summary: String
  /// An SPDX id, or empty.
  package var license: String
  /// ISO date, only if the spec gives one: files carry no clock.
  package var date: String?
  package var seed: UInt64
  package var specDigest: String
  /// `figment 1`: name and generator version.
  package var generator: String
  /// Names of classes; an instance's `classIndex` counts in here.
  package var classes: [String]
  /// The keypoints of each class, in the order of `classes`; empty where no class has any.
  package var skeletons: [Skeleton] = []
  /// In the spec's order; `["train"]` where the spec says nothing.
  package var splits: [String]
  /// Labels of entity spans, in the order of the template; a span's `label` counts in here.
  package var spanLabels: [String] = []
  /// What whole texts may be labeled as: intents, classes; in the order of the template.
  package var textLabels: [String] = []
  /// The names of the texts of a sample, with the roles of turns: `["text"]`, `["premise", "hypothesis"]`; empty where the
  /// spec says nothing.
  package var textNames: [String] = []
  /// What the texts of samples are, phrase by phrase, each kind once; empty where nobody tells.
  package var textShapes: [TextShape] = []
  /// The language of the texts as the template gives it (`de`), `en` where it doesn't.
  package var locale = "en"
  /// Whether there are pictures.
  package var hasImages = true
  /// Whether there are texts: all that is no picture, and what names texts or labels of texts.
  package var hasTexts: Bool { !hasImages || !textNames.isEmpty || !textLabels.isEmpty || !spanLabels.isEmpty }

  package init(
    name: String, summary: String = "", license: String = "", date: String? = nil, seed: UInt64, specDigest: String,
    generator: String, classes: [String], splits: [String]
  ) {
    self.name = name
    self.summary = summary
    self.license = license
    self.date = date
    self.seed = seed
    self.specDigest = specDigest
    self.generator = generator
    self.classes = classes
    self.splits = splits
  }
}

extension DatasetDescription {
  /// The keypoints of a class; nil if it has none.
  package func skeleton(of number: Int) -> Skeleton? {
    guard skeletons.indices.contains(number), !skeletons[number].names.isEmpty else { return nil }
    return skeletons[number]
  }
}

/// What the texts of the samples of one phrase are: known before the first is made.
package struct TextShape: Sendable, Hashable {
  package struct Text: Sendable, Hashable {
    package var name: String
    /// Who speaks; nil where it is no turn.
    package var role: String?

    package init(_ name: String, role: String? = nil) {
      self.name = name
      self.role = role
    }
  }

  /// The phrase's site: `template.say.book_table.text.0`.
  package var phrase: String
  package var texts: [Text]
  /// Whether the whole has a label.
  package var hasLabel: Bool

  package init(phrase: String, texts: [Text], hasLabel: Bool) {
    self.phrase = phrase
    self.texts = texts
    self.hasLabel = hasLabel
  }
}

/// What people need to know of a format: for `figment formats`, the schema and the docs.
package struct FormatSheet: Sendable {
  package struct Option: Sendable {
    package var name: String
    /// The values it may have; the first is the default. Empty: any text.
    package var values: [String]
    package var summary: String

    package init(name: String, values: [String], summary: String) {
      self.name = name
      self.values = values
      self.summary = summary
    }
  }
  package enum Label: String, Sendable, CaseIterable {
    case box, mask, polygon, keypoints
    case orientedBox = "oriented box"
    case segments = "panoptic segments"
    case attributes, hierarchy, factors
    case text, label, spans, nestedSpans = "nested spans", values, roles
  }

  package var name: String
  package var summary: String
  package var holds: Set<Label>
  /// Units and conventions, in a sentence.
  package var units: String
  /// The reader that its tests use.
  package var reader: String
  package var options: [Option]

  package init(
    name: String, summary: String, holds: Set<Label>, units: String, reader: String, options: [Option]
  ) {
    self.name = name
    self.summary = summary
    self.holds = holds
    self.units = units
    self.reader = reader
    self.options = options
  }
}

/// The options of one format as the spec gives them, checked against its sheet.
package struct FormatOptions: Sendable {
  package var values: [String: String]

  package init(_ values: [String: String] = [:]) { self.values = values }
}

/// Why a format can't write.
package enum FormatError: Error, Sendable {
  case unknownOption(String, format: String)
  case badOptionValue(String, option: String, format: String)
  /// What the format can't hold, and in which sample.
  case cannotHold(String, index: UInt64)
  /// The dataset as a whole is not what the format is for; found at plan time.
  case unfit(FormatMisfit, format: String)
  /// Reading or writing failed: path and reason.
  case file(path: String, reason: String)
}
