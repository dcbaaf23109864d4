import Foundation
import Templates
import Testing

@Suite("A large template") struct SizeTests {
  @Test("of 2^64 and of 10^120 sentences is read as it stands") func astronomical() throws {
    let bits = String(repeating: "(0|1)", count: 64)
    let digits = String(repeating: "{d}", count: 120)
    let read = try ReadTemplate(
      """
      figment: 1
      template:
        lists: {d: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]}
        say: ["\(bits)", "\(digits)"]
      """)
    let rendered = read.rendered.prefix(500)
    #expect(rendered.isEmpty)
    let (nodes, sources) = (read.grammar?.nodes.count ?? 0, read.grammar?.sources.count ?? 0)
    #expect(0 < nodes && nodes < 1_000 && sources == 1)
  }

  @Test("agrees over ten thousand items by their few kinds") func manyItems() throws {
    let items = (0..<10_000).map { number in
      "{text: noun\(number), gender: \(number % 2 == 0 ? "feminine" : "masculine"), forms: {plural: nouns\(number)}}"
    }
    let read = try ReadTemplate(
      """
      figment: 1
      template:
        locale: fr
        lists: {noun: [\(items.joined(separator: ", "))]}
        rules: {le: {forms: {feminine: la, masculine: le, plural: les}}}
        say:
          - "{le|agree=x} {noun as x|number=n}, {integer(1, 1000) as n}"
          - {when: "= a != b", text: "{noun as a} ou {noun as b}"}
      """)
    // Plain values: a failed expectation would print the whole grammar.
    let rendered = read.rendered.prefix(500)
    #expect(rendered.isEmpty)
    let count = read.grammar?.nodes.count ?? 0
    #expect(0 < count && count < 100)
  }

  @Test("of one rule that opens itself with a depth of hundred is unrolled") func deep() throws {
    let read = try ReadTemplate(
      "figment: 1\ntemplate: {depth: 100, rules: {a: [x, \"x{a}\"]}, say: [\"{a}\"]}")
    let sentences = Sentences(try #require(read.grammar), read.references)
    #expect(sentences.count == 101)
  }
}
