import Labels
import Templates
import Testing

@Suite("An operation") struct NoiseOperationTests {
  @Test(
    "changes what it should, at a rate of 1",
    arguments: [
      ("{casing: {to: upper}}", "Straße ﬁn ŉ öä", "STRASSE FIN ʼN ÖÄ"),
      ("{casing: {to: lower}}", "İSTANBUL ΟΔΟΣ ΣΑΣ, NASA", "i̇stanbul οδος σας, nasa"),
      ("{casing: {to: title}}", "ǆep the ﬁn it's o’neill 3rd ß jean-luc", "ǅep The Fin It's O’neill 3rd Ss Jean-Luc"),
      ("{casing: {to: swap}}", "Hello WORLD ß", "hELLO world SS"),
      ("{casing: {to: upper, of: letter}}", "cafe\u{301} é", "CAFE\u{301} É"),
      (
        "diacritics", "Ångström naïve Việt Ёж Άλφα cafe\u{301} n\u{303}o Łódź",
        "Angstrom naive Viet Еж Αλφα cafe no Lodz"
      ),
      ("diacritics", "Straße が שָׁ", "Straße が שָׁ"),
      ("{diacritics: {as: letters}}", "Übergröße u\u{308} café", "Uebergroesse ue cafe"),
      ("{punctuation: {mistakes: {lost: 1}, rate: 1}}", "Well, it's 3.5 km (a/b)! “Yes”…", "Well its 3.5 km (a/b) Yes"),
      ("{punctuation: {mistakes: {doubled: 1}, rate: 1}}", "So, no? Yes…", "So,, no?? Yes……"),
      ("{spaces: {mistakes: {lost: 1}, rate: 1}}", "a b  c d\te", "ab  cd\te"),
      ("{spaces: {mistakes: {doubled: 1}, rate: 1}}", "a b  c d", "a  b  c  d"),
      ("{typing: {mistakes: {doubling: 1}, rate: 1}}", "ab é1.", "aabb é11."),
      ("{typing: {mistakes: {swap: 1}, rate: 1}}", "abcde aab", "badce aba"),
      ("{typing: {mistakes: {omission: 1}, rate: 1}}", "I am.", "I ."),
      ("{ocr: {rate: 1, confusions: {rn: m, l: \"1\"}}}", "modern love", "modem 1ove"),
      ("{ocr: {rate: 1, confusions: {ß: B, a: [o]}}}", "Maß a", "MoB o"),
      (
        "{abbreviations: 1}", "Main Street. For example, Streets and Doctor Strange",
        "Main St. E.g., Streets & Dr. Strange"
      ),
      (
        "{abbreviations: {rate: 1, words: {patient: pt, the patient: \"the pt\"}}}", "Patients: patient", "Patients: pt"
      ),
    ])
  func examples(_ yaml: String, _ text: String, _ expected: String) throws {
    let made = try noisy(text, yaml)[0]
    #expect(Array(made.unicodeScalars) == Array(expected.unicodeScalars), "\(made)")
  }

  @Test(
    "follows the language",
    arguments: [
      ("de", "zum Beispiel in der Hauptstraße, Nummer 3", "z. B. in der Hauptstraße, Nr. 3"),
      ("fr", "Par exemple Monsieur Dupont, avenue Foch", "P. ex. M. Dupont, av. Foch"),
      ("es", "El Señor Pérez, por ejemplo, 10 kilómetros", "El Sr. Pérez, p. ej., 10 km"),
      ("en_GB", "Doctor Who", "Dr. Who"), ("xx", "Doctor Who", "Dr. Who"),
    ])
  func abbreviations(_ locale: String, _ text: String, _ expected: String) throws {
    #expect(try noisy(text, "{abbreviations: 1}", locale: locale) == [expected])
  }

