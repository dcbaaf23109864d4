import CKernels

/// Stones with joints between them, each of a tone of its own.
func stoneLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let axes = cloth.axes(1, 1)
  // One key for both, so that a stone is of one tone.
  let key = cloth.key()
  return [
    CellsLayer(
      axes: axes, pattern: stage_pattern(key: key, weight: 0.6), told: .edge, jitter: variation, edge: max(0.02, amount)
    ),
    CellsLayer(axes: axes, pattern: stage_pattern(key: key, weight: 0.25), told: .number, jitter: variation),
  ] + cloth.noise(0.4, 0.4, octaves: 4, weight: 0.15, gain: 0.6)
}

/// Skin: small rounded cells between furrows, on slow unevenness.
func leatherLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  return [
    CellsLayer(
      axes: cloth.axes(1, 0.8), pattern: cloth.pattern(weight: 0.6), told: .edge, jitter: variation,
      edge: max(0.05, amount))
  ] + cloth.noise(5, 5, octaves: 4, weight: 0.4, gain: 0.6)
}
