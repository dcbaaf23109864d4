import BigInt
import Diagnostics
import Labels
import Randomness
import Testing

@testable import Specification
@testable import Templates

/// A random grammar divided by what it picks, beside the same division of the list of all its derivations.
private struct Division {
  static let splits = [Spec.Split(name: "train", share: 60), Spec.Split(name: "test", share: 40)]

  let grammar: Grammar
  let partition: SplitPartition
  /// By key, the split of each value; by pair, of each two.
  let owners: [String: [String: Int]]

  /// `keys` are names of the grammar's lists, one or two for a key. Nil where there are too few values.
  init?(_ grammar: Grammar, _ keys: [[String]], byText: Bool = false, seed: UInt64 = 5) throws {
    self.grammar = grammar
    var rules = SplitRules()
    rules.byText = byText
    rules.keys = keys.map { names in SplitRules.Key(names: names.map { Located($0, .nowhere) }) }
    var partitioner = SplitPartitioner(
      grammar, references: [], splits: Self.splits, rules: rules, seed: seed, range: .nowhere)
    let find = { (name: String) in
      var key = SplitKey(name)
      for case .pick(let pick) in grammar.nodes {
        if case .list(let list) = grammar.sources[pick.source], list.name == name {
          key.registers.insert(pick.register)
        }
      }
      return key
    }
    do {
      try partitioner.own(find, known: { [] })
      partition = try partitioner.partition()
    } catch {
      #expect(
        ["few-values", "unknown-name", "empty-split"].contains(error.diagnostic.code), "\(error.diagnostic.message)")
      return nil
    }
    var owners: [String: [String: Int]] = [:]
    let dealer = SplitOwners(seed: seed, shares: Self.splits.map(\.share))
    for names in keys {
      let values = names.map { name -> [String] in
        if name == "template" { return grammar.tops.map(\.site) }
        var key = find(name)
        _ = grammar.fillValues(of: &key)
        return key.values
      }
      let all = values.count == 1 ? values[0] : values[0].flatMap { one in values[1].map { "\(one)\u{1}\($0)" } }
      let title = names.joined(separator: " + ")
      let dealt =
        names == ["template"]
        ? dealer.owners(of: all, groups: grammar.tops.map { $0.label ?? "" }, key: title)
        : dealer.owners(of: all, key: title)
      owners[title] = Dictionary(zip(all, dealt ?? [])) { first, _ in first }
    }
    self.owners = owners
  }

  /// What a derivation has of a key.
  func values(_ outcome: Outcome, _ name: String) -> Set<String> {
    if name == "template" { return [grammar.tops[outcome.top].site] }
    return Set(
      outcome.picked.compactMap { picked in
        guard case .list(let list) = grammar.sources[picked.source], list.name == name,
          case .text(let text) = list.entries[picked.value].datum
        else { return nil }
        return text
      })
  }

  /// The splits of all that a derivation has of keys; pairs follow a key of their own.
  func splits(_ outcome: Outcome, _ keys: [[String]]) -> Set<Int> {
    var splits: Set<Int> = []
    for names in keys {
      guard let owners = owners[names.joined(separator: " + ")] else { continue }
      if names.count == 1 {
        splits.formUnion(values(outcome, names[0]).compactMap { owners[$0] })
      } else if !keys.contains([names[0]]), !keys.contains([names[1]]) {
        for one in values(outcome, names[0]) {
          for two in values(outcome, names[1]) { splits.formUnion([owners["\(one)\u{1}\(two)"]].compactMap { $0 }) }
        }
      }
    }
    return splits
  }

  /// Whether it has a value of a key, or of half a pair.
  func isKeyed(_ outcome: Outcome, _ keys: [[String]]) -> Bool {
    keys.contains { names in
      let isHalf = names.count == 2 && (keys.contains([names[0]]) || keys.contains([names[1]]))
      return !isHalf && names.contains { !values(outcome, $0).isEmpty }
    }
  }
}

