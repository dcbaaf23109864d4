extension String {
  /// The text in small letters a to z and digits, as it would stand in a mail address: `Müller` is `mueller` in German
  /// and `muller` elsewhere; what is neither letter nor digit becomes `separator`, or goes.
  func folded(_ language: Language, separator: String = "") -> String {
    var folded = ""
    var isBetween = false
    for scalar in lowercased().unicodeScalars {
      let letters = scalar.latinLetters(language)
      if letters.isEmpty {
        isBetween = isBetween || !scalar.properties.isDiacritic
        continue
      }
      if isBetween, !folded.isEmpty { folded += separator }
      isBetween = false
      folded += letters
    }
    return folded
  }
}

extension Unicode.Scalar {
  /// The plain letters that stand for a small letter; none for anything but letters and digits.
  fileprivate func latinLetters(_ language: Language) -> String {
    switch self {
    case "a"..."z", "0"..."9": String(self)
    case "ä": language == .german ? "ae" : "a"
    case "ö": language == .german ? "oe" : "o"
    case "ü": language == .german ? "ue" : "u"
    case "à", "á", "â", "ã", "å": "a"
    case "è", "é", "ê", "ë": "e"
    case "ì", "í", "î", "ï", "ı": "i"
    case "ò", "ó", "ô", "õ", "ø": "o"
    case "ù", "ú", "û": "u"
    case "ý", "ÿ": "y"
    case "ç", "ć", "č": "c"
    case "ñ", "ń": "n"
    case "ş", "š", "ś": "s"
    case "ğ": "g"
    case "ł": "l"
    case "ž", "ź", "ż": "z"
    case "ß": "ss"
    case "æ": "ae"
    case "œ": "oe"
    default: ""
    }
  }
}
