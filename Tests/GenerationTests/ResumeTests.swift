import Bytes
import Formats
import Foundation
import Generation
import Labels
import Testing

@Suite("A resumed run") struct ResumeTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The dataset that a run from the start gives.
  private func fresh(_ count: UInt64) throws -> [String: Data] {
    try generate(try syntheticPlan(count: count), scratch("fresh-\(count)"))
    return try contents(of: scratch("fresh-\(count)"))
  }

  private func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

  private func damage(_ path: String) throws {
    var data = try Data(contentsOf: URL(filePath: path))
    if data.isEmpty { data = Data([1]) } else { data[data.count / 2] ^= 1 }
    // In place, so that all names of the file show it.
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.write(contentsOf: data)
    try handle.close()
  }

  /// A run that ends in the middle, because its maker stops it.
  private func interrupt(_ output: String, count: UInt64, at index: UInt64, _ mode: Generator.Mode = .new) throws {
    let progress = Progress()
    let maker = SyntheticMaker(onMake: { if $0 == index { progress.stop() } })
    let plan = try syntheticPlan(count: count, maker: maker)
    let error = #expect(throws: GenerationError.self) { try generate(plan, output, mode, jobs: 1, progress: progress) }
    let kept = (index / 7 + 1) * 7
    #expect(error?.message == "stopped; \(kept) of \(count) samples are kept, --resume goes on from there")
    #expect(error?.exitStatus == 130)
  }

  @Test("ends like one from the start, and makes no chunk twice")
  func stopped() throws {
    let reference = try fresh(60)
    let output = scratch("out")
    try interrupt(output, count: 60, at: 20)
    let error = #expect(throws: GenerationError.self) { try generate(try syntheticPlan(count: 60), output) }
    #expect(
      error?.message == "'\(output)' holds a run that was not finished; --resume goes on with it, "
        + "--overwrite makes it anew, -o DIR makes another")
    let made = Recorder()
    let plan = try syntheticPlan(count: 60, maker: SyntheticMaker(onMake: { made.add($0) }))
    try generate(plan, output, .resume)
    #expect(made.sorted == Array(21..<60))
    try expectEqual(output, reference)
  }

  @Test("knows classes apart that differ in Unicode's normal form only")
  func normalForms() throws {
    func plan(_ count: UInt64) throws -> DatasetPlan {
      try syntheticPlan(count: count) { $0.description.classes = ["é", "e\u{301}", "<b>"] }
    }
    try generate(try plan(30), scratch("out"))
    let tally = try #require(try Manifest(of: Bytes.Folder(scratch("out")))).tally
    let counts = try #require(tally.splits["train"]).instances
    #expect(counts.keys.sorted() == [0, 1, 2])
    try generate(try plan(60), scratch("out"), .resume)
    try generate(try plan(60), scratch("whole"))
    try expectEqual(scratch("out"), try contents(of: scratch("whole")))
  }

  @Test("tells assets of one name apart by what is in them")
  func assetTwins() throws {
    func key(_ digests: String...) throws -> RunKey {
      try generate(
        try syntheticPlan(count: 1) { plan in
          plan.assets = digests.map { Asset(kind: .font, name: "sans.ttf", sha256: $0) }
        }, scratch("out"), .overwrite)
      return try #require(try Manifest(of: Bytes.Folder(scratch("out")))).key
    }
    func differences(_ now: RunKey, _ then: RunKey) -> [String] {
      now.differences(from: then).map { "\($0.name): \($0.now), \($0.then)" }
    }
    let old = try key("aa", "bb")
    #expect(differences(try key("aa", "bb"), old) == [])
    #expect(differences(try key("bb", "aa"), old) == [])
    #expect(differences(try key("aa", "cc"), old) == ["asset 'sans.ttf': cc, bb"])
    #expect(differences(try key("aa"), old) == ["asset 'sans.ttf': absent, bb"])
    #expect(differences(try key("aa", "bb", "bb"), old) == ["asset 'sans.ttf': bb, absent"])
  }

  @Test("that is stopped while it looks files through counts no files as samples")
  func stoppedChecking() throws {
    let output = scratch("out")
    try generate(try syntheticPlan(count: 60), output)
    let progress = Progress()
    progress.stop()
    let error = #expect(throws: GenerationError.self) {
      try generate(try syntheticPlan(count: 60), output, .resume, progress: progress)
    }
    #expect(error?.message == "stopped; 60 samples are kept, --resume goes on from there")
  }

  @Test("may use other chunk sizes and numbers of threads")
  func otherChunks() throws {
    let reference = try fresh(60)
    try interrupt(scratch("out"), count: 60, at: 20)
    try generate(try syntheticPlan(count: 60, chunk: 16), scratch("out"), .resume, jobs: 3)
    try expectEqual(scratch("out"), reference)
  }

  @Test(
    "makes again what was damaged or deleted since",
    arguments: [
      "staging/listing/train/000000000003.png", "staging/leaves/labels/train/000000000003.txt", "chunks/1", "journal",
    ], [true, false])
  func damaged(path: String, isDeleted: Bool) throws {
    let reference = try fresh(60)
    let output = scratch("out")
    try interrupt(output, count: 60, at: 30)
    let victim = "\(output)/.figment/\(path)"
    if isDeleted { try remove(victim) } else { try damage(victim) }
    try generate(try syntheticPlan(count: 60), output, .resume)
    try expectEqual(output, reference)
  }

  @Test("passes over the torn last line of a journal")
  func tornJournal() throws {
    let reference = try fresh(60)
    let journal = URL(filePath: scratch("out/.figment/journal"))
    try interrupt(scratch("out"), count: 60, at: 30)
    try Data(contentsOf: journal).dropLast(9).write(to: journal)
    let made = Recorder()
    let plan = try syntheticPlan(count: 60, maker: SyntheticMaker(onMake: { made.add($0) }))
    try generate(plan, scratch("out"), .resume)
    #expect(made.sorted == Array(28..<60))
    try expectEqual(scratch("out"), reference)
  }

  @Test("of a finished dataset checks it and changes nothing")
  func finished() throws {
    let reference = try fresh(25)
    let output = scratch("fresh-25")
    let plan = try syntheticPlan(
      count: 25, maker: SyntheticMaker(onMake: { _ in Issue.record("nothing is to be made") }))
    #expect(try generate(plan, output, .resume).outcome == .verified)
    try expectEqual(output, reference)
    let error = #expect(throws: GenerationError.self) { try generate(plan, output) }
    #expect(
      error?.message == "'\(output)' holds a finished dataset; --resume checks, mends or extends it, "
        + "--overwrite makes it anew, -o DIR makes another")
    #expect(error?.exitStatus == 64)
    try expectEqual(output, reference)
  }

  @Test(
    "of a finished dataset mends what was damaged or deleted since",
    arguments: [
      "listing/train/000000000003.png", "leaves/labels/train/000000000003.txt", "listing/annotations/val.txt",
      "truth.jsonl", "SHA256SUMS", "tar/all.bin",
    ], [true, false])
  func mending(path: String, isDeleted: Bool) throws {
    let reference = try fresh(25)
    let output = scratch("fresh-25")
    if isDeleted { try remove("\(output)/\(path)") } else { try damage("\(output)/\(path)") }
    let made = Recorder()
    let plan = try syntheticPlan(count: 25, maker: SyntheticMaker(onMake: { made.add($0) }))
    #expect(try generate(plan, output, .resume).outcome == .mended)
    try expectEqual(output, reference)
    switch path {
    // A deleted picture has a second name in the other format.
    case "listing/train/000000000003.png": #expect(made.sorted == (isDeleted ? [] : [2]))
    case "truth.jsonl", "SHA256SUMS": #expect(made.sorted == Array(0..<25))
    default: #expect(made.sorted == [])
    }
  }

  @Test("of a finished dataset makes it longer, drawing only what is new", arguments: [1, 2, 5])
  func extended(jobs: Int) throws {
    let reference = try fresh(25)
    let output = scratch("out")
    try generate(try syntheticPlan(count: 10), output)
    let made = Recorder()
    let plan = try syntheticPlan(count: 25, maker: SyntheticMaker(onMake: { made.add($0) }))
    #expect(try generate(plan, output, .resume, jobs: jobs).outcome == .extended(from: 10))
    #expect(made.sorted == Array(10..<25))
    try expectEqual(output, reference)
  }

  @Test("makes a dataset longer that holds thousands of files")
  func extendedFar() throws {
    try generate(try syntheticPlan(count: 1_000, chunk: 64), scratch("out"))
    let made = Recorder()
    let plan = try syntheticPlan(count: 1_300, chunk: 64, maker: SyntheticMaker(onMake: { made.add($0) }))
    try generate(plan, scratch("out"), .resume)
    #expect(made.sorted == Array(1_000..<1_300))
    try generate(try syntheticPlan(count: 1_300, chunk: 64), scratch("reference"))
    try expectEqual(scratch("out"), try contents(of: scratch("reference")))
  }

  @Test("leaves the finished dataset whole until the longer one is")
  func interruptedExtension() throws {
    let ten = try fresh(10)
    let reference = try fresh(25)
    let output = scratch("fresh-10")
    try interrupt(output, count: 25, at: 14, .resume)
    let files = try contents(of: output).filter { !$0.key.hasPrefix(".figment/") }
    #expect(files == ten)
    let made = Recorder()
    let plan = try syntheticPlan(count: 25, maker: SyntheticMaker(onMake: { made.add($0) }))
    #expect(try generate(plan, output, .resume).outcome == .extended(from: 10))
    #expect(made.sorted == Array(21..<25))
    try expectEqual(output, reference)
  }

  @Test("may grow before it is finished")
  func grownUnfinished() throws {
    let reference = try fresh(60)
    try interrupt(scratch("out"), count: 24, at: 9)
    try generate(try syntheticPlan(count: 60), scratch("out"), .resume)
    try expectEqual(scratch("out"), reference)
  }

  @Test("of nothing begins")
  func nothing() throws {
    let reference = try fresh(25)
    try generate(try syntheticPlan(count: 25), scratch("out"), .resume)
    try expectEqual(scratch("out"), reference)
  }

  @Test("is refused, naming it, when something else changed", arguments: Change.all, [true, false])
  func refused(change: Change, isFinished: Bool) throws {
    let output = scratch("out")
    if isFinished {
      try generate(try syntheticPlan(count: 25), output)
    } else {
      try interrupt(output, count: 25, at: 9)
    }
    let before = try contents(of: output).filter { !$0.key.hasSuffix("lock") }
    let plan = try syntheticPlan(count: change.count, change: change.apply)
    let error = #expect(throws: GenerationError.self) { try generate(plan, output, .resume) }
    #expect(error?.message == change.message(output))
    #expect(error?.exitStatus == 65)
    #expect(try contents(of: output).filter { !$0.key.hasSuffix("lock") } == before)
  }
}

