/// English: `two thousand twenty-six`, without `and`, as in American use.
let englishNumbers = NumberSpeech(
  cardinal: { number, _ in cardinal(number) }, ordinal: { number, _ in englishOrdinal(number) },
  ordinalWords: { number, _ in ordinal(number) }, ordinals: 0...999_999_999_999_999_999, minus: "minus", point: "point")

/// `1st`, `2nd`, `3rd`, `4th`, `11th`.
private func englishOrdinal(_ number: Int) -> String {
  let suffix =
    switch (number % 100, number % 10) {
    case (11...13, _): "th"
    case (_, 1): "st"
    case (_, 2): "nd"
    case (_, 3): "rd"
    default: "th"
    }
  return "\(number)\(suffix)"
}

private let ones = [
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
private let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
private let scales = ["", " thousand", " million", " billion", " trillion", " quadrillion"]

private func cardinal(_ number: Int) -> String {
  guard number > 0 else { return ones[0] }
  var groups: [String] = []
  var rest = number
  for scale in scales where rest > 0 {
    if rest % 1_000 > 0 { groups.append(belowThousand(rest % 1_000) + scale) }
    rest /= 1_000
  }
  return groups.reversed().joined(separator: " ")
}

private func belowThousand(_ number: Int) -> String {
  var words: [String] = []
  if number >= 100 { words.append("\(ones[number / 100]) hundred") }
  let rest = number % 100
  if rest >= 20 {
    words.append(rest % 10 == 0 ? tens[rest / 10] : "\(tens[rest / 10])-\(ones[rest % 10])")
  } else if rest > 0 {
    words.append(ones[rest])
  }
  return words.joined(separator: " ")
}

/// The last word becomes an ordinal: `twenty-first`, `one hundred twelfth`, `one millionth`.
private func ordinal(_ number: Int) -> String {
  let words = cardinal(number)
  for (one, first) in irregularOrdinals where words.hasSuffix(one) { return words.replacing(ending: one, with: first) }
  return words.hasSuffix("y") ? words.replacing(ending: "y", with: "ieth") : words + "th"
}

/// By their endings: `eight` is one of `twenty-eight`.
private let irregularOrdinals = [
  ("one", "first"), ("two", "second"), ("three", "third"), ("five", "fifth"), ("eight", "eighth"), ("nine", "ninth"),
  ("twelve", "twelfth"),
]
