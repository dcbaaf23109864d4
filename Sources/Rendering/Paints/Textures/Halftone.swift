/// Printed dots whose share grows along the texture's direction by the variation, around the amount.
func halftoneLayers(_ cloth: TextureCloth) -> [any TextureLayer] {
  let (amount, variation) = (cloth.amount, cloth.variation)
  let reach = variation * min(amount, 1 - amount)
  return [
    DotsLayer(
      axes: cloth.axes(1, 1, turn: 45), pattern: cloth.pattern(weight: 1),
      share: cloth.acrossBox(from: amount - reach, to: amount + reach))
  ]
}
