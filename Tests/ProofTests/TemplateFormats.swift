import CommandRunner
import Foundation
import Testing

/// Every ready-made template meets every format of texts: either the format's reader finds what the truth says, or the plan
/// refuses the format by name, with a sentence that helps.
@Suite("A ready-made template in every format") struct TemplateFormats {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let formats = [
    "alpaca", "brat", "chat", "conll", "conllu", "csv", "doccano", "hf_tokens", "jsonl", "label_studio", "multiwoz",
    "parallel", "preference", "rasa", "sharegpt", "snips", "snli", "spacy", "squad", "tsv",
  ]
  /// Formats of any texts.
  private static let any = ["jsonl", "conll", "conllu"]
  private static let oneText =
    any + ["brat", "csv", "doccano", "hf_tokens", "label_studio", "spacy", "tsv"]
  private static let several = any + ["csv", "parallel", "tsv"]

  /// What is held in which formats.
  static let held: [String: [String]] = [
    "arithmetic": oneText + ["rasa", "snips"], "assistant": oneText + ["rasa", "snips"],
    "assistant_de": oneText + ["rasa", "snips"],
    "dialogue": any + ["multiwoz"], "inference": several + ["snli"], "instructions": several + ["alpaca"],
    "news": oneText, "parallel": several, "preferences": several + ["preference"], "questions": several + ["squad"],
    "relations": oneText + ["rasa", "snips"], "reviews": oneText + ["rasa", "snips"], "scan": several,
    "tickets": several,
  ]

  @Test("is held or refused in words", arguments: ReadyMadeTemplates.names)
  func refusals(name: String) throws {
    let wanted = try #require(Self.held[name]).sorted()
    let command = try Command(["plan", spec(name), "--format", Self.formats.joined(separator: ",")])
    let refusals = command.error.split(separator: "\n").filter { $0.contains("error: ") }
    #expect(command.status == (wanted == Self.formats ? 0 : 65))
    var refused: Set<String> = []
    for line in refusals {
      let parts = line.split(separator: "'")
      guard parts.count > 2, parts[0].hasSuffix("error: the format ") else {
        Issue.record("\(line)")
        continue
      }
      refused.insert(String(parts[1]))
    }
    #expect(Self.formats.filter { !refused.contains($0) } == wanted, "\(command.error)")
    // Each with what to write instead, behind a semicolon.
    for line in refusals { #expect(line.contains("; "), "\(line)") }
  }

  @Test("is read back as it is", .enabled(if: python != nil), arguments: ReadyMadeTemplates.names)
  func readers(name: String) throws {
    let formats = try #require(Self.held[name])
    let command = try Command([
      "generate", spec(name), "-o", scratch("out"), "--count", "150", "--format", formats.joined(separator: ","),
    ])
    try #require(command.status == 0, "\(command.error)")
    var output = ""
    for script in ["check_texts.py", "check_more_texts.py"] {
      let check = try Command(
        ["-B", Recipe.specs("Tests/Interop/\(script)"), scratch("out")], environment: ["PYTHONUTF8": "1"],
        program: try #require(python))
      #expect(check.status == 0, "\(check.output)\(check.error)")
      output += check.output
    }
    for format in formats { #expect(output.contains("\(format): 150 texts agree with the truth"), "\(format)") }
  }

  private func spec(_ name: String) -> String { Recipe.specs("templates/\(name).yaml") }
}

private let python = ProcessInfo.processInfo.environment["FIGMENT_PYTHON"].map { URL(filePath: $0) }
