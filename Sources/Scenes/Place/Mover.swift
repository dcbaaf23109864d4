import Labels
import Randomness
import Specification

/// A relation as one instance has it, with its values.
struct RelationRule {
  let word: String
  /// The others' name; of `sorted`, the order.
  let target: String
  let by: Double
  let heading: Double
  /// How often it holds; nil for always.
  let chance: Double?

  init?(_ datum: Datum) {
    guard case .record(let members) = datum,
      let member = members.first(where: { relationNames.contains($0.name) }), case .text(let target) = member.value
    else { return nil }
    func number(_ name: String) -> Double? {
      if case .number(let number)? = members.first(where: { $0.name == name })?.value { number } else { nil }
    }
    word = member.name
    self.target = target
    by = number("by") ?? (word == "touching" ? 2 : 0)
    heading = number("heading") ?? 0
    chance = number("chance")
  }

  static func rules(_ datum: Datum?) -> [RelationRule] {
    switch datum {
    case .list(let items)?: items.compactMap { RelationRule($0) }
    case .record?: datum.flatMap { RelationRule($0) }.map { [$0] } ?? []
    default: []
    }
  }
}

/// One instance whose place is sought.
final class Mover {
  let object: StagedObject
  /// The number of its element among its siblings, and its own number among the element's movers.
  let element: Int
  let name: String
  let number: Int
  let path: SitePath
  let policy: InfeasiblePolicy
  let avoid: [String: Double]
  let rules: [RelationRule]
  /// What it covers before it is moved, and the box around it.
  let silhouette: Silhouette?
  let box: Box
  /// Whom it has to touch, if anybody.
  var touch = Touch.nobody
  /// The try that found its place.
  var attempt: UInt16 = 0
  /// Whether its `place` is written out, so that it says the same at every try.
  let isPlaceConstant: Bool
  /// What it says then, once that is known.
  var wish: PlaceWish?

  enum Touch: Equatable {
    /// Nothing is asked.
    case nobody
    /// It keeps away from those that it doesn't touch.
    case keepsAway
    /// Others will come and touch it.
    case starts
    /// It touches the mover of this number, or any that touches something.
    case joins(Int?)
    /// It touches something that has its place already.
    case others
  }

  init(
    _ object: StagedObject, element: Int, number: Int, policy: InfeasiblePolicy, silhouette: Silhouette?, box: Box
  ) throws(EvaluationError) {
    self.object = object
    self.element = element
    self.number = number
    self.policy = policy
    self.silhouette = silhouette
    self.box = box
    name = object.frame.element?.name ?? ""
    path = object.frame.element?.path ?? .root
    isPlaceConstant = object.frame.body.keys[StageKey.place.rawValue].map { $0.constant != nil } ?? true
    var avoid: [String: Double] = [:]
    if case .record(let members)? = try object.frame.key(.avoid) {
      for member in members { if case .number(let share) = member.value { avoid[member.name] = share } }
    }
    self.avoid = avoid
    var rules = RelationRule.rules(try object.frame.key(.relations))
    let frame = object.frame
    let sitePath = path.description
    let seed = frame.sample.seed
    rules = rules.filter { rule in
      // Those that touch draw for themselves.
      guard let chance = rule.chance, rule.word != "touching" else { return true }
      let key = SiteKey(seed: seed, path: "\(sitePath).relations.\(rule.word).\(rule.target)")
      var stream = frame.stream(for: key, attempt: 0)
      return stream.unit() < chance
    }
    self.rules = rules
  }

  func rule(_ word: String) -> RelationRule? { rules.first { $0.word == word } }

  /// The stream of what is drawn for its place beside the values that the spec gives.
  func stream(_ purpose: String, attempt: UInt16 = 0) -> Stream {
    let frame = object.frame
    return frame.stream(for: SiteKey(seed: frame.sample.seed, path: "\(path).\(purpose)"), attempt: attempt)
  }
}

/// Where something stands or may stand.
final class Pose {
  /// Nil for what never moves.
  let mover: Mover?
  let name: String
  /// From the object's own coordinates, and from its silhouette's.
  let map: Affine
  let box: Box
  let depth: Double?
  private let base: Silhouette?
  private let move: Affine
  private(set) lazy var silhouette: Silhouette? = base?.mapped(by: move)

  init(mover: Mover?, name: String, map: Affine, move: Affine, box: Box, base: Silhouette?, depth: Double? = nil) {
    self.mover = mover
    self.name = name
    self.map = map
    self.move = move
    self.box = box
    self.base = base
    self.depth = depth
  }

  func share(_ other: Pose) -> Double {
    guard box.meets(other.box), let one = silhouette, let two = other.silhouette else { return 0 }
    return one.share(two)
  }

  func distance(to other: Pose, upTo limit: Double) -> Double {
    guard let one = silhouette, let two = other.silhouette else { return min(box.distance(to: other.box), limit) }
    return one.distance(to: two, upTo: limit)
  }
}
