package import Diagnostics
package import Labels
package import Specification

/// A scene, read and checked: everything that samples are made from.
package struct StagePlan: Sendable {
  package let classes: ClassTable
  /// The keypoints of each class, in the order of the classes.
  package let skeletons: [Skeleton]
  package let seed: UInt64
  /// How many samples there are, for `progress`; settled once all sweeps are read.
  package var count: UInt64 = 0
  /// The font families that texts may be set in, with the place that names each.
  package let fontFamilies: [Located<String>]
  /// The pictures and font files that may be needed, relative to the spec's folder, with the place that names each.
  package let pictures: [Located<String>]
  package let fontFiles: [Located<String>]
  private(set) var root: Body
  private(set) var references: [NameReference]
  private(set) var wheels: [SweepWheel]
  /// The numbers of all sites, in the order in which factors are told.
  private(set) var siteOrder: [Int]
  private(set) var rules: LabelRules
  let effects: [OperationStep]
  /// Which objects look for their places together.
  let links: PlacementLinks
  let effectsRange: SourceRange?
  let camera: CameraPlan?

  /// Reads `scene`, `keep`, `targets` and `tags` of `spec`; faults are recorded with `reader`.
  ///
  /// `measured` gets the names that texts about the pictures may use. Nil if there is no scene, or one that can't be
  /// used.
  package init?(_ spec: Spec, reader: SpecReader, measured: MeasuredNames? = nil) {
    guard let scene = spec.node("scene") else { return nil }
    let scope = spec.vocabulary.scope
    let place = Place(path: SitePath.root.appending("scene"), scope: scope)
    let keys = StagePlan.keys(scene, at: place, reader)
    var elements: [Element] = []
    if let objects = scene["objects"] {
      let room = ElementReader(reader: reader, kind: stageObject)
      elements = room.elements(
        objects, at: place.unit("objects"), list: 0, definitions: spec.vocabulary.definitions)
    }
    StagePlan.checkUnused(spec, reader)
    root = Body(
      slots: reader.values(of: spec.slots, at: scene.range), keys: keys, attributes: [], lists: [elements], when: nil,
      members: [:])
    effectsRange = scene.entry(named: "effects")?.key.range
    effects =
      scene.entry(named: "effects").map {
        OperationStep.steps($0.value, of: effectTable, at: place.unit("effects"), reader)
      } ?? []
    camera = scene.entry(named: "camera").map {
      CameraPlan($0.value, key: $0.key.range, at: place.unit("camera"), reader)
    }
    rules = LabelRules(spec, elements: elements, reader: reader, measured: measured)
    elements.checkCount(recording: &reader.diagnostics)
    links = PlacementLinks(elements)
    PlacementCheck(reader, keys).visit(elements)
    let check = ConstantCheck(reader: reader)
    check.check(paint: keys[SceneKey.background.rawValue])
    check.visit(elements)
    let cycles = reader.needs.cycles()
    for cycle in cycles { reader.record(cycle) }
    var finder = ClassFinder(reader: reader, root: root)
    // What needs itself has no possible values; all else has, even in a spec with faults.
    if cycles.isEmpty { finder.visit(elements, below: []) }
    classes = finder.table
    var points = SkeletonFinder(reader: reader, root: root, classes: classes)
    if cycles.isEmpty { points.visit(elements, below: []) }
    points.finish()
    skeletons = points.skeletons
    var files = AssetFinder(reader: reader, root: root)
    files.visitScene(keys)
    files.visit(camera)
    if cycles.isEmpty { files.visit(elements, below: []) }
    (pictures, fontFiles) = (files.pictures, files.fonts)
    references = reader.references
    var fonts = FontFinder(reader: reader, root: root)
    let usual = Located(FontSettings.family, scene.range.head)
    let sceneFamilies = keys[SceneKey.font.rawValue].map { fonts.families(of: $0, [], [usual]) } ?? [usual]
    fonts.visit(elements, below: [], inherited: sceneFamilies)
    fontFamilies = fonts.families
    wheels = reader.sweepWheels()
    siteOrder = reader.siteOrder
    seed = reader.seed
    guard keys[SceneKey.size.rawValue] != nil else { return nil }
  }

  /// Makes room for texts about the pictures, which were read after it: the names that they use, and the values that are
  /// drawn for them.
  package mutating func addTexts(drawing slots: [LetSlot], reader: SpecReader) {
    root = Body(
      slots: root.slots + reader.values(of: slots, at: .nowhere), keys: root.keys, attributes: [], lists: root.lists,
      when: nil, members: [:])
    references = reader.references
    wheels = reader.sweepWheels()
    siteOrder = reader.siteOrder
    rules.areTold = true
  }

  /// What is measured of every instance, and whether expressions may ask who hides whom.
  package var wishes: LabelWishes { rules.wishes }
  package var mayAskOccluders: Bool { rules.mayAskOccluders }

  private static func keys(_ scene: Node, at place: Place, _ reader: SpecReader) -> [Value?] {
    guard case .mapping(let entries) = scene.content else {
      reader.record(.wrongKind(scene, wanted: "a mapping with the keys of a scene"))
      return SceneKey.allCases.map { _ in nil }
    }
    for (position, entry) in entries.enumerated() where !sceneKeys.contains(where: { $0.name == entry.key.value }) {
      reader.record(
        scene.misreading(ofEntry: position) ?? .unknownKey(entry.key, in: "a scene", known: sceneKeys.map(\.name)))
    }
    if scene["size"] == nil { reader.record(.missingKey("size", in: "a scene", at: scene.range.head)) }
    return SceneKey.allCases.map { number in
      let key = sceneKeys[number.rawValue]
      guard let entry = scene.entry(named: key.name) else { return nil }
      return reader.value(entry.value, as: key.kind, at: place.unit(key.name))
    }
  }

  /// Definitions that nothing uses are read all the same, with their defaults, so that a fault in one is told at once.
  private static func checkUnused(_ spec: Spec, _ reader: SpecReader) {
    let used = reader.usedDefinitions
    let definitions = spec.vocabulary.definitions.byName.values.filter { !used.contains(ObjectIdentifier($0)) }
    for definition in definitions.sorted(by: { $0.name.range.start < $1.name.range.start }) {
      reader.check(definition, as: stageObject)
    }
  }
}
