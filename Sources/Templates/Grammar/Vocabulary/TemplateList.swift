import Diagnostics
import Labels
import Specification

/// A list of a template: things to say, each with what is known of it.
final class TemplateList {
  /// One way to write an item: its text, or a synonym.
  struct Entry {
    /// Nil where all there is are forms.
    var text: String?
    var weight: Double
    /// Its item's position in the list.
    var item: Int
    /// What the item says of itself beside its text: gender, a country … A synonym may have a gender of its own.
    var members: [Datum.Member]
    var forms = Forms<String>()
    /// The canonical value that the item gives; absent if it gives none.
    var value: Datum = .absent
    /// When the item is in the draw.
    var when: Expression?
    var range: SourceRange

    /// What stands for it where nothing is asked.
    var plainText: String { text ?? forms.forms.first?.content ?? "" }
  }

  let name: Located<String>
  let entries: [Entry]
  /// For each item, its first entry: the item itself, where the others are synonyms.
  let firsts: [Int]

  init(name: Located<String>, entries: [Entry]) {
    self.name = name
    self.entries = entries
    var firsts: [Int] = []
    for (number, entry) in entries.enumerated() where entry.item == firsts.count { firsts.append(number) }
    self.firsts = firsts
  }

  /// What decides on items, by their number.
  var conditions: [Int: Expression] {
    let known = firsts.compactMap { first in entries[first].when.map { (entries[first].item, $0) } }
    return Dictionary(known) { first, _ in first }
  }

  var hasSynonyms: Bool { firsts.count < entries.count }
  var hasForms: Bool { entries.contains { !$0.forms.isEmpty } }

  /// The text by which an item is known, however it is written.
  func canonicalText(of entry: Int) -> String { entries[firsts[entries[entry].item]].plainText }

  /// What names lead to: the entry as a record.
  func datum(of entry: Int) -> Datum {
    let entry = entries[entry]
    var members = [Datum.Member("text", .text(entry.plainText))]
    if case .absent = entry.value {} else { members.append(Datum.Member("value", entry.value)) }
    return .record(members + entry.members)
  }

  /// The items as records, for pictures: each once.
  var table: WeightedRecords {
    var weights = Array(repeating: 0.0, count: firsts.count)
    for entry in entries { weights[entry.item] += entry.weight }
    return WeightedRecords(
      firsts.map { number in
        guard case .record(let members) = datum(of: number) else { return WeightedRecords.Item([], weight: 0) }
        return WeightedRecords.Item(members, weight: weights[entries[number].item])
      })
  }

  func profile(of entry: Int) -> AgreementProfile {
    let entry = entries[entry]
    return AgreementProfile(
      own: AgreementProfile.own(of: entry.members), forms: entry.forms.forms.map(\.words), hasBase: entry.text != nil)
  }
}

extension AgreementProfile {
  /// What the texts among `members` say: `gender: feminine`.
  static func own(of members: [Datum.Member]) -> [String: String] {
    var own: [String: String] = [:]
    for member in members where !["text", "value"].contains(member.name) {
      if case .text(let word) = member.value { own[member.name] = Features.plain(word) }
    }
    return own
  }

  /// The profile of a value without forms.
  init(_ datum: Datum) {
    if case .record(let members) = datum {
      self.init(own: Self.own(of: members), forms: [], hasBase: true)
    } else {
      self.init(own: [:], forms: [], hasBase: true)
    }
  }
}
