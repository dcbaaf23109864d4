/// Plain weave.
func fabricLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let weave = WeaveLayer(
    axes: cloth.axes(1, 1), pattern: cloth.pattern(weight: 0.88), gap: amount, variation: variation)
  return [weave] + cloth.noise(0.5, 0.5, octaves: 2, weight: 0.12)
}
