import Diagnostics
import Labels
import Specification

/// `camera:` of a scene, read and checked.
struct CameraPlan: Sendable {
  /// Where it stands in the spec.
  let range: SourceRange
  private let steps: [OperationStep]
  private let size: Value?
  private let fit: Value?
  private let outside: Value?

  /// The paints that it may need, for who looks for pictures.
  var paints: [Value] { steps.compactMap(\.arguments) + [outside].compactMap { $0 } }

  /// Reads the value at `node`: a list of operations, or a mapping that holds one as `chain`. Faults are recorded.
  init(_ node: Node, key: SourceRange, at place: Place, _ reader: SpecReader) {
    range = key
    let settings = cameraSettings.keys.map(\.name)
    guard case .mapping(let entries) = node.content, entries.contains(where: { settings.contains($0.key.value) }) else {
      steps = CameraPlan.steps(node, at: place, reader)
      (size, fit, outside) = (nil, nil, nil)
      return
    }
    for (position, entry) in entries.enumerated() where !settings.contains(entry.key.value) {
      reader.record(node.misreading(ofEntry: position) ?? .unknownKey(entry.key, in: "a camera", known: settings))
    }
    func value(_ key: String) -> Value? {
      guard let kind = cameraSettings.key(named: key)?.kind else { return nil }
      return node[key].flatMap { reader.value($0, as: kind, at: place.unit(key)) }
    }
    size = value("size")
    fit = value("fit")
    outside = value("outside")
    steps = node["chain"].map { CameraPlan.steps($0, at: place, reader) } ?? []
  }

  private static func steps(_ node: Node, at place: Place, _ reader: SpecReader) -> [OperationStep] {
    for item in node.items ?? [node] {
      // The sites of the camera's own keys and of its operations must not meet.
      guard let name = item["name"]?.scalar, cameraSettings.key(named: name.text) != nil,
        let range = item["name"]?.range
      else { continue }
      reader.record(
        Diagnostic(
          code: "bad-name", range: range, message: "'\(name.text)' is a key of the camera itself",
          suggestion: "choose another name for the operation"))
    }
    return OperationStep.steps(node, of: cameraTable, at: place, reader)
  }

  /// The camera of the sample of `root`, and what it puts into the picture; nil if it changes nothing.
  func camera(
    in root: Frame, _ sceneSize: PixelSize,
    paint: (Datum, SourceRange) throws(EvaluationError) -> Paint
  ) throws(EvaluationError) -> (camera: Camera, sheets: [Layer])? {
    var builder = CameraBuilder(sceneSize, endsAtEdges: outside != nil)
    var operations: [DrawnOperation] = []
    for step in steps {
      guard let operation = try step.operation(in: root), let form = cameraFormsByName[operation.name] else {
        continue
      }
      operations.append(operation)
      try form.settle(
        MoveArguments(arguments: operation.arguments, seed: operation.seed, range: step.range), &builder)
    }
    try resize(&builder, in: root)
    guard !builder.stages.isEmpty || builder.frame != sceneSize else { return nil }
    var beyond = Camera.Outside.scene
    if let outside { beyond = .paint(try paint(try outside.evaluate(in: root), outside.range)) }
    let camera = Camera(
      sceneSize: sceneSize, size: builder.frame, outside: beyond, stages: builder.stages, floors: builder.floors,
      operations: operations)
    return (camera, builder.sheets)
  }

  /// Brings the picture to its final size.
  private func resize(_ builder: inout CameraBuilder, in root: Frame) throws(EvaluationError) {
    guard let size, case .list(let items) = try size.evaluate(in: root), items.count == 2,
      case .number(let width) = items[0], case .number(let height) = items[1]
    else { return }
    var word = "stretch"
    if let fit, case .text(let text) = try fit.evaluate(in: root) { word = text }
    let (across, down) = (width / Double(builder.frame.width), height / Double(builder.frame.height))
    let scale =
      switch word {
      case "cover": Point(max(across, down), max(across, down))
      case "contain": Point(min(across, down), min(across, down))
      default: Point(across, down)
      }
    let map = Affine(
      xx: scale.x, yx: 0, xy: 0, yy: scale.y, x0: 0.5 * (width - scale.x * Double(builder.frame.width)),
      y0: 0.5 * (height - scale.y * Double(builder.frame.height)))
    guard builder.add(map) else { throw EvaluationError("the camera's size lies beyond all numbers", at: size.range) }
    builder.setFrame(PixelSize(width: Int(width), height: Int(height)))
  }
}

private let cameraFormsByName = Dictionary(uniqueKeysWithValues: cameraForms.map { ($0.operation.name, $0) })

/// The keys that `camera:` may have in place of a plain list.
let cameraSettings = RecordKind(
  "camera", "how the scene becomes the picture",
  keys: [
    KeyKind("chain", .either(cameraTable.list(of: "a change of the picture's geometry")), "the operations, in order"),
    KeyKind(
      "size",
      .list(ListRule(of: .number(.integer(1...16_384)), count: 2...2, names: "numbers of pixels, width and height")),
      "the size of the picture that comes out", fallback: "what the chain leaves"),
    KeyKind(
      "fit",
      .word([
        Word("stretch", "fills it, whatever its proportions"), Word("cover", "fills it and cuts off what sticks out"),
        Word("contain", "shows all, with more of the outside"),
      ]), "how what the chain leaves comes to that size", fallback: "stretch"),
    KeyKind(
      "outside", paintKind, "what lies beyond the scene's edges, which end it as a sheet of paper ends",
      fallback: "the scene goes on"),
  ])

/// What may stand at `camera:`, for the schema.
let cameraKind = Kind.either(
  cameraTable.list(of: "a change of the picture's geometry") + [.record(cameraSettings)])
