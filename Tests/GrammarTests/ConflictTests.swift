import BigInt
import Labels
import Testing

@testable import Templates

@Suite("Texts labeled in two ways") struct ConflictTests {
  /// By text, the ways in which it is labeled.
  private func labels(_ grammar: Grammar) throws -> [[[UInt8]]: Set<Labeled>] {
    let enumeration = Enumeration(grammar: grammar)
    var labels: [[[UInt8]]: Set<Labeled>] = [:]
    for outcome in try enumeration.outcomes() {
      let labeled = enumeration.labeled(outcome)
      labels[labeled.texts, default: []].insert(labeled)
    }
    return labels
  }

  @Test("are as many as a list of all derivations has, and leave nothing behind when they are dropped")
  func bruteForce() throws {
    var (found, used) = (0, 0)
    for number in 0..<200 as Range<UInt64> {
      let grammar = GrammarMaker.make(number)
      let language = TextLanguage(grammar)
      guard let size = language.counts.total.number, size <= 1500 else { continue }
      used += 1
      let labels = try labels(grammar)
      let conflicts = try language.conflicts()
      let wanted = labels.filter { $0.value.count > 1 }
      #expect(conflicts.count == BigUInt(wanted.count), "grammar \(number)")
      guard !wanted.isEmpty else { continue }
      found += 1
      #expect(conflicts.readings.count == 2, "grammar \(number)")
      let kept = try language.without(conflicts)
      let left = try kept.map { try self.labels($0) } ?? [:]
      #expect(left == labels.filter { $0.value.count == 1 }, "grammar \(number)")
    }
    #expect(used > 100 && found > 20, "\(found) of \(used)")
  }

  @Test("show both ways") func readings() throws {
    var grammar = Grammar()
    grammar.labels = ["CITY", "NAME"]
    let paris = grammar.add(.text("Paris"))
    for (number, label) in [0, 1].enumerated() {
      let span = grammar.add(.span(Grammar.Mark(label: label, value: .none), paris))
      let node = grammar.add(.sequence([grammar.add(.text("ask ")), span]))
      grammar.tops.append(Grammar.Top(site: "template.say.\(number)", weight: 1, label: "ask", node: node))
    }
    let conflicts = try TextLanguage(grammar).conflicts()
    #expect(conflicts.count == 1)
    #expect(conflicts.readings.map(\.text) == ["ask [Paris:CITY]", "ask [Paris:NAME]"])
    #expect(conflicts.readings.map(\.site) == ["template.say.0", "template.say.1"])
  }
}
