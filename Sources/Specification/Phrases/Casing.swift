// Case by Unicode's tables, not by the machine's language: 'ß' becomes 'SS', 'ǆ' begins a word as 'ǅ'.
extension String {
  /// The first letter of the text, or of each word, with a capital; all else stays. A word begins at a letter behind the
  /// start, a blank, an opening bracket or quote, or a hyphen: `rock-'n'-roll` is `Rock-'n'-Roll`, `it's` is `It's`.
  func capitalized(everyWord: Bool) -> String {
    var result = ""
    var isAtStart = true
    for scalar in unicodeScalars {
      if isAtStart, scalar.properties.isAlphabetic || scalar.isDecimalDigit {
        result += scalar.properties.titlecaseMapping
        isAtStart = false
      } else {
        result.unicodeScalars.append(scalar)
        if everyWord, scalar.properties.isWhitespace || "-–—/([{\"“„«‘".unicodeScalars.contains(scalar) {
          isAtStart = true
        }
      }
    }
    return result
  }

  /// In small letters; a capital sigma at the end of a word becomes the final one, as Unicode's rules ask.
  var lowercasedInFull: String {
    var result = ""
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "Σ", isFinal(index, in: scalars) {
        result += "ς"
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  /// Whether a letter comes before the place and none behind it; marks and apostrophes are looked through.
  private func isFinal(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let behind = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && behind?.properties.isCased != true
  }

  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
