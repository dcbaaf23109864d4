import Diagnostics
import Foundation
import Specification
import Testing

private let ordinalWordsNeed =
  "'ordinal_words' needs a whole number from 1 (in German below a million, in Spanish below 2000)"

@Suite("A filter") struct TextFilterTests {
  /// What `{x|…}` makes of a value.
  private func filtered(_ value: Datum, _ notation: String) throws -> String {
    var diagnostics = Diagnostics()
    guard case .slot(let slot)? = try phrase("{x|\(notation)}").parts.first,
      let filter = slot.filters[0].bound(recording: &diagnostics)
    else { throw DiagnosticsError(diagnostics) }
    return try filter.apply(to: value)
  }

  @Test(
    "changes case by Unicode's tables",
    arguments: [
      ("upper", "straße", "STRASSE"), ("upper", "ﬁn", "FIN"), ("upper", "ŉ", "ʼN"), ("upper", "ὀδός", "ὈΔΌΣ"),
      ("lower", "İ", "i̇"), ("lower", "ΟΔΟΣ", "οδος"), ("lower", "ΣΑΣ ΟΣ.", "σας ος."), ("lower", "Σ", "σ"),
      ("lower", "ÀÉ", "àé"), ("lower", "ΑΣ\u{301}Α", "ασ\u{301}α"),
      ("capital", "new york", "New york"), ("capital", "ßa", "Ssa"), ("capital", "«élan»", "«Élan»"),
      ("capital", "ǆ", "ǅ"), ("capital", "", ""), ("capital", "3 cats", "3 cats"),
      ("title", "new york", "New York"), ("title", "it's jean-luc (the one)", "It's Jean-Luc (The One)"),
      ("title", "los  angeles\tca", "Los  Angeles\tCa"), ("title", "McDonald", "McDonald"),
      ("title", "3rd place", "3rd Place"),
      ("trim", "\u{A0} a b \n", "a b"), ("trim", " \t", ""),
    ])
  func casing(_ filter: String, _ text: String, _ expected: String) throws {
    let found = try filtered(.text(text), filter)
    #expect(Array(found.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "puts 'a' or 'an' by the sound",
    arguments: [
      (
        "a",
        [
          "cat", "house", "university", "European", "one-off", "unit", "user", "ewe", "U-turn", "UFO", "USB stick",
          "NASA",
          "10", "110", "1,100", "hotel", "ukulele", "once", "T-shirt", "unique idea", "useful tip", "180", "year",
          "PDF", "\"bird\"",
          "eulogy", "week", "B", "unanimous vote", "utopia", "euro",
        ]
      ),
      (
        "an",
        [
          "apple", "hour", "honest man", "heir", "uncle", "umbrella", "unimportant thing", "uninvited guest", "X-ray",
          "MRI scan", "FBI agent", "HTML page", "8", "80", "11", "18", "11,000", "8 o'clock", "Éclair", "onerous task",
          "ÖPNV",
          "\"apple\"", "unidentified object", "L", "egg", "island", "office", "honour", "hourly rate", "old boot",
          "S-bend", "800",
        ]
      ),
    ])
  func article(_ article: String, _ nouns: [String]) throws {
    for noun in nouns {
      #expect(try filtered(.text(noun), "article") == "\(article) \(noun)")
    }
  }

  @Test(
    "puts nouns into the plural",
    arguments: [
      ("cat", "cats"), ("bus", "buses"), ("box", "boxes"), ("church", "churches"), ("dish", "dishes"),
      ("city", "cities"),
      ("day", "days"), ("potato", "potatoes"), ("photo", "photos"), ("piano", "pianos"), ("man", "men"),
      ("woman", "women"),
      ("fireman", "firemen"), ("human", "humans"), ("German", "Germans"), ("child", "children"), ("person", "people"),
      ("sheep", "sheep"), ("fish", "fish"), ("knife", "knives"), ("roof", "roofs"), ("analysis", "analyses"),
      ("criterion", "criteria"), ("quiz", "quizzes"), ("stomach", "stomachs"), ("mouse", "mice"), ("class", "classes"),
      ("City", "Cities"), ("BOX", "BOXES"), ("PDF", "PDFs"), ("two-door car", "two-door cars"),
      ("bank holiday", "bank holidays"),
      ("ice-cream sandwich", "ice-cream sandwiches"), ("Man", "Men"), ("boy", "boys"), ("quay", "quays"),
      ("key", "keys"),
      ("soliloquy", "soliloquies"), ("", ""), ("A4", "A4s"),
    ])
  func plural(_ noun: String, _ expected: String) throws {
    #expect(try filtered(.text(noun), "plural") == expected)
  }

