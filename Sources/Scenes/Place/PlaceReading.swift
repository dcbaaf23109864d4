import Diagnostics
import Labels
import Randomness
import Specification

/// An evaluated `place:`, as the solver works with it.
enum PlaceWish {
  case within(Region?, Region.Hold)
  case scatter(Region?, Region.Hold, spacing: Double, clusters: Int?, spread: Double)
  case along(Track, position: Double?, offset: Double, turns: Bool)
  case ground(x: Double, depth: Double, height: Double)
}

extension Solver {
  /// What `place` says at a try; without one, anywhere in the enclosing box.
  func wish(of mover: Mover, attempt: UInt16) throws(EvaluationError) -> PlaceWish {
    if let wish = mover.wish { return wish }
    let wish = try readWish(of: mover, attempt: attempt)
    // Where an outline lies changes with what stands already.
    if mover.isPlaceConstant, try !isInOutline(mover.object.frame.body.keys[StageKey.place.rawValue]?.constant) {
      mover.wish = wish
    }
    return wish
  }

  private func isInOutline(_ place: Datum?) throws(EvaluationError) -> Bool {
    switch place {
    case .record(let members)?:
      for member in members where member.name == "outline" { return true }
      for member in members where try isInOutline(member.value) { return true }
      return false
    case .text(let name)?: return try isInOutline(placement.region(named: name))
    default: return false
    }
  }

  private func readWish(of mover: Mover, attempt: UInt16) throws(EvaluationError) -> PlaceWish {
    let frame = mover.object.frame
    guard case .record(let tagged)? = try frame.key(StageKey.place.rawValue, attempt: attempt), let place = tagged.first
    else { return .within(Region(outer.inside), .whole) }
    var members: [Datum.Member] = []
    if case .record(let given) = place.value { members = given }
    let reading = PlaceReading(members: members, range: frame.range(of: .place), solver: self, mover: mover)
    switch place.name {
    case "scatter": return try reading.scatter()
    case "along": return try reading.along()
    case "ground": return reading.ground()
    default:
      guard let region = reading.datum("region") else { return .within(try reading.region(place.value), .whole) }
      return .within(try reading.region(region), reading.hold)
    }
  }
}

/// Takes the parts of an evaluated place apart.
struct PlaceReading {
  let members: [Datum.Member]
  let range: SourceRange
  let solver: Solver
  let mover: Mover

  func datum(_ name: String) -> Datum? { members.first { $0.name == name }?.value }

  private func number(_ name: String) -> Double? {
    if case .number(let number)? = datum(name) { number } else { nil }
  }

  var hold: Region.Hold {
    if case .text(let word)? = datum("hold") { Region.Hold(rawValue: word) ?? .whole } else { .whole }
  }

  func scatter() throws(EvaluationError) -> PlaceWish {
    let region = try datum("in").map { datum throws(EvaluationError) in try self.region(datum) } ?? Region(box)
    let side = region.map { min($0.box.width, $0.box.height) } ?? 0
    return .scatter(
      region, hold, spacing: number("spacing") ?? 0, clusters: number("clusters").map { Int($0) },
      spread: number("spread") ?? side / 10)
  }

  func along() throws(EvaluationError) -> PlaceWish {
    var lines: [[Point]] = []
    if case .text(let text)? = datum("path") {
      if case .record(let named)? = try solver.placement.region(named: text) {
        guard let shape = named.first, shape.name == "path", case .record(let members) = shape.value,
          case .text(let data)? = members.first(where: { $0.name == "d" })?.value
        else { throw EvaluationError("the region '\(text)' is no path", at: range) }
        lines = try arguments(members).lines(ofPath: data)
      } else {
        lines = try arguments(members).lines(ofPath: text)
      }
    } else {
      lines = [arguments(members).points("points")]
    }
    guard let track = Track(lines) else {
      throw EvaluationError("the line to stand along has no length", at: range)
    }
    var turns = false
    if case .boolean(let flag)? = datum("turn") { turns = flag }
    return .along(track, position: number("position"), offset: number("offset") ?? 0, turns: turns)
  }

  func ground() -> PlaceWish {
    .ground(x: number("x") ?? 0, depth: number("depth") ?? 1, height: number("height") ?? 0)
  }

  // MARK: regions

  private var box: Box { solver.outer.inside }

  private func arguments(_ members: [Datum.Member]) -> ShapeArguments {
    ShapeArguments(members: members, enclosing: box, range: range)
  }

  /// Nil for a region that has no inside in this sample.
  func region(_ datum: Datum) throws(EvaluationError) -> Region? {
    switch datum {
    case .text("frame"): return Region(box)
    case .text(let name):
      guard let named = try solver.placement.region(named: name) else {
        throw EvaluationError("there is no region '\(name)'", at: range)
      }
      return try region(named)
    case .record(let tagged):
      guard let shape = tagged.first, case .record(let members) = shape.value else { return nil }
      return try region(shape.name, members)
    default: return nil
    }
  }

  private func region(_ name: String, _ members: [Datum.Member]) throws(EvaluationError) -> Region? {
    let arguments = arguments(members)
    func area(_ points: [Point]) -> Region? { Region([Silhouette.Area(rings: [points], rule: .nonzero)]) }
    switch name {
    case "rectangle":
      let from = arguments.point("from") ?? Point(box.minX, box.minY)
      let to = arguments.point("to") ?? Point(box.maxX, box.maxY)
      return Region(
        Box(minX: min(from.x, to.x), minY: min(from.y, to.y), maxX: max(from.x, to.x), maxY: max(from.y, to.y)))
    case "ellipse":
      let (x, y) = (arguments.length("radius_x", along: .x), arguments.length("radius_y", along: .y))
      let center = arguments.point("center") ?? box.center
      let rings = Outline(ellipse(radiusX: x, radiusY: y, center: center)).polygons(tolerance: min(x, y) / 1000)
      return Region([Silhouette.Area(rings: rings, rule: .nonzero)])
    case "polygon": return area(arguments.points("points"))
    case "path":
      guard case .text(let data)? = arguments.datum("d") else { return nil }
      let lines = try arguments.lines(ofPath: data)
      guard case .number(let width)? = arguments.datum("width") else {
        return Region([Silhouette.Area(rings: lines, rule: .nonzero)])
      }
      return Region(Region.strip(lines, width: width))
    case "ground":
      guard let ground = try solver.placement.ground else { return nil }
      let (depth, x) = (pair(arguments.datum("depth")), pair(arguments.datum("x")))
      guard let depth, let x else { return nil }
      let corners = [(x.0, depth.0), (x.1, depth.0), (x.1, depth.1), (x.0, depth.1)]
      return area(corners.map { ground.point(x: $0.0, depth: $0.1) })
    default:
      guard case .text(let object)? = arguments.datum("of") else { return nil }
      return Region(try solver.areas(ofObjectsNamed: object, at: range))
    }
  }

  private func pair(_ datum: Datum?) -> (Double, Double)? {
    guard case .list(let items)? = datum, items.count == 2, case .number(let one) = items[0],
      case .number(let other) = items[1]
    else { return nil }
    return (one, other)
  }
}
