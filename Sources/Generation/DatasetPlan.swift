package import Diagnostics
package import Formats
package import Labels

/// Everything that is settled before the first sample is made. What can fail early has failed when a plan exists.
package struct DatasetPlan: Sendable {
  /// Name, seed, spec digest, classes and splits, as file headers want them. `specDigest` covers all that the spec
  /// says, files that it includes and `--set` changes among it, but for seed, count and formats, which have keys of
  /// their own.
  package var description: DatasetDescription
  /// How many samples: indices `0 ..< count`.
  package var count: UInt64
  /// Which split an index belongs to.
  package var splits: any SplitAssignment
  /// In the order of the spec; folders differ.
  package var formats: [PlannedFormat]
  /// The pictures' file extension, without the dot; nil if the spec makes no pictures.
  package var imageExtension: String?
  /// Files that the samples are made from: images, fonts, lists.
  package var assets: [Asset]
  /// Libraries whose version shows in the bytes, such as cairo and FreeType.
  package var libraries: [Library]
  /// Where the spec looks at `count`: such a set can't be extended.
  package var countSites: [CountSite]
  /// Where the spec asks for values that may belong to somebody.
  package var realistic: [String] = []
  /// Work and shards are whole multiples of this many samples (but for the last): the least common multiple of what the
  /// formats ask for.
  package var cut: UInt64
  /// How many consecutive samples are one piece of work. No byte of the dataset depends on it.
  package var chunkSize: UInt64
  /// Whether the formats' streams are written to files of their own as they are made, in order, rather than kept in chunk
  /// files until the end: right where samples are small and many. Shards never do. No byte of the dataset depends on it.
  package var streamsGrow = false
  /// Makes the makers, one for each worker.
  package var makers: any MakerSource

  /// The most samples that a dataset can have.
  package static let countLimit: UInt64 = 1 << 48

  /// - Precondition: `count` is within the limit; `cut` and `chunkSize` are positive and below 2^40; the folders of
  ///   `formats` differ.
  package init(
    description: DatasetDescription, count: UInt64, splits: any SplitAssignment, formats: [PlannedFormat],
    imageExtension: String?, assets: [Asset] = [], libraries: [Library] = [], countSites: [CountSite] = [],
    cut: UInt64 = 1, chunkSize: UInt64 = 64, makers: any MakerSource
  ) {
    precondition(count <= Self.countLimit && Self.sizes.contains(cut) && Self.sizes.contains(chunkSize))
    precondition(Set(formats.map(\.folder)).count == formats.count)
    self.description = description
    self.count = count
    self.splits = splits
    self.formats = formats
    self.imageExtension = imageExtension
    self.assets = assets
    self.libraries = libraries
    self.countSites = countSites
    self.cut = cut
    self.chunkSize = chunkSize
    self.makers = makers
  }

  /// What a cut or chunk may hold; bounds keep their products within 64 bits.
  static let sizes: ClosedRange<UInt64> = 1...(1 << 40)

  /// Where the picture of a sample goes, relative to the dataset, in the order of the formats.
  func picturePaths(of sample: borrowing Sample) -> [String] {
    var paths: [String] = []
    for planned in formats {
      if let path = planned.format.imagePath(of: sample) { paths.append("\(planned.folder)/\(path)") }
    }
    return paths
  }
}

/// A format with its options settled, ready to write.
package struct PlannedFormat: Sendable {
  /// The name in the format table.
  package var name: String
  /// With every default filled in, so that naming a default changes nothing.
  package var options: FormatOptions
  /// The folder inside the dataset: one path component, none of `reservedFolders`.
  package var folder: String
  package var format: any DatasetFormat

  /// Names at the top of a dataset that are no format's.
  package static let reservedFolders = [
    Workspace.name, Workspace.truth, Workspace.sumsFile, Workspace.manifest, Workspace.shard,
  ]

  /// - Precondition: `folder` is not reserved.
  package init(name: String, options: FormatOptions, folder: String, format: any DatasetFormat) {
    precondition(!Self.reservedFolders.contains(folder))
    self.name = name
    self.options = options
    self.folder = folder
    self.format = format
  }
}

