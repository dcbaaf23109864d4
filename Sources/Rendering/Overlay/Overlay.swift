package import Labels
import Scenes
import Specification

/// Draws labels over a picture, for people to look at: masks with their contours, boxes, and the names of classes.
///
/// Small pictures are enlarged by a whole number, every pixel a square, so that a mask's edge can be seen for what it
/// is. An amodal box that differs from the visible one is dashed; what is ignored in training is drawn faintly.
package final class Overlay {
  /// Pictures are enlarged until their longer side has at least so many pixels.
  private static let comfortableSide = 800
  /// Families that names are set in, the first one found; without any the names are left out.
  private static let families = ["DejaVu Sans", "Noto Sans", "Liberation Sans", "Roboto", "Open Sans", "Arial"]

  private let typesetter: FontTypesetter
  private let font: FontRequest?

  /// - Parameter catalogue: where the font of the names is looked for.
  package init(_ catalogue: FontCatalogue) {
    typesetter = FontTypesetter(catalogue)
    let known = Set(catalogue.families)
    font = (Overlay.families.first(where: known.contains) ?? catalogue.families.first).map {
      FontRequest(source: .family($0), weight: 700, size: 15)
    }
  }

  /// A new picture: `canvas`, perhaps enlarged, with the labels of `instances` drawn over it. `skeletons` are those of the
  /// classes, where these have any.
  ///
  /// - Throws: `outOfMemory`.
  package func draw(
    _ instances: [Instance], classNames: [String], skeletons: [Skeleton] = [], over canvas: Canvas
  ) throws(RenderingError) -> Canvas {
    let size = canvas.size
    let longest = max(size.width, size.height)
    let factor = min(max((Overlay.comfortableSide + longest - 1) / longest, 1), 16)
    let enlarged = canvas.enlarged(by: factor)
    let stage = try Stage(enlarged, shop: PaintShop(nil))
    // Large ones first, so that no small one drowns; equal ones in the order of the spec.
    let ordered = instances.sorted { ($0.amodalArea, $1.id) > ($1.amodalArea, $0.id) }
    for instance in ordered { enlarged.tint(instance, factor: factor) }
    for instance in ordered { try drawBox(of: instance, factor: Double(factor), on: stage) }
    for instance in ordered where !instance.keypoints.isEmpty {
      let known = skeletons.indices.contains(instance.classIndex) ? skeletons[instance.classIndex] : Skeleton()
      try drawKeypoints(of: instance, known, factor: Double(factor), on: stage)
    }
    var plates = PlateBoard(size: enlarged.size)
    for instance in ordered.reversed() {
      let name =
        classNames.indices.contains(instance.classIndex)
        ? classNames[instance.classIndex] : "class \(instance.classIndex)"
      try drawName(name, of: instance, factor: Double(factor), among: &plates, on: stage)
    }
    return enlarged
  }

  private func drawBox(of instance: Instance, factor: Double, on stage: Stage) throws(RenderingError) {
    let color = Palette.color(instance.classIndex)
    let opacity = instance.isIgnored ? 0.45 : 1
    if instance.amodalBox != instance.box, instance.amodalArea > 0 {
      let outline = Outline.rectangle(instance.amodalBox.scaled(by: factor))
      try stage.stroke(outline, color.faded(0.8 * opacity), width: 1.5, dashes: [5, 4])
    }
    guard instance.area > 0 else { return }
    if let quad = instance.orientedBox {
      let corners = quad.points.map { Point($0.x * factor, $0.y * factor) }
      let outline = Outline([.move(corners[0]), .line(corners[1]), .line(corners[2]), .line(corners[3]), .close])
      try stage.stroke(outline, Color(red: 0, green: 0, blue: 0, alpha: 0.35 * opacity), width: 4)
      try stage.stroke(outline, color.faded(opacity), width: 2)
      return
    }
    let outline = Outline.rectangle(instance.box.scaled(by: factor))
    try stage.stroke(outline, Color(red: 0, green: 0, blue: 0, alpha: 0.35 * opacity), width: 4)
    try stage.stroke(outline, color.faded(opacity), width: 2)
  }

  /// The edges of the skeleton, then the points: filled where they can be seen, rings where they are hidden.
  private func drawKeypoints(
    of instance: Instance, _ skeleton: Skeleton, factor: Double, on stage: Stage
  ) throws(RenderingError) {
    let color = Palette.color(instance.classIndex)
    let dark = Color(red: 0, green: 0, blue: 0, alpha: 0.6)
    let white = Color(red: 1, green: 1, blue: 1)
    func place(_ keypoint: Keypoint?) -> Point? {
      guard let keypoint, keypoint.visibility != .outside else { return nil }
      return Point(keypoint.point.x * factor, keypoint.point.y * factor)
    }
    let places = skeleton.sorted(instance.keypoints).map(place)
    for edge in skeleton.edges {
      guard let from = places[edge.from], let to = places[edge.to] else { continue }
      let line = Outline([.move(from), .line(to)])
      try stage.stroke(line, dark, width: 4)
      try stage.stroke(line, white, width: 2)
    }
    for keypoint in instance.keypoints {
      guard let point = place(keypoint) else { continue }
      let dot = Outline.roundedRectangle(Box(center: point, width: 8, height: 8), radius: 4)
      try stage.stroke(dot, dark, width: 3)
      if keypoint.visibility == .visible {
        try stage.fill(dot, color)
      } else {
        try stage.stroke(dot, color, width: 2)
      }
    }
  }

  private func drawName(
    _ name: String, of instance: Instance, factor: Double, among plates: inout PlateBoard, on stage: Stage
  ) throws(RenderingError) {
    guard let font, let line = try? typesetter.set(name, in: font) else { return }
    let shown = instance.area > 0 ? instance.box : instance.amodalBox
    guard shown.width > 0 else { return }
    let padding = 5.0
    let (width, height) = ((line.advance + 2 * padding).rounded(.up), (line.ascent + line.descent + 3).rounded(.up))
    guard let plate = plates.place(width: width, height: height, beside: shown.scaled(by: factor)) else { return }
    let color = Palette.color(instance.classIndex)
    let shade = Box(minX: plate.minX, minY: plate.minY + 1, maxX: plate.maxX, maxY: plate.maxY + 1.5)
    try stage.fill(.roundedRectangle(shade, radius: 4), Color(red: 0, green: 0, blue: 0, alpha: 0.3))
    try stage.fill(.roundedRectangle(plate, radius: 4), color.faded(instance.isIgnored ? 0.6 : 0.96))
    let pen = Affine(
      xx: 1, yx: 0, xy: 0, yy: 1, x0: plate.minX + padding, y0: (plate.minY + 1.5 + line.ascent).rounded())
    try stage.fill(line.outline.mapped(by: pen), color.ink)
  }
}

