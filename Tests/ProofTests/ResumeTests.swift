import CommandRunner
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs that end before they are done, and go on.
@Suite("A run that was cut short") struct ResumeTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("by kill -9, again and again at random moments, comes to the same dataset", arguments: Recipe.all)
  func killed(recipe: Recipe) throws {
    let start = ContinuousClock.now
    _ = try recipe.made(in: scratch("timed"))
    let duration = ContinuousClock.now - start
    var random = TestRandom(seed: UInt64(recipe.name.utf8.count))
    for round in 0..<3 {
      let output = scratch("out-\(round)")
      for _ in 0..<4 {
        let running = try Command.Running(
          recipe.arguments(output, ["--resume", "--jobs", "2"]), environment: ["FIGMENT_CHUNK": "4"])
        Thread.sleep(forTimeInterval: random.fraction() * duration.seconds)
        running.send(SIGKILL)
        let command = try running.ended()
        #expect([0, 128 + SIGKILL].contains(command.status), "\(command.error)")
        try expectHonest(output)
      }
      expectSame(try recipe.made(in: output, ["--resume"]), try recipe.reference, "round \(round)")
    }
  }

  private static let calls = [
    "write:2=kill", "write:30=kill", "write:77=kill", "rename:1=kill", "rename:3=kill", "rename:6=kill", "link:9=kill",
    "fsync:1=kill", "fsync:2=kill", "mkdir:4=kill", "close:50=kill", "unlink:1=kill",
  ]

  @Test("at a chosen call comes to the same dataset", arguments: calls)
  func faults(plan: String) throws {
    let recipe = Recipe.rich
    let killed = try Command(recipe.arguments(scratch("out")), environment: ["FIGMENT_FAULT": plan])
    try #require(killed.status == 128 + SIGKILL, "\(killed.status) \(killed.error)")
    try expectHonest(scratch("out"))
    expectSame(try recipe.made(in: scratch("out"), ["--resume"]), try recipe.reference)
  }

  @Test("by a signal stops cleanly, says how to go on, and goes on", arguments: [SIGINT, SIGTERM])
  func signals(signal: Int32) throws {
    let spec = try scratch.spec(Specs.dot(count: 20_000, size: 64))
    let running = try Command.Running(["generate", spec, "-o", scratch("out"), "--jobs", "2"])
    Thread.sleep(forTimeInterval: 1)
    running.send(signal)
    let stopped = try running.ended()
    #expect(stopped.status == 128 + signal, "\(stopped.error)")
    #expect(
      stopped.error.contains("figment: stopping after the samples that are being made; once more ends it at once\n"))
    #expect(stopped.error.contains("samples are kept, --resume goes on from there\n"))
    #expect(stopped.output.isEmpty)
    try expectHonest(scratch("out"))
    // Without --resume it is left alone.
    let again = try Command(["generate", spec, "-o", scratch("out")])
    #expect(again.status == 64)
    #expect(
      again.error
        == "figment: '\(scratch("out"))' holds a run that was not finished; --resume goes on with it, --overwrite makes it "
        + "anew, -o DIR makes another\n")
    // A run of another spec is not gone on with, and the key that differs is named.
    let other = try Command(["generate", spec, "-o", scratch("out"), "--resume", "--seed", "8"])
    #expect(other.status == 65)
    #expect(other.error.contains("which was made from something else: seed is 8, was 1;"), "\(other.error)")
  }

  @Test("is not gone on with where count shrinks, or where its samples depend on it")
  func counts() throws {
    let spec = try scratch.spec(Specs.dot(count: 6))
    _ = try Command(["generate", spec, "-o", scratch("out")])
    let fewer = try Command(["generate", spec, "-o", scratch("out"), "--resume", "--count", "5"])
    #expect(fewer.status == 65)
    #expect(fewer.error.contains("with 5 samples: it has 6, and a dataset can grow but not shrink"), "\(fewer.error)")
    let curriculum = ["--set", "scene.objects.dot.opacity== 0.5 + 0.5 * progress"]
    _ = try Command(["generate", spec, "-o", scratch("curriculum")] + curriculum)
    let more = try Command(["generate", spec, "-o", scratch("curriculum"), "--resume", "--count", "9"] + curriculum)
    #expect(more.status == 65)
    #expect(more.error.contains("from 6 to 9 samples, because they depend on how many there are: "), "\(more.error)")
    #expect(more.error.contains("(progress)"), "\(more.error)")
  }

  @Test("is mended where files were damaged or lost")
  func mended() throws {
    let recipe = Recipe.rich
    let made = try recipe.made(in: scratch("out"))
    let victims = made.files.keys.sorted().filter { $0 != "manifest.json" }
    for victim in stride(from: 0, to: victims.count, by: victims.count / 5).map({ victims[$0] }) {
      let path = URL(filePath: scratch("out/\(victim)"))
      if victim.utf8.count.isMultiple(of: 2) {
        try FileManager.default.removeItem(at: path)
      } else {
        // A new file, so that its other names stay as they were.
        try FileManager.default.removeItem(at: path)
        try Data("damaged".utf8).write(to: path)
      }
      expectSame(try recipe.made(in: scratch("out"), ["--resume"]), try recipe.reference, victim)
    }
  }

  /// The presence of a manifest says that a dataset is finished; then it is.
  private func expectHonest(_ folder: String) throws {
    guard FileManager.default.fileExists(atPath: "\(folder)/manifest.json") else { return }
    let check = try Command.shell("sha256sum --check --strict --quiet SHA256SUMS", in: folder)
    #expect(check.status == 0, "\(check.output)\(check.error)")
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