@Suite("A grammar split by keys") struct SplitTests {
  static let keys: [[[String]]] = [
    [["list0"]], [["list1"], ["list2"]], [["list0", "list1"]], [["template"]], [["list2"], ["list1", "list2"]],
    [["template"], ["list0"]],
  ]

  /// Labeled samples of each part, with how often they can be made.
  private func samples(_ part: SplitPart) throws -> [Labeled: Int] {
    let enumeration = Enumeration(grammar: part.grammar)
    return Dictionary(try enumeration.outcomes().map { (enumeration.labeled($0), 1) }, uniquingKeysWith: +)
  }

  @Test("gives each split what it owns, and no text to two", arguments: keys) func division(_ keys: [[String]]) throws {
    var used = 0
    for number in 0..<120 as Range<UInt64> {
      let grammar = GrammarMaker.make(number)
      guard let size = TextLanguage(grammar).counts.total.number, size <= 1500,
        let division = try Division(grammar, keys)
      else { continue }
      used += 1
      let enumeration = Enumeration(grammar: grammar)
      let outcomes = try enumeration.outcomes()
      // By the definition: the texts of keys, the first split's first; then those without any.
      var textsByKey: [Set<[[UInt8]]>] = [[], []]
      for outcome in outcomes where division.isKeyed(outcome, keys) {
        let splits = division.splits(outcome, keys)
        if splits.count == 1, let split = splits.first { textsByKey[split].insert(enumeration.labeled(outcome).texts) }
        if splits.isEmpty { for split in 0..<2 { textsByKey[split].insert(enumeration.labeled(outcome).texts) } }
      }
      var wanted: [[Labeled: Int]] = [[:], [:]]
      var free: [[[UInt8]]: [Labeled: Int]] = [:]
      for outcome in outcomes {
        let sample = enumeration.labeled(outcome)
        if division.isKeyed(outcome, keys) {
          let splits = division.splits(outcome, keys)
          for split in 0..<2 where splits.isSubset(of: [split]) {
            guard split == 0 || !textsByKey[0].contains(sample.texts) else { continue }
            wanted[split][sample, default: 0] += 1
          }
        } else if !textsByKey[0].contains(sample.texts), !textsByKey[1].contains(sample.texts) {
          free[sample.texts, default: [:]][sample, default: 0] += 1
        }
      }
      let made = try division.partition.parts.map { try samples($0) }
      try #require(made.count == 2 && division.partition.parts.map(\.splits) == [[0], [1]])
      let texts = made.map { Set($0.keys.map(\.texts)) }
      #expect(texts[0].isDisjoint(with: texts[1]), "grammar \(number)")
      for split in 0..<2 {
        for (text, samples) in free where texts[split].contains(text) {
          wanted[split].merge(samples, uniquingKeysWith: +)
        }
        #expect(made[split] == wanted[split], "grammar \(number), split \(split)")
      }
      // Every text without a key stands somewhere.
      #expect(free.keys.allSatisfy { texts[0].contains($0) || texts[1].contains($0) }, "grammar \(number)")
    }
    #expect(used >= 20, "\(used)")
  }

  @Test("by text gives each text to one split, with all its derivations") func byText() throws {
    var used = 0
    for number in 0..<120 as Range<UInt64> {
      let grammar = GrammarMaker.make(number)
      guard let size = TextLanguage(grammar).counts.total.number, size <= 1500,
        let division = try Division(grammar, [], byText: true)
      else { continue }
      used += 1
      let enumeration = Enumeration(grammar: grammar)
      let all = Dictionary(try enumeration.outcomes().map { (enumeration.labeled($0), 1) }, uniquingKeysWith: +)
      let made = try division.partition.parts.map { try samples($0) }
      #expect(Set(made[0].keys.map(\.texts)).isDisjoint(with: made[1].keys.map(\.texts)), "grammar \(number)")
      #expect(made[0].merging(made[1], uniquingKeysWith: +) == all, "grammar \(number)")
    }
    #expect(used > 60)
  }
}