  @Test("says numbers in words, as ICU does")
  func words() throws {
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: "en_US")
    formatter.numberStyle = .spellOut
    var chance = Chance(seed: 3)
    let random = (0..<500).map { _ in chance.below(1_000_000_000) / chance.pick([1, 1_000, 1_000_000]) }
    for number in Array(0...1_200) + random + [1_000_000, 1_000_001, 999_999_999_999] {
      #expect(try filtered(.number(Double(number)), "words") == formatter.string(from: NSNumber(value: number)))
    }
    #expect(try filtered(.number(-3.14), "words") == "minus three point one four")
    #expect(try filtered(.text("21"), "words") == "twenty-one")
    #expect(try filtered(.number(0.05), "words") == "zero point zero five")
  }

  @Test("makes ordinals, as ICU does")
  func ordinals() throws {
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: "en_US")
    formatter.numberStyle = .ordinal
    formatter.usesGroupingSeparator = false
    for number in Array(0...130) + [1_011, 1_021, 1_112] {
      let expected = formatter.string(from: NSNumber(value: number))?.replacing(",", with: "")
      #expect(try filtered(.number(Double(number)), "ordinal") == expected)
    }
  }

  @Test(
    "writes digits as asked",
    arguments: [
      (Datum.number(12.345), "decimals=2", "12.35"), (.number(-0.004), "decimals=2", "0.00"),
      (.number(3), "decimals=0", "3"),
      (.number(1234.5), "decimals=1", "1234.5"), (.text("7.25"), "decimals=1", "7.3"), (.number(7), "pad=3", "007"),
      (.number(-7), "pad=3", "-007"), (.number(1234), "pad=3", "1234"), (.text("42"), "pad=4", "0042"),
      (.number(1.5), "upper", "1.5"), (.boolean(true), "capital", "True"),
    ])
  func digits(_ value: Datum, _ notation: String, _ expected: String) throws {
    #expect(try filtered(value, notation) == expected)
  }

  @Test(
    "says what it can't be used on",
    arguments: [
      (Datum.text("two"), "decimals=2", "'decimals' needs a number, not 'two'"),
      (.number(1.5), "pad=3", "'pad' needs a whole number, not '1.5'"),
      (.number(-1), "ordinal", "'ordinal' needs a whole number from 0, not '-1'"),
      (.number(0.5), "ordinal_words", ordinalWordsNeed + ", not '0.5'"),
      (.text(""), "words", "'words' needs a number below 10^18, not ''"),
      (.number(1e18), "words", "'words' needs a number below 10^18, not '1000000000000000000'"),
      (.list([]), "upper", "'upper' needs a text or a number, not a list"),
    ])
  func domains(_ value: Datum, _ notation: String, _ message: String) {
    #expect {
      try filtered(value, notation)
    } throws: { error in
      (error as? EvaluationError).map { $0.message == message && $0.range.start.column == 4 } ?? false
    }
  }

  @Test(
    "is known by name, and its value is checked",
    arguments: [
      ("titel", "unknown filter 'titel'; did you mean 'title'?"),
      (
        "shout",
        "unknown filter 'shout'; the filters are article, capital, decimals, lower, ordinal, ordinal_words, pad, plural, title, "
          + "trim, upper, words"
      ),
      ("decimals", "'decimals' needs a whole number from 0 to 15; write '|decimals=2'"),
      ("decimals=16", "'decimals' needs a whole number from 0 to 15; write '|decimals=2'"),
      ("decimals=1.5", "'decimals' needs a whole number from 0 to 15; write '|decimals=2'"),
      ("pad=wide", "'pad' needs a whole number from 1 to 100; write '|pad=2'"),
      ("title=2", "'title' takes no value; write '|title'"),
      ("words=2", "'words' takes a gender or no value; write '|words=feminine', masculine or neuter"),
      ("ordinal=female", "'ordinal' takes a gender or no value; write '|ordinal=feminine', masculine or neuter"),
    ])
  func names(_ notation: String, _ sentence: String) throws {
    guard case .slot(let slot)? = try phrase("{x|\(notation)}").parts.first else { Issue.record("no slot"); return }
    var diagnostics = Diagnostics()
    #expect(slot.filters[0].bound(recording: &diagnostics) == nil)
    #expect(diagnostics.all.map { $0.message + ($0.suggestion.map { "; \($0)" } ?? "") } == [sentence])
  }

  @Test("stands in the table once, with a summary")
  func table() {
    let names = textFilters.map(\.name)
    #expect(names == names.sorted() && Set(names).count == names.count)
    #expect(textFilters.allSatisfy { isIdentifier($0.name) && !$0.summary.isEmpty })
  }
}
