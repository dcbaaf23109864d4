import Diagnostics
import Elementary
import Labels
import Randomness
import Specification

/// Walks the frames of one sample and writes down what is to be drawn, from the bottom to the top.
struct SceneResolver {
  private let size: PixelSize
  private let plan: StagePlan
  private let typesetter: any Typesetter
  private var layers: [Layer] = []
  private var instances: [SceneInstance] = []
  /// The frame of each instance.
  private(set) var frames: [Frame] = []
  /// Where the shape of each layer stands in the spec.
  private(set) var shapeRanges: [SourceRange] = []

  init(size: PixelSize, plan: StagePlan, typesetter: any Typesetter) {
    self.size = size
    self.plan = plan
    self.typesetter = typesetter
  }

  /// What an object takes over from what it is a part of.
  private struct Surroundings {
    var transform = Affine.identity
    /// The enclosing box, in the coordinates that the object stands in.
    var box: Box
    var opacity = 1.0
    var owner: Int?
    var occludes = true
    var font = FontSettings()
  }

  mutating func scene(of root: Frame) throws(EvaluationError) -> Scene {
    let picture = Box(minX: 0, minY: 0, maxX: Double(size.width), maxY: Double(size.height))
    var surroundings = Surroundings(box: picture)
    var background = Paint.color(Color(red: 1, green: 1, blue: 1))
    if let font = try root.key(SceneKey.font.rawValue) { surroundings.font.take(font) }
    if let datum = try root.key(SceneKey.background.rawValue) {
      background = try paint(datum, of: root, SceneKey.background.rawValue) { "scene.background" }
    }
    for frame in try ordered(root) { try draw(frame.frame, in: surroundings) }
    var effects: [Effect] = []
    for step in plan.effects {
      if let effect = try step.operation(in: root) { effects.append(effect) }
    }
    let camera = try camera(of: root)
    return Scene(
      size: camera?.size ?? size, background: background, layers: layers, instances: instances, effects: effects,
      camera: camera)
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

  /// The objects below `frame` in drawing order.
  private func ordered(_ frame: Frame) throws(EvaluationError) -> [(frame: Frame, z: Double)] {
    var all: [(frame: Frame, z: Double)] = []
    var isFlat = true
    for list in frame.body.lists.indices {
      for number in frame.body.lists[list].indices {
        for child in try frame.children(list: list, number) {
          let z = try child.number(.z, default: 0)
          if z != 0 { isFlat = false }
          all.append((child, z))
        }
      }
    }
    guard !isFlat else { return all }
    let sorted = all.enumerated().sorted { ($0.element.z, $0.offset) < ($1.element.z, $1.offset) }
    return sorted.map(\.element)
  }

  private mutating func draw(_ frame: Frame, in outer: Surroundings) throws(EvaluationError) {
    var inner = outer
    if let font = try frame.key(.font) { inner.font.take(font) }
    let shape = try shape(of: frame, in: inner)
    inner.opacity *= try frame.number(.opacity, default: 1)
    if case .boolean(let occludes)? = try frame.key(.occludes) { inner.occludes = inner.occludes && occludes }
    inner.transform = try frame.place(isCentered: shape?.isCentered ?? false, in: outer.box).then(outer.transform)
    inner.owner = try instance(of: frame, in: outer) ?? outer.owner
    if let shape { inner.box = shape.box } else { inner.box = try groupBox(of: frame, in: outer.box) }
    let parts = try ordered(frame)
    for part in parts where part.z < 0 { try draw(part.frame, in: inner) }
    if let shape { try append(shape, frame, inner) }
    for part in parts where part.z >= 0 { try draw(part.frame, in: inner) }
  }

  /// The box that shares are of in an object without a shape: that around it, as it is or, once the object is moved by
  /// `at`, with the middle at the object's origin.
  private func groupBox(of frame: Frame, in outer: Box) throws(EvaluationError) -> Box {
    guard try frame.key(.at) != nil else { return outer }
    return Box(minX: -outer.width / 2, minY: -outer.height / 2, maxX: outer.width / 2, maxY: outer.height / 2)
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
    instances.append(
      SceneInstance(site: frame.site, classIndex: number, parent: outer.owner, attributes: attributes))
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
        stroke: stroke, opacity: inner.opacity, occludes: inner.occludes, owner: inner.owner))
  }

  // MARK: shapes

  private func shape(of frame: Frame, in surroundings: Surroundings) throws(EvaluationError) -> ResolvedShape? {
    guard case .record(let members)? = try frame.key(.draw), let tagged = members.first,
      case .record(let arguments) = tagged.value
    else { return nil }
    let anchor = try frame.key(.anchor).flatMap { Anchor($0) }
    let range = frame.range(of: .draw)
    let description = LabelValue.record([LabelValue.Field(tagged.name, try frame.sample.kept(tagged.value, at: range))])
    if tagged.name == "text" {
      let (outline, box) = try text(arguments, surroundings.font, range)
      var shape = ResolvedShape(outline: outline, box: box, isCentered: true, hasInside: true, description: description)
      shape.move(to: anchor ?? Anchor())
      return shape
    }
    guard let form = shapeForm(named: tagged.name) else { return nil }
    let outline = try form.outline(ShapeArguments(members: arguments, enclosing: surroundings.box, range: range))
    guard let box = outline.bounds else { return nil }
    var shape = ResolvedShape(
      outline: outline, box: box, isCentered: form.isCentered, hasInside: form.hasInside, description: description)
    if let anchor = anchor ?? (form.isCentered ? Anchor() : nil) { shape.move(to: anchor) }
    return shape
  }

  /// Lines of text under each other; the box is the widest advance by the lines' height.
  private func text(
    _ arguments: [Datum.Member], _ font: FontSettings, _ range: SourceRange
  ) throws(EvaluationError) -> (Outline, Box) {
    var outline = Outline()
    var box = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
    guard case .text(let text)? = arguments.first?.value else { return (outline, box) }
    guard text.unicodeScalars.count <= longestSetText else {
      throw TypesettingError.textTooLong(limit: longestSetText).evaluation(at: range)
    }
    // By code points: as characters, a carriage return and a line feed are one.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
    do throws(TypesettingError) {
      for (number, line) in lines.enumerated() {
        let set = try typesetter.set(line, in: font.request)
        let down = Double(number) * (set.ascent + set.descent)
        outline.elements += set.outline.mapped(by: Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: down)).elements
        // The first line's baseline is at 0.
        box = Box(
          minX: 0, minY: number == 0 ? -set.ascent : box.minY, maxX: max(box.maxX, set.advance),
          maxY: down + set.descent)
      }
    } catch {
      throw error.evaluation(at: range)
    }
    return (outline, box)
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
