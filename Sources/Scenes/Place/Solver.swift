import Diagnostics
import Labels
import Randomness
import Specification

/// Finds places for objects that see each other: one after the other, each at the first of its tries that fits those that
/// stand already.
///
/// A try is a pure function of the object's own site, so that what is tried never depends on others, only what is taken. If an
/// object has no place after `tries`, all begin anew with further tries, `rounds` times; then its `infeasible:` decides.
struct Solver {
  /// How often an object is tried before all begin anew, and how often they do.
  static let tries = 250
  static let rounds = 4

  let outer: StagedObject
  let placement: Placement
  private(set) var movers: [Mover] = []
  /// What stands already: first what never moves.
  private(set) var placed: [Pose] = []
  private let fixedCount: Int

  init(_ group: PlacementLinks.Group, in outer: StagedObject, _ placement: Placement) throws(EvaluationError) {
    self.outer = outer
    self.placement = placement
    let elements = outer.frame.body.lists.first ?? []
    for number in group.fixed {
      for frame in try outer.frame.children(list: 0, number) {
        let object = try placement.object(frame)
        let map = try placement.map(of: object)
        guard let box = try placement.reach(of: object, by: map) else { continue }
        let silhouette = try Solver.silhouette(of: object, by: map, box, placement)
        placed.append(
          Pose(mover: nil, name: elements[number].name, map: map, move: .identity, box: box, base: silhouette))
      }
    }
    fixedCount = placed.count
    for number in group.movers {
      let first = movers.count
      for frame in try outer.frame.children(list: 0, number) {
        let object = try placement.object(frame)
        guard frame.isFree else {
          // Another alternative of the same object, which stands where it stands.
          let map = try placement.map(of: object)
          if let box = try placement.reach(of: object, by: map) {
            let silhouette = try Solver.silhouette(of: object, by: map, box, placement)
            placed.append(
              Pose(mover: nil, name: elements[number].name, map: map, move: .identity, box: box, base: silhouette))
          }
          continue
        }
        let box = try placement.reach(of: object, by: object.linear) ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
        movers.append(
          try Mover(
            object, element: number, number: movers.count - first, policy: try placement.policy(of: frame),
            silhouette: try Solver.silhouette(of: object, by: object.linear, box, placement), box: box))
      }
      shareOutTouching(movers[first...])
    }
  }

  private static func silhouette(
    of object: StagedObject, by map: Affine, _ box: Box, _ placement: Placement
  ) throws(EvaluationError) -> Silhouette? {
    if let silhouette = Silhouette(try placement.areas(of: object, by: map)) { return silhouette }
    // Lines cover nothing: their box stands for them.
    return Silhouette([Silhouette.Area(rings: [box.corners], rule: .nonzero)])
  }

  /// Gives every object its place, or decides what is done without one.
  mutating func solve() throws(EvaluationError) -> [PlacementFailure] {
    let fixed = placed
    var failures: [PlacementFailure] = []
    for round in 0..<Solver.rounds {
      placed = fixed
      failures = []
      let isLast = round == Solver.rounds - 1
      var isDone = true
      for mover in movers {
        var blamed: [String: Int] = [:]
        if try seek(mover, round, &blamed) { continue }
        // What may be left out isn't worth moving all others for.
        guard isLast || mover.policy == .drop else {
          isDone = false
          break
        }
        failures.append(try giveUp(on: mover, round, blamed))
      }
      if isDone, try turnToLaterOnes() || isLast { break }
    }
    try settle()
    return failures
  }

  /// Turns those that face something that found its place after them; false if one of them doesn't fit that way.
  private mutating func turnToLaterOnes() throws(EvaluationError) -> Bool {
    for number in placed.indices {
      guard let mover = placed[number].mover, let rule = mover.rule("facing"),
        placed[number...].contains(where: { $0.name == rule.target }),
        let pose = try pose(of: mover, attempt: mover.attempt)
      else { continue }
      var fits = true
      try judge(pose, of: mover, mover.attempt) { _, _ in
        fits = false
        return false
      }
      guard fits else { return false }
      placed[number] = pose
    }
    return true
  }

  private func numbers(of round: Int, _ mover: Mover) -> Range<Int> {
    // What may be left out has no other round to wait for.
    let count = mover.policy == .drop ? Solver.tries * Solver.rounds : Solver.tries
    return round * count..<(round + 1) * count
  }

