import Bytes
package import Formats
package import Labels

/// What a dataset is made from, as far as its bytes depend on it: whoever resumes or merges must have the same.
///
/// Written into the manifest, into every shard and beside the journal. Complete enough to join shards without the spec.
package struct RunKey: Sendable, Hashable {
  /// A format as the key knows it: options in order of their names.
  package struct Format: Sendable, Hashable {
    package var name: String
    package var folder: String
    package var options: [String: String]
  }

  /// The words of text labels.
  package struct Texts: Sendable, Hashable {
    package var names: [String]
    package var labels: [String]
    package var spanLabels: [String]
    package var locale: String
  }

  package var name: String
  package var summary: String
  package var license: String
  package var date: String?
  package var generator: String
  package var specDigest: String
  package var seed: UInt64
  package var count: UInt64
  package var cut: UInt64
  package var classes: [String]
  /// The keypoints of each class; empty where none has any.
  package var skeletons: [Skeleton]
  package var splits: [String]
  package var imageExtension: String?
  /// What the texts are labeled with; nil in a dataset of pictures alone.
  package var texts: Texts?
  /// Where the spec asks for values that may belong to somebody: `people.yaml:3:9`.
  package var realistic: [String]
  package var formats: [Format]
  package var assets: [Asset]
  package var libraries: [Library]
  package var architecture: String
  package var countSites: [CountSite]

  init(_ plan: DatasetPlan) {
    name = plan.description.name
    summary = plan.description.summary
    license = plan.description.license
    date = plan.description.date
    generator = plan.description.generator
    specDigest = plan.description.specDigest
    seed = plan.description.seed
    count = plan.count
    cut = plan.cut
    classes = plan.description.classes
    skeletons = plan.description.skeletons
    splits = plan.description.splits
    imageExtension = plan.imageExtension
    let description = plan.description
    texts =
      description.textNames.isEmpty
      ? nil
      : Texts(
        names: description.textNames, labels: description.textLabels, spanLabels: description.spanLabels,
        locale: description.locale)
    realistic = plan.realistic
    formats = plan.formats.map { Format(name: $0.name, folder: $0.folder, options: $0.options.values) }
    assets = plan.assets
    libraries = plan.libraries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    architecture = RunKey.architecture
    countSites = plan.countSites
  }

  /// What formats are told of the dataset.
  package var description: DatasetDescription {
    var description = DatasetDescription(
      name: name, summary: summary, license: license, date: date, seed: seed, specDigest: specDigest,
      generator: generator, classes: classes, splits: splits)
    description.hasImages = imageExtension != nil
    description.skeletons = skeletons
    if let texts {
      description.textNames = texts.names
      description.textLabels = texts.labels
      description.spanLabels = texts.spanLabels
      description.locale = texts.locale
    }
    return description
  }

  /// The processor's architecture that this program was built for: equal bytes are promised within one.
  package static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #elseif arch(riscv64)
      "riscv64"
    #else
      "other"
    #endif
  }
}

extension RunKey {
  /// Everything in which this key is not `old`, but for `count`, which has rules of its own.
  package func differences(from old: RunKey) -> [KeyDifference] {
    var found: [KeyDifference] = []
    func compare(_ name: String, _ now: String, _ then: String) {
      if now != then { found.append(KeyDifference(name, now: now, then: then)) }
    }
    compare("generator", generator, old.generator)
    compare("architecture", architecture, old.architecture)
    for (name, now, then) in paired(libraries, old.libraries, by: \.name) {
      compare("library '\(name)'", now?.version ?? "absent", then?.version ?? "absent")
    }
    compare("name", name, old.name)
    compare("seed", String(seed), String(old.seed))
    compare("spec", shortened(specDigest), shortened(old.specDigest))
    let matched = pairedAssets(with: old)
    for (name, now, then) in matched {
      compare(
        "asset '\(name)'", now.map { shortened($0.sha256) } ?? "absent", then.map { shortened($0.sha256) } ?? "absent")
    }
    for (name, now, then) in matched {
      if let now, let then { compare("license of '\(name)'", now.license, then.license) }
    }
    compare("formats", formats.map(\.shown).joined(separator: ", "), old.formats.map(\.shown).joined(separator: ", "))
    compare("image", imageExtension ?? "none", old.imageExtension ?? "none")
    compare("summary", summary, old.summary)
    compare("license", license, old.license)
    compare("date", date ?? "none", old.date ?? "none")
    compare("classes", classes.joined(separator: ", "), old.classes.joined(separator: ", "))
    compare(
      "keypoints", skeletons.map { $0.names.joined(separator: " ") }.joined(separator: ", "),
      old.skeletons.map { $0.names.joined(separator: " ") }.joined(separator: ", "))
    compare("texts", texts?.names.joined(separator: ", ") ?? "none", old.texts?.names.joined(separator: ", ") ?? "none")
    compare("labels", (texts?.labels ?? []).joined(separator: ", "), (old.texts?.labels ?? []).joined(separator: ", "))
    compare(
      "span labels", (texts?.spanLabels ?? []).joined(separator: ", "),
      (old.texts?.spanLabels ?? []).joined(separator: ", "))
    compare("locale", texts?.locale ?? "none", old.texts?.locale ?? "none")
    compare("splits", splits.joined(separator: ", "), old.splits.joined(separator: ", "))
    compare("cut", String(cut), String(old.cut))
    return found
  }

  /// Twelve digits of a digest: enough to see that it changed.
  private func shortened(_ digest: String) -> String { String(digest.prefix(12)) }

  /// Assets of both keys by name. Several may have one name, such as font files of two folders: of these, equal ones belong
  /// together, and what is left goes in order.
  private func pairedAssets(with old: RunKey) -> [(String, Asset?, Asset?)] {
    var theirs = old.assets
    func take(_ isWanted: (Asset) -> Bool) -> Asset? {
      theirs.firstIndex(where: isWanted).map { theirs.remove(at: $0) }
    }
    func isNamed(_ other: Asset, as one: Asset) -> Bool { ExactText(other.name) == ExactText(one.name) }
    let equals = assets.map { one in take { isNamed($0, as: one) && $0.sha256 == one.sha256 } }
    let pairs = zip(assets, equals).map { one, equal -> (String, Asset?, Asset?) in
      (one.name, one, equal ?? take { isNamed($0, as: one) })
    }
    return pairs + theirs.map { ($0.name, nil, $0) }
  }

  /// Elements of both lists by key, in the order of the first and then of the second.
  private func paired<Element>(
    _ ours: [Element], _ theirs: [Element], by key: (Element) -> String
  ) -> [(String, Element?, Element?)] {
    let extra = theirs.filter { other in !ours.contains { key($0) == key(other) } }
    return ours.map { one in (key(one), one, theirs.first { key($0) == key(one) }) } + extra.map { (key($0), nil, $0) }
  }
}

extension RunKey.Format {
  /// As a spec would name it: `yolo`, `yolo {task: pose} in poses`.
  var shown: String {
    let listed = options.keys.sorted().map { "\($0): \(options[$0, default: ""])" }.joined(separator: ", ")
    return name + (listed.isEmpty ? "" : " {\(listed)}") + (folder == name ? "" : " in \(folder)")
  }
}
