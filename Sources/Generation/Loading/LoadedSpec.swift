import Bytes
package import Diagnostics
import Formats
import Images
import Labels
import Randomness
import Rendering
package import Scenes
package import Specification
import Templates

/// A spec that was read, checked and turned into a plan: from here on nothing can fail that could have failed early.
package struct LoadedSpec: Sendable {
  package let plan: DatasetPlan
  package let warnings: Diagnostics
  /// What each split's share is, in percent of the whole.
  package let splits: [Spec.Split]
  let content: Content

  /// What samples are made from.
  enum Content {
    case stage(StageTools)
    case texts(TextTools)
  }

  /// The scene, where there is one.
  package var stage: StagePlan? {
    if case .stage(let tools) = content { tools.stage } else { nil }
  }

  /// Counts what the template can say; nil for pictures.
  package var language: (@Sendable () -> LanguageReport)? {
    guard case .texts(let tools) = content else { return nil }
    return { [count = plan.count] in LanguageReport(tools, count: count) }
  }

  /// Reads a spec with the changes of the command line.
  ///
  /// - Throws: every fault at once, with its place; or that the file can't be read.
  package static func load(_ request: SpecRequest) throws(SpecFailure) -> LoadedSpec {
    var diagnostics = Diagnostics()
    let read: SpecSource?
    do throws(FileError) {
      read = try SpecSource(request, recording: &diagnostics)
    } catch {
      throw .file(error)
    }
    guard let source = read else { throw .spec(diagnostics) }
    let reader = SpecReader(seed: Spec.seed(of: source.root), files: source.files)
    reader.add(providerForms)
    reader.diagnostics = diagnostics
    let loading = SpecLoading(source: source, reader: reader)
    guard let loaded = loading.load(), !reader.diagnostics.hasErrors else {
      throw .spec(reader.diagnostics)
    }
    return loaded
  }
}

/// The steps from a parsed spec to a plan; faults are recorded with the reader, and the steps go on.
struct SpecLoading {
  let source: SpecSource
  let reader: SpecReader

  func load() -> LoadedSpec? {
    let spec = Spec(source.root, fileName: source.stem, reader: reader)
    // Values are read when the scene is: by then the reader knows where to ask for phrases.
    let book = PhraseBook(spec.vocabulary.templates, own: spec.node("template"), reader: reader)
    defer { withExtendedLifetime(book) {} }
    if spec.node("scene") != nil { return loadScene(spec, book) }
    let template = TemplateReader(spec, reader: reader, book: book)
    guard template.hasSay else { return loadScene(spec, book) }
    return TextLoading(source: source, reader: reader, spec: spec, template: template).load(self)
  }

  private func loadScene(_ spec: Spec, _ book: PhraseBook) -> LoadedSpec? {
    if spec.node("scene") == nil {
      reader.record(
        Diagnostic(
          code: "missing-key", range: source.root.range.head, message: "a spec needs the key 'scene'",
          suggestion: "describe the picture under 'scene:', or texts under 'template: say:'"))
    }
    refuseLanguage(spec)
    book.vocabulary.refuseConditions()
    let measured = MeasuredNames()
    var stage = StagePlan(spec, reader: reader, measured: measured)
    let texts = PictureTexts(spec, book, measured, &stage, reader: reader)
    return finish(spec, stage, texts, book)
  }

  /// Keys that speak of what a template says mean nothing to pictures.
  private func refuseLanguage(_ spec: Spec) {
    if let sampling = spec.node("sampling"), spec.sampling != .weighted || spec.cover != nil {
      reader.record(
        .noLanguage("sampling", at: sampling.range, suggestion: "for every combination of values, use {sweep: […]}"))
    }
    if let quota = source.root.entry(named: "quota") {
      reader.record(
        .noLanguage(
          "quota", at: quota.key.range,
          suggestion:
            "to have each class of a choice equally often, use {even: {…}}, which is exact in every 100 samples"))
    }
    for name in spec.splitRules.keys.flatMap(\.names) where name.value == "template" {
      refuseTextKey(name.value, name.range)
    }
    if spec.splitRules.byText { refuseTextKey("text", spec.node("split")?["by"]?.range ?? source.root.range.head) }
  }

  private func refuseTextKey(_ name: String, _ range: SourceRange) {
    reader.record(.noLanguage(name, at: range, suggestion: "pictures are split by 'let's of the root that are choices"))
  }