/// Collects indices from several threads.
final class Recorder: @unchecked Sendable {
  private var indices: [UInt64] = []
  private let lock = NSLock()

  func add(_ index: UInt64) { lock.withLock { indices.append(index) } }
  var sorted: [UInt64] { lock.withLock { indices.sorted() } }
}

/// A change of a plan with which a run must not go on.
struct Change: Sendable, CustomTestStringConvertible {
  var what: String
  var count: UInt64 = 25
  var apply: @Sendable (inout DatasetPlan) -> Void

  var testDescription: String { what }

  func message(_ folder: String) -> String {
    if what.hasPrefix("can't") { return what.replacing("DIR1", with: folder) }
    return "can't resume '\(folder)', which was made from something else: \(what)"
      + "; --overwrite makes it anew, -o DIR makes another"
  }

  static let all = [
    Change(what: "seed is 8, was 7") { $0.description.seed = 8 },
    Change(what: "spec is cccccccccccc, was abababababab") {
      $0.description.specDigest = String(repeating: "c", count: 64)
    },
    Change(what: "generator is figment 99, was \(generatorName)") { $0.description.generator = "figment 99" },
    Change(what: "library 'cairo' is 1.18.0, was 1.16.0") { $0.libraries[1].version = "1.18.0" },
    Change(what: "library 'png' is 1.6.39, was absent") { $0.libraries.append(Library("png", "1.6.39")) },
    Change(what: "asset 'dejavu.ttf' is eeeeeeeeeeee, was cdcdcdcdcdcd") {
      $0.assets[0].sha256 = String(repeating: "e", count: 64)
    },
    Change(what: "formats is listing, leaves {task: detect}, was listing, leaves {task: detect}, bundle in tar") {
      $0.formats.removeLast()
    },
    Change(
      what:
        "formats is listing, leaves {task: segment}, bundle in tar, was listing, leaves {task: detect}, bundle in tar"
    ) { $0.formats[1].options.values["task"] = "segment" },
    Change(what: "image is jpg, was png") { $0.imageExtension = "jpg" },
    Change(
      what: "can't resume 'DIR1' with 24 samples: it has 25, and a dataset can grow but not shrink; "
        + "--overwrite makes it anew, -o DIR makes another", count: 24
    ) { _ in },
    Change(
      what: "can't extend 'DIR1' from 25 to 26 samples, because they depend on how many there are: "
        + "scene.objects.car.rotate (progress), quota (quota); --overwrite makes it anew, -o DIR makes another",
      count: 26
    ) { $0.countSites = [CountSite("scene.objects.car.rotate", "progress"), CountSite("quota", "quota")] },
  ]
}
