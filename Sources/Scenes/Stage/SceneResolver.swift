import Diagnostics
import Elementary
import Labels
import Randomness
import Specification

/// Walks the frames of one sample and writes down what is to be drawn, from the bottom to the top.
struct SceneResolver {
  private let size: PixelSize
  private let plan: StagePlan
  private let placement: Placement
  private var layers: [Layer] = []
  private var instances: [SceneInstance] = []
  /// The frame of each instance.
  private(set) var frames: [Frame] = []
  /// Where the shape of each layer stands in the spec.
  private(set) var shapeRanges: [SourceRange] = []

  init(size: PixelSize, plan: StagePlan, placement: Placement) {
    self.size = size
    self.plan = plan
    self.placement = placement
  }

  /// What an object takes over from what it is a part of.
  private struct Surroundings {
    var transform = Affine.identity
    var opacity = 1.0
    var owner: Int?
    var occludes = true
    var depth: Double?
  }

  mutating func scene(of root: Frame) throws(EvaluationError) -> Scene {
    var background = Paint.color(Color(red: 1, green: 1, blue: 1))
    if let datum = try root.key(SceneKey.background.rawValue) {
      background = try paint(datum, of: root, SceneKey.background.rawValue) { "scene.background" }
    }
    for part in try ordered(placement.root) { try draw(part.object, in: Surroundings()) }
    var effects: [Effect] = []
    for step in plan.effects {
      if let effect = try step.operation(in: root) { effects.append(effect) }
    }
    let camera = try camera(of: root)
    return Scene(
      size: camera?.size ?? size, background: background, layers: layers, instances: instances, effects: effects,
      ground: try placement.ground, camera: camera)
  }

  /// The sample's camera; what it puts over the picture becomes layers above all others.
  private mutating func camera(of root: Frame) throws(EvaluationError) -> Camera? {
    guard let plan = plan.camera else { return nil }
    let (seed, index) = (self.plan.seed, root.sample.index)
    let made = try plan.camera(in: root, size) { (datum, range) throws(EvaluationError) in
      if case .color(let color) = datum { return .color(color) }
      return try Scenes.paint(datum, range: range) {
        var stream = Stream(
          key: SiteKey(seed: seed, path: "scene.camera.outside.noise"), index: index, repeatNumber: 0)
        return stream.next64()
      }
    }
    guard let (camera, sheets) = made else { return nil }
    layers += sheets
    shapeRanges += sheets.map { _ in plan.range }
    return camera
  }

  /// A part and its place among its siblings.
  private typealias Ordered = (object: StagedObject, z: Double)

  /// The objects below `object` in drawing order. Of those on the ground the farther lie lower: among what has one `z`, they
  /// change places with each other, and nothing else moves.
  private func ordered(_ object: StagedObject) throws(EvaluationError) -> [Ordered] {
    var all: [Ordered] = []
    var isFlat = true
    var isGrounded = false
    for part in try placement.parts(of: object) {
      let z = try part.frame.number(.z, default: 0)
      if z != 0 { isFlat = false }
      // Places on the ground are settled now, since the order hangs on them.
      if part.frame.isFree {
        _ = try placement.map(of: part)
        if part.depth != nil { isGrounded = true }
      }
      all.append((part, z))
    }
    if !isFlat {
      all = all.enumerated().sorted { ($0.element.z, $0.offset) < ($1.element.z, $1.offset) }.map(\.element)
    }
    return isGrounded ? sortedByDepth(all) : all
  }

  private func sortedByDepth(_ all: [Ordered]) -> [Ordered] {
    var sorted = all
    let places = all.indices.filter { all[$0].object.depth != nil }
    let farthestFirst = places.sorted {
      let (one, other) = (all[$0], all[$1])
      return (one.z, -(one.object.depth ?? 0), $0) < (other.z, -(other.object.depth ?? 0), $1)
    }
    for (place, source) in zip(places, farthestFirst) { sorted[place] = all[source] }
    return sorted
  }

  private mutating func draw(_ object: StagedObject, in outer: Surroundings) throws(EvaluationError) {
    let frame = object.frame
    let map = try placement.map(of: object)
    guard !object.isDropped else { return }
    var inner = outer
    inner.opacity *= try frame.number(.opacity, default: 1)
    if case .boolean(let occludes)? = try frame.key(.occludes) { inner.occludes = inner.occludes && occludes }
    inner.transform = map.then(outer.transform)
    inner.depth = object.depth ?? outer.depth
    if let own = try instance(of: frame, in: inner) {
      inner.owner = own
      instances[own].space = Space(inner.transform)
      instances[own].box = object.shape?.box
    }
    let parts = try ordered(object)
    for part in parts where part.z < 0 { try draw(part.object, in: inner) }
    if let shape = object.shape { try append(shape, frame, inner) }
    for part in parts where part.z >= 0 { try draw(part.object, in: inner) }
    if let points = try frame.key(.keypoints) { try append(points, of: object, inner) }
  }

  /// Gives the keypoints of `frame` to the instance that it is or belongs to, once all its layers are there.
  private mutating func append(_ points: Datum, of object: StagedObject, _ inner: Surroundings) throws(EvaluationError)
  {
    guard let owner = inner.owner, case .record(let members) = points else { return }
    for member in members {
      guard let point = KeypointPlace(member.value, in: object.inside), point.isThere else { continue }
      guard !instances[owner].keypoints.contains(where: { $0.name.utf8.elementsEqual(member.name.utf8) }) else {
        throw EvaluationError(
          "the keypoint '\(member.name)' of one instance is here a second time", at: object.frame.range(of: .keypoints),
          suggestion: "let 'when:' choose the part that carries it")
      }
      instances[owner].keypoints.append(
        SceneKeypoint(
          name: member.name, point: point.point, space: Space(inner.transform), isHidden: point.isHidden,
          coveringFrom: layers.count))
    }
  }