  /// Settles what is left; with faults so far there is no plan in the end, but further faults are found.
  private func finish(
    _ spec: Spec, _ stage: StagePlan?, _ texts: PictureTexts?, _ book: PhraseBook
  ) -> LoadedSpec? {
    let count = spec.count ?? reader.sweepCombinations(limit: SpecLoading.countLimit) ?? SpecLoading.usualCount
    var description = description(of: spec, stage?.classes.names ?? [])
    if let stage, stage.skeletons.contains(where: { !$0.names.isEmpty }) { description.skeletons = stage.skeletons }
    texts?.describe(in: &description, locale: reader.locale)
    let planned = formats(of: spec, otherwise: "coco", description)
    // Looking through the font folders takes time and memory that specs without text need not pay for.
    let hasText = stage.map { !$0.fontFamilies.isEmpty } ?? false
    let catalogue = hasText ? FontCatalogue.scan() : FontCatalogue([])
    let assets = assets(of: stage, catalogue)
    guard let splits = splits(of: spec), var stage, !reader.diagnostics.hasErrors else { return nil }
    stage.count = count
    let encoding = ImageEncoding(spec.image)
    var tools = StageTools(
      stage: stage, catalogue: catalogue, files: source.files.root, encoding: encoding, texts: texts)
    if !spec.splitRules.isEmpty {
      tools.choices = TemplateReader(namesOf: spec, reader: reader, book: book).rootChoices(of: spec)
      tools.splitNames = spec.splits.map(\.name)
      guard tools.choices != nil, !reader.diagnostics.hasErrors else { return nil }
    }
    var plan = DatasetPlan(
      description: description, count: count, splits: splits, formats: planned,
      imageExtension: encoding.fileExtension, assets: assets, libraries: libraries, countSites: countSites,
      makers: StageMakers(tools: tools, splits: splits))
    plan.realistic = realistic
    return LoadedSpec(plan: plan, warnings: reader.diagnostics, splits: spec.splits, content: .stage(tools))
  }

  /// The formats that the spec asks for, or else the usual one. Unless the description is whole, none is refused for what it
  /// lacks.
  func formats(
    of spec: Spec, otherwise usual: String, _ description: DatasetDescription, isWhole: Bool = true
  ) -> [PlannedFormat] {
    var formats = spec.formats
    if formats.isEmpty { formats = [Spec.Format(name: Located(usual, source.root.range.head), options: [])] }
    let planner = FormatPlanner(description: description, isWhole: isWhole)
    let maps = spec.node("maps")?.range ?? source.root.range.head
    return planner.plan(formats, maps: Located(spec.maps, maps), recording: &reader.diagnostics)
  }

  /// Where the spec looks at `count`.
  var countSites: [CountSite] { reader.countUses.map { CountSite(place(of: $0), "progress") } }

  /// Where the spec asks for values that may belong to somebody.
  var realistic: [String] { reader.realisticUses.map { place(of: $0) } }

  func splits(of spec: Spec) -> ExactSplits? {
    guard !spec.splits.isEmpty else { return nil }
    do throws(DistributionError) {
      return try ExactSplits(spec.splits, seed: spec.seed)
    } catch {
      reader.record(
        Diagnostic(
          code: "bad-distribution", range: spec.node("split")?.range ?? source.root.range.head,
          message: "the shares of 'split' can't be used"))
      return nil
    }
  }

  /// The most that `count` may be.
  static let countLimit: UInt64 = 1_000_000_000_000

  /// How many samples there are where a spec says nothing.
  static let usualCount: UInt64 = 100

  func description(of spec: Spec, _ classes: [String] = []) -> DatasetDescription {
    DatasetDescription(
      name: spec.name, summary: spec.description, license: spec.license, date: spec.date, seed: spec.seed,
      specDigest: digest(of: spec), generator: generatorName, classes: classes,
      splits: spec.splits.map(\.name))
  }

  /// The digest of everything the spec says, but for what the plan's key names by itself.
  private func digest(of spec: Spec) -> String {
    guard case .mapping(let entries) = source.root.content else { return "" }
    let rest = entries.filter { !["seed", "count", "formats"].contains($0.key.value) }
    var writer = ByteWriter()
    Node(.mapping(rest), source.root.range).writeCanonically(to: &writer)
    return SHA256Digest(of: writer.bytes).hex
  }

  // MARK: assets

