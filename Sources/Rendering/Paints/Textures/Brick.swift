/// Bricks in running bond, with the grain of fired clay.
func brickLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let bricks = BrickLayer(
    axes: cloth.axes(3, 1), pattern: cloth.pattern(weight: 0.84), length: 3, joint: amount, shift: 0.5,
    variation: variation)
  return [bricks] + cloth.noise(0.35, 0.35, octaves: 3, weight: 0.16, gain: 0.7)
}

/// Square tiles in straight rows.
func tileLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let tiles = BrickLayer(
    axes: cloth.axes(1, 1), pattern: cloth.pattern(weight: 0.93), length: 1, joint: amount, shift: 0,
    variation: variation)
  return [tiles] + cloth.noise(0.5, 0.5, octaves: 3, weight: 0.07)
}
