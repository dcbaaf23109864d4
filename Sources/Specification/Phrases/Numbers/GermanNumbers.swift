/// German: `einhunderteinundzwanzig`, `eine Million zweitausend`.
///
/// A gender gives the form before a noun: `ein` Hund, `eine` Katze; of ordinals, the one behind `ein`: `dritter`,
/// `drittes`. Without, ordinals are as behind `der`, `die`, `das`: `dritte`.
let germanNumbers = NumberSpeech(
  cardinal: { number, gender in
    switch (number, gender) {
    case (1, .feminine): "eine"
    case (1, .masculine), (1, .neuter): "ein"
    default: cardinal(number)
    }
  }, ordinal: { number, _ in "\(number)." },
  ordinalWords: { number, gender in
    switch gender {
    case .masculine: ordinal(number) + "r"
    case .neuter: ordinal(number) + "s"
    case .feminine, nil: ordinal(number)
    }
  }, ordinals: 1...999_999, minus: "minus", point: "Komma")

private let ones = [
  "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
  "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]
private let tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
private let scales = [
  ("Million", "Millionen"), ("Milliarde", "Milliarden"), ("Billion", "Billionen"), ("Billiarde", "Billiarden"),
]

private func cardinal(_ number: Int) -> String {
  guard number > 0 else { return "null" }
  var words: [String] = []
  for (scale, group) in (number / 1_000_000).thousands.enumerated().reversed() where group > 0 {
    // They are feminine nouns: `eine Million`, `hunderteine Millionen`.
    let count = belowThousand(group) + (group % 100 == 1 ? "e" : "")
    words.append("\(count) \(group == 1 ? scales[scale].0 : scales[scale].1)")
  }
  let rest = belowMillion(number % 1_000_000)
  if !rest.isEmpty { words.append(rest) }
  // Only at the very end one counts `eins`.
  return words.joined(separator: " ") + (number % 100 == 1 ? "s" : "")
}

private func belowMillion(_ number: Int) -> String {
  let thousands = number / 1_000
  return (thousands > 0 ? belowThousand(thousands) + "tausend" : "") + belowThousand(number % 1_000)
}

private func belowThousand(_ number: Int) -> String {
  let (hundreds, rest) = (number / 100, number % 100)
  let start = hundreds > 0 ? ones[hundreds] + "hundert" : ""
  guard rest >= 20 else { return start + ones[rest] }
  return start + (rest % 10 > 0 ? ones[rest % 10] + "und" : "") + tens[rest / 10]
}

private func ordinal(_ number: Int) -> String {
  let words = belowMillion(number)
  switch number % 100 {
  case 1: return words.replacing(ending: "ein", with: "erste")
  case 3: return words.replacing(ending: "drei", with: "dritte")
  case 7: return words.replacing(ending: "sieben", with: "siebte")
  case 8: return words + "e"
  case 2...19: return words + "te"
  default: return words + "ste"
  }
}
