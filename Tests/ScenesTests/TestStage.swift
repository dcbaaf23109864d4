import Diagnostics
import Labels
import Randomness
import Specification
import Templates
import Testing

@testable import Scenes

/// A spec written in a test, read into a stage: what the command line does, but for files, fonts and pixels.
struct TestStage {
  let plan: StagePlan
  let spec: Spec
  let countUses: Int
  private static let seed: UInt64 = 7

  /// `body` has the keys of the spec's root below `figment`.
  init(_ body: String, files: SpecFiles = SpecFiles(root: "."), count: UInt64 = 100) throws {
    var diagnostics = Diagnostics()
    let text = "figment: 1\n" + body
    let root = try #require(YAMLReader.read(Array(text.utf8), file: "test.yaml", recording: &diagnostics))
    files.register(root.range.file, in: "")
    let reader = SpecReader(seed: Self.seed, files: files)
    reader.diagnostics = diagnostics
    spec = Spec(root, fileName: "test", reader: reader)
    let book = PhraseBook(spec.vocabulary.templates, reader: reader)
    let plan = StagePlan(spec, reader: reader)
    withExtendedLifetime(book) {}
    let rendered = reader.diagnostics.sorted.map(\.rendered).joined(separator: "\n")
    try #require(reader.diagnostics.all.isEmpty, "\(rendered)")
    var whole = try #require(plan)
    whole.count = count
    self.plan = whole
    countUses = reader.countUses.count
  }

  func draft(_ index: UInt64 = 0, split: String = "train") throws -> SceneDraft {
    try SceneMaker(plan, typesetter: BlockTypesetter()).draft(index, split: split)
  }

  func scene(_ index: UInt64 = 0) throws -> Scene { try draft(index).scene }

  /// The sample's labels, as if every instance showed `area` pixels.
  func outcome(_ index: UInt64 = 0, area: (Int) -> Int = { _ in 100 }) throws -> LabelOutcome {
    let draft = try draft(index)
    let instances = draft.scene.instances.enumerated().map { number, instance in
      let box = Box(minX: 0, minY: 0, maxX: Double(area(number)), maxY: 1)
      return Instance(
        id: number, classIndex: instance.classIndex, parent: instance.parent, site: instance.site,
        attributes: instance.attributes, mask: Mask(size: PixelSize(width: 1, height: 1), counts: [1]), box: box,
        area: area(number), amodalBox: box, amodalArea: 200)
    }
    return try draft.outcome(instances)
  }

  /// What was drawn, by site.
  func factors(_ index: UInt64 = 0) throws -> [String: LabelValue] {
    let fields = try outcome(index).factors
    return Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
  }

  /// The stream that the site at `path` must have, by the rule alone.
  static func stream(_ path: String, _ index: UInt64, outer: [UInt64] = [], repeatNumber: UInt32 = 0) -> Stream {
    let key = outer.reduce(SiteKey(seed: seed, path: path)) { $0.folding($1) }
    return Stream(key: key, index: index, repeatNumber: repeatNumber)
  }
}

/// Sets every character as a box of 0.5 by 1 em, ascent 0.75: what texts measure is known without fonts.
private final class BlockTypesetter: Typesetter {
  func set(_ text: String, in font: FontRequest) throws(TypesettingError) -> TypesetLine {
    let width = Double(text.count) * font.size / 2
    let (top, bottom) = (-0.75 * font.size, 0.25 * font.size)
    let corners = [Point(0, top), Point(width, top), Point(width, bottom), Point(0, bottom)]
    let outline = Outline([.move(corners[0])] + corners.dropFirst().map { .line($0) } + [.close])
    return TypesetLine(
      outline: text.isEmpty ? Outline() : outline, advance: width, ascent: -top, descent: bottom, clusters: [])
  }
}

extension Scene {
  func layer(_ site: String) throws -> Layer { try #require(layers.first { $0.site == site }) }
}

extension Layer {
  /// The layer's outline in pixels of the picture.
  var bounds: Box? { outline.mapped(by: transform).bounds }
}

extension LabelValue {
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var numbers: [Double] { if case .list(let items) = self { items.compactMap(\.number) } else { [] } }
}

/// Whether two boxes are the same but for rounding.
func isNear(_ one: Box?, _ other: Box, within error: Double = 1e-9) -> Bool {
  guard let one else { return false }
  return abs(one.minX - other.minX) < error && abs(one.minY - other.minY) < error && abs(one.maxX - other.maxX) < error
    && abs(one.maxY - other.maxY) < error
}
