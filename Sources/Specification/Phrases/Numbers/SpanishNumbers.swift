/// Spanish: `veintiuno`, `ciento uno`, `veintiún mil`, `mil millones`.
///
/// A gender gives the form before a noun: `un` día, `veintiún` días, `doscientas una` noches.
let spanishNumbers = NumberSpeech(
  cardinal: { number, gender in cardinal(number, gender) },
  ordinal: { number, gender in gender == .feminine ? "\(number).ª" : "\(number).º" },
  ordinalWords: { number, gender in ordinal(number, gender) }, ordinals: 1...1_999, minus: "menos", point: "coma")

private let ones = [
  "", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
  "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós",
  "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
]
private let tens = [
  "", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
]
private let hundreds = [
  "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos",
  "novecientos",
]

private func cardinal(_ number: Int, _ gender: NumberGender?) -> String {
  guard number > 0 else { return "cero" }
  var words: [String] = []
  let (billions, millions) = (number / 1_000_000_000_000, number / 1_000_000 % 1_000_000)
  if billions > 0 { words.append(belowMillion(billions).before("billón", "billones", isOne: billions == 1)) }
  if millions > 0 { words.append(belowMillion(millions).before("millón", "millones", isOne: millions == 1)) }
  let rest = number % 1_000_000
  if rest > 0 { words.append(belowMillion(rest, gender)) }
  return words.joined(separator: " ")
}

private func belowMillion(_ number: Int, _ gender: NumberGender? = .masculine) -> String {
  let (thousands, rest) = (number / 1_000, number % 1_000)
  var words: [String] = []
  // Before `mil`, one loses its end; hundreds follow the noun.
  if thousands > 1 {
    words.append(belowThousand(thousands, gender == .feminine ? .feminine : .masculine, isBeforeMil: true))
  }
  if thousands > 0 { words.append("mil") }
  if rest > 0 { words.append(belowThousand(rest, gender)) }
  return words.joined(separator: " ")
}

private func belowThousand(_ number: Int, _ gender: NumberGender?, isBeforeMil: Bool = false) -> String {
  guard number != 100 else { return "cien" }
  var words: [String] = []
  if number > 100 {
    let hundred = hundreds[number / 100]
    words.append(gender == .feminine ? hundred.replacing(ending: "os", with: "as") : hundred)
  }
  let rest = number % 100
  if rest >= 30 { words.append(tens[rest / 10]) }
  if rest > 30, rest % 10 > 0 { words.append("y") }
  let last = rest >= 30 ? ones[rest % 10] : ones[rest]
  if !last.isEmpty { words.append(last.ended(isBeforeMil ? .masculine : gender)) }
  return words.joined(separator: " ")
}

extension String {
  /// `un millón`, `veintiún millones`.
  fileprivate func before(_ one: String, _ many: String, isOne: Bool) -> String {
    isOne ? "un \(one)" : "\(self) \(many)"
  }

  /// `uno` and `veintiuno` as they stand before a noun.
  fileprivate func ended(_ gender: NumberGender?) -> String {
    switch gender {
    case nil: self
    case .feminine: replacing(ending: "uno", with: "una")
    case .masculine, .neuter: self == "veintiuno" ? "veintiún" : replacing(ending: "uno", with: "un")
    }
  }
}

private let ordinalOnes = [
  "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
  "undécimo", "duodécimo", "decimotercero", "decimocuarto", "decimoquinto", "decimosexto", "decimoséptimo",
  "decimoctavo", "decimonoveno",
]
private let ordinalTens = [
  "", "", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo", "octogésimo",
  "nonagésimo",
]
private let ordinalHundreds = [
  "", "centésimo", "ducentésimo", "tricentésimo", "cuadringentésimo", "quingentésimo", "sexcentésimo",
  "septingentésimo", "octingentésimo", "noningentésimo",
]

/// Every word follows the gender; before a masculine noun, first and third lose their end: `tercer día`.
private func ordinal(_ number: Int, _ gender: NumberGender?) -> String {
  let rest = number % 100
  var words = [number >= 1_000 ? "milésimo" : "", ordinalHundreds[number / 100 % 10]]
  words += rest >= 20 ? [ordinalTens[rest / 10], ordinalOnes[rest % 10]] : [ordinalOnes[rest]]
  words.removeAll(where: \.isEmpty)
  switch gender {
  case nil: return words.joined(separator: " ")
  case .feminine: return words.map { $0.replacing(ending: "o", with: "a") }.joined(separator: " ")
  case .masculine, .neuter:
    return words.joined(separator: " ").replacing(ending: "primero", with: "primer")
      .replacing(ending: "tercero", with: "tercer")
  }
}
