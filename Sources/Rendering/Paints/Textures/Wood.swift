/// A plank: rings along it, bent by slow noise that is long in the plank's direction, fine fibres, and pores.
func woodLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  var layers: [any TextureLayer] = cloth.noise(9, 3, octaves: 2, weight: 1)
  // Rings run along u, so the wave goes along v.
  let rings = cloth.axes(1, 1, turn: 90)
  layers.append(WaveLayer(axes: rings, reach: 0.5 + 5 * variation, isSaw: true, weight: 0.62))
  layers += cloth.noise(2.5, 0.06, octaves: 2, weight: 0.2 + 0.18 * amount) as [any TextureLayer]
  return layers
}
