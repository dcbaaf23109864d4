import Diagnostics
import Labels
import Specification

/// `keypoints: {nose: [0, -12], left_eye: {x: 3, y: -14, hidden: true}}`.
let keypointsKey = KeyKind(
  "keypoints", .names(NamesRule(of: .record(keypointRecord), names: "keypoints and their places")),
  "named points in its own space, for labels; those of a part without a class belong to the instance that it is a part of"
)

/// `skeleton: [[nose, left_eye], [nose, right_eye]]`.
let skeletonKey = KeyKind("skeleton", .record(skeletonRecord), "which keypoints belong together: pairs of names")

private let skeletonRecord = RecordKind(
  "skeleton", "which keypoints belong together", shorthand: .first,
  keys: [
    KeyKind(
      "edges",
      .list(ListRule(of: .list(ListRule(of: .text, count: 2...2, names: "names of keypoints")), count: 0...1000)),
      "pairs of names of keypoints"),
    KeyKind(
      "points", .list(ListRule(of: .text, count: 0...1000)), "the order in which formats list the keypoints",
      fallback: "the order in which the spec mentions them"),
  ])

private let keypointRecord = RecordKind(
  "keypoint", "a point of the object's own space", shorthand: .list,
  keys: [
    KeyKind("x", .length(LengthRule()), "from the object's origin to the right", isRequired: true),
    KeyKind("y", .length(LengthRule()), "from the object's origin down", isRequired: true),
    KeyKind("hidden", .boolean, "whether it can't be seen even where nothing lies over it", fallback: "false"),
    KeyKind("when", .boolean, "whether the instance has it", fallback: "true"),
  ])

/// A keypoint as the spec gives it in one sample.
struct KeypointPlace {
  let point: Point
  let isHidden: Bool
  let isThere: Bool

  /// Shares are of `box`.
  init?(_ datum: Datum, in box: Box) {
    guard case .record(let members) = datum else { return nil }
    func value(_ name: String) -> Datum? { members.first { $0.name == name }?.value }
    guard let x = value("x"), let y = value("y"), let point = Point(.list([x, y]), in: box) else { return nil }
    self.point = point
    isHidden = value("hidden") == .boolean(true)
    isThere = value("when") != .boolean(false)
  }
}

/// Finds the keypoints and skeletons of all classes, before anything is drawn.
struct SkeletonFinder {
  let reader: SpecReader
  let root: Body
  let classes: ClassTable
  /// By class number; points in the order in which the spec mentions them.
  private(set) var skeletons: [Skeleton]
  private var edges: [[(names: [String], range: SourceRange)]]
  private var order: [[(name: String, range: SourceRange)]]

  init(reader: SpecReader, root: Body, classes: ClassTable) {
    self.reader = reader
    self.root = root
    self.classes = classes
    skeletons = classes.names.map { _ in Skeleton() }
    edges = classes.names.map { _ in [] }
    order = classes.names.map { _ in [] }
  }

  /// Walks `elements`, which lie in instances of the classes with the numbers `owners`.
  mutating func visit(_ elements: [Element], below frames: [Possibilities.Level], owners: [Int] = []) {
    for element in elements {
      for body in element.bodies {
        let levels = [Possibilities.Level(body: body, element: element)] + frames
        let own = body.keys[StageKey.class.rawValue].map { numbers(of: $0, levels) } ?? owners
        if let points = body.keys[StageKey.keypoints.rawValue] { add(points, to: own) }
        if let pairs = body.keys[StageKey.skeleton.rawValue] { add(pairs: pairs, to: own) }
        for parts in body.lists { visit(parts, below: levels, owners: own) }
      }
    }
  }

  /// Ties the edges to the points, once all are known.
  mutating func finish() {
    var told: Set<SourceRange> = []
    for number in skeletons.indices {
      let found = skeletons[number].names
      for stray in order[number] where skeletons[number].place(of: stray.name) == nil {
        if told.insert(stray.range).inserted { record(stray.name, at: stray.range, of: number) }
      }
      let first = order[number].map(\.name).filter { skeletons[number].place(of: $0) != nil }
      let ordered = Skeleton(names: first)
      skeletons[number].names = first + found.filter { ordered.place(of: $0) == nil }
      for edge in edges[number] {
        let places = edge.names.map { skeletons[number].place(of: $0) }
        if let from = places[0], let to = places[1] {
          let new = Skeleton.Edge(from, to)
          if !skeletons[number].edges.contains(new) { skeletons[number].edges.append(new) }
        } else if told.insert(edge.range).inserted {
          record(zip(edge.names, places).first { $0.1 == nil }?.0 ?? "", at: edge.range, of: number)
        }
      }
    }
  }

  private func record(_ stray: String, at range: SourceRange, of number: Int) {
    reader.record(
      Diagnostic(
        code: "unknown-keypoint", range: range,
        message: "the class '\(classes.names[number])' has no keypoint '\(stray)'",
        suggestion: didYouMean(stray, skeletons[number].names)))
  }

  private func numbers(of value: Value, _ levels: [Possibilities.Level]) -> [Int] {
    let possibilities = Possibilities(references: reader.references, root: root, levels: levels)
    return (possibilities.of(value) ?? []).compactMap { datum in
      if case .text(let name) = datum { classes.number(of: name) } else { nil }
    }
  }

  private mutating func add(_ points: Value, to owners: [Int]) {
    let names: [String]
    switch points.content {
    case .record(let fields): names = fields.map(\.name)
    case .constant(.record(let members)): names = members.map(\.name)
    default:
      reader.record(
        Diagnostic(
          code: "open-keypoints", range: points.range,
          message: "the names of keypoints must be known before anything is made, but this may be any mapping",
          suggestion: "write a mapping of names and positions; let 'when:' say which are there"))
      return
    }
    if owners.isEmpty {
      reader.record(
        Diagnostic(
          code: "no-instance", range: points.range,
          message: "'keypoints' are of an instance, but neither this object nor one around it has a class",
          suggestion: "give the object a 'class:'"))
    }
    for owner in owners {
      for name in names where skeletons[owner].place(of: name) == nil { skeletons[owner].names.append(name) }
    }
  }

  private mutating func add(pairs value: Value, to owners: [Int]) {
    guard case .record(let members)? = value.constant else {
      reader.record(
        Diagnostic(
          code: "not-constant", range: value.range,
          message: "'skeleton' holds for all instances of a class and must be a plain list of pairs of names"))
      return
    }
    for case (let name, .list(let items)) in members.map({ ($0.name, $0.value) }) {
      for item in items {
        switch (name, item) {
        case ("points", .text(let point)): for owner in owners { addFirst(point, to: owner, value.range) }
        case (_, .list(let pair)):
          let names = pair.compactMap { if case .text(let name) = $0 { name } else { nil } }
          guard names.count == 2 else { continue }
          for owner in owners { edges[owner].append((names, value.range)) }
        default: break
        }
      }
    }
  }

  /// Notes that `point` comes next in the order that the spec asks for.
  private mutating func addFirst(_ point: String, to owner: Int, _ range: SourceRange) {
    if !order[owner].contains(where: { $0.name.utf8.elementsEqual(point.utf8) }) { order[owner].append((point, range)) }
  }
}

extension Skeleton {
  /// Where `name` stands among the names, by code points.
  fileprivate func place(of name: String) -> Int? { names.firstIndex { $0.utf8.elementsEqual(name.utf8) } }
}
