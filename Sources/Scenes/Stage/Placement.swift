import Diagnostics
import Elementary
import Labels
import Specification

/// Where everything in one sample stands. Objects are measured and placed when something first asks for them: the picture, or
/// an expression that mentions `bounds`.
final class Placement {
  let plan: StagePlan
  let size: PixelSize
  let root: StagedObject
  private let shapes: ShapeMaker
  private var objects: [Int: StagedObject] = [:]
  private var lists: [Int: [StagedObject]] = [:]
  /// The groups of objects that see each other and have found their places, or look for them.
  private var solved: Set<SolverGroup> = []
  private var solving: Set<SolverGroup> = []
  /// What became of constraints that couldn't be met.
  private(set) var failures: [PlacementFailure] = []
  private(set) lazy var groundPlane = Result { () throws(EvaluationError) in try self.readGround() }
  private var regions: [String: Datum]?

  init(_ root: Frame, size: PixelSize, plan: StagePlan, typesetter: any Typesetter) throws(EvaluationError) {
    self.plan = plan
    self.size = size
    shapes = ShapeMaker(typesetter: typesetter)
    var font = FontSettings()
    if let datum = try root.key(SceneKey.font.rawValue) { font.take(datum) }
    let picture = Box(minX: 0, minY: 0, maxX: Double(size.width), maxY: Double(size.height))
    self.root = StagedObject(
      frame: root, outer: nil, font: font, shape: nil, layout: nil, linear: .identity, inside: picture)
    self.root.map = .identity
    objects[root.id.number] = self.root
  }

  /// The object of `frame`, measured.
  func object(_ frame: Frame) throws(EvaluationError) -> StagedObject {
    if let known = objects[frame.id.number] { return known }
    guard let parent = frame.parent else { return root }
    let outer = try object(parent)
    var font = outer.font
    if let datum = try frame.key(.font) { font.take(datum) }
    let shape = try shapes.shape(of: frame, font: font, in: outer.inside)
    let layout = LayoutRequest(try frame.key(.layout), shape: shape, enclosing: outer.inside)
    let object = StagedObject(
      frame: frame, outer: outer, font: font, shape: shape, layout: layout, linear: try frame.linearMap(),
      inside: try inside(of: frame, shape, layout, in: outer.inside))
    objects[frame.id.number] = object
    return object
  }

  /// The box that shares are of in an object: that of its shape, or of the room for its arranged parts. In a group it is the box
  /// around the group, as it is or, once the group is moved, with the middle at the group's origin.
  private func inside(
    of frame: Frame, _ shape: ResolvedShape?, _ layout: LayoutRequest?, in outer: Box
  ) throws(EvaluationError) -> Box {
    if let layout { return Box(minX: 0, minY: 0, maxX: layout.roomWidth, maxY: layout.roomHeight) }
    if let shape { return shape.box }
    guard try frame.key(.at) != nil || frame.isFree else { return outer }
    return Box(minX: -outer.width / 2, minY: -outer.height / 2, maxX: outer.width / 2, maxY: outer.height / 2)
  }

  /// The parts of `object` in the order of the spec, those without a place included.
  func parts(of object: StagedObject) throws(EvaluationError) -> [StagedObject] {
    let number = object.frame.id.number
    if let known = lists[number] { return known }
    var parts: [StagedObject] = []
    let body = object.frame.body
    for list in body.lists.indices {
      for element in body.lists[list].indices {
        for child in try object.frame.children(list: list, element) { parts.append(try self.object(child)) }
      }
    }
    lists[number] = parts
    return parts
  }

  // MARK: where things stand

  /// From the object's own coordinates to those that it stands in.
  func map(of object: StagedObject) throws(EvaluationError) -> Affine {
    if let map = object.map { return map }
    guard let outer = object.outer else { return .identity }
    if outer.layout != nil {
      try arrange(outer)
    } else if object.frame.isFree {
      try solve(object, in: outer)
    } else {
      let isCentered = object.shape?.isCentered ?? (object.layout != nil)
      let origin = try object.frame.origin(isCentered: isCentered, in: outer.inside)
      object.map = object.linear.then(.moving(by: origin))
    }
    return object.map ?? object.linear
  }

