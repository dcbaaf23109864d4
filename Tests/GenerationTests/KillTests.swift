import Bytes
import Foundation
import Generation
import Testing

#if os(Linux)
  import Glibc
#else
  import Darwin
#endif

/// The process ends as by `kill -9`, before every single call in turn; then a new process goes on.
@Suite("A killed run") struct KillTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let kinds = ["write", "close", "rename", "link", "fsync", "unlink", "mkdir"]

  @Test("goes on to the same bytes, wherever it was killed", arguments: kinds)
  func fresh(kind: String) async throws {
    try generate(try syntheticPlan(count: 5, chunk: 4), scratch("reference"), jobs: 1)
    let reference = try contents(of: scratch("reference"))
    for number in 1...1000 {
      let output = scratch("out")
      let plan = "\(kind):\(number)=kill"
      await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String, plan = plan as String] in
        try FaultPoints.with(plan, under: output) { () throws(any Error) in
          _ = try generate(try syntheticPlan(count: 5, chunk: 4), output, .resume, jobs: 1)
        }
        // It came to the end; the test expects the same signal either way.
        kill(getpid(), SIGKILL)
      }
      let isFinished = try contents(of: output) == reference
      try generate(try syntheticPlan(count: 5, chunk: 4), output, .resume, jobs: 1)
      try expectEqual(output, reference, "\(kind) \(number)")
      try FileManager.default.removeItem(atPath: output)
      if isFinished { return }
    }
  }

  @Test("that was to make a dataset longer leaves the old one or the new one, or says that it is not finished", arguments: kinds)
  func extending(kind: String) async throws {
    try generate(try syntheticPlan(count: 2, chunk: 4), scratch("short"), jobs: 1)
    try generate(try syntheticPlan(count: 5, chunk: 4), scratch("long"), jobs: 1)
    let (before, after) = (try contents(of: scratch("short")), try contents(of: scratch("long")))
    for number in 1...1000 {
      let output = scratch("out")
      try FileManager.default.copyItem(atPath: scratch("short"), toPath: output)
      let plan = "\(kind):\(number)=kill"
      await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String, plan = plan as String] in
        try FaultPoints.with(plan, under: output) { () throws(any Error) in
          _ = try generate(try syntheticPlan(count: 5, chunk: 4), output, .resume, jobs: 1)
        }
        kill(getpid(), SIGKILL)
      }
      let files = try contents(of: output)
      let visible = files.filter { !$0.key.hasPrefix(".figment/") }
      if files["manifest.json"] != nil { #expect(visible == before || visible == after, "\(kind) \(number)") }
      try generate(try syntheticPlan(count: 5, chunk: 4), output, .resume, jobs: 1)
      try expectEqual(output, after, "\(kind) \(number)")
      try FileManager.default.removeItem(atPath: output)
      if files == after { return }
    }
  }
}
