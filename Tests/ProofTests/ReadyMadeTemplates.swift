import CommandRunner
import Foundation
import Testing

/// The templates that everybody gets are planned and made without a complaint, and say what they promise.
@Suite("A ready-made template") struct ReadyMadeTemplates {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let names = [
    "arithmetic", "assistant", "assistant_de", "clinical_notes", "coreference", "dialogue", "inference", "instructions",
    "news", "parallel", "preferences", "questions", "relations", "reviews", "scan", "tickets",
  ]

  private func spec(_ name: String) -> String { Recipe.specs("templates/\(name).yaml") }

  @Test("is one of these") func all() throws {
    let folder = URL(filePath: spec("scan")).deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    #expect(files.map { String($0.dropLast(5)) }.sorted() == Self.names)
  }

  @Test("makes what its formats hold, without a warning", arguments: names)
  func makes(name: String) throws {
    let command = try Command(["generate", spec(name), "-o", scratch("out"), "--count", "120"])
    #expect(command.status == 0 && command.error.isEmpty, "\(command.error)")
    let truth = try String(contentsOfFile: scratch("out/truth.jsonl"), encoding: .utf8)
    #expect(truth.split(separator: "\n").count == 120)
  }

  @Test(
    "has no sample beyond its last where none comes twice, and says so",
    arguments: [("scan", "20910"), ("assistant", "10000"), ("assistant_de", "10000"), ("scan", "18446744073709551615")])
  func beyond(name: String, index: String) throws {
    let command = try Command(["sample", spec(name), index])
    #expect(command.status == 65 && command.output.isEmpty, "\(command.status) \(command.output)")
    #expect(command.error.contains("there are only ") && command.error.contains(" samples, numbered from 0"))
    // By chance, there is one for every number.
    let drawn = try Command(["sample", spec(name), index, "--set", "sampling=weighted"])
    #expect(drawn.status == 0, "\(drawn.error)")
  }

  @Test("of one's own that nobody could count is refused at once", arguments: [60, 100])
  func vast(depth: Int) throws {
    let path = try scratch.spec(
      "figment: 1\ntemplate: {depth: \(depth), rules: {a: [\"{a} {a} {a}\", x]}, say: \"{a}\"}\n")
    let command = try Command(["plan", path])
    #expect(command.status == 65)
    #expect(command.error.contains(":2:") && command.error.contains("too many to be counted"), "\(command.error)")
  }

  @Test("of SCAN has each of its 20,910 commands once, with the actions that follow from it")
  func scan() throws {
    let command = try Command(["generate", spec("scan"), "-o", scratch("out"), "--format", "parallel"])
    try #require(command.status == 0, "\(command.error)")
    let folder = scratch("out/parallel")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".command") }
    var commands: Set<String> = []
    var count = 0
    for file in files {
      let lines = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n")
      let other = file.replacing(".command", with: ".actions")
      let actions = try String(contentsOfFile: "\(folder)/\(other)", encoding: .utf8).split(separator: "\n")
      try #require(lines.count == actions.count)
      for (line, action) in zip(lines, actions) {
        count += 1
        commands.insert(String(line))
        #expect(Scan.actions(of: String(line)) == String(action), "\(line)")
      }
    }
    #expect(count == 20_910 && commands.count == 20_910)
  }
}

extension ReadyMadeTemplates {
  @Test("of SCAN holds jump out of train as the paper's \"add jump\" does")
  func jump() throws {
    let command = try Command(["generate", spec("scan"), "-o", scratch("out"), "--format", "parallel"])
    try #require(command.status == 0 && command.error.isEmpty, "\(command.error)")
    func commands(_ split: String) throws -> Set<String> {
      let path = scratch("out/parallel/\(split).command")
      return Set(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init))
    }
    let (train, test) = (try commands("train"), try commands("test"))
    func hasJump(_ command: String) -> Bool { command.split(separator: " ").contains("jump") }
    #expect(train.filter(hasJump) == ["jump"])
    #expect(test.allSatisfy { hasJump($0) && $0 != "jump" })
    // The counts of the published files: 7,706 to test; 14,670 to train, of which "jump" is 1,467.
    #expect(test.count == 7706 && train.count == 14_670 - 1467 + 1)
  }
}

/// What a command of SCAN means, by the rules of its paper (Lake and Baroni 2018, appendix), read anew from the words.
private enum Scan {
  static func actions(of command: String) -> String {
    sentence(command.split(separator: " ").map(String.init)).joined(separator: " ")
  }

  private static func sentence(_ words: [String]) -> [String] {
    if let place = words.firstIndex(of: "and") {
      return phrase(Array(words[..<place])) + phrase(Array(words[(place + 1)...]))
    }
    if let place = words.firstIndex(of: "after") {
      return phrase(Array(words[(place + 1)...])) + phrase(Array(words[..<place]))
    }
    return phrase(words)
  }

  private static func phrase(_ words: [String]) -> [String] {
    let times = ["twice": 2, "thrice": 3]
    guard let last = words.last, let count = times[last] else { return step(words) }
    return (0..<count).flatMap { _ in step(Array(words.dropLast())) }
  }

  private static func step(_ words: [String]) -> [String] {
    let verbs = ["walk": ["I_WALK"], "look": ["I_LOOK"], "run": ["I_RUN"], "jump": ["I_JUMP"], "turn": []]
    let verb = verbs[words[0], default: ["?"]]
    guard words.count > 1, let side = words.last else { return verb }
    let turn = side == "left" ? "I_TURN_LEFT" : "I_TURN_RIGHT"
    switch words[1] {
    case "opposite": return [turn, turn] + verb
    case "around": return (0..<4).flatMap { _ in [turn] + verb }
    default: return [turn] + verb
    }
  }
}