  private func arrange(_ group: StagedObject) throws(EvaluationError) {
    guard group.arranged == nil, let layout = group.layout else { return }
    guard !group.isArranging else {
      throw EvaluationError(
        "the layout needs the size of a part that needs the layout", at: group.frame.range(of: .layout))
    }
    group.isArranging = true
    defer { group.isArranging = false }
    let parts = try parts(of: group)
    var arranged: [ArrangedPart] = []
    for part in parts {
      let margin = Sides(try part.frame.key(.margin))
      let box = try reach(of: part, by: part.linear) ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
      let line = part.linear.keepsAxes ? try baseline(of: part).map { part.linear.yy * $0 } : nil
      arranged.append(ArrangedPart(box: box, margin: margin, baseline: line))
    }
    let result = layout.arrange(arranged)
    let corner = try corner(of: group, result, layout)
    for (part, move) in zip(parts, result.moves) { part.map = part.linear.then(.moving(by: move + corner)) }
    for number in result.leftOver { try leaveOver(parts[number], of: group, layout) }
    let padding = layout.padding
    group.arranged = (
      Box(
        minX: corner.x - padding.left, minY: corner.y - padding.top, maxX: corner.x + result.width + padding.right,
        maxY: corner.y + result.height + padding.bottom), result.baseline.map { $0 + corner.y }
    )
  }

  /// Where the room for parts begins: in the shape's box, else so that the anchor's point of the whole is the origin.
  private func corner(
    of group: StagedObject, _ result: Arrangement, _ layout: LayoutRequest
  ) throws(EvaluationError) -> Point {
    let padding = layout.padding
    if let shape = group.shape { return Point(shape.box.minX + padding.left, shape.box.minY + padding.top) }
    let anchor = try group.frame.key(.anchor).flatMap { Anchor($0) } ?? Anchor()
    let line = result.baseline.map { $0 + padding.top }
    let whole = Box(
      minX: 0, minY: 0, maxX: result.width + padding.width, maxY: result.height + padding.height)
    let origin = anchor.point(of: whole, baseline: line ?? whole.maxY)
    return Point(padding.left - origin.x, padding.top - origin.y)
  }

  private func leaveOver(
    _ part: StagedObject, of group: StagedObject, _ layout: LayoutRequest
  ) throws(EvaluationError) {
    let constraint = "\(group.frame.element?.path.description ?? "").layout.\(layout.name)"
    switch try policy(of: group.frame) {
    case .error:
      throw EvaluationError(
        "'\(part.frame.element?.name ?? "")' doesn't fit into the \(layout.name)", at: group.frame.range(of: .layout),
        suggestion: "make room, or say what is to become of it: 'infeasible: drop' or 'infeasible: relax'")
    case .drop:
      drop(part)
      failures.append(PlacementFailure(constraint: constraint, isDropped: true))
    case .relax: failures.append(PlacementFailure(constraint: constraint, isDropped: false))
    }
  }

  func drop(_ object: StagedObject) {
    object.isDropped = true
    object.frame.isListed = false
  }

  private func solve(_ object: StagedObject, in outer: StagedObject) throws(EvaluationError) {
    guard let element = object.frame.element, let group = plan.links.group(of: element) else { return }
    let key = SolverGroup(outer: outer.frame.id, group: group.number)
    guard !solved.contains(key) else { return }
    guard solving.insert(key).inserted else {
      throw EvaluationError("the place needs itself", at: object.frame.range(of: .place))
    }
    defer { solving.remove(key) }
    var solver = try Solver(group, in: outer, self)
    failures += try solver.solve()
    solved.insert(key)
  }

  /// What is done about a constraint that can't be met.
  func policy(of frame: Frame) throws(EvaluationError) -> InfeasiblePolicy {
    if case .text(let word)? = try frame.key(.infeasible) { return InfeasiblePolicy(rawValue: word) ?? .error }
    if case .text(let word)? = try root.frame.key(SceneKey.infeasible.rawValue) {
      return InfeasiblePolicy(rawValue: word) ?? .error
    }
    return .error
  }

  // MARK: how large things are

