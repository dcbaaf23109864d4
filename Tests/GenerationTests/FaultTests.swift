import Bytes
import Foundation
import Generation
import Testing

/// What happens when the system says no, at every single call in turn.
@Suite("A run that meets a fault") struct FaultTests {
  static let kinds = [
    "open", "read", "write", "close", "rename", "link", "fsync", "mkdir", "unlink", "stat", "flock", "truncate",
    "readdir",
  ]

  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("tells path and reason, and resumed ends like one without", arguments: kinds)
  func making(kind: String) throws {
    try generate(try syntheticPlan(count: 9, chunk: 4), scratch("reference"), jobs: 1)
    let reference = try contents(of: scratch("reference"))
    let plan = try syntheticPlan(count: 9, chunk: 4)
    for number in 1...10_000 {
      let output = scratch("out-\(number)")
      guard let error = failure(of: plan, output, .new, "\(kind):\(number)=EIO") else {
        #expect(number > 1 || kind == "read", "\(kind) is never called")
        return
      }
      guard case .file(let fault) = error else {
        Issue.record("\(kind) \(number): \(error.message)")
        return
      }
      #expect(error.exitStatus == 74 && fault.path.hasPrefix(output), "\(kind) \(number): \(error.message)")
      try generate(plan, output, .resume, jobs: 1)
      try expectEqual(output, reference, "\(kind) \(number)")
      try FileManager.default.removeItem(atPath: output)
    }
  }

  /// How a run ends under a plan of faults; nil if it does not fail.
  private func failure(
    of plan: DatasetPlan, _ output: String, _ mode: Generator.Mode, _ faults: String
  ) -> GenerationError? {
    do throws(GenerationError) {
      try FaultPoints.with(faults, under: output) { () throws(GenerationError) in
        _ = try Generator(plan, output: output, mode: mode, jobs: 1).run()
      }
      return nil
    } catch {
      return error
    }
  }

  @Test("leaves a finished dataset finished while it makes it longer, or says that it isn't", arguments: kinds)
  func extending(kind: String) throws {
    let (short, long) = (try syntheticPlan(count: 5, chunk: 4), try syntheticPlan(count: 9, chunk: 4))
    try generate(short, scratch("short"), jobs: 1)
    try generate(long, scratch("long"), jobs: 1)
    let (before, after) = (try contents(of: scratch("short")), try contents(of: scratch("long")))
    for number in 1...10_000 {
      let output = scratch("out-\(number)")
      try FileManager.default.copyItem(atPath: scratch("short"), toPath: output)
      guard let error = failure(of: long, output, .resume, "\(kind):\(number)=ENOSPC") else {
        try expectEqual(output, after)
        return
      }
      #expect(error.exitStatus == 74, "\(kind) \(number): \(error.message)")
      let files = try contents(of: output)
      let isFinished = files["manifest.json"] != nil
      let visible = files.filter { !$0.key.hasPrefix(".figment/") }
      if isFinished { #expect(visible == before || visible == after, "\(kind) \(number)") }
      try generate(long, output, .resume, jobs: 1)
      try expectEqual(output, after, "\(kind) \(number)")
      try FileManager.default.removeItem(atPath: output)
    }
  }
}
