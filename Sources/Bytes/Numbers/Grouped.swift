/// A whole number with commas between groups of three digits, in every locale: `10,000`.
package func grouped(_ number: some BinaryInteger) -> String {
  var digits = Array(String(number))
  let sign = number < 0 ? 1 : 0
  for place in stride(from: digits.count - 3, to: sign, by: -3) { digits.insert(",", at: place) }
  return String(digits)
}
