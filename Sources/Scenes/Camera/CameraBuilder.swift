import Diagnostics
import Labels
import Specification

/// A camera while its operations are settled one after the other.
struct CameraBuilder {
  /// The picture as the operations so far leave it.
  private(set) var frame: PixelSize
  private(set) var stages: [Camera.Stage] = []
  /// What lies over everything, the later ones on top.
  private(set) var sheets: [Layer] = []
  /// What lies on the background, under everything.
  private(set) var floors: [Layer] = []

  /// Whether the scene ends at its edges, because something lies outside.
  let endsAtEdges: Bool

  init(_ size: PixelSize, endsAtEdges: Bool = false) {
    frame = size
    self.endsAtEdges = endsAtEdges
  }

  var box: Box { frame.box }

  /// Adds an affine map; false if it can't be undone. One that moves nothing leaves no trace.
  mutating func add(_ map: Affine) -> Bool {
    guard map != .identity else { return true }
    var whole = map
    if case .affine(let before, _)? = stages.last { whole = before.then(map) }
    guard whole.isFinite, let back = whole.inverse else { return false }
    if case .affine? = stages.last { stages.removeLast() }
    if whole != .identity { stages.append(.affine(whole, back: back)) }
    return true
  }

  mutating func add(_ warp: any Warp) { stages.append(.warp(warp)) }

  /// Adds a sheet that goes through what follows: the back of a page, over everything.
  mutating func add(sheet: CameraSheet) { sheets.append(sheet.layer(from: stages.count)) }

  /// Adds a sheet that goes through what follows: what is laid bare under a page.
  mutating func add(floor: CameraSheet) { floors.append(floor.layer(from: stages.count)) }

  mutating func setFrame(_ size: PixelSize) { frame = size }
}

/// Something that an operation itself puts into the picture: polygons of the picture as the operation leaves it.
struct CameraSheet {
  var polygons: [[Point]]
  var paint: Paint
  /// By how much the paint is turned, in degrees clockwise.
  var angle = 0.0
  /// What it is, for people.
  var description: String

  /// The same as a layer, which joins the camera at `stage`.
  fileprivate func layer(from stage: Int) -> Layer {
    let way = direction(angle)
    let back = Affine(xx: way.x, yx: -way.y, xy: way.y, yy: way.x, x0: 0, y0: 0)
    let outline = Outline(
      polygons.flatMap { polygon in
        polygon.enumerated().map { $0.offset == 0 ? .move(back($0.element)) : .line(back($0.element)) } + [.close]
      })
    return Layer(
      site: "scene.camera", shape: .text(description), outline: outline,
      transform: Affine(xx: way.x, yx: way.y, xy: -way.y, yy: way.x, x0: 0, y0: 0), fill: paint, stroke: nil,
      opacity: 1, occludes: true, owner: nil, cameraStage: stage)
  }
}

/// What an operation is given: its evaluated arguments, and what draws and faults need.
struct MoveArguments {
  let arguments: OperationArguments
  let seed: UInt64
  let range: SourceRange

  /// The paint of an argument.
  func paint(_ name: String, default fallback: Paint) throws(EvaluationError) -> Paint {
    guard let datum = arguments.datum(name) else { return fallback }
    if case .color(let color) = datum { return .color(color) }
    return try Scenes.paint(datum, range: range) { seed }
  }
}

/// An operation of a camera: its arguments, and how they settle into the chain.
package struct CameraForm: Sendable {
  package let operation: OperationForm
  let settle: @Sendable (MoveArguments, inout CameraBuilder) throws(EvaluationError) -> Void

  init(
    _ name: String, _ summary: String, example: String, shorthand: RecordKind.Shorthand = .first,
    keys: [KeyKind] = [],
    settle: @escaping @Sendable (MoveArguments, inout CameraBuilder) throws(EvaluationError) -> Void
  ) {
    operation = OperationForm(name, summary, example: example, shorthand: shorthand, keys: keys)
    self.settle = settle
  }

  /// An operation that is an affine map of the present frame.
  init(
    _ name: String, _ summary: String, example: String, shorthand: RecordKind.Shorthand = .first,
    keys: [KeyKind] = [],
    map: @escaping @Sendable (OperationArguments, PixelSize) -> Affine
  ) {
    self.init(name, summary, example: example, shorthand: shorthand, keys: keys) {
      (given, builder) throws(EvaluationError) in
      guard builder.add(map(given.arguments, builder.frame)) else {
        throw EvaluationError("'\(name)' would flatten the picture to nothing", at: given.range)
      }
    }
  }
}

/// Every operation of a camera, from plain moves to bent pages. A new one is one file (or part of one) and one line.
package let cameraForms: [CameraForm] = [
  cropMove, flipMove, rotateMove, zoomMove, shearMove, translateMove, perspectiveMove, quadrilateralMove, barrelMove,
  pincushionMove, brownConradyMove, fisheyeMove, cylinderMove, curlMove, foldMove, elasticMove, waveMove,
  rollingShutterMove,
]

/// The items of a camera's chain.
let cameraTable = OperationTable(
  noun: "camera operation", key: "camera", example: "{rotate: 15}", forms: cameraForms.map(\.operation))
