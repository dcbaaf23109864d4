import CKernels
import Labels
import Scenes

/// Noise and textures: layers of patterns in integers, one after the other on a row of sums in 0 ... 65535, looked up in a
/// table of colours.
///
/// Lattices begin at the box's top-left corner and turn and grow with the box.
struct TexturePaint: RowPaint {
  private let layers: [any TextureLayer]
  private let table: ColorTable

  init(layers: [any TextureLayer], stops: [ColorStop]) {
    self.layers = layers
    table = ColorTable(stops)
  }

  init(_ texture: Texture, over frame: PaintFrame) {
    let row = textureRows.first { $0.kind == texture.kind }
    self.init(layers: Self.layers(of: texture, share: row?.share ?? 1, over: frame), stops: texture.stops)
  }

  /// `share` of the box's longer side is the scale where the texture has none.
  static func layers(of texture: Texture, share: Double, over frame: PaintFrame) -> [any TextureLayer] {
    let side = max(frame.box.width, frame.box.height)
    return textureLayers(of: TextureCloth(texture, scale: texture.scale ?? side * share, over: frame))
  }

  var isOpaque: Bool { table.isOpaque }

  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    paint(count, into: row) { $0.along(x: x, y: y) }
  }

  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>) {
    paint(run.count, into: row) { $0.along(run) }
  }

  private func paint(_ count: Int, into row: UnsafeMutablePointer<UInt32>, _ place: (Ramp) -> RampRun) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { sums in
      sums.initialize(repeating: 0)
      guard let base = sums.baseAddress else { return }
      for layer in layers { layer.add(count, to: base, place) }
      stage_noise_colors(row, base, count, table.colors, UInt32(table.bits))
    }
  }
}

/// How each kind of texture is made.
private func textureLayers(of cloth: TextureCloth) -> [any TextureLayer] {
  switch cloth.texture.kind {
  case .wood: woodLayers(cloth)
  case .marble: marbleLayers(cloth)
  case .brick: brickLayers(cloth)
  case .tiles: tileLayers(cloth)
  case .stones: stoneLayers(cloth)
  case .fabric: fabricLayers(cloth)
  case .leather: leatherLayers(cloth)
  case .paper: paperLayers(cloth)
  case .grain: grainLayers(cloth)
  case .brushed: brushedLayers(cloth)
  case .asphalt: asphaltLayers(cloth)
  case .halftone: halftoneLayers(cloth)
  }
}

/// The keys of patterns, from a paint's seed by SplitMix64.
struct PatternKeys {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
