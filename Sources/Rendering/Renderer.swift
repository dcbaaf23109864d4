package import Labels
package import Scenes
import Specification

/// What the renderer gives back for one scene.
package struct Frame {
  /// The colours. They are the renderer's own and are drawn over by its next frame: encode them before.
  package let canvas: Canvas
  /// Every instance of the scene, measured, in the scene's order; those of which nothing shows too.
  package let instances: [Instance]
  /// What else can be measured, until the next frame.
  package let further: FurtherMeasures
}

/// Draws scenes and measures what it drew. One per worker: all buffers are reused, frame after frame.
package final class Renderer {
  /// The longest side of a picture, in pixels.
  package static let longestSide = 16_384

  private let shop: PaintShop
  private var stage: Stage?
  private let ids = IdMap()
  private var records = LayerRecords()
  /// Made when a scene first has effects.
  private var room: EffectRoom?

  /// - Parameters:
  ///   - images: where pictures come from; without it a scene that paints one is an error.
  ///   - pictures: where they are kept, shared by all workers of a run: one path is one picture there.
  package init(images: (any ImageSource)? = nil, keeping pictures: PictureCache = PictureCache()) {
    shop = PaintShop(images, keeping: pictures)
  }

  /// Draws `scene` from the bottom up and measures its instances.
  ///
  /// Equal scenes give equal bytes and labels, whatever was drawn before. Who hides whom can be told only if
  /// `keepsAll`. `drawn` is called between drawing and
  /// measuring, for those who look at the clock.
  /// - Throws: any `RenderingError`; the renderer stays usable.
  package func render(
    _ scene: borrowing Scene, keepsAll: Bool = false, drawn: () -> Void = {}
  ) throws(RenderingError) -> Frame {
    let stage = try stage(of: scene.size)
    let family = Family(scene, keepsAll: keepsAll)
    ids.reset(scene.size, largest: scene.layers.count)
    records.reset()
    do throws(RenderingError) {
      try draw(scene, family, on: stage)
      if !scene.effects.isEmpty { try room(of: stage.canvas).run(scene.effects) }
    } catch {
      // What failed halfway may have left its traces.
      self.stage = nil
      throw error
    }
    drawn()
    let instances = measure(scene, family)
    return Frame(
      canvas: stage.canvas, instances: instances, further: FurtherMeasures(scene, family, records, ids, instances))
  }

  private func draw(
    _ scene: borrowing Scene, _ family: Family, on stage: Stage
  ) throws(RenderingError) {
    try stage.begin(scene.camera, on: scene.background)
    for (number, layer) in scene.layers.enumerated() {
      let keepsRuns = family.keepsRuns[number]
      try stage.draw(layer) { coverage, bounds in
        let extent = ids.mark(layer.occludes ? number + 1 : nil, where: coverage, in: bounds, runs: stage.runs)
        records.add(extent, runsIn: keepsRuns ? coverage : nil, bounds, runs: stage.runs)
      }
    }
  }

  private func room(of canvas: Canvas) throws(RenderingError) -> EffectRoom {
    if let room, room.canvas === canvas { return room }
    // The old buffers go first.
    room = nil
    let new = try EffectRoom(canvas)
    room = new
    return new
  }

  private func stage(of size: PixelSize) throws(RenderingError) -> Stage {
    if let stage, stage.canvas.size == size { return stage }
    guard 1...Renderer.longestSide ~= size.width, 1...Renderer.longestSide ~= size.height else {
      throw .sizeOutOfRange(size)
    }
    // The old buffers go first: two large sizes must not stand side by side.
    stage = nil
    let new = try Stage(Canvas(size), shop: shop)
    stage = new
    return new
  }

  private func measure(_ scene: borrowing Scene, _ family: Family) -> [Instance] {
    let owners = scene.layers.map { $0.owner ?? -1 }
    let measurer = Measurer(scene: scene, family: family, records: records, ids: ids, owners: owners)
    return scene.instances.indices.map { measurer.instance($0) }
  }
}