  /// What a finger may hit beside the key, looked up on the keyboards themselves.
  @Test(
    "hits the keys beside the right one",
    arguments: [
      ("qwerty", "g", "fhtyvb"), ("qwerty", "q", "12wa"), ("qwerty", "p", "0ol"), ("qwerty", "A", "QWSZ"),
      ("qwerty", "5", "46rt"),
      ("qwertz", "z", "tu67gh"), ("qwertz", "ü", "ßpöä"), ("qwertz", "y", "xas"), ("qwertz", "ä", "öü"),
      ("qwertz", "Ö", "LÄPÜ"), ("azerty", "q", "sazw"), ("azerty", "m", "lùp"), ("azerty", "5", "46"),
      ("azerty", "é", "az"), ("spanish", "ñ", "lp"), ("spanish", "N", "BMHJ"),
    ])
  func neighbours(_ keyboard: String, _ key: String, _ expected: String) throws {
    let yaml = "{typing: {rate: 1, keyboard: \(keyboard), mistakes: {neighbour: 1}}}"
    let made = try noisy(key, yaml, count: 400)
    #expect(Set(made) == Set(expected.map(String.init)), "\(Set(made).sorted())")
  }

  @Test("takes the keyboard of the locale")
  func localKeyboard() throws {
    let yaml = "{typing: {rate: 1, mistakes: {neighbour: 1}}}"
    #expect(Set(try noisy("z", yaml, count: 200)) == ["a", "s", "x"])
    #expect(Set(try noisy("z", yaml, locale: "de_AT", count: 200)) == ["t", "u", "6", "7", "g", "h"])
    #expect(Set(try noisy("z", yaml, locale: "fr", count: 200)) == ["a", "e", "q", "s", "é"])
  }

  @Test("makes odd blanks, but no tabs or line breaks")
  func oddBlanks() throws {
    let made = try noisy("a b", "{spaces: {rate: 1, mistakes: {changed: 1}}}", count: 200)
    #expect(Set(made) == ["a\u{A0}b", "a\u{202F}b", "a\u{2009}b", "a\u{2003}b"])
  }

  @Test("makes wrong quotes and apostrophes")
  func wrongMarks() throws {
    let made = try noisy("it’s", "{punctuation: {rate: 1, mistakes: {changed: 1}}}", count: 200)
    #expect(Set(made) == ["it's", "it`s", "it´s"])
  }

  @Test("draws among what fits by weight")
  func weights() throws {
    let made = try noisy("l", "{ocr: {rate: 1, confusions: {l: {\"1\": 3, I: 1}}}}", count: 4000)
    let ones = made.filter { $0 == "1" }.count
    // Four deviations of a binomial count.
    #expect(abs(ones - 3000) < 110)
    #expect(made.allSatisfy { $0 == "1" || $0 == "I" })
  }

  @Test("leaves spans alone, or all else, as asked")
  func scopes() throws {
    for (yaml, expected) in [
      ("{casing: {to: upper}, where: spans}", "fly to NEW YORK now"),
      ("{casing: {to: upper}, where: outside}", "FLY TO new york NOW"),
    ] {
      var text = labeled("fly to new york now", [7..<15, 11..<15])
      var desk = NoiseDesk()
      try noise(yaml).apply(to: &text, index: 0, at: &desk)
      #expect(text.string == expected)
    }
  }

  @Test("never changes across the edge of a span, empties one or leaves white space at its edge")
  func edges() throws {
    func made(_ text: String, _ spans: [Range<Int>], _ yaml: String) throws -> String {
      var text = labeled(text, spans)
      var desk = NoiseDesk()
      try noise(yaml).apply(to: &text, index: 0, at: &desk)
      return text.spans.reversed().reduce(text.string) { string, span in
        var scalars = Array(string.unicodeScalars)
        scalars.insert("]", at: span.points.upperBound)
        scalars.insert("[", at: span.points.lowerBound)
        return String(String.UnicodeScalarView(scalars))
      }
    }
    let omission = "{typing: {rate: 1, mistakes: {omission: 1}}}"
    #expect(try made("ab cd", [0..<2], omission) == "[b] d")
    #expect(try made("corn", [0..<3], "{ocr: {rate: 1, confusions: {rn: m}}}") == "[cor]n")
    #expect(try made("corn", [0..<4], "{ocr: {rate: 1, confusions: {rn: m}}}") == "[com]")
    #expect(try made("a b", [0..<1, 2..<3], "{spaces: {rate: 1, mistakes: {lost: 1}}}") == "[a][b]")
    #expect(try made("ab", [0..<1], "{typing: {rate: 1, mistakes: {swap: 1}}}") == "[a]b")
    #expect(try made("Straße", [0..<4, 4..<6], "{casing: {to: upper}}") == "[STRA][SSE]")
    #expect(try made("xe\u{301}", [0..<1], omission) == "[x]e\u{301}")
  }
}