  /// The number of the instance that `frame` is, if it has a class.
  private mutating func instance(of frame: Frame, in outer: Surroundings) throws(EvaluationError) -> Int? {
    guard case .text(let name)? = try frame.key(.class), !name.isEmpty else { return nil }
    guard let number = plan.classes.number(of: name) else {
      throw EvaluationError("the class '\(name)' was not foreseen", at: frame.range(of: .class))
    }
    guard instances.count < instanceLimit else {
      throw EvaluationError("a picture may hold at most \(instanceLimit) instances", at: frame.range(of: .class))
    }
    var attributes: [LabelValue.Field] = []
    for (number, attribute) in frame.body.attributes.enumerated() {
      let value = try frame.sample.kept(try frame.attribute(number), at: attribute.value.range)
      attributes.append(LabelValue.Field(attribute.name, value))
    }
    var instance = SceneInstance(
      site: frame.site, classIndex: number, parent: outer.owner, attributes: attributes, depth: outer.depth)
    if case .text("parts")? = try frame.key(.panoptic) { instance.showsParts = true }
    instances.append(instance)
    frames.append(frame)
    return instances.count - 1
  }

  private mutating func append(_ shape: ResolvedShape, _ frame: Frame, _ inner: Surroundings) throws(EvaluationError) {
    guard layers.count < instanceLimit else {
      throw EvaluationError("a picture may hold at most \(instanceLimit) shapes", at: frame.range(of: .draw))
    }
    let (fill, stroke) = try paints(of: frame, shape)
    shapeRanges.append(frame.range(of: .draw))
    layers.append(
      Layer(
        site: frame.site, shape: shape.description, outline: shape.outline, transform: inner.transform, fill: fill,
        stroke: stroke, opacity: inner.opacity, occludes: inner.occludes, owner: inner.owner, depth: inner.depth))
  }

  // MARK: paints

  private func paints(of frame: Frame, _ shape: ResolvedShape) throws(EvaluationError) -> (Paint?, Stroke?) {
    let black = Paint.color(Color(red: 0, green: 0, blue: 0))
    var fill: Paint?
    var stroke: Stroke?
    if let datum = try frame.key(.fill) { fill = try paint(datum, of: frame, .fill) }
    if let datum = try frame.key(.stroke) { stroke = try self.stroke(datum, of: frame) }
    if fill == nil, stroke == nil {
      if shape.hasInside { fill = black } else { stroke = Stroke(paint: black, width: 1) }
    }
    return (fill, stroke)
  }

  private func stroke(_ datum: Datum, of frame: Frame) throws(EvaluationError) -> Stroke {
    guard case .record(let members) = datum, !members.contains(where: { isPaint($0.name) }) else {
      return Stroke(paint: try paint(datum, of: frame, .stroke), width: 1)
    }
    var stroke = Stroke(paint: .color(Color(red: 0, green: 0, blue: 0)), width: 1)
    for member in members {
      switch (member.name, member.value) {
      case ("color", let value): stroke.paint = try paint(value, of: frame, .stroke)
      case ("width", let value):
        switch Length(value) {
        case .units(let number): stroke.width = number
        case .pixels(let number): (stroke.width, stroke.isInPixels) = (number, true)
        case .share, nil: throw EvaluationError("a stroke's width can't be a share", at: frame.range(of: .stroke))
        }
      case ("join", .text(let word)): stroke.join = Stroke.Join(rawValue: word) ?? .miter
      case ("cap", .text(let word)): stroke.cap = Stroke.Cap(rawValue: word) ?? .butt
      case ("miter_limit", .number(let number)): stroke.miterLimit = number
      case ("dashes", .list(let items)):
        stroke.dashes = items.compactMap { if case .number(let number) = $0 { number } else { nil } }
      default: break
      }
    }
    return stroke
  }

  private func isPaint(_ name: String) -> Bool { paintForms.contains { $0.name == name } }

  private func paint(_ datum: Datum, of frame: Frame, _ key: StageKey) throws(EvaluationError) -> Paint {
    let element = frame.element
    return try paint(datum, of: frame, key.rawValue) { "\(element?.path.description ?? "").\(key)" }
  }

  /// `path` is where the value stands in the spec, for the seed of a paint's own noise; made only where it is needed.
  private func paint(
    _ datum: Datum, of frame: Frame, _ key: Int, path: @escaping @Sendable () -> String
  ) throws(EvaluationError) -> Paint {
    if case .color(let color) = datum { return .color(color) }
    let (seed, index, numbers) = (plan.seed, frame.sample.index, frame.numbers)
    return try Scenes.paint(datum, range: frame.body.keys[key]?.range ?? frame.range(of: .draw)) {
      let key = numbers.dropLast().reduce(SiteKey(seed: seed, path: path() + ".noise")) { $0.folding($1) }
      var stream = Stream(key: key, index: index, repeatNumber: UInt32(truncatingIfNeeded: numbers.last ?? 0))
      return stream.next64()
    }
  }
}
