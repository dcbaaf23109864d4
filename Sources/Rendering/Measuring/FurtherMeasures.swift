package import Labels
import Scenes

/// Measures of a drawn frame that are taken only when somebody asks. It looks at the renderer's buffers: of use until the
/// next frame.
package final class FurtherMeasures: FurtherLabels {
  private let scene: Scene
  private let family: Family
  private let records: LayerRecords
  private let ids: IdMap
  /// All instances of the scene, as measured.
  private let instances: [Instance]
  private var endless: EndlessRaster?
  private var hiding: HidingSearch?

  init(_ scene: borrowing Scene, _ family: Family, _ records: LayerRecords, _ ids: IdMap, _ instances: [Instance]) {
    self.scene = copy scene
    self.family = family
    self.records = records
    self.ids = ids
    self.instances = instances
  }

  package func full(of instance: Int) -> (box: Box, area: Double)? {
    let known = instances[instance]
    if endless == nil { endless = try? EndlessRaster() }
    return try? endless?.measure(
      family.layers[instance].flatMap { try shown(scene.layers[$0]) }, beyond: scene.size,
      inside: (known.amodalBox, known.amodalArea))
  }

  /// A layer as the camera shows it: what it fills and its line, each by itself.
  private func shown(_ layer: Layer) throws(RenderingError) -> [Layer] {
    guard let camera = scene.camera else { return [layer] }
    let view = View(camera)
    var outlines: [(outline: Outline, map: Affine)] = []
    if layer.fill != nil { outlines.append((layer.outline, layer.transform)) }
    if let stroke = layer.stroke {
      // Of what is larger than the grid it is counted on, lines need to be no finer than that.
      let side = layer.reach.map { max($0.width, $0.height) } ?? 0
      let tolerance = view.tolerance * max(1, side / EndlessRaster.longestSide)
      let line = try StrokedLayer(layer, by: stroke, in: nil, tolerance: tolerance)
      outlines.append((line.outline, line.map))
    }
    var layers: [Layer] = []
    for (outline, map) in outlines {
      let seen = try view.shown(outline, mappedBy: map, from: layer.cameraStage, site: layer.site)
      var bent = layer
      (bent.outline, bent.transform, bent.stroke) = (seen.outline, seen.map, nil)
      bent.fill = layer.fill ?? layer.stroke?.paint
      layers.append(bent)
    }
    return layers
  }

  package func occluders(of instance: Int) -> [Occluder] {
    var search = hiding ?? HidingSearch(scene, family, records, instances)
    defer { hiding = search }
    return search.occluders(of: instance)
  }

  package func depth(of instance: Int) -> Double? {
    if let metres = scene.instances[instance].depth { return metres }
    guard !scene.isMetric else { return nil }
    return Double(scene.layers.count - 1 - (family.layers[instance].last ?? -1))
  }

  package func add(_ wishes: LabelWishes, to instance: inout Instance, at place: Int) {
    if wishes.contains(.oriented) {
      instance.orientedBox = instance.mask.orientedBox
      instance.pose = pose(of: place)
    }
    if wishes.contains(.occluders) { instance.occluders = occluders(of: place) }
    if wishes.contains(.depth) { instance.depth = depth(of: place) }
  }

  /// The corners of the instance's own box in the picture: of its shape, else of all that its parts draw.
  private func pose(of place: Int) -> Quad? {
    let thing = scene.instances[place]
    if let box = thing.box { return scene.shown(box, of: thing.space) }
    guard let inverse = thing.space.transform.inverse else { return nil }
    let boxes = family.layers[place].compactMap { number in
      scene.layers[number].outline.mapped(by: scene.layers[number].transform.then(inverse)).bounds
    }
    return boxes.reduce(nil as Box?) { $0?.union($1) ?? $1 }.flatMap { scene.shown($0, of: thing.space) }
  }

  /// How far away what shows in each pixel is.
  package var depthMap: DepthMap {
    let isMetric = scene.isMetric
    var table: [UInt16] = [0]
    for (number, layer) in scene.layers.enumerated() {
      let order = Double(scene.layers.count - number)
      let value = isMetric ? ((layer.depth ?? 0) * 256).rounded() : order
      table.append(UInt16(min(max(value, 0), 65_535)))
    }
    return DepthMap(size: scene.size, values: ids.mapped(by: table))
  }
}

