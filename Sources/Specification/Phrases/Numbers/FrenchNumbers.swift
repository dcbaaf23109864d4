/// French of France, in the traditional spelling: `vingt et un`, `quatre-vingts`, `deux cent un mille`.
///
/// The feminine has `une` at the end, and `première`.
let frenchNumbers = NumberSpeech(
  cardinal: { number, gender in
    let words = cardinal(number)
    let endsWithOne = number % 10 == 1 && ![11, 71, 91].contains(number % 100)
    return gender == .feminine && endsWithOne ? words + "e" : words
  },
  ordinal: { number, gender in
    number == 1 ? (gender == .feminine ? "1re" : "1er") : "\(number)e"
  },
  ordinalWords: { number, gender in
    number == 1 ? (gender == .feminine ? "première" : "premier") : ordinal(number)
  }, ordinals: 1...999_999_999_999_999_999, minus: "moins", point: "virgule")

private let ones = [
  "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
  "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]
private let tens = [
  "", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt",
]
private let scales = ["million", "milliard", "billion", "billiard"]

private func cardinal(_ number: Int) -> String {
  guard number > 0 else { return "zéro" }
  var words: [String] = []
  for (scale, group) in (number / 1_000_000).thousands.enumerated().reversed() where group > 0 {
    words.append("\(belowThousand(group)) \(scales[scale])\(group > 1 ? "s" : "")")
  }
  let (thousands, rest) = (number / 1_000 % 1_000, number % 1_000)
  // `mille` is an adjective: what stands before it has no plural, and one thousand has no `un`.
  if thousands > 0 { words.append(thousands == 1 ? "mille" : belowThousand(thousands).withoutPlural + " mille") }
  if rest > 0 { words.append(belowThousand(rest)) }
  return words.joined(separator: " ")
}

private func belowThousand(_ number: Int) -> String {
  let (hundreds, rest) = (number / 100, number % 100)
  var words: [String] = []
  if hundreds > 0 {
    words.append((hundreds > 1 ? ones[hundreds] + " " : "") + (hundreds > 1 && rest == 0 ? "cents" : "cent"))
  }
  if rest > 0 { words.append(belowHundred(rest)) }
  return words.joined(separator: " ")
}

private func belowHundred(_ number: Int) -> String {
  guard number >= 20 else { return ones[number] }
  // Seventy and ninety count on from sixty and eighty.
  let goesOn = number / 10 == 7 || number / 10 == 9
  let rest = number % 10 + (goesOn ? 10 : 0)
  let ten = tens[number / 10]
  switch rest {
  case 0: return number == 80 ? ten + "s" : ten
  case 1, 11: return number > 80 ? "\(ten)-\(ones[rest])" : "\(ten) et \(ones[rest])"
  default: return "\(ten)-\(ones[rest])"
  }
}

private func ordinal(_ number: Int) -> String {
  // The millionth is not the `un millionième`.
  var words = cardinal(number).withoutPlural
  if words == "un million" || words == "un milliard" || words == "un billion" || words == "un billiard" {
    words.removeFirst("un ".count)
  }
  if words.hasSuffix("cinq") { return words + "uième" }
  if words.hasSuffix("neuf") { return words.replacing(ending: "f", with: "vième") }
  return words.replacing(ending: "e", with: "") + "ième"
}

extension String {
  /// Without the `s` of `cents`, `vingts`, `millions` … at the end, but with that of `trois`.
  fileprivate var withoutPlural: String {
    for word in ["vingts", "cents", "lions", "lliards"] where hasSuffix(word) { return String(dropLast()) }
    return self
  }
}
