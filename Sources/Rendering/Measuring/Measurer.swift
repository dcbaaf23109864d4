import Labels
import Scenes

/// Measures the instances of a drawn frame.
struct Measurer {
  private let scene: Scene
  private let family: Family
  private let records: LayerRecords
  private let ids: IdMap
  private let owners: [Int]
  private let visible: VisibleRuns

  init(scene: borrowing Scene, family: Family, records: LayerRecords, ids: IdMap, owners: [Int]) {
    self.scene = copy scene
    self.family = family
    self.records = records
    self.ids = ids
    self.owners = owners
    visible = VisibleRuns(ids, owners: owners, family: family)
  }

  /// The instance with all its measures.
  func instance(_ number: Int) -> Instance {
    let thing = scene.instances[number]
    let whole = amodalExtent(of: number)
    let (mask, shown) = shown(number, within: whole)
    var instance = Instance(
      id: number + 1, classIndex: thing.classIndex, parent: thing.parent.map { $0 + 1 }, site: thing.site,
      attributes: thing.attributes, mask: mask, box: shown.box, area: shown.area, amodalBox: whole.box,
      amodalArea: whole.area)
    instance.showsParts = thing.showsParts
    if !thing.keypoints.isEmpty { instance.keypoints = thing.keypoints.map(keypoint) }
    return instance
  }

  /// Where the point came to lie, and whether anything above what carries it hides it there.
  private func keypoint(_ known: SceneKeypoint) -> Keypoint {
    guard let point = scene.shown(known.point, of: known.space) else {
      // Seen nowhere, it has no place in the picture; the scene's would be a place of something else.
      return Keypoint(known.name, at: Point(0, 0), .outside)
    }
    let size = ids.size
    guard point.x >= 0, point.y >= 0, point.x < Double(size.width), point.y < Double(size.height) else {
      return Keypoint(known.name, at: point, .outside)
    }
    // Layers count from 0, ids from 1.
    let isCovered = ids.id(x: Int(point.x), y: Int(point.y)) > known.coveringFrom
    return Keypoint(known.name, at: point, isCovered || known.isHidden ? .hidden : .visible)
  }

  /// What all layers of the instance and its parts cover, whoever hides them: an exact union.
  private func amodalExtent(of instance: Int) -> Extent {
    let layers = family.layers[instance]
    guard let first = layers.first else { return Extent() }
    guard layers.count > 1 else { return records.extents[first] }
    var runs = layers.flatMap { records.runs(of: $0) }
    runs.sort { ($0.y, $0.start) < ($1.y, $1.start) }
    var extent = Extent()
    var (row, end) = (Int32(-1), Int32(0))
    for run in runs {
      if run.y != row { (row, end) = (run.y, 0) }
      let start = max(run.start, end)
      guard start < run.end else { continue }
      extent.add(columns: Int(start)..<Int(run.end), rows: Int(row)..<Int(row + 1))
      end = run.end
    }
    return extent
  }

  private func shown(_ instance: Int, within whole: Extent) -> (Mask, Extent) {
    let clear = family.layers[instance].filter { !scene.layers[$0].occludes }
    guard !clear.isEmpty else { return (visible.mask(of: instance), visible.extent(of: instance)) }
    return shownThroughGlass(instance, clear, within: whole.bounds)
  }

  /// An instance with layers that hide nothing (glass): where they cover and nothing later does, they show as well.
  private func shownThroughGlass(_ instance: Int, _ clear: [Int], within bounds: PixelBounds) -> (Mask, Extent) {
    var pixels = PixelSet(bounds)
    for y in bounds.rows {
      for x in bounds.columns {
        let id = ids.id(x: x, y: y)
        if id > 0, owners[id - 1] >= 0, family.isPart(owners[id - 1], of: instance) { pixels.insert(x: x, y: y) }
      }
    }
    for layer in clear {
      for run in records.runs(of: layer) {
        for x in Int(run.start)..<Int(run.end) where ids.id(x: x, y: Int(run.y)) <= layer + 1 {
          pixels.insert(x: x, y: Int(run.y))
        }
      }
    }
    return pixels.measured(in: ids.size)
  }
}
