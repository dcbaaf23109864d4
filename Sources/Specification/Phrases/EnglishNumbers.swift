/// A number in English words: `minus twelve`, `two thousand twenty-six`, `three point one four`.
///
/// Without `and`, as in American use. Nil from 10^18 on.
func englishWords(for number: Double) -> String? {
  guard abs(number) < 1e18 else { return nil }
  let parts = ShortestDecimal(abs(number)).written.split(separator: ".")
  guard let first = parts.first, let whole = Int(first) else { return nil }
  var words = cardinal(whole)
  if parts.count > 1 {
    words += " point " + parts[1].utf8.map { ones[Int($0 - UInt8(ascii: "0"))] }.joined(separator: " ")
  }
  return number < 0 ? "minus " + words : words
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`.
func englishOrdinal(_ number: Int) -> String {
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