/// A file that samples are made from.
package struct Asset: Sendable, Hashable {
  package enum Kind: String, Sendable { case image, font, list, dataset, other }

  package var kind: Kind
  /// As the spec names it: no absolute path of the machine.
  package var name: String
  /// Its digest in hexadecimal.
  package var sha256: String
  /// An SPDX id or a sentence; empty if nobody said.
  package var license: String

  package init(kind: Kind, name: String, sha256: String, license: String = "") {
    self.kind = kind
    self.name = name
    self.sha256 = sha256
    self.license = license
  }
}

/// A library of the system and its version.
package struct Library: Sendable, Hashable {
  package var name: String
  package var version: String

  package init(_ name: String, _ version: String) {
    self.name = name
    self.version = version
  }
}

/// A site whose values depend on how many samples there are.
package struct CountSite: Sendable, Hashable {
  /// Its path in the spec.
  package var site: String
  /// Why: `progress`, `quota`, `cover` …
  package var reason: String

  package init(_ site: String, _ reason: String) {
    self.site = site
    self.reason = reason
  }
}

/// Which split an index belongs to: a pure function, so that any sample can be made alone.
package protocol SplitAssignment: Sendable {
  func split(of index: UInt64) -> String
  /// How many of the indices below `count` each split gets, by name; for plans, so it may be off by a few where it is vast.
  func counts(below count: UInt64) -> [String: UInt64]
}

extension SplitAssignment {
  package func counts(below count: UInt64) -> [String: UInt64] {
    var counts: [String: UInt64] = [:]
    for index in 0..<count { counts[split(of: index), default: 0] += 1 }
    return counts
  }
}

/// Makes the makers of one run. Shared by all workers.
package protocol MakerSource: Sendable {
  /// Called once on each worker's thread.
  func makeMaker() throws(SampleFailure) -> any SampleMaker
}

/// Makes samples: scene, picture, labels. One for each worker; it never leaves its thread, and may keep canvases and
/// buffers from one sample to the next, but nothing that changes what the next one is.
package protocol SampleMaker {
  func make(_ index: UInt64) throws(SampleFailure) -> MadeSample

  /// The same, into a sample whose storage may be used again; all of it is overwritten.
  func make(_ index: UInt64, into made: inout MadeSample) throws(SampleFailure)

  /// What batches of its samples name; nil if it makes no batches, as pictures never do.
  var lexicon: TextLexicon? { get }

  /// Adds the samples of `indices` to an empty batch with this lexicon: the same that `make` gives. Where one fails, those
  /// before it are there.
  func fill(_ batch: TextBatch, _ indices: Range<UInt64>) throws(SampleFailure)

  /// The same; `finished` is told of every step as it ends, for those who look at the clock.
  func make(_ index: UInt64, _ finished: (MakingStep) -> Void) throws(SampleFailure) -> MadeSample
}

extension SampleMaker {
  package var lexicon: TextLexicon? { nil }

  package func fill(_ batch: TextBatch, _ indices: Range<UInt64>) throws(SampleFailure) {
    preconditionFailure("a maker with a lexicon fills batches")
  }

  package func make(_ index: UInt64, into made: inout MadeSample) throws(SampleFailure) {
    // So that the maker may use the room of the last picture again.
    made.sample.image = nil
    made = try make(index)
  }

  package func make(_ index: UInt64, _ finished: (MakingStep) -> Void) throws(SampleFailure) -> MadeSample {
    try make(index)
  }
}

/// The steps in which a sample is made; what follows belongs to the dataset: records, digests, files.
package enum MakingStep: Int, Sendable, CaseIterable {
  case scene, drawing, labels, encoding
}

/// A sample, and what was left out of it.
package struct MadeSample: Sendable {
  package var sample: Sample
  /// How many instances were dropped, by reason.
  package var dropped: [String: UInt64]

  package init(_ sample: Sample, dropped: [String: UInt64] = [:]) {
    self.sample = sample
    self.dropped = dropped
  }
}

/// Why a sample could not be made: a sentence that begins in lower case and names what is wrong in the spec or its files.
package struct SampleFailure: Error, Sendable, Hashable {
  package var message: String
  /// The same with its place in the spec, where it has one.
  package var diagnostic: Diagnostic?

  package init(_ message: String) { self.message = message }

  package init(_ diagnostic: Diagnostic) {
    message = diagnostic.message
    self.diagnostic = diagnostic
  }
}
