import Bytes
import Labels

extension RunKey {
  /// The members of the key, a line each, with no braces around: they stand at the head of a manifest.
  func writeMembers(to writer: inout ByteWriter) {
    func member(_ name: String, _ value: (inout ByteWriter) -> Void) {
      writer.append("  ")
      writer.append(json: name)
      writer.append(": ")
      value(&writer)
      writer.append(",\n")
    }
    member("name") { $0.append(json: name) }
    member("summary") { $0.append(json: summary) }
    member("license") { $0.append(json: license) }
    member("date") { $0.append(json: date) }
    member("generator") { $0.append(json: generator) }
    member("spec") { $0.append(json: specDigest) }
    member("seed") { $0.append(integer: seed) }
    member("count") { $0.append(integer: count) }
    member("cut") { $0.append(integer: cut) }
    member("classes") { $0.appendList(classes) { $0.append(json: $1) } }
    if !skeletons.isEmpty { member("skeletons") { $0.appendList(skeletons) { $0.append($1) } } }
    member("splits") { $0.appendList(splits) { $0.append(json: $1) } }
    member("image") { $0.append(json: imageExtension) }
    if let texts {
      member("texts") { writer in
        writer.append("{\"names\":")
        writer.appendList(texts.names) { $0.append(json: $1) }
        writer.append(",\"labels\":")
        writer.appendList(texts.labels) { $0.append(json: $1) }
        writer.append(",\"span_labels\":")
        writer.appendList(texts.spanLabels) { $0.append(json: $1) }
        writer.append(",\"locale\":")
        writer.append(json: texts.locale)
        writer.append("}")
      }
    }
    if !realistic.isEmpty { member("realistic") { $0.appendList(realistic) { $0.append(json: $1) } } }
    member("formats") { $0.appendList(formats) { $0.append($1) } }
    member("assets") { $0.appendList(assets) { $0.append($1) } }
    member("libraries") { writer in
      writer.appendRecord(libraries.map { (key: $0.name, value: $0.version) }) { $0.append(json: $1) }
    }
    member("architecture") { $0.append(json: architecture) }
    member("count_sites") { writer in
      writer.appendList(countSites) { writer, site in
        writer.append("{\"site\":")
        writer.append(json: site.site)
        writer.append(",\"reason\":")
        writer.append(json: site.reason)
        writer.append("}")
      }
    }
  }

  /// Nil if a member is missing or of another kind.
  init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, let summary = json["summary"]?.string,
      let license = json["license"]?.string, let generator = json["generator"]?.string,
      let spec = json["spec"]?.string, let seed = json["seed"]?.unsigned, let count = json["count"]?.unsigned,
      let cut = json["cut"]?.unsigned, DatasetPlan.sizes.contains(cut), count <= DatasetPlan.countLimit,
      let classes = json["classes"]?.strings,
      let splits = json["splits"]?.strings, let formats = json["formats"]?.list(Format.init),
      let assets = json["assets"]?.list(Asset.init), let libraries = json["libraries"]?.object,
      let architecture = json["architecture"]?.string, let sites = json["count_sites"]?.list(CountSite.init)
    else { return nil }
    self.name = name
    self.summary = summary
    self.license = license
    date = json["date"]?.string
    self.generator = generator
    specDigest = spec
    self.seed = seed
    self.count = count
    self.cut = cut
    self.classes = classes
    skeletons = json["skeletons"]?.list(Skeleton.init) ?? []
    guard skeletons.isEmpty || skeletons.count == classes.count else { return nil }
    self.splits = splits
    imageExtension = json["image"]?.string
    texts = json["texts"].flatMap(Texts.init)
    realistic = json["realistic"]?.strings ?? []
    self.formats = formats
    self.assets = assets
    self.libraries = libraries.members.map { Library($0.key, $0.value.string ?? "") }
    self.architecture = architecture
    countSites = sites
  }
}

extension RunKey.Texts {
  fileprivate init?(_ json: JSONValue) {
    guard let names = json["names"]?.strings, let labels = json["labels"]?.strings,
      let spanLabels = json["span_labels"]?.strings, let locale = json["locale"]?.string
    else { return nil }
    self.init(names: names, labels: labels, spanLabels: spanLabels, locale: locale)
  }
}

extension Skeleton {
  fileprivate init?(_ json: JSONValue) {
    guard let names = json["names"]?.strings,
      let ends = json["edges"]?.list({ $0.integer }), ends.count % 2 == 0, ends.allSatisfy(names.indices.contains)
    else { return nil }
    self.init(names: names, edges: stride(from: 0, to: ends.count, by: 2).map { Edge(ends[$0], ends[$0 + 1]) })
  }
}

extension RunKey.Format {
  fileprivate init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, let folder = json["folder"]?.string,
      let options = json["options"]?.record(\.string)
    else { return nil }
    self.init(name: name, folder: folder, options: options)
  }
}

extension Asset {
  fileprivate init?(_ json: JSONValue) {
    guard let kind = json["kind"]?.string.flatMap(Kind.init), let name = json["name"]?.string,
      let sha256 = json["sha256"]?.string, let license = json["license"]?.string
    else { return nil }
    self.init(kind: kind, name: name, sha256: sha256, license: license)
  }
}

extension CountSite {
  fileprivate init?(_ json: JSONValue) {
    guard let site = json["site"]?.string, let reason = json["reason"]?.string else { return nil }
    self.init(site, reason)
  }
}

extension ByteWriter {
  fileprivate mutating func append(_ skeleton: Skeleton) {
    append("{\"names\":")
    appendList(skeleton.names) { $0.append(json: $1) }
    append(",\"edges\":")
    appendList(skeleton.edges.flatMap { [$0.from, $0.to] }) { $0.append(integer: $1) }
    append("}")
  }

  fileprivate mutating func append(_ format: RunKey.Format) {
    append("{\"name\":")
    append(json: format.name)
    append(",\"folder\":")
    append(json: format.folder)
    append(",\"options\":")
    appendRecord(format.options.map { (key: $0.key, value: $0.value) }) { $0.append(json: $1) }
    append("}")
  }

  fileprivate mutating func append(_ asset: Asset) {
    append("{\"kind\":")
    append(json: asset.kind.rawValue)
    append(",\"name\":")
    append(json: asset.name)
    append(",\"sha256\":")
    append(json: asset.sha256)
    append(",\"license\":")
    append(json: asset.license)
    append("}")
  }
}
