/// Veins: waves that turbulent noise bends.
func marbleLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  var layers: [any TextureLayer] = cloth.noise(1.2, 1.2, octaves: 6, weight: 1, gain: 0.6)
  layers.append(WaveLayer(axes: cloth.axes(1, 1, turn: 35), reach: 1 + 6 * amount, weight: 0.82))
  layers += cloth.noise(0.3, 0.3, octaves: 4, weight: 0.18 * min(1, 2 * variation)) as [any TextureLayer]
  return layers
}
