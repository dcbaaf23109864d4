import Diagnostics
import Specification

/// A name whose values are shared out among splits: which picks and alternatives count for it, and its values.
struct SplitKey {
  let name: String
  /// The registers whose picks count.
  var registers: Set<Int> = []
  /// Of what a register holds, the member that is the value.
  var members: [String] = []
  /// What its values are called, in the order in which the grammar has them.
  private(set) var values: [String] = []
  /// By source, the number of each value; -1 for what nothing picks.
  private(set) var ids: [Int: [Int]] = [:]
  /// Alternatives that count.
  private(set) var branches: [String: Int] = [:]
  private var numbers: [String: Int] = [:]

  init(_ name: String) { self.name = name }

  mutating func number(of value: String) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }

  mutating func add(branch site: String, _ value: String) { branches[site] = number(of: value) }

  /// Notes that these values of a source may be picked.
  mutating func note(_ used: [Int], of source: Int, count: Int, called name: (Int) -> String) {
    var ids = self.ids[source] ?? Array(repeating: -1, count: count)
    for value in used where ids[value] < 0 { ids[value] = number(of: name(value)) }
    self.ids[source] = ids
  }
}

extension TemplateReader {
  /// Finds what counts for a name: lists, aliases, `let`s and rules; nothing if there is none of that name.
  func key(_ name: String) -> SplitKey {
    var key = SplitKey(name)
    for variable in binder.variables {
      if variable.name == name || variable.origin.isNamed(name) { key.registers.insert(variable.register) }
    }
    guard key.registers.isEmpty, let dot = name.firstIndex(of: ".") else { return key }
    var inner = self.key(String(name[..<dot]))
    inner.members += name[name.index(after: dot)...].split(separator: ".").map(String.init)
    key.registers = inner.registers
    key.members = inner.members
    return key
  }

  /// Names that may be meant.
  var keyNames: [String] {
    Set(binder.variables.map(\.name) + vocabularyNames).subtracting([""]).sorted() + ["template", "text"]
  }
}

extension ValueOrigin {
  /// Whether it is the list, or the rule of plain words, of this name.
  fileprivate func isNamed(_ wanted: String) -> Bool {
    if case .list(let list) = kind { return list.name.value == wanted }
    return key == "rule \(wanted)"
  }
}

extension Grammar {
  /// How many values of a provider are shared out.
  static let keyLimit = 100_000

  /// Fills in the values of a key that something picks; false if they are too many to be listed.
  func fillValues(of key: inout SplitKey) -> Bool {
    for case .pick(let pick) in nodes where key.registers.contains(pick.register) {
      switch (sources[pick.source], pick.among) {
      case (.list(let list), .entries(let entries, _)): note(entries, of: list, pick.source, &key)
      case (.list(let list), _): note(Array(list.entries.indices), of: list, pick.source, &key)
      case (.provider(let source), let among):
        guard let count = source.provider.count, count <= UInt128(Self.keyLimit) else { return false }
        var used = Array(0..<Int(count))
        if case .ranks(let ranges) = among { used = ranges.flatMap { Array(Int($0.lowerBound)..<Int($0.upperBound)) } }
        let members = key.members
        key.note(used, of: pick.source, count: Int(count)) { rank in
          source.provider.value(at: UInt128(rank)).keyText(members)
        }
      }
    }
    fillAlternatives(of: &key)
    return true
  }

  /// An item is one value, however it is written.
  private func note(_ used: [Int], of list: List, _ source: Int, _ key: inout SplitKey) {
    var firsts: [Int: Int] = [:]
    for (number, entry) in list.entries.enumerated() where firsts[entry.item] == nil { firsts[entry.item] = number }
    let members = key.members
    key.note(used, of: source, count: list.entries.count) { entry in
      list.entries[firsts[list.entries[entry].item] ?? entry].datum.keyText(members)
    }
  }

  /// The alternatives of a rule are its values: its phrases, or those of the group that it consists of.
  private func fillAlternatives(of key: inout SplitKey) {
    let start = "template.rules.\(key.name)."
    var sites: [String] = []
    for case .choice(let branches) in nodes {
      for branch in branches where branch.site.hasPrefix(start) && !sites.contains(branch.site) {
        sites.append(branch.site)
      }
    }
    func rest(_ site: String) -> [Substring] { site.dropFirst(start.count).split(separator: ".") }
    var own = sites.filter { rest($0).count == 1 }
    if own.isEmpty { own = sites.filter { rest($0).count == 3 && rest($0)[0] == "0" && rest($0)[1] == "0" } }
    for site in own { key.add(branch: site, rest(site).last.map(String.init) ?? site) }
  }
}

extension Datum {
  /// What a value of a key is called: the text of what `members` lead to.
  fileprivate func keyText(_ members: [String]) -> String {
    let datum = Candidate(datum: self, profile: AgreementProfile(self)).member(members)
    return datum.shownDatum.printed ?? datum.kindName
  }
}
