import Labels
import Specification

extension Solver {
  /// Tells `note` of everything that is wrong with a pose: which constraint, and by how much, in shares. `note` returns whether
  /// to go on.
  func judge(
    _ pose: Pose, of mover: Mover, _ attempt: UInt16, _ note: (String, Double) -> Bool
  ) throws(EvaluationError) {
    guard try judgePlace(pose, mover, attempt, note) else { return }
    for other in placed where other.mover !== mover || other.mover == nil {
      if let fault = overlap(pose, mover, other), !note(fault.name, fault.amount) { return }
      for rule in mover.rules where rule.target == other.name {
        if let amount = fault(of: rule, pose, other), !note("relations.\(rule.word).\(rule.target)", amount) { return }
      }
      guard let owner = other.mover else { continue }
      for rule in owner.rules where rule.target == mover.name && owner !== mover {
        // One that stands already must go on standing as it asked.
        if let amount = fault(of: rule, other, pose), !note("relations.\(rule.word).\(rule.target)", amount) { return }
      }
      if let amount = touchFault(pose, mover, other, owner), !note("relations.touching.\(other.name)", amount) {
        return
      }
      if owner.element == mover.element {
        if let amount = orderFault(pose, mover, other, owner), !note("relations.sorted", amount) { return }
      }
    }
    for rule in mover.rules {
      guard let amount = missing(rule, pose, mover), !note("relations.\(rule.word).\(rule.target)", amount) else {
        continue
      }
      return
    }
  }

  /// What `place` asks beyond its own tries: the region, where a relation chose the spot, and the spacing.
  private func judgePlace(
    _ pose: Pose, _ mover: Mover, _ attempt: UInt16, _ note: (String, Double) -> Bool
  ) throws(EvaluationError) -> Bool {
    guard mover.object.frame.body.keys[StageKey.place.rawValue] != nil else { return true }
    switch try wish(of: mover, attempt: attempt) {
    case .within(let region, let hold):
      return region?.holds(pose.box, pose.silhouette, hold) ?? false || note("place.in", 1)
    case .scatter(let region, let hold, let spacing, _, _):
      guard region?.holds(pose.box, pose.silhouette, hold) ?? false || note("place.scatter.in", 1) else { return false }
      guard spacing > 0 else { return true }
      for other in placed where other.mover?.element == mover.element && other.mover !== mover {
        let distance = (other.box.center - pose.box.center).length
        if distance < spacing, !note("place.scatter.spacing", 1 - distance / spacing) { return false }
      }
      return true
    case .along, .ground: return true
    }
  }

  /// How exact shares of overlap are.
  static let shareSlack = 0.002

  private func overlap(_ pose: Pose, _ mover: Mover, _ other: Pose) -> (name: String, amount: Double)? {
    let ours = mover.avoid[other.name]
    let theirs = other.mover?.avoid[mover.name]
    guard let limit = [ours, theirs].compactMap({ $0 }).min(), pose.box.meets(other.box) else { return nil }
    let share = pose.share(other)
    return share > limit + Self.shareSlack ? ("avoid.\(other.name)", share - limit) : nil
  }

  /// By how much `pose` is not where a rule wants it against one of the others; nil if it is, or the rule asks for
  /// one of them only.
  private func fault(of rule: RelationRule, _ pose: Pose, _ other: Pose) -> Double? {
    func excess(_ amount: Double, _ extent: Double) -> Double? {
      amount > 1e-9 ? amount / max(extent, 1e-9) : nil
    }
    switch rule.word {
    case "left_of": return excess(pose.box.maxX + rule.by - other.box.minX, pose.box.width)
    case "right_of": return excess(other.box.maxX + rule.by - pose.box.minX, pose.box.width)
    case "above": return excess(pose.box.maxY + rule.by - other.box.minY, pose.box.height)
    case "below": return excess(other.box.maxY + rule.by - pose.box.minY, pose.box.height)
    case "apart":
      guard rule.by > 0 else { return nil }
      return excess(rule.by - pose.distance(to: other, upTo: rule.by), rule.by)
    default: return nil
    }
  }

  /// Those that touch nothing keep away from those that they might touch.
  private func touchFault(_ pose: Pose, _ mover: Mover, _ other: Pose, _ owner: Mover) -> Double? {
    var least = 0.0
    if mover.touch == .keepsAway, let rule = mover.rule("touching"), rule.target == other.name { least = rule.by }
    if owner.touch == .keepsAway, let rule = owner.rule("touching"), rule.target == mover.name {
      least = max(least, rule.by)
    }
    guard least > 0 else { return nil }
    let distance = pose.distance(to: other, upTo: least)
    return distance < least ? 1 - distance / least : nil
  }

  private func orderFault(_ pose: Pose, _ mover: Mover, _ other: Pose, _ owner: Mover) -> Double? {
    guard let rule = mover.rule("sorted") else { return nil }
    let isAcross = rule.target.contains("left")
    let isBackward = rule.target == "right_to_left" || rule.target == "bottom_to_top"
    let (own, its) = isAcross ? (pose.box.center.x, other.box.center.x) : (pose.box.center.y, other.box.center.y)
    let isLater = mover.number > owner.number
    return (own > its) == (isLater != isBackward) ? nil : 1
  }

  /// By how much none of the others is as the rule wants one to be.
  private func missing(_ rule: RelationRule, _ pose: Pose, _ mover: Mover) -> Double? {
    switch rule.word {
    case "inside":
      let targets = placed.filter { $0.name == rule.target }
      guard let silhouette = pose.silhouette else { return nil }
      let best = targets.lazy.compactMap { $0.silhouette }.map { silhouette.overlap($0) / silhouette.area }.max() ?? 0
      return best >= 1 - Region.slack ? nil : 1 - best
    case "on": return placed.contains { $0.name == rule.target } ? nil : 1
    // Those that look at each other are turned once both stand.
    case "facing":
      return placed.contains { $0.name == rule.target } || movers.contains { $0.name == rule.target } ? nil : 1
    default: return nil
    }
  }
}
