import Elementary
import Labels
import Randomness
import Specification

/// Where a try puts an object.
struct Spot {
  enum Grip { case origin, center, bottom }

  var point: Point
  /// Which point of the object comes to stand there.
  var grip: Grip
  var scale = 1.0
  /// Degrees clockwise, beside what the object has.
  var turn = 0.0
  var depth: Double?
}

extension Solver {
  /// Where try `attempt` puts the object; nil if it puts it nowhere.
  func pose(of mover: Mover, attempt: UInt16) throws(EvaluationError) -> Pose? {
    if let pose = try touchingPose(of: mover, attempt) { return pose }
    switch mover.touch {
    case .others, .joins: if hasPartner(mover) { return nil }
    default: break
    }
    if let rule = mover.rule("on") { return try standing(mover, on: rule.target, attempt) }
    guard let spot = try spot(of: mover, attempt) else { return nil }
    return try pose(of: mover, at: turned(spot, mover))
  }

  private func pose(of mover: Mover, at spot: Spot) throws(EvaluationError) -> Pose {
    var move = Affine.identity
    var box = mover.box
    if spot.turn != 0 {
      move = .turning(by: spot.turn)
      box = try placement.reach(of: mover.object, by: mover.object.linear.then(move)) ?? box
    }
    let grip =
      switch spot.grip {
      case .origin: Point(0, 0)
      case .center: box.center
      case .bottom: box.bottom
      }
    let place = Affine.moving(by: grip * -1).then(.scaling(by: spot.scale)).then(.moving(by: spot.point))
    return Pose(
      mover: mover, name: mover.name, map: mover.object.linear.then(move).then(place), move: move.then(place),
      box: box.mapped(by: place), base: mover.silhouette, depth: spot.depth)
  }

  /// The spot with the turn that lets the object face the nearest of those that it has to.
  private func turned(_ spot: Spot, _ mover: Mover) -> Spot {
    guard let rule = mover.rule("facing") else { return spot }
    let targets = placed.filter { $0.name == rule.target }.map(\.box.center)
    guard let nearest = targets.min(by: { ($0 - spot.point).length < ($1 - spot.point).length }) else { return spot }
    let way = nearest - spot.point
    guard way.length > 0 else { return spot }
    var spot = spot
    spot.turn += Elementary.atan2(way.y, way.x) * (180 / .pi) - rule.heading
    return spot
  }

  // MARK: by place

  private func spot(of mover: Mover, _ attempt: UInt16) throws(EvaluationError) -> Spot? {
    guard let rule = mover.rule("sorted") else { return try ownSpot(of: mover, attempt) }
    // All instances' spots of this try are shared out in their order.
    var spots: [Spot] = []
    for other in movers where other.element == mover.element {
      guard let spot = try ownSpot(of: other, attempt) else { return nil }
      spots.append(spot)
    }
    let isAcross = rule.target.contains("left")
    let isBackward = rule.target == "right_to_left" || rule.target == "bottom_to_top"
    let keyed = spots.enumerated().map { (key: isAcross ? $0.element.point.x : $0.element.point.y, number: $0.offset) }
    let order = keyed.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
    return spots[order[isBackward ? order.count - 1 - mover.number : mover.number].number]
  }

  private func ownSpot(of mover: Mover, _ attempt: UInt16) throws(EvaluationError) -> Spot? {
    var stream = mover.stream("place.position", attempt: attempt)
    switch try wish(of: mover, attempt: attempt) {
    case .within(let region, let hold):
      return region?.middle(of: mover.box, hold, from: &stream).map { Spot(point: $0, grip: .center) }
    case .scatter(let region, let hold, _, let clusters, let spread):
      guard let region else { return nil }
      guard let clusters else {
        return region.middle(of: mover.box, hold, from: &stream).map { Spot(point: $0, grip: .center) }
      }
      let number = stream.integer(below: UInt64(clusters))
      let (x, y) = (Elementary.inverseNormal(stream.openUnit()), Elementary.inverseNormal(stream.openUnit()))
      guard let middle = clusterMiddle(UInt32(number), of: mover, in: region) else { return nil }
      return Spot(point: middle + Point(x, y) * spread, grip: .center)
    case .along(let track, let position, let offset, let turns):
      let (point, direction) = track.point(at: position ?? evenPosition(of: mover))
      let side = Point(-direction.y, direction.x)
      var spot = Spot(point: point + side * offset, grip: .origin)
      if turns { spot.turn = Elementary.atan2(direction.y, direction.x) * (180 / .pi) }
      return spot
    case .ground(let x, let depth, let height):
      guard let ground = try placement.ground else { return nil }
      let scale = ground.scale(atDepth: depth)
      let foot = ground.point(x: x, depth: depth)
      return Spot(point: Point(foot.x, foot.y - height * scale), grip: .bottom, scale: scale, depth: depth)
    }
  }

