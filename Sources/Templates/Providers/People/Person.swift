import Specification

let personEntry = ProviderEntry(
  "person", "a person, all of whose parts fit together and to the locale", example: "{person: {locale: de}}",
  keys: [.locale, NameTable.genderKey] + NameTable.listKeys + [.realistic],
  members: .text("text", "first", "last", "name", "initials", "gender", "title", "formal")
    + .record("pronouns", .text("subject", "object", "possessive")) + .text("mail", "phone")
) { arguments in Person(arguments) }

/// Ann Baker, she, ann.baker@example.org, (212) 555-0142.
///
/// A Spanish person has two family names, of which the first is used where one must do. The phone is one of fiction, and
/// the mail goes to a domain that is kept for examples, so neither reaches anybody.
private struct Person: Provider {
  private let language: Language
  private var firsts: [(name: String, gender: NameTable.Gender)]
  private let families: [String]
  private let mails: MailTable
  private let phones: PhoneNumber
  /// How many family names, second family names, mail addresses of one name and phones there are to choose from.
  private var familyCount: Int
  private var secondCount: Int
  private var mailCount: Int
  private var phoneCount: Int

  init(_ arguments: ProviderArguments) {
    let names = NameTable(arguments)
    language = arguments.language
    firsts = names.firsts(arguments.gender)
    families = names.families
    mails = MailTable(language: language, isRealistic: arguments.isRealistic)
    phones = PhoneNumber(
      country: arguments.country(), isRealistic: arguments.isRealistic, isInternational: false)
    familyCount = families.count
    secondCount = language == .spanish ? families.count : 1
    mailCount = MailTable.patterns * mails.domains.count
    phoneCount = phones.count.flatMap { Int(exactly: $0) } ?? 1
  }

  var count: UInt128? { product(firsts.count, familyCount, secondCount, mailCount, phoneCount) }

  func showing(_ members: Set<String>) -> any Provider {
    var person = self
    if members.isDisjoint(with: ["text", "name", "first", "initials", "mail"]) {
      // One of each gender is enough where only its words are used.
      let genders: [NameTable.Gender?] =
        members.isDisjoint(with: ["gender", "title", "formal", "pronouns"]) ? [nil] : [.female, .male]
      person.firsts = genders.compactMap { gender in firsts.first { gender == nil || $0.gender == gender } }
    }
    let showsName = !members.isDisjoint(with: ["text", "name", "last", "initials", "formal"])
    if !showsName { person.secondCount = 1 }
    if !showsName && !members.contains("mail") { person.familyCount = 1 }
    if !members.contains("mail") { person.mailCount = 1 }
    if !members.contains("phone") { person.phoneCount = 1 }
    return person
  }

  /// How many full names there are: some first names are of both women and men.
  var texts: UInt128? { product(Set(firsts.map(\.name)).count, familyCount, secondCount) }

  private static let genderWords: Set<String> = ["gender", "title", "pronouns"]

  /// The first name is the first choice of a rank, and what goes by gender goes by it.
  func period(of members: Set<String>) -> UInt128? {
    let others: Set<String> = ["text", "last", "name", "initials", "formal", "mail", "phone"]
    guard members.isDisjoint(with: others) else { return nil }
    // A name without letters would be heard by the next one.
    if members.contains("sound"), !firsts.allSatisfy({ $0.name.contains(where: \.isLetter) }) { return nil }
    return UInt128(firsts.count)
  }

  func spelling(of member: String?) -> Spelling? {
    var lasts = Spelling.any(families)
    if familyCount < families.count { lasts = .any(Array(families[..<familyCount])) }
    if language == .spanish { lasts = .sequence([lasts, .text(" "), .any(Array(families[..<secondCount]))]) }
    switch member {
    case nil, "text", "name": return .sequence([.any(firsts.map(\.name).distinct { $0 }), .text(" "), lasts])
    case "first": return .any(firsts.map(\.name).distinct { $0 })
    case "last": return lasts
    default: return nil
    }
  }

  func distinct(_ members: Set<String>) -> UInt128? {
    guard members.isDisjoint(with: ["initials", "mail", "phone"]), mailCount == 1, phoneCount == 1 else { return nil }
    let tellsFirst = !members.isDisjoint(with: ["text", "name", "first"])
    let tellsLast = !members.isDisjoint(with: ["text", "name", "last", "formal"])
    let tellsGender = members.contains("formal") || !members.isDisjoint(with: Person.genderWords)
    var kinds: Set<String> = []
    for first in firsts { kinds.insert((tellsFirst ? first.name : "") + (tellsGender ? "/\(first.gender)" : "")) }
    return product(kinds.count, tellsLast ? familyCount : 1, tellsLast ? secondCount : 1)
  }

  func value(at rank: UInt128) -> Datum {
    var rank = Rank(rank)
    let (first, gender) = rank.take(firsts)
    let family = families[rank.take(familyCount)]
    let last = language == .spanish ? "\(family) \(families[rank.take(secondCount)])" : family
    let way = rank.take(mailCount)
    let mail = mails.address(
      first: first, last: family, way % MailTable.patterns, mails.domains[way / MailTable.patterns])
    let phone = phones.text(at: UInt128(rank.take(phoneCount)))
    let words = PersonWords(language: language, gender: gender)
    return .record([
      Datum.Member("text", .text("\(first) \(last)")), Datum.Member("first", .text(first)),
      Datum.Member("last", .text(last)), Datum.Member("name", .text("\(first) \(last)")),
      Datum.Member("initials", .text(initials(first) + initials(last))),
      Datum.Member("gender", .text(gender.rawValue)), Datum.Member("title", .text(words.title)),
      Datum.Member("formal", .text("\(words.title) \(last)")), Datum.Member("pronouns", words.pronouns),
      Datum.Member("mail", .text(mail)), Datum.Member("phone", .text(phone)),
    ])
  }

  /// `J.-P.` is too clever: the first letter of each word, each with its point.
  private func initials(_ name: String) -> String {
    name.split { $0 == " " || $0 == "-" }.map { "\($0.prefix(1))." }.joined()
  }
}

/// How a language speaks of a person, by gender.
private struct PersonWords {
  let language: Language
  let gender: NameTable.Gender

  var title: String {
    switch (language, gender) {
    case (.english, .female): "Ms."
    case (.english, .male): "Mr."
    case (.german, .female): "Frau"
    case (.german, .male): "Herr"
    case (.french, .female): "Mme"
    case (.french, .male): "M."
    case (.spanish, .female): "Sra."
    case (.spanish, .male): "Sr."
    }
  }

  /// As they stand in running text; the object is the direct one.
  var pronouns: Datum {
    let (subject, object, possessive) =
      switch (language, gender) {
      case (.english, .female): ("she", "her", "her")
      case (.english, .male): ("he", "him", "his")
      case (.german, .female): ("sie", "sie", "ihr")
      case (.german, .male): ("er", "ihn", "sein")
      case (.french, .female): ("elle", "la", "son")
      case (.french, .male): ("il", "le", "son")
      case (.spanish, .female): ("ella", "la", "su")
      case (.spanish, .male): ("él", "lo", "su")
      }
    return .record([
      Datum.Member("subject", .text(subject)), Datum.Member("object", .text(object)),
      Datum.Member("possessive", .text(possessive)),
    ])
  }
}