extension Scene {
  /// Whether anything in it stands on a ground, so that depths are metres.
  var isMetric: Bool { instances.contains { $0.depth != nil } || layers.contains { $0.depth != nil } }
}

/// Finds who hides whom, two by two.
private struct HidingSearch {
  private let scene: Scene
  private let family: Family
  private let records: LayerRecords
  private let bounds: [PixelBounds]
  /// By pixel of the hidden instance's bounds: 1 + the number of its uppermost layer there.
  private var tops: [Int32] = []
  /// By pixel: 1 + the last instance that was seen to hide it.
  private var marks: [Int32] = []

  init(_ scene: Scene, _ family: Family, _ records: LayerRecords, _ instances: [Instance]) {
    self.scene = scene
    self.family = family
    self.records = records
    bounds = instances.map { PixelBounds(around: $0.amodalBox, in: scene.size) }
  }

  /// A pixel of the instance is hidden by another where that one's uppermost layer that hides lies above its own
  /// uppermost layer: what would be hidden if only the two were drawn. Wholes and their parts don't hide each other.
  mutating func occluders(of hidden: Int) -> [Occluder] {
    let box = bounds[hidden]
    guard !box.isEmpty, let lowest = family.layers[hidden].first else { return [] }
    let width = box.columns.count
    tops = Array(repeating: 0, count: width * box.rows.count)
    marks = tops
    var area = 0
    for layer in family.layers[hidden] {
      records.forEachRun(of: layer, in: box) { row, columns in
        for place in row * width + columns.lowerBound..<row * width + columns.upperBound {
          if tops[place] == 0 { area += 1 }
          tops[place] = Int32(layer + 1)
        }
      }
    }
    var found: [Occluder] = []
    for other in bounds.indices where other != hidden && bounds[other].meets(box) {
      guard let last = family.layers[other].last, last > lowest, !family.isPart(other, of: hidden),
        !family.isPart(hidden, of: other)
      else { continue }
      var count = 0
      for layer in family.layers[other] where layer > lowest && scene.layers[layer].occludes {
        records.forEachRun(of: layer, in: box) { row, columns in
          for place in row * width + columns.lowerBound..<row * width + columns.upperBound {
            guard tops[place] > 0, tops[place] <= layer, marks[place] != Int32(other + 1) else { continue }
            marks[place] = Int32(other + 1)
            count += 1
          }
        }
      }
      if count > 0 { found.append(Occluder(other + 1, share: Double(count) / Double(area))) }
    }
    return found
  }
}

extension LayerRecords {
  /// The runs of a layer within `box`, rows and columns counted from its corner.
  fileprivate func forEachRun(of layer: Int, in box: PixelBounds, _ body: (_ row: Int, _ columns: Range<Int>) -> Void) {
    let runs = runs(of: layer)
    var (low, high) = (runs.startIndex, runs.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if Int(runs[middle].y) < box.rows.lowerBound { low = middle + 1 } else { high = middle }
    }
    var place = low
    while place < runs.endIndex, Int(runs[place].y) < box.rows.upperBound {
      let run = runs[place]
      let start = max(Int(run.start), box.columns.lowerBound)
      let end = min(Int(run.end), box.columns.upperBound)
      if start < end {
        body(Int(run.y) - box.rows.lowerBound, start - box.columns.lowerBound..<end - box.columns.lowerBound)
      }
      place += 1
    }
  }
}

extension PixelBounds {
  /// Whether both have a pixel in common.
  fileprivate func meets(_ other: PixelBounds) -> Bool { columns.overlaps(other.columns) && rows.overlaps(other.rows) }
}
