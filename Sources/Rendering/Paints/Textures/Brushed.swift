/// Metal that was drawn along one direction: long thin lines of two sizes, over slow changes of light.
func brushedLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let lines = 0.25 + 0.5 * amount
  return cloth.noise(60, 0.5, octaves: 2, weight: lines, gain: 0.8)
    + cloth.noise(40, 25, octaves: 2, weight: (1 - lines) * (0.4 + 0.6 * variation))
}
