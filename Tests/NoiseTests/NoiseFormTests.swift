import Foundation
import Specification
import Templates
import Testing

/// Broken `noise:` with what is wrong in it: carets under the line above, then the sentence.
private let broken = """
  noise: []
         ^^ 'noise' must not be empty

  noise: 3
         ^ must be an operation such as {typing: 0.02}, is a number

  noise: typo
         ^^^^ there is no noise operation 'typo'; known here: typing, ocr, casing, punctuation, diacritics, spaces, abbreviations

  noise: [typin]
          ^^^^^ there is no noise operation 'typin'; did you mean 'typing'?

  noise: [[typing]]
          ^^^^^^^^ must be an operation such as {typing: 0.02}, is a list

  noise: {}
         ^^ the mapping must name the noise operation by one key; write one of typing, ocr, casing, punctuation, diacritics, spaces, abbreviations

  noise: {chance: 0.5}
         ^^^^^^^^^^^^^ the mapping must name the noise operation by one key; write one of typing, ocr, casing, punctuation, diacritics, spaces, abbreviations

  noise: {ocr: 0.1, typing: 0.1}
         ^^^^^^^^^^^^^^^^^^^^^^^ only one key may name the noise operation, here are 'ocr', 'typing'

  noise: {ocr: 0.1, chanse: 0.1}
                    ^^^^^^ 'noise' has no key 'chanse'; did you mean 'chance'?

  noise: {ocr: 1.5}
               ^^^ the number must be at most 1, is 1.5

  noise: {ocr: {rate: -0.1}}
                      ^^^^ the number must be at least 0, is -0.1

  noise: {ocr: {rate: often}}
                      ^^^^^ must be a number, or a list of 2 shares, from low to high, is text

  noise: {ocr: {rate: [0.3, 0.1]}}
                      ^^^^^^^^^^ the rates must rise, but 0.3 is beyond 0.1

  noise: {ocr: {rate: [0.3]}}
                      ^^^^^ must be a list of 2 shares, from low to high, has 1 item

  noise: {ocr: {rate: {uniform: [0, 1]}}}
               ^^^^^^^^^^^^^^^^^^^^^^^^^ the arguments of 'ocr' must be plain values

  noise: {ocr: {rate: 0.1, edits: 3}}
                           ^^^^^ 'rate' and 'edits' can't both say how much is changed; leave one of them out

  noise: {typing: {edits: 1.5}}
                          ^^^ the number must be a whole number, is 1.5

  noise: {typing: {keyboard: dvorak}}
                             ^^^^^^ 'dvorak' can't stand here; known here: qwerty, qwertz, azerty, spanish

  noise: {typing: {keyboards: qwerty}}
                   ^^^^^^^^^ 'typing' has no key 'keyboards'; did you mean 'keyboard'?

  noise: {typing: {mistakes: {omision: 1}}}
                              ^^^^^^^ 'mistakes' has no key 'omision'; did you mean 'omission'?

  noise: {typing: {mistakes: {omission: 0}}}
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ one of 'mistakes' must have a weight above 0

  noise: {casing: {to: title, of: letter}}
                  ^^^^^^^^^^^^^^^^^^^^^^^ 'title' is about words: leave 'of' out

  noise: {ocr: {confusions: [rn]}}
                            ^^^^ must be a mapping such as {rn: m, l: ["1", I]}, is a list

  noise: {ocr: {confusions: {rn: }}}
                                ^ must be a text, a list of texts, or texts with weights, is nothing

  noise: {ocr: {confusions: {rn: {m: 0}}}}
                                     ^ the number must be above 0, is 0

  noise: {ocr: {confusions: {rn: [[m]]}}}
                                  ^^^ must be a text, is a list

  noise: {ocr: {confusions: {"": m}}}
                             ^^ an empty text can't be replaced

  noise: {ocr: 0.1, chance: 2}
                            ^ the number must be at most 1, is 2

  noise: {ocr: 0.1, where: inside}
                           ^^^^^^ 'inside' can't stand here; known here: anywhere, spans, outside

  noise: {ocr: 0.1, name: a b}
                          ^^^ 'a b' can't be a name; write letters, digits and _, not beginning with a digit

  noise: {ocr: 0.1, name: [x]}
                          ^^^ must be text, is a list
  """

private let fixtures = broken.split(separator: "\n\n").map(String.init)

@Suite("Noise that is written wrongly") struct NoiseFormTests {
  @Test("is told where and why", arguments: fixtures)
  func faults(_ fixture: String) throws {
    let lines = fixture.split(separator: "\n")
    let blanks = lines[1].prefix { $0 == " " }
    let carets = lines[1].dropFirst(blanks.count).prefix { $0 == "^" }
    let sentence = lines[1].dropFirst(blanks.count + carets.count + 1)
    let (plan, faults) = try readNoise(String(lines[0]) + "\n")
    #expect(plan == nil)
    #expect(faults == ["t.yaml:1:\(blanks.count + 1): error: \(sentence)\n  \(lines[0])\n  \(blanks)\(carets)"])
  }

  @Test("is told of all operations at once, and of twins with both places")
  func several() throws {
    let (plan, faults) = try readNoise(
      "noise:\n  - {typing: 2}\n  - {ocr: 0.1}\n  - {ocr: 0.2}\n  - {casing: {too: upper}}\n")
    #expect(plan == nil)
    #expect(
      faults.map { $0.split(separator: "\n").filter { $0.hasPrefix("t.yaml") } } == [
        ["t.yaml:2:14: error: the number must be at most 1, is 2"],
        [
          "t.yaml:4:6: error: the name 'ocr' is already taken; tell them apart with 'name:'",
          "t.yaml:3:6: note: it is taken here",
        ],
        ["t.yaml:5:15: error: 'casing' has no key 'too'; did you mean 'to'?"],
      ])
  }

  @Test("is read in every short form")
  func shortForms() throws {
    #expect(try noise("typing").steps.map(\.name) == ["typing"])
    #expect(try noise("{ocr: 0.1}").steps.map(\.name) == ["ocr"])
    #expect(
      try noise("[diacritics, {ocr: [0, 0.1], name: scan}, {ocr: {}}]").steps.map(\.name) == [
        "diacritics", "scan", "ocr",
      ])
  }

  @Test("has a table whose examples can be read, each with what its rate means")
  func table() throws {
    #expect(Set(noiseOperations.map(\.name)).count == noiseOperations.count)
    for entry in noiseOperations {
      #expect(try noise(entry.example).steps.map(\.name) == [entry.name])
      #expect(!entry.summary.isEmpty && !entry.place.isEmpty && (0...1).contains(entry.rate))
      #expect(entry.kind.keys.allSatisfy { !$0.summary.isEmpty })
    }
  }

  @Test("has a page that names every operation, key, word and kind of edit")
  func page() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/language/noise.md"), encoding: .utf8)
    var names = NoiseForm.keys.map(\.name) + EditKind.allCases.map(\.rawValue)
    for entry in noiseOperations {
      names += [entry.name] + entry.kind.keys.flatMap { [$0.name] + words(of: $0.kind) }
      #expect(text.contains("| `\(entry.name)` | \(entry.place.prefix(12))"), "\(entry.name)")
    }
    for name in names { #expect(text.contains("`\(name)`"), "\(name)") }
  }

  private func words(of kind: Kind) -> [String] {
    switch kind {
    case .word(let words): words.map(\.name)
    case .record(let record): record.keys.map(\.name)
    default: []
    }
  }
}
