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
    "assistant_de": oneText + ["rasa", "snips"], "clinical_notes": oneText, "coreference": oneText,
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
    let output = try checked()
    for format in formats { #expect(output.contains("\(format): 150 texts agree with the truth"), "\(format)") }
  }

  @Test("of traps for each reader is read back, and what no reader could read is counted", .enabled(if: python != nil))
  func hostile() throws {
    let spec = try scratch.spec(
      #"""
      figment: 1
      name: traps
      seed: 3
      count: 400
      split: {train: 80, test: 20}
      template:
        lists:
          odd:
            ["tab\there", "line\nend", "crlf\r\nend", "a\u2028b", "\u0085", " lead", "trail ", "[x](y)", "]", "[",
             "[z]{\"entity\": \"q\"}", "\"q\" 'r'", "back\\slash", "🇩🇪👩‍👩‍👧", "cafe\u0301", "#", "-DOCSTART- -X- O O", "NA",
             "- item", "%{}", "שלום", "日本", "x\u00a0y", "\ufeffbom", "a|b", "=1+1", "__label__x", "\u001cfs", "{", "}", "dep"]
        rules:
          pair: "{odd:IN} and {odd:IN group=1}"
        say:
          - {label: "say: \"x\"", text: ["{odd:OUT role=from} to {pair:PAIR}{odd}", " {odd} x{odd:MID}y "]}
          - {label: "b\tc", text: ["{odd}", "{odd:A_B}", "{pair:GPE}"]}
      formats: [jsonl]
      """#)
    let formats = Self.oneText + ["rasa", "snips"]
    let command = try Command(["generate", spec, "-o", scratch("out"), "--format", formats.joined(separator: ",")])
    try #require(command.status == 0, "\(command.error)")
    let output = try checked()
    for format in formats { #expect(output.contains("\(format): 400 texts agree with the truth"), "\(format)") }
    // What was lost stands at the end of the run, and in the manifest.
    let manifest = try String(contentsOfFile: scratch("out/manifest.json"), encoding: .utf8)
    for (format, loss) in [
      ("rasa", "texts that the reader would misread"), ("rasa", "spans inside others"),
      ("conll", "spans inside others"),
      ("conll", "tokens that a span cuts, split"), ("hf_tokens", "spans inside others"),
      ("snips", "spans inside others"),
      ("spacy", "spans with blanks at their ends, trimmed"), ("tsv", "texts with line breaks or tabs, now blanks"),
    ] {
      let line = command.output.split(separator: "\n").first { $0.hasPrefix("  \(format): ") }
      #expect(line?.contains(loss) == true, "\(command.output)")
      #expect(manifest.contains("\"\(format)\":{\"") && manifest.contains("/\(loss)\":"))
    }
  }

  /// What the readers say of the dataset.
  private func checked() throws -> String {
    var output = ""
    for script in ["check_texts.py", "check_more_texts.py"] {
      let check = try Command(
        ["-B", Recipe.specs("Tests/Interop/\(script)"), scratch("out")], environment: ["PYTHONUTF8": "1"],
        program: try #require(python))
      #expect(check.status == 0, "\(check.output)\(check.error)")
      output += check.output
    }
    return output
  }

  private func spec(_ name: String) -> String { Recipe.specs("templates/\(name).yaml") }
}

private let python = ProcessInfo.processInfo.environment["FIGMENT_PYTHON"].map { URL(filePath: $0) }
