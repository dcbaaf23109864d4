import CommandRunner
import Foundation
import Testing

/// What a process is surrounded by, and what shows in none of its bytes.
struct Surroundings: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let environment: [String: String]

  static let all: [Surroundings] = [
    // pixman and the C library choose other code by processor: here they are told to have an old one.
    Surroundings("an old processor for pixman", ["PIXMAN_DISABLE": "sse2 ssse3 fast"]),
    Surroundings("an old processor for the C library", ["GLIBC_TUNABLES": oldProcessor]),
    Surroundings("no vectors for JPEG", ["JSIMD_FORCENONE": "1"]),
    Surroundings("a Turkish locale", ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"]),
    Surroundings("a German locale", ["LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE", "LANG": "de_DE"]),
    Surroundings("the locale of 8 bits", ["LC_ALL": "C"]),
    Surroundings("another time zone", ["TZ": "Pacific/Kiritimati"]),
    Surroundings("no home", ["HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "USER": "nobody"]),
    Surroundings("another order of hashes", ["SWIFT_DETERMINISTIC_HASHING": "1"]),
    Surroundings("memory that is not zero", ["MALLOC_PERTURB_": "165", "MALLOC_ARENA_MAX": "1"]),
  ]

  /// As glibc 2.36 spells it: AVX2 and FMA variants of its functions are not chosen.
  static let oldProcessor = "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable,-FMA4_Usable,-AVX512F"

  private init(_ description: String, _ environment: [String: String]) {
    testDescription = description
    self.environment = environment
  }
}

@Suite("Surroundings") struct SurroundingsTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    "do not show in a dataset", arguments: [Recipe.shapes, Recipe.rich, Recipe.jpeg, Recipe.texts], Surroundings.all)
  func environment(recipe: Recipe, surroundings: Surroundings) throws {
    expectSame(try recipe.made(in: scratch("out"), environment: surroundings.environment), try recipe.reference)
  }

  /// Else the test above would show nothing.
  @Test("of an old processor are believed by the C library")
  func tunables() throws {
    let loader = "/lib64/ld-linux-x86-64.so.2"
    guard FileManager.default.fileExists(atPath: loader),
      try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8).contains(" avx2 ")
    else { return }
    let program = URL(filePath: loader)
    let usual = try Command(["--list-diagnostics"], program: program)
    let old = try Command(
      ["--list-diagnostics"], environment: ["GLIBC_TUNABLES": Surroundings.oldProcessor], program: program)
    let active = { (command: Command) in command.output.split(separator: "\n").filter { $0.contains("].active[") } }
    #expect(!active(usual).isEmpty && active(usual) != active(old))
  }

  @Test("such as the current folder and the names of folders do not show")
  func folders() throws {
    let recipe = Recipe.rich
    let source = URL(filePath: recipe.spec).deletingLastPathComponent()
    let home = scratch("ein Ordner, 数据 😀")
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: source, to: URL(filePath: "\(home)/specs"))
    for (spec, folder, output) in [
      ("rich.yaml", "specs", "out"), ("specs/rich.yaml", "", "x/out/put"), ("../rich.yaml", "specs/assets", "-o"),
    ] {
      let arguments = ["generate", spec, "--output=\(output)"] + recipe.options
      let command = try Command(arguments, in: "\(home)/\(folder)")
      try #require(command.status == 0, "\(command.error)")
      expectSame(try Contents(of: "\(home)/\(folder)/\(output)"), try recipe.reference, "\(spec) in \(folder)")
    }
  }

  @Test("such as the folder of a spec whose places the manifest names do not show")
  func namedPlaces() throws {
    for folder in ["one", "two/deep"] {
      let home = "\(scratch.path)/\(folder)"
      try FileManager.default.createDirectory(atPath: "\(home)/parts", withIntermediateDirectories: true)
      try Data("let: {late: \"= progress\"}\n".utf8).write(to: URL(filePath: "\(home)/parts/time.yaml"))
      let spec = """
        figment: 1
        count: 2
        include: parts/time.yaml
        scene: {size: [8, 8], objects: [{name: dot, opacity: "= late", draw: {circle: {radius: 3}}}]}
        """
      try Data(spec.utf8).write(to: URL(filePath: "\(home)/spec.yaml"))
      let command = try Command(["generate", "\(home)/spec.yaml", "-o", "\(home)/out"])
      try #require(command.status == 0, "\(command.error)")
    }
    let manifest = try String(contentsOfFile: scratch("one/out/manifest.json"), encoding: .utf8)
    #expect(manifest.contains("{\"site\":\"parts/time.yaml:1:16\",\"reason\":\"progress\"}"), "\(manifest)")
    expectSame(try Contents(of: scratch("one/out")), try Contents(of: scratch("two/deep/out")))
  }
}
