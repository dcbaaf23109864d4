import Bytes
import Foundation
import Generation
import Testing

#if os(Linux)
  import Glibc
#else
  import Darwin
#endif

/// A command, what stands in its output folder before, and how to go on when it was killed.
enum KilledCommand: String, Codable, CaseIterable {
  case beginning, extending, mending, overwriting, shard, checkedShard, merging, growing, growingOn

  /// Makes what stands there before; nothing for most.
  func prepare(_ output: String) throws {
    switch self {
    case .beginning, .shard, .growing: break
    case .merging:
      for number in 1...2 as ClosedRange<UInt64> {
        try generate(try plan(5), "\(output).part\(number)", shard: Shard(number: number, of: 2), jobs: 1)
      }
    case .extending: try generate(try plan(2), output, jobs: 1)
    case .growingOn: try generate(try plan(2, isGrown: true), output, jobs: 1)
    case .mending:
      try generate(try plan(5), output, jobs: 1)
      try FileManager.default.removeItem(atPath: "\(output)/leaves/labels/train/000000000002.txt")
    case .overwriting: try generate(try plan(4, seed: 9), output, jobs: 1)
    case .checkedShard: try generate(try plan(9), output, shard: Shard("2/2"), jobs: 1)
    }
  }

  /// The command.
  func run(_ output: String) throws {
    switch self {
    case .beginning, .extending, .mending: try generate(try plan(5), output, .resume, jobs: 1)
    case .growing: try generate(try plan(9, isGrown: true), output, .resume, jobs: 1)
    case .growingOn: try generate(try plan(5, isGrown: true), output, .resume, jobs: 1)
    case .overwriting: try generate(try plan(5), output, .overwrite, jobs: 1)
    case .shard, .checkedShard: try generate(try plan(9), output, .resume, shard: Shard("2/2"), jobs: 1)
    case .merging: _ = try syntheticMerger(["\(output).part2", "\(output).part1"], output, .resume, jobs: 1).run()
    }
  }

  /// What leads to the same end after a kill: the same again; to go on, if something new was begun.
  func goOn(_ output: String) throws {
    let isBegun = FileManager.default.fileExists(atPath: "\(output)/.figment/run.json")
    if self == .overwriting, isBegun { try generate(try plan(5), output, .resume, jobs: 1) } else { try run(output) }
  }

  private func plan(_ count: UInt64, seed: UInt64 = 7, isGrown: Bool = false) throws -> DatasetPlan {
    try syntheticPlan(count: count, seed: seed, chunk: 4) { $0.streamsGrow = isGrown }
  }
}

/// The process ends as by `kill -9`, before every single call in turn; then a new process goes on.
@Suite("A killed command") struct KillTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    "leaves what was finished, or says that it is not, and goes on to the same bytes",
    arguments: KilledCommand.allCases,
    ["write", "close", "rename", "link", "fsync", "unlink", "mkdir", "truncate"])
  func killed(command: KilledCommand, kind: String) async throws {
    try command.prepare(scratch("before"))
    let before = try contents(of: scratch("before"))
    try command.prepare(scratch("after"))
    try command.run(scratch("after"))
    let after = try contents(of: scratch("after"))
    for number in 1...1000 {
      let output = scratch("out")
      try command.prepare(output)
      let faults = "\(kind):\(number)=kill"
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [command = command as KilledCommand, output = output as String, faults = faults as String] in
        try FaultPoints.with(faults, under: output + "/") { () throws(any Error) in try command.run(output) }
        // It came to its end; the test expects the same signal either way.
        _ = FileManager.default.createFile(atPath: output + ".done", contents: nil)
        kill(getpid(), SIGKILL)
      }
      let files = try contents(of: output)
      let visible = files.filter { !$0.key.hasPrefix(".figment/") }
      if files["manifest.json"] != nil || files["shard.json"] != nil {
        #expect(visible == before || visible == after, "\(kind) \(number)")
      }
      try command.goOn(output)
      try expectEqual(output, after, "\(kind) \(number)")
      for name in ["out", "out.part1", "out.part2"] { try? FileManager.default.removeItem(atPath: scratch(name)) }
      if FileManager.default.fileExists(atPath: output + ".done") {
        #expect(files == after)
        return
      }
    }
  }
}
