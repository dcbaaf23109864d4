/// Paper: clouds of pulp, short fibres in three directions, and a fine tooth.
func paperLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let fibres = 0.5 * amount
  var layers: [any TextureLayer] = cloth.noise(12, 12, octaves: 3, weight: 0.3 + 0.2 * variation)
  for turn in [17.0, 77, 137] {
    layers += cloth.noise(2.5, 0.35, octaves: 1, weight: fibres / 3, turn: turn) as [any TextureLayer]
  }
  layers.append(GrainLayer(axes: cloth.axes(0.25, 0.25), pattern: cloth.pattern(weight: 0.5 - fibres)))
  return layers
}

/// A number for each cell, more or less far from the mean.
func grainLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let variation = cloth.variation
  return [GrainLayer(axes: cloth.axes(1, 1), pattern: cloth.pattern(weight: variation))]
    + cloth.noise(8, 8, octaves: 2, weight: 1 - variation)
}