  /// The middle of a cluster: the same for all instances of an object, drawn at a site of its own.
  private func clusterMiddle(_ number: UInt32, of mover: Mover, in region: Region) -> Point? {
    let frame = mover.object.frame
    let outerNumbers = frame.repetition == nil ? frame.numbers[...] : frame.numbers.dropLast()
    let key = outerNumbers.reduce(SiteKey(seed: frame.sample.seed, path: "\(mover.path).place.clusters")) {
      $0.folding($1)
    }
    var stream = Stream(key: key, index: frame.sample.index, repeatNumber: number)
    return region.point(from: &stream)
  }

  private func evenPosition(of mover: Mover) -> Double {
    guard let repetition = mover.object.frame.repetition else { return 0.5 }
    return (Double(repetition.index) + 0.5) / Double(repetition.count)
  }

  // MARK: by relation

  /// On the upper edge of one of the others: anywhere along it.
  private func standing(_ mover: Mover, on name: String, _ attempt: UInt16) throws(EvaluationError) -> Pose? {
    let targets = placed.filter { $0.name == name && $0.mover !== mover }
    guard !targets.isEmpty else { return nil }
    var stream = mover.stream("place.on", attempt: attempt)
    let target = targets[Int(stream.integer(below: UInt64(targets.count)))].box
    let share = stream.unit()
    let room = target.width - mover.box.width
    let x = room > 0 ? target.minX + mover.box.width / 2 + share * room : target.center.x
    return try pose(of: mover, at: turned(Spot(point: Point(x, target.minY), grip: .bottom), mover))
  }

  private func partners(of mover: Mover) -> [Pose] {
    switch mover.touch {
    case .others: placed.filter { $0.name == mover.rule("touching")?.target }
    case .joins(let number):
      placed.filter { pose in
        guard let other = pose.mover, other.element == mover.element else { return false }
        switch other.touch {
        case .starts, .joins: return number == nil || other.number == number
        default: return false
        }
      }
    case .nobody, .keepsAway, .starts: []
    }
  }

  private func hasPartner(_ mover: Mover) -> Bool { !partners(of: mover).isEmpty || mover.touch == .others }

  /// The object as it touches one of its partners: moved towards it from a side until it is there.
  private func touchingPose(of mover: Mover, _ attempt: UInt16) throws(EvaluationError) -> Pose? {
    let partners = partners(of: mover)
    guard !partners.isEmpty else { return nil }
    var stream = mover.stream("place.touching", attempt: attempt)
    let partner = partners[Int(stream.integer(below: UInt64(partners.count)))]
    let (sine, cosine) = Elementary.sinCos(degrees: 360 * stream.unit())
    let way = Point(cosine, sine)
    let reach = (partner.box.width + partner.box.height + mover.box.width + mover.box.height)
    let shift = (stream.unit() - 0.5) * 0.5 * min(partner.box.width, partner.box.height)
    let aim = partner.box.center + Point(-sine, cosine) * shift
    let close = 0.0005 * reach
    var way0 = -reach
    // Each step is as long as the two are apart, so none goes through: Hart's sphere tracing (1996).
    for _ in 0..<96 {
      let pose = try pose(of: mover, at: turned(Spot(point: aim + way * way0, grip: .center), mover))
      let distance = pose.distance(to: partner, upTo: .infinity)
      if distance <= close { return pose }
      way0 += distance - close / 2
      if way0 > reach { return nil }
    }
    return nil
  }
}