  /// The files that the spec itself names.
  func fileAssets() -> [Asset] {
    var assets: [Asset] = []
    for name in source.files.assets {
      let kind = Asset.Kind(fileName: name)
      do throws(FileError) {
        let bytes = try source.files.read(name, limit: 1 << 30)
        assets.append(Asset(kind: kind, name: name, sha256: SHA256Digest(of: bytes).hex))
      } catch {
        reader.record(Diagnostic(code: "bad-file", range: source.root.range.head, message: "\(error)"))
      }
    }
    return assets
  }

  private func assets(of stage: StagePlan?, _ catalogue: FontCatalogue) -> [Asset] {
    var assets = fileAssets()
    if let stage { check(stage, catalogue) }
    for family in stage?.fontFamilies ?? [] {
      let entries = catalogue.entries(ofFamily: family.value)
      if entries.isEmpty {
        reader.record(
          Diagnostic(
            code: "unknown-font", range: family.range,
            message: "there is no font family '\(family.value)' in the font folders",
            suggestion: didYouMean(family.value, catalogue.families)))
      }
      for path in Set(entries.map(\.path)).sorted() {
        do throws(FileError) {
          let bytes = try FileSystem.read(path, limit: 1 << 30)
          let name = path.split(separator: "/").last.map(String.init) ?? path
          assets.append(Asset(kind: .font, name: name, sha256: SHA256Digest(of: bytes).hex))
        } catch {
          reader.record(Diagnostic(code: "bad-file", range: family.range, message: "\(error)"))
        }
      }
    }
    return assets
  }

  /// Looks at the pictures and fonts: what can't be drawn is told before anything is made.
  private func check(_ stage: StagePlan, _ catalogue: FontCatalogue) {
    for picture in stage.pictures {
      guard let bytes = try? source.files.read(picture.value, limit: 1 << 30) else { continue }
      do throws(ImageError) {
        let header = try ImageHeader.read(bytes)
        try ImageLimits().check(width: header.width, height: header.height)
        try header.format.checkEnd(of: bytes)
      } catch {
        reader.record(
          Diagnostic(
            code: "bad-image", range: picture.range, message: "the picture '\(picture.value)' can't be used: \(error)"))
      }
    }
    let typesetter = FontTypesetter(catalogue, root: source.files.root)
    for font in stage.fontFiles {
      do throws(TypesettingError) {
        _ = try typesetter.set("", in: FontRequest(source: .file(font.value), size: 16))
      } catch {
        reader.record(error.evaluation(at: font.range).diagnostic(code: "bad-font"))
      }
    }
  }

  /// `file:line:column`, the file as seen from the spec's folder: records don't tell where that is.
  private func place(of range: SourceRange) -> String {
    var name = range.file.name[...]
    let root = source.files.root + "/"
    if name.hasPrefix(root) { name = name.dropFirst(root.count) }
    return "\(name):\(range.start.line):\(range.start.column)"
  }

  private var libraries: [Library] {
    (renderingLibraries + imageLibraries).map { Library($0.name, $0.version) }
  }
}

extension Diagnostic {
  fileprivate static func noLanguage(_ key: String, at range: SourceRange, suggestion: String) -> Diagnostic {
    Diagnostic(
      code: "no-language", range: range,
      message: "'\(key)' is about what a template says, but this spec makes pictures", suggestion: suggestion)
  }
}

extension Asset.Kind {
  fileprivate init(fileName: String) {
    switch fileName.split(separator: ".").last?.lowercased() {
    case "png", "jpg", "jpeg": self = .image
    case "ttf", "otf", "ttc", "otc": self = .font
    case "csv", "txt": self = .list
    default: self = .other
    }
  }
}

extension ImageEncoding {
  /// The encoding that an evaluated `image:` stands for.
  fileprivate init(_ datum: Datum) {
    guard case .record(let members) = datum, let member = members.first, case .record(let options) = member.value else {
      self = .png(effort: .fast)
      return
    }
    func word(_ name: String) -> String? {
      guard case .text(let text)? = options.first(where: { $0.name == name })?.value else { return nil }
      return text
    }
    if member.name == "jpeg" {
      var quality = 90
      if case .number(let number)? = options.first(where: { $0.name == "quality" })?.value { quality = Int(number) }
      self = .jpeg(JPEGSettings(quality: quality, chroma: word("chroma") == "full" ? .full : .subsampled))
    } else {
      self = .png(effort: word("effort") == "small" ? .small : .fast)
    }
  }
}