/// Where names have been put, so that no two lie over each other if it can be helped.
///
/// Plates are kept by square cells of the picture, each in all that it touches: the work for one doesn't grow with their number.
struct PlateBoard {
  private struct Cell: Hashable {
    let x: Int
    let y: Int
  }

  private static let cellSide = 64.0

  private let size: PixelSize
  private var taken: [Cell: [Box]] = [:]

  init(size: PixelSize) { self.size = size }

  /// A place for a plate: above the box, below it, inside its top or bottom, at the left or right end of each.
  ///
  /// Nil where so many lie already that it would hide as much as it shows.
  mutating func place(width: Double, height: Double, beside box: Box) -> Box? {
    let tops = [box.minY - height - 2, box.maxY + 2, box.minY + 3, box.maxY - height - 3]
    var places: [Box] = []
    for top in tops {
      for left in [box.minX - 1, box.maxX + 1 - width] { places.append(inside(left, top, width, height)) }
    }
    // The least overlap wins, the earlier place if equal.
    var best = (place: places[0], hidden: Double.infinity, cost: Double.infinity)
    for (place, top) in zip(places, tops.flatMap { [$0, $0] }) {
      let hidden = hidden(by: place)
      let cost = hidden + abs(place.minY - top) * width
      if cost < best.cost { best = (place, hidden, cost) }
    }
    guard best.hidden < width * height else { return nil }
    for cell in cells(of: best.place) { taken[cell, default: []].append(best.place) }
    return best.place
  }

