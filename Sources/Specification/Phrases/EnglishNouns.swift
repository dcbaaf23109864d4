/// The plural of an English noun or noun phrase, by its last word: `two-door car` is `two-door cars`.
///
/// Capitals stay: `City` is `Cities`, `BOX` is `BOXES`. Text that ends with no letter gets `s`.
func englishPlural(of noun: String) -> String {
  let scalars = Array(noun.unicodeScalars)
  var start = scalars.count
  while start > 0, scalars[start - 1].properties.isAlphabetic { start -= 1 }
  let word = String(scalars: scalars[start...])
  guard !word.isEmpty else { return noun.isEmpty ? noun : noun + "s" }
  let lower = word.lowercased()
  let plural = pluralWord(lower)
  // What both have in common is kept as it was written.
  let common = zip(lower.unicodeScalars, plural.unicodeScalars).prefix { $0 == $1 }.count
  let ending = String(scalars: plural.unicodeScalars.dropFirst(common))
  // `BOXES` is shouted; `TVs` and `PDFs`, which nobody could speak, are short for something.
  let isShouted =
    word.unicodeScalars.count > 1 && word == word.uppercased() && word.contains { "AEIOUY".contains($0) }
  let kept = String(scalars: scalars[..<start]) + String(scalars: word.unicodeScalars.prefix(common))
  return kept + (isShouted ? ending.uppercased() : ending)
}

private func pluralWord(_ word: String) -> String {
  if unchanging.contains(word) { return word }
  if let plural = irregular[word] { return plural }
  for (ending, replacement, exceptions) in endings where word.hasSuffix(ending) && !exceptions.contains(word) {
    return word.dropLast(ending.count) + replacement
  }
  if word.last == "y", !"aeiou".contains(word.dropLast().last ?? "a") || word.hasSuffix("quy") {
    return word.dropLast() + "ies"
  }
  if word.hasSuffix("o") { return word + (withEs.contains(word) ? "es" : "s") }
  let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
  return word + (hisses && !hardEndings.contains(word) ? "es" : "s")
}

private let unchanging: Set = [
  "aircraft", "bison", "cod", "deer", "elk", "fish", "glasses", "means", "moose", "offspring", "pants", "salmon",
  "scissors", "series", "sheep", "shorts", "shrimp", "species", "spacecraft", "squid", "swine", "trousers", "trout",
]

private let irregular = [
  "alumnus": "alumni", "bacterium": "bacteria", "cactus": "cacti", "calf": "calves", "child": "children",
  "criterion": "criteria", "curriculum": "curricula", "die": "dice", "elf": "elves", "foot": "feet",
  "fungus": "fungi", "goose": "geese", "grandchild": "grandchildren", "half": "halves", "hoof": "hooves",
  "knife": "knives", "leaf": "leaves", "life": "lives", "loaf": "loaves", "louse": "lice", "medium": "media",
  "mouse": "mice", "nucleus": "nuclei", "ox": "oxen", "penny": "pennies", "person": "people",
  "phenomenon": "phenomena", "quiz": "quizzes", "radius": "radii", "scarf": "scarves", "self": "selves",
  "sheaf": "sheaves", "shelf": "shelves", "bookshelf": "bookshelves", "stimulus": "stimuli", "syllabus": "syllabi",
  "thief": "thieves", "tooth": "teeth", "vertebra": "vertebrae", "wharf": "wharves", "wife": "wives",
  "housewife": "housewives", "midwife": "midwives", "penknife": "penknives", "wolf": "wolves", "werewolf": "werewolves",
  "matrix": "matrices", "vertex": "vertices", "appendix": "appendices", "this": "these", "that": "those",
]

/// Endings with their plural and the words that don't follow them, in the order in which they are tried.
private let endings: [(String, String, Set<String>)] = [
  ("man", "men", ["human", "german", "roman", "norman", "shaman", "talisman", "ottoman", "caiman"]),
  ("sis", "ses", []), ("xis", "xes", []),
]

private let withEs: Set = [
  "buffalo", "domino", "echo", "embargo", "hero", "mosquito", "potato", "tomato", "torpedo", "veto", "volcano",
]

/// Words whose `ch` is a `k`.
private let hardEndings: Set = ["epoch", "eunuch", "monarch", "patriarch", "stomach", "tech"]

/// `a` or `an`, by the sound of what follows: `an hour`, `a university`, `an MRI scan`, `an 8`.
package func indefiniteArticle(before text: String) -> String {
  let scalars = Array(text.unicodeScalars.drop { !$0.properties.isAlphabetic && !$0.isDecimalDigit })
  guard let first = scalars.first else { return "a" }
  if first.isDecimalDigit { return soundsOpen(digits: scalars) ? "an" : "a" }
  let word = String(scalars: scalars.prefix { $0.properties.isAlphabetic })
  return (isSpelledOut(word) ? soundsOpen(letter: first) : soundsOpen(word: word.lowercased())) ? "an" : "a"
}

/// Eight and its like, and the eleven or eighteen that a number begins with: 11, 18,000, but not 110.
private func soundsOpen(digits scalars: [Unicode.Scalar]) -> Bool {
  let number = scalars.prefix { $0.isDecimalDigit || $0 == "," }.filter { $0 != "," }
  if number.first == "8" { return true }
  let leading = String(scalars: number.prefix(2))
  return number.count % 3 == 2 && (leading == "11" || leading == "18")
}

/// One letter (`X-ray`), three capitals at most (`MRI`), or capitals that no one could speak (`HTML`).
private func isSpelledOut(_ word: String) -> Bool {
  let count = word.unicodeScalars.count
  if count == 1 { return word.lowercased() != "a" }
  guard word == word.uppercased(), word != word.lowercased() else { return false }
  return count <= 3 || !word.contains { "AEIOUY".contains($0) }
}

private func soundsOpen(letter: Unicode.Scalar) -> Bool {
  "aefhilmnorsx".unicodeScalars.contains(String(letter).lowercased().firstWithoutMarks)
}

private func soundsOpen(word: String) -> Bool {
  if silentH.contains(where: word.hasPrefix) { return true }
  if youSounds.contains(where: word.hasPrefix) { return unSounds.contains(where: word.hasPrefix) }
  return "aeiou".unicodeScalars.contains(word.firstWithoutMarks)
}

private let silentH = ["heir", "honest", "honor", "honour", "hour"]

/// Beginnings that sound like `you` or `won`.
private let youSounds = [
  "eu", "ewe", "once", "one", "oui", "ubiquit", "ufo", "ukr", "ukulele", "unanim", "unary", "uni", "uran", "ure",
  "urin", "usa", "use", "usi", "usu", "uten", "uter", "util", "utopi", "uruguay", "uvul",
]

/// The exceptions among them: `unidentified`, `unimportant`, `onerous`.
private let unSounds = ["unid", "unima", "unimp", "unin", "unir", "uniss", "onero"]

extension String {
  /// The first scalar without the marks that vowels have in European languages; `-` if there is none.
  fileprivate var firstWithoutMarks: Unicode.Scalar {
    let bases: [(String, Unicode.Scalar)] = [
      ("àáâãäåāăąæ", "a"), ("èéêëēĕėęě", "e"), ("ìíîïĩīĭįı", "i"), ("òóôõöøōŏőœ", "o"), ("ùúûüũūŭůűų", "u"),
    ]
    guard let first = unicodeScalars.first else { return "-" }
    return bases.first { $0.0.unicodeScalars.contains(first) }?.1 ?? first
  }
}