  /// The box around the object and its parts under `map`; nil if there is nothing.
  func reach(of object: StagedObject, by map: Affine) throws(EvaluationError) -> Box? {
    var box = object.shape.flatMap { $0.reach(by: map) }
    if object.layout != nil {
      try arrange(object)
      if let arranged = object.arranged {
        let mapped = arranged.box.mapped(by: map)
        box = box.map { $0.union(mapped) } ?? mapped
      }
      return box
    }
    for part in try parts(of: object) {
      let own = try self.map(of: part)
      guard !part.isDropped, let reach = try reach(of: part, by: own.then(map)) else { continue }
      box = box.map { $0.union(reach) } ?? reach
    }
    return box
  }

  /// The line that the object's text stands on, in its own coordinates.
  private func baseline(of object: StagedObject) throws(EvaluationError) -> Double? {
    if let line = object.shape?.baseline { return line }
    if object.layout != nil {
      try arrange(object)
      return object.arranged?.baseline
    }
    return nil
  }

  /// What the object covers with its parts, under `map`.
  func areas(of object: StagedObject, by map: Affine) throws(EvaluationError) -> [Silhouette.Area] {
    var areas: [Silhouette.Area] = []
    if let shape = object.shape {
      if shape.isText {
        areas.append(Silhouette.Area(rings: [shape.box.corners.map { map($0) }], rule: .nonzero))
      } else if shape.hasInside {
        let outline = shape.outline.mapped(by: map)
        let extent = outline.bounds.map { min($0.width, $0.height) } ?? 0
        let rings = outline.polygons(tolerance: max(extent / 800, 1e-9))
        areas.append(Silhouette.Area(rings: rings, rule: outline.fillRule))
      }
    }
    for part in try parts(of: object) {
      let own = try self.map(of: part)
      if !part.isDropped { areas += try self.areas(of: part, by: own.then(map)) }
    }
    return areas
  }

  // MARK: what the scene says

  private func readGround() throws(EvaluationError) -> GroundPlane? {
    guard case .record(let members)? = try root.frame.key(SceneKey.ground.rawValue) else { return nil }
    func datum(_ name: String) -> Datum? { members.first { $0.name == name }?.value }
    func number(_ name: String, _ fallback: Double) -> Double {
      if case .number(let number)? = datum(name) { number } else { fallback }
    }
    let horizon = Point(.list([.number(0), datum("horizon") ?? .number(0)]), in: root.inside)?.y ?? 0
    let half = number("field_of_view", 60) / 2
    let (sine, cosine) = Elementary.sinCos(degrees: half)
    return GroundPlane(
      horizon: horizon, cameraHeight: number("camera_height", 1), focalLength: Double(size.width) / 2 * cosine / sine,
      center: Double(size.width) / 2)
  }

  /// The scene's ground; nil if it has none.
  var ground: GroundPlane? {
    get throws(EvaluationError) { try groundPlane.get() }
  }

  /// The region that the scene calls `name`.
  func region(named name: String) throws(EvaluationError) -> Datum? {
    if regions == nil {
      var known: [String: Datum] = [:]
      if case .record(let members)? = try root.frame.key(SceneKey.regions.rawValue) {
        for member in members { known[member.name] = member.value }
      }
      regions = known
    }
    return regions?[name]
  }
}

/// Which objects of which group look for their places together.
private struct SolverGroup: Hashable {
  let outer: InstanceID
  let group: Int
}

enum InfeasiblePolicy: String { case error, drop, relax }

/// A constraint that couldn't be met in one sample, and what was done about it.
package struct PlacementFailure: Sendable, Hashable {
  /// Its path in the spec: `scene.objects.car.avoid.truck`.
  package let constraint: String
  /// Whether the object was left out; else it stands where least is wrong.
  package let isDropped: Bool
}

extension Placement: BoundsSource {
  func bounds(of frame: Frame) throws(EvaluationError) -> Datum {
    let object = try object(frame)
    let map = try map(of: object)
    let origin = Point(map.x0, map.y0)
    let box = try reach(of: object, by: map) ?? Box(minX: origin.x, minY: origin.y, maxX: origin.x, maxY: origin.y)
    let members = [
      ("left", box.minX), ("top", box.minY), ("right", box.maxX), ("bottom", box.maxY), ("width", box.width),
      ("height", box.height),
    ]
    return .record(members.map { Datum.Member($0.0, .number($0.1)) })
  }

  func settle(_ frame: Frame) throws(EvaluationError) { _ = try map(of: try object(frame)) }
}