  /// Whether one of the object's tries fits; else `blamed` counts what was wrong first with each.
  private mutating func seek(
    _ mover: Mover, _ round: Int, _ blamed: inout [String: Int]
  ) throws(EvaluationError) -> Bool {
    for number in numbers(of: round, mover) {
      let attempt = UInt16(number)
      guard let pose = try pose(of: mover, attempt: attempt) else { continue }
      var fault: String?
      try judge(pose, of: mover, attempt) { name, _ in
        fault = name
        return false
      }
      if let fault {
        blamed[fault, default: 0] += 1
        continue
      }
      mover.attempt = attempt
      placed.append(pose)
      return true
    }
    return false
  }

  /// Does what the object's `infeasible:` says, and tells which constraint it is that can't be met.
  private mutating func giveUp(
    on mover: Mover, _ round: Int, _ blamed: [String: Int]
  ) throws(EvaluationError) -> PlacementFailure {
    let usual = blamed.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "place"
    switch mover.policy {
    case .relax:
      guard let best = try leastWrong(mover, round) else { break }
      mover.attempt = best.attempt
      placed.append(best.pose)
      return PlacementFailure(constraint: "\(mover.path).\(best.fault)", isDropped: false)
    case .error:
      let key: StageKey = mover.object.frame.body.keys[StageKey.place.rawValue] == nil ? .relations : .place
      throw EvaluationError(
        "'\(mover.object.frame.site)' finds no place in \(Solver.tries * Solver.rounds) tries; what is in the way is "
          + "'\(usual)'", at: mover.object.frame.range(of: key),
        suggestion: "make room, or say what is to become of it: 'infeasible: drop' or 'infeasible: relax'")
    case .drop: break
    }
    placement.drop(mover.object)
    return PlacementFailure(constraint: "\(mover.path).\(usual)", isDropped: true)
  }

  /// The try with the least excess over all limits together, and what is wrong with it first.
  private func leastWrong(
    _ mover: Mover, _ round: Int
  ) throws(EvaluationError) -> (pose: Pose, attempt: UInt16, fault: String)? {
    var best: (pose: Pose, attempt: UInt16, fault: String)?
    var least = Double.infinity
    for number in numbers(of: round, mover) {
      let attempt = UInt16(number)
      guard let pose = try pose(of: mover, attempt: attempt) else { continue }
      var amount = 0.0
      var first: String?
      try judge(pose, of: mover, attempt) { fault, excess in
        first = first ?? fault
        amount += excess
        return true
      }
      if best == nil || amount < least {
        best = (pose, attempt, first ?? "")
        least = amount
      }
    }
    return best
  }

  /// Tells the objects where they stand.
  private func settle() throws(EvaluationError) {
    for pose in placed[fixedCount...] {
      guard let mover = pose.mover else { continue }
      mover.object.map = pose.map
      mover.object.depth = pose.depth
      // What expressions and factors see is the try that was taken.
      _ = try mover.object.frame.key(StageKey.place.rawValue, attempt: mover.attempt)
    }
    for mover in movers where mover.object.isDropped { mover.object.map = mover.object.linear }
  }

  // MARK: touching

  /// Draws which of an object's instances touch each other, and who touches whom: in twos at least, where there are two.
  private func shareOutTouching(_ movers: ArraySlice<Mover>) {
    var members: [Mover] = []
    for mover in movers {
      guard let rule = mover.rule("touching") else { continue }
      var stream = mover.stream("relations.touching.\(rule.target)")
      let luck = stream.unit()
      guard luck < rule.chance ?? 1 else {
        mover.touch = .keepsAway
        continue
      }
      if rule.target == mover.name { members.append(mover) } else { mover.touch = .others }
    }
    var clump = 0
    for (place, mover) in members.enumerated() {
      var stream = mover.stream("relations.touching.clump")
      let isLast = place == members.count - 1
      // A new clump needs somebody to follow.
      if clump == 0 || (clump > 1 && !isLast && stream.unit() < 0.5) {
        mover.touch = .starts
        clump = 1
      } else {
        mover.touch = .joins(clump == 1 ? members[place - 1].number : nil)
        clump += 1
      }
    }
  }

  /// What the objects of this name cover that have their places, or the object around them all as `parent`.
  func areas(ofObjectsNamed name: String, at range: SourceRange) throws(EvaluationError) -> [Silhouette.Area] {
    if name == "parent" {
      guard let shape = outer.shape, shape.hasInside else { return [] }
      let extent = min(shape.box.width, shape.box.height)
      let rings = shape.outline.polygons(tolerance: max(extent / 800, 1e-9))
      return [Silhouette.Area(rings: rings, rule: shape.outline.fillRule)]
    }
    return placed.filter { $0.name == name }.flatMap { $0.silhouette?.areas ?? [] }
  }
}
