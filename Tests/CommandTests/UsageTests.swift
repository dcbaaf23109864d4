import CommandRunner
import Foundation
import Testing

@Suite("The command line") struct UsageTests {
  @Test(
    "exits with 64 and says what is wrong",
    arguments: [
      (["generate"], "Missing expected argument '<specs> ...'"),
      (["generat", "a.yaml"], "there is no command 'generat'; did you mean 'generate'?"),
      (
        ["make"],
        "there is no command 'make'; there are generate, merge, sample, plan, formats, schema, new, help"
      ),
      (["help", "generat"], "there is no command 'generat'; did you mean 'generate'?"),
      (["generate", "a.yaml", "--jbos", "2"], "Unknown option '--jbos'. Did you mean '--jobs'?"),
      (["generate", "a.yaml", "--jobs", "0"], "--jobs must be at least 1, is 0"),
      (["generate", "a.yaml", "--jobs", "x"], "The value 'x' is invalid for '--jobs <n>'"),
      (["generate", "a.yaml", "--count", "-1"], "Missing value for '--count <n>'"),
      (["generate", "a.yaml", "--seed", "1.5"], "The value '1.5' is invalid for '--seed <s>'"),
      (
        ["generate", "a.yaml", "--resume", "--overwrite"],
        "--resume keeps what is there and --overwrite doesn't: give one of them"
      ),
      (
        ["generate", "a.yaml", "--shard", ""],
        "--shard must be I/N with 1 <= I <= N <= 1000000, as in --shard 3/16, is ''"
      ),
      (
        ["generate", "a.yaml", "--shard", "/16"],
        "--shard must be I/N with 1 <= I <= N <= 1000000, as in --shard 3/16, is '/16'"
      ),
      (
        ["generate", "a.yaml", "--shard", "17/16"],
        "--shard must be I/N with 1 <= I <= N <= 1000000, as in --shard 3/16, is '17/16'"
      ),
      (["generate", "a.yaml", "--set", "size"], "--set 'size' must be PATH=VALUE, as in --set scene.size=[64,64]"),
      (["generate", "a.yaml", "--set", "=3"], "--set '=3' must be PATH=VALUE, as in --set scene.size=[64,64]"),
      (
        ["generate", "a.yaml", "--format", "coco,"],
        "--format 'coco,' must be names with commas between, as in --format coco,yolo"
      ),
      (["generate", "a.yaml", "-o", ""], "--output must name a folder, is empty"),
      (["merge", "a"], "Missing expected argument '--output <dir>'"),
      (["sample", "a.yaml"], "Missing expected argument '<index>'"),
      (["sample", "a.yaml", "first"], "The value 'first' is invalid for '<index>'"),
      (
        ["new", "../x"],
        "the name may have letters, digits, '_' and '-', at most 100, as in 'figment new my_shapes'; it is '../x'"
      ),
      (["new", "x", "--template", "cube"], "The value 'cube' is invalid for '--template <template>'"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], message: String) throws {
    let command = try Command(arguments)
    #expect(command.status == 64)
    #expect(command.error.contains("Error: \(message)"), "\(command.error)")
    #expect(command.output.isEmpty)
  }

  @Test("greets when it is called bare, with two commands to go on with")
  func greeting() throws {
    let command = try Command([])
    #expect(command.status == 0 && command.error.isEmpty)
    #expect(command.output.contains("figment new shapes"))
    #expect(command.output.contains("figment generate shapes.yaml"))
  }

  @Test(
    "has help as it was last looked at",
    arguments: ["", "generate", "merge", "sample", "plan", "formats", "schema", "new"])
  func help(name: String) throws {
    let command = try Command(name.isEmpty ? ["--help"] : ["help", name])
    #expect(command.status == 0 && command.error.isEmpty)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots/\(name.isEmpty ? "figment" : name).txt")
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if command.output != expected, ProcessInfo.processInfo.environment["FIGMENT_RECORD"] != nil {
      try Data(command.output.utf8).write(to: file)
    }
    #expect(command.output == expected, "set FIGMENT_RECORD=1 to record it, then look at the difference")
  }

  @Test("tells its version")
  func version() throws {
    #expect(try Command(["--version"]).output == "figment 4\n")
  }

  @Test("gives completion scripts", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let command = try Command(["--generate-completion-script", shell])
    #expect(command.status == 0 && command.output.contains("overwrite"))
  }

  @Test("lists formats, for people and for programs")
  func formats() throws {
    #expect(try Command(["formats"]).output.contains("coco: "))
    let json = try JSONSerialization.jsonObject(with: Data(try Command(["formats", "--json"]).output.utf8))
    let list = try #require((json as? [String: Any])?["formats"] as? [[String: Any]])
    #expect(list.compactMap { $0["name"] as? String }.contains("yolo"))
  }

  @Test("says when a spec can't be read, and exits with 74")
  func missingSpec() throws {
    let command = try Command(["generate", "nowhere.yaml"], in: "/")
    #expect(command.status == 74)
    #expect(command.error == "figment: can't open 'nowhere.yaml': there is no such file or folder (ENOENT)\n")
    let json = try Command(["generate", "nowhere.yaml", "--json"], in: "/")
    #expect(json.status == 74 && json.error.isEmpty)
    #expect(
      json.output
        == "{\"status\":74,\"error\":\"can't open 'nowhere.yaml': there is no such file or folder (ENOENT)\"}\n")
  }

  @Test("does not write what it can't print, and says so")
  func fullDevice() throws {
    let result = try Command.shell("'\(Command.program.path)' formats > /dev/full")
    #expect(result.status == 74)
    #expect(result.error == "figment: can't write 'standard output': no space is left on the device (ENOSPC)\n")
  }

  @Test("ends quietly when nobody reads any more")
  func brokenPipe() throws {
    let result = try Command.shell(
      "'\(Command.program.path)' --help | true; '\(Command.program.path)' formats | head -c 1")
    #expect(result.error.isEmpty)
  }
}
