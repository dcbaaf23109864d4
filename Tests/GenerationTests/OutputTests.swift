import Bytes
import Foundation
import Generation
import Testing

@Suite("An output folder") struct OutputTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func write(_ text: String, to path: String) throws {
    let url = URL(filePath: scratch(path))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test("of somebody else's is never touched", arguments: [.new, .resume, .overwrite] as [Generator.Mode])
  func foreign(mode: Generator.Mode) throws {
    try write("thesis", to: "out/thesis.tex")
    try write("{\"name\": \"an app\"}", to: "out/manifest.json")
    let before = try contents(of: scratch("out"))
    let error = #expect(throws: GenerationError.self) {
      try generate(try syntheticPlan(count: 5), scratch("out"), mode)
    }
    #expect(
      error?.message == "'\(scratch("out"))' is not empty and was not made by Figment; -o DIR writes elsewhere")
    #expect(error?.exitStatus == 64)
    #expect(try contents(of: scratch("out")) == before)
    #expect(!FileManager.default.fileExists(atPath: scratch("out/.figment")))
  }

  @Test("may be there, empty, and may be reached by a link")
  func emptyFolder() throws {
    try FileManager.default.createDirectory(atPath: scratch("real"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: scratch("out"), withDestinationPath: scratch("real"))
    try generate(try syntheticPlan(count: 5), scratch("out"))
    try generate(try syntheticPlan(count: 5), scratch("other/new/reference"))
    try expectEqual(scratch("real"), try contents(of: scratch("other/new/reference")))
  }

  @Test("that is a file is an error of input and output")
  func file() throws {
    try write("text", to: "out")
    let error = #expect(throws: GenerationError.self) { try generate(try syntheticPlan(count: 5), scratch("out")) }
    #expect(error?.message == "can't make folder '\(scratch("out"))': it is no folder but a file")
    #expect(error?.exitStatus == 74)
  }

  @Test("is made anew beside the old one, which stays until the new one is finished")
  func overwrite() throws {
    try generate(try syntheticPlan(count: 25), scratch("out"))
    let old = try contents(of: scratch("out"))
    try write("my notes", to: "out/notes.txt")
    let progress = Progress()
    let maker = SyntheticMaker(seed: 8, onMake: { if $0 == 9 { progress.stop() } })
    #expect(throws: GenerationError.self) {
      try generate(
        try syntheticPlan(count: 20, seed: 8, maker: maker), scratch("out"), .overwrite, jobs: 1, progress: progress)
    }
    let during = try contents(of: scratch("out")).filter { !$0.key.hasPrefix(".figment/") && $0.key != "notes.txt" }
    #expect(during == old)
    // Going on with it is what --resume means now; the old dataset can't be resumed before that is done.
    let error = #expect(throws: GenerationError.self) {
      try generate(try syntheticPlan(count: 25), scratch("out"), .resume)
    }
    #expect(error?.message.contains("seed is 7, was 8") == true)
    try generate(try syntheticPlan(count: 20, seed: 8), scratch("out"), .resume)
    try generate(try syntheticPlan(count: 20, seed: 8), scratch("reference"))
    var reference = try contents(of: scratch("reference"))
    // What is not Figment's stays.
    reference["notes.txt"] = Data("my notes".utf8)
    try expectEqual(scratch("out"), reference)
  }

  @Test("may change its formats when it is made anew")
  func otherFormats() throws {
    try generate(try syntheticPlan(count: 25), scratch("out"))
    let plan = try syntheticPlan(count: 25) { $0.formats.removeFirst(2) }
    try generate(plan, scratch("out"), .overwrite)
    try generate(plan, scratch("reference"))
    try expectEqual(scratch("out"), try contents(of: scratch("reference")))
  }

  @Test("with an unfinished run can be made anew")
  func overwriteUnfinished() throws {
    let progress = Progress()
    let maker = SyntheticMaker(onMake: { if $0 == 9 { progress.stop() } })
    #expect(throws: GenerationError.self) {
      try generate(try syntheticPlan(count: 25, maker: maker), scratch("out"), jobs: 1, progress: progress)
    }
    try generate(try syntheticPlan(count: 20, seed: 8), scratch("out"), .overwrite)
    try generate(try syntheticPlan(count: 20, seed: 8), scratch("reference"))
    try expectEqual(scratch("out"), try contents(of: scratch("reference")))
  }

  @Test("can turn from a dataset into a shard and back, when it is made anew")
  func otherKind() throws {
    let shard = try #require(Shard("2/3"))
    let plan = try syntheticPlan(count: 25)
    try generate(plan, scratch("out"))
    try generate(plan, scratch("out"), .overwrite, shard: shard)
    try generate(plan, scratch("shard"), shard: shard)
    try expectEqual(scratch("out"), try contents(of: scratch("shard")))
    try generate(plan, scratch("out"), .overwrite)
    try generate(plan, scratch("reference"))
    try expectEqual(scratch("out"), try contents(of: scratch("reference")))
  }

  @Test("takes one run at a time", arguments: [.new, .resume, .overwrite] as [Generator.Mode])
  func locked(mode: Generator.Mode) throws {
    let outcome = Recorder()
    let (path, count) = (scratch("out"), 25 as UInt64)
    // The second run begins while the first is at sample 9.
    let maker = SyntheticMaker(onMake: { index in
      guard index == 9 else { return }
      do {
        try generate(try syntheticPlan(count: count), path, mode)
      } catch let error as GenerationError {
        let isLocked = error.message.hasPrefix(
          "can't lock '\(path)/.figment/lock': it is in use by another run (process ")
        if isLocked, error.exitStatus == 74 { outcome.add(1) }
      } catch {}
    })
    try generate(try syntheticPlan(count: count, maker: maker), path, jobs: 1)
    #expect(outcome.sorted == [1])
    try generate(try syntheticPlan(count: count), scratch("reference"))
    try expectEqual(path, try contents(of: scratch("reference")))
  }

  @Test("on a full disk keeps what is finished and can go on")
  func fullDisk() throws {
    let (path, plan) = (scratch("out"), try syntheticPlan(count: 60))
    let error = #expect(throws: GenerationError.self) {
      try FaultPoints.with("write:100+=ENOSPC", under: path) { () throws(GenerationError) in
        _ = try Generator(plan, output: path, jobs: 2).run()
      }
    }
    #expect(error?.message.hasSuffix("': no space is left on the device (ENOSPC)") == true)
    #expect(error?.message.hasPrefix("can't write '\(path)/.figment/") == true)
    #expect(error?.exitStatus == 74)
    let made = Recorder()
    try generate(try syntheticPlan(count: 60, maker: SyntheticMaker(onMake: { made.add($0) })), path, .resume)
    #expect(made.sorted.count < 60)
    try generate(plan, scratch("reference"))
    try expectEqual(path, try contents(of: scratch("reference")))
  }

  @Test("that can't be written to is an error that names it")
  func readOnly() throws {
    let (path, plan) = (scratch("out"), try syntheticPlan(count: 5))
    let error = #expect(throws: GenerationError.self) {
      try FaultPoints.with("mkdir:1+=EACCES", under: path) { () throws(GenerationError) in
        _ = try Generator(plan, output: path, jobs: 2).run()
      }
    }
    #expect(error?.message == "can't make folder '\(path)/.figment': permission denied (EACCES)")
    #expect(error?.exitStatus == 74)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("copies pictures where there can be no links")
  func noLinks() throws {
    let (path, plan) = (scratch("out"), try syntheticPlan(count: 25))
    try FaultPoints.with("link:1+=EPERM", under: path) { () throws(GenerationError) in
      _ = try Generator(plan, output: path).run()
    }
    try generate(plan, scratch("reference"))
    try expectEqual(path, try contents(of: scratch("reference")))
    // Shards and extensions, too.
    let longer = try syntheticPlan(count: 30)
    try FaultPoints.with("link:1+=EXDEV", under: path) { () throws(GenerationError) in
      _ = try Generator(longer, output: path, mode: .resume).run()
    }
    try generate(longer, scratch("longer"))
    try expectEqual(path, try contents(of: scratch("longer")))
  }

  @Test(
    "of hostile make is refused, not followed", arguments: ["run.json", "journal", "chunks/0", "manifest", "truth"])
  func hostile(what: String) throws {
    let path = scratch("out")
    let progress = Progress()
    let maker = SyntheticMaker(onMake: { if $0 == 9 { progress.stop() } })
    #expect(throws: GenerationError.self) {
      try generate(try syntheticPlan(count: 25, maker: maker), path, jobs: 1, progress: progress)
    }
    try write("outside", to: "victim")
    // A link to a file outside in place of each of ours: nothing may be written through it.
    let place = ["manifest": "manifest.json", "truth": "truth.jsonl"][what] ?? ".figment/\(what)"
    try? FileManager.default.removeItem(atPath: "\(path)/\(place)")
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(place)", withDestinationPath: scratch("victim"))
    _ = try? generate(try syntheticPlan(count: 25), path, .resume)
    #expect(try Data(contentsOf: URL(filePath: scratch("victim"))) == Data("outside".utf8))
  }
}