  /// How much of other plates a plate here would hide.
  private func hidden(by place: Box) -> Double {
    var area = 0.0
    for cell in cells(of: place) {
      for other in taken[cell, default: []] {
        // What lies in several cells counts in the first that both touch.
        let first = self.cell(max(place.minX, other.minX), max(place.minY, other.minY))
        if first == cell { area += place.overlap(other) }
      }
    }
    return area
  }

  private func cell(_ x: Double, _ y: Double) -> Cell {
    Cell(x: Int(x / Self.cellSide), y: Int(y / Self.cellSide))
  }

  private func cells(of box: Box) -> [Cell] {
    let (first, last) = (cell(box.minX, box.minY), cell(box.maxX, box.maxY))
    return (first.y...last.y).flatMap { y in (first.x...last.x).map { Cell(x: $0, y: y) } }
  }

  /// Moved into the picture.
  private func inside(_ left: Double, _ top: Double, _ width: Double, _ height: Double) -> Box {
    let x = max(min(left, Double(size.width) - width - 1), 1).rounded()
    let y = max(min(top, Double(size.height) - height - 2), 1).rounded()
    return Box(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }
}

extension Box {
  func scaled(by factor: Double) -> Box {
    Box(minX: minX * factor, minY: minY * factor, maxX: maxX * factor, maxY: maxY * factor)
  }

  /// The area that two boxes share.
  func overlap(_ other: Box) -> Double {
    let width = min(maxX, other.maxX) - max(minX, other.minX)
    let height = min(maxY, other.maxY) - max(minY, other.minY)
    return width > 0 && height > 0 ? width * height : 0
  }
}

extension Outline {
  static func rectangle(_ box: Box) -> Outline {
    Outline([
      .move(Point(box.minX, box.minY)), .line(Point(box.maxX, box.minY)), .line(Point(box.maxX, box.maxY)),
      .line(Point(box.minX, box.maxY)), .close,
    ])
  }

  static func roundedRectangle(_ box: Box, radius r: Double) -> Outline {
    // What is left of the radius beyond a quarter circle's control points.
    let k = 0.4477152501692064 * r
    let (x0, y0, x1, y1) = (box.minX, box.minY, box.maxX, box.maxY)
    return Outline([
      .move(Point(x0 + r, y0)), .line(Point(x1 - r, y0)),
      .cubic(Point(x1 - k, y0), Point(x1, y0 + k), Point(x1, y0 + r)),
      .line(Point(x1, y1 - r)), .cubic(Point(x1, y1 - k), Point(x1 - k, y1), Point(x1 - r, y1)),
      .line(Point(x0 + r, y1)), .cubic(Point(x0 + k, y1), Point(x0, y1 - k), Point(x0, y1 - r)),
      .line(Point(x0, y0 + r)), .cubic(Point(x0, y0 + k), Point(x0 + k, y0), Point(x0 + r, y0)), .close,
    ])
  }
}

extension Stage {
  fileprivate func fill(_ outline: Outline, _ color: Color) throws(RenderingError) {
    try draw(.overlay(outline, fill: .color(color), stroke: nil)) { _, _ in }
  }

  fileprivate func stroke(
    _ outline: Outline, _ color: Color, width: Double, dashes: [Double] = []
  ) throws(RenderingError) {
    let stroke = Stroke(paint: .color(color), width: width, isInPixels: true, dashes: dashes)
    try draw(.overlay(outline, fill: nil, stroke: stroke)) { _, _ in }
  }
}

extension Layer {
  fileprivate static func overlay(_ outline: Outline, fill: Paint?, stroke: Stroke?) -> Layer {
    Layer(
      site: "overlay", shape: .absent, outline: outline, transform: .identity, fill: fill, stroke: stroke, opacity: 1,
      occludes: true, owner: nil)
  }
}
