import Bytes
import Foundation
import Generation
import Testing

/// Streams that grow while chunks are made give the dataset that chunk files give, whatever happens on the way.
@Suite("A run whose streams grow") struct GrowingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func plan(
    _ count: UInt64, chunk: UInt64 = 7, maker: SyntheticMaker? = nil
  ) throws -> DatasetPlan {
    try syntheticPlan(count: count, chunk: chunk, maker: maker) { $0.streamsGrow = true }
  }

  /// The dataset from chunk files.
  private func reference(_ count: UInt64) throws -> [String: Data] {
    try generate(try syntheticPlan(count: count), scratch("reference-\(count)"), .overwrite)
    return try contents(of: scratch("reference-\(count)"))
  }

  @Test("gives the same bytes, on any number of threads and in chunks of any size", arguments: [1, 2, 3, 8])
  func same(jobs: Int) throws {
    for count in [0, 1, 7, 60] as [UInt64] {
      let reference = try reference(count)
      for chunk in [1, 5, 7, 100] as [UInt64] {
        try generate(try plan(count, chunk: chunk), scratch("out"), .overwrite, jobs: jobs)
        try expectEqual(scratch("out"), reference, "\(count) in chunks of \(chunk)")
      }
    }
  }

  @Test("goes on where it was stopped, on other threads, and makes no chunk twice")
  func stopped() throws {
    let progress = Progress()
    let maker = SyntheticMaker(onMake: { if $0 == 20 { progress.stop() } })
    #expect(throws: GenerationError.self) {
      try generate(try plan(60, maker: maker), scratch("out"), jobs: 1, progress: progress)
    }
    let made = Recorder()
    try generate(
      try plan(60, chunk: 3, maker: SyntheticMaker(onMake: { made.add($0) })), scratch("out"), .resume, jobs: 3)
    #expect(made.sorted == Array(21..<60))
    try expectEqual(scratch("out"), try reference(60))
  }

  @Test("tells the failure of the lowest chunk, and goes on from there", arguments: [1, 2, 4])
  func failing(jobs: Int) throws {
    let maker = SyntheticMaker(failing: [16, 24, 30])
    let error = #expect(throws: GenerationError.self) {
      try generate(try plan(60, maker: maker), scratch("out"), jobs: jobs)
    }
    #expect(error?.message.contains("sample 16") == true, "\(error?.message ?? "")")
    try generate(try plan(60), scratch("out"), .resume, jobs: jobs)
    try expectEqual(scratch("out"), try reference(60))
  }

  /// The file of the stream `images/train`: slashes can't stand in a name, and the digest tells it from other names.
  private static let images = "images_train-7a652def8147ade7"

  /// Something that happens to a run's files while it rests.
  enum Mishap: String, CaseIterable {
    case nothing, streamCut, streamChanged, streamGone, streamLonger, chunkGone, chunkChanged, truthCut, leafGone
    case journalGone

    func happen(in folder: String) throws {
      let work = "\(folder)/.figment"
      switch self {
      case .nothing: break
      case .streamCut: try change("\(work)/streams/listing/\(GrowingTests.images)") { $0.removeLast(3) }
      case .streamChanged: try change("\(work)/streams/listing/\(GrowingTests.images)") { $0[$0.count / 2] ^= 1 }
      case .streamGone: try FileManager.default.removeItem(atPath: "\(work)/streams/listing/\(GrowingTests.images)")
      case .streamLonger: try change("\(work)/streams/truth.jsonl") { $0.append(contentsOf: Array("{\"in".utf8)) }
      case .chunkGone: try FileManager.default.removeItem(atPath: "\(work)/chunks/3")
      case .chunkChanged: try change("\(work)/chunks/3") { $0[$0.count / 2] ^= 1 }
      case .truthCut: try change("\(work)/streams/truth.jsonl") { $0.removeFirst(1) }
      case .leafGone:
        try FileManager.default.removeItem(atPath: "\(work)/staging/leaves/labels/train/000000000031.txt")
      case .journalGone: try FileManager.default.removeItem(atPath: "\(work)/journal")
      }
    }

    private func change(_ path: String, _ body: (inout [UInt8]) -> Void) throws {
      var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      body(&bytes)
      try Data(bytes).write(to: URL(filePath: path))
    }
  }

  @Test("mends what was damaged while it rested", arguments: Mishap.allCases, [1, 3])
  func mended(mishap: Mishap, jobs: Int) throws {
    let output = scratch("out")
    #expect(throws: GenerationError.self) {
      // All chunks are made, and the joining fails.
      try FaultPoints.with("link:1+=EIO", under: output + "/.figment/staging/truth") { () throws(any Error) in
        try generate(try plan(60), output, jobs: jobs)
      }
    }
    let streams = try FileManager.default.subpathsOfDirectory(atPath: "\(output)/.figment/streams")
    try #require(streams.contains("listing/\(Self.images)"), "\(streams)")
    try mishap.happen(in: output)
    try generate(try plan(60), output, .resume, jobs: jobs)
    try expectEqual(output, try reference(60), "\(mishap)")
  }

  @Test("grows on when the count does, unfinished or finished")
  func longer() throws {
    let output = scratch("out")
    #expect(throws: GenerationError.self) {
      try FaultPoints.with("link:1+=EIO", under: output + "/.figment/staging/truth") { () throws(any Error) in
        try generate(try plan(30), output)
      }
    }
    try generate(try plan(45), output, .resume)
    try expectEqual(output, try reference(45))
    try generate(try plan(60), output, .resume)
    try expectEqual(output, try reference(60))
  }

  @Test("is not mixed up with one whose chunk files hold the streams")
  func otherKind() throws {
    let output = scratch("out")
    for isGrown in [true, false] {
      #expect(throws: GenerationError.self) {
        let plan = try syntheticPlan(count: 60) { $0.streamsGrow = isGrown }
        let place = isGrown ? "/.figment/staging/truth" : "/.figment/sums"
        try FaultPoints.with("link:1+=EIO,write:1+=EIO", under: output + place) { () throws(any Error) in
          try generate(plan, output, .overwrite)
        }
      }
      try generate(try syntheticPlan(count: 60) { $0.streamsGrow = !isGrown }, output, .resume)
      try expectEqual(output, try reference(60), "\(isGrown)")
    }
  }

  @Test("has shards like any other")
  func shards() throws {
    for number in 1...3 as ClosedRange<UInt64> {
      try generate(try plan(60), scratch("part\(number)"), shard: Shard(number: number, of: 3))
    }
    _ = try syntheticMerger((1...3).map { scratch("part\($0)") }, scratch("out")).run()
    try expectEqual(scratch("out"), try reference(60))
  }
}
