/// Small stones in tar: some stand out light, all lie on patches of wear.
func asphaltLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let stones = 0.3 + 0.4 * amount
  return [
    CellsLayer(
      axes: cloth.axes(1, 1), pattern: cloth.pattern(weight: stones * 0.6), told: .number, jitter: variation),
    GrainLayer(axes: cloth.axes(0.4, 0.4), pattern: cloth.pattern(weight: stones * 0.4)),
  ] + cloth.noise(40, 40, octaves: 4, weight: 1 - stones, gain: 0.6)
}
