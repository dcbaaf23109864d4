import Formats
import Foundation
import Generation
import Labels
import Testing

@Suite("Shards") struct MergerTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func shard(_ number: UInt64, of total: UInt64) throws -> Shard {
    try #require(Shard(number: number, of: total))
  }

  /// Makes shards of a plan, in folders `1`, `2` …
  private func makeShards(_ total: UInt64, _ plan: DatasetPlan, in folder: String) throws -> [String] {
    try (1...total).map { number in
      try generate(plan, "\(folder)/\(number)", shard: try shard(number, of: total))
      return "\(folder)/\(number)"
    }
  }

  @discardableResult
  private func merge(_ shards: [String], _ output: String, _ mode: Generator.Mode = .new) throws -> RunSummary {
    try syntheticMerger(shards, output, mode).run()
  }

  private func expectFaults(_ shards: [String], _ message: String) {
    let error = #expect(throws: GenerationError.self) { try merge(shards, scratch("merged")) }
    #expect(error?.message == message)
    #expect(error?.exitStatus == 65)
    #expect(!FileManager.default.fileExists(atPath: scratch("merged")))
  }

  @Test("merged in any order equal one run", arguments: [1, 2, 3, 7] as [UInt64])
  func anyOrder(total: UInt64) throws {
    try generate(try syntheticPlan(count: 25), scratch("reference"))
    let reference = try contents(of: scratch("reference"))
    let shards = try makeShards(total, try syntheticPlan(count: 25, chunk: 3), in: scratch("shards"))
    let before = try contents(of: scratch("shards"))
    for (place, order) in (total < 4 ? permutations(shards) : [shards, shards.reversed()]).enumerated() {
      try merge(order, scratch("merged-\(place)"))
      try expectEqual(scratch("merged-\(place)"), reference, "order \(order)")
    }
    try expectEqual(scratch("shards"), before)
  }

  @Test("may be more than there are samples")
  func emptyShards() throws {
    try generate(try syntheticPlan(count: 3), scratch("reference"))
    let shards = try makeShards(5, try syntheticPlan(count: 3), in: scratch("shards"))
    try merge(shards, scratch("merged"))
    try expectEqual(scratch("merged"), try contents(of: scratch("reference")))
  }

  @Test("hold whole cuts")
  func cuts() throws {
    for total in 1...9 as ClosedRange<UInt64> {
      var next: UInt64 = 0
      for number in 1...total {
        let indices = try shard(number, of: total).indices(of: 103, cut: 10)
        #expect(indices.lowerBound == next && (indices.lowerBound % 10 == 0 || next == 103))
        next = indices.upperBound
      }
      #expect(next == 103)
    }
    try generate(try syntheticPlan(count: 53, cut: 5), scratch("reference"))
    let shards = try makeShards(3, try syntheticPlan(count: 53, chunk: 7, cut: 5), in: scratch("shards"))
    try merge(shards, scratch("merged"))
    #expect(try contents(of: scratch("merged")).filter { $0.key.hasPrefix("listing/") }.count == 55)
    try expectEqual(scratch("merged"), try contents(of: scratch("reference")))
  }

  @Test("say what they are, and are no dataset")
  func marked() throws {
    let path = try makeShards(2, try syntheticPlan(count: 25), in: scratch("shards"))[0]
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [
        "chunks", "files", "journal", "shard.json",
      ])
    let record = try Data(contentsOf: URL(filePath: "\(path)/shard.json"))
    #expect(String(decoding: record, as: UTF8.self).contains("\"shard\": \"1/2\""))
    let error = #expect(throws: GenerationError.self) { try generate(try syntheticPlan(count: 25), path, .resume) }
    #expect(
      error?.message
        == "'\(path)' holds shard 1/2, not a whole dataset; --overwrite makes it anew, -o DIR makes another")
  }

  @Test("are resumed, checked and mended like a dataset")
  func mended() throws {
    let plan = try syntheticPlan(count: 25)
    let path = try makeShards(2, plan, in: scratch("shards"))[1]
    let before = try contents(of: path)
    try FileManager.default.removeItem(atPath: "\(path)/files/listing/train/000000000019.png")
    try generate(plan, path, .resume, shard: try shard(2, of: 2))
    try expectEqual(path, before)
    let error = #expect(throws: GenerationError.self) {
      try generate(try syntheticPlan(count: 26), path, .resume, shard: try shard(2, of: 2))
    }
    #expect(
      error?.message == "can't resume '\(path)', which was made from something else: count is 26, was 25"
        + "; --overwrite makes it anew, -o DIR makes another")
    try expectEqual(path, before)
  }

  @Test("that are missing, double or foreign are named")
  func faults() throws {
    let plan = try syntheticPlan(count: 25)
    let three = try makeShards(3, plan, in: scratch("three"))
    let two = try makeShards(2, plan, in: scratch("two"))
    let other = try makeShards(3, try syntheticPlan(count: 25, seed: 8), in: scratch("other"))
    expectFaults([three[1]], "shards 1/3, 3/3 are missing")
    expectFaults([three[1], three[0]], "shard 3/3 is missing")
    expectFaults(
      [three[0], three[0], three[2]], "shard 1/3 is there 2 times: '\(three[0])', '\(three[0])'\nshard 2/3 is missing")
    expectFaults(
      [three[0], other[1], three[2]], "'\(other[1])' is of another dataset than '\(three[0])': seed is 8, not 7")
    expectFaults([three[0], two[1]], "'\(two[1])' is shard 2/2, but '\(three[0])' is one of 3")
    try generate(plan, scratch("whole"))
    try FileManager.default.createDirectory(atPath: scratch("empty"), withIntermediateDirectories: true)
    expectFaults(
      [scratch("whole"), scratch("empty"), scratch("nowhere")],
      """
      '\(scratch("whole"))' is a whole dataset, not a shard
      '\(scratch("empty"))' is not a shard: it has no shard.json
      '\(scratch("nowhere"))' is not a shard: it has no shard.json
      """)
  }

  @Test("that are not finished or damaged are named")
  func unsoundShards() throws {
    let plan = try syntheticPlan(count: 25)
    let shards = try makeShards(2, plan, in: scratch("shards"))
    let progress = Progress()
    let stopping = try syntheticPlan(count: 25, maker: SyntheticMaker(onMake: { _ in progress.stop() }))
    #expect(throws: GenerationError.self) {
      try generate(stopping, scratch("stopped"), shard: try shard(1, of: 2), jobs: 1, progress: progress)
    }
    expectFaults(
      [scratch("stopped"), shards[1]], "'\(scratch("stopped"))' is not finished; generate with --resume goes on with it"
    )
    let picture = URL(filePath: "\(shards[1])/files/leaves/labels/train/000000000019.txt")
    try Data("changed".utf8).write(to: picture)
    let error = #expect(throws: GenerationError.self) { try merge(shards, scratch("merged")) }
    #expect(
      error?.message == "'\(shards[1])' is damaged: not all files of samples 12 to 18 are as they were made; "
        + "generate with --resume mends it")
    // Mended, the merge goes on where it was.
    try generate(plan, shards[1], .resume, shard: try shard(2, of: 2))
    try merge(shards, scratch("merged"), .resume)
    try generate(plan, scratch("reference"))
    try expectEqual(scratch("merged"), try contents(of: scratch("reference")))
    #expect(try merge(shards, scratch("merged"), .resume).outcome == .verified)
    try Data("changed".utf8).write(to: URL(filePath: scratch("shards/1/journal")))
    let last = #expect(throws: GenerationError.self) { try merge(shards, scratch("again")) }
    #expect(
      last?.message == "'\(shards[0])' is damaged: its journal is not the one that it ended with; "
        + "generate with --resume mends it")
  }

  @Test("of the formats in the table are merged without their spec")
  func tableFormats() throws {
    var plan = try syntheticPlan(count: 40)
    plan.formats = [
      PlannedFormat(
        name: "coco", options: FormatOptions(), folder: "coco",
        format: try COCO(FormatOptions(), for: plan.description)),
      PlannedFormat(
        name: "yolo", options: FormatOptions(), folder: "boxes",
        format: try YOLO(FormatOptions(), for: plan.description)),
    ]
    let shards = try makeShards(3, plan, in: scratch("shards"))
    _ = try Merger([shards[2], shards[0], shards[1]], output: scratch("merged")).run()
    try generate(plan, scratch("reference"))
    let reference = try contents(of: scratch("reference"))
    #expect(reference.keys.contains("coco/annotations/instances_train.json"))
    #expect(reference.keys.contains("boxes/labels/train/000000000001.txt"))
    try expectEqual(scratch("merged"), reference)
  }

  @Test("merged can grow like any dataset")
  func growing() throws {
    let shards = try makeShards(3, try syntheticPlan(count: 25), in: scratch("shards"))
    try merge(shards, scratch("merged"))
    try generate(try syntheticPlan(count: 40), scratch("merged"), .resume)
    try generate(try syntheticPlan(count: 40), scratch("reference"))
    try expectEqual(scratch("merged"), try contents(of: scratch("reference")))
  }
}

@Suite("A shard's number") struct ShardTests {
  @Test(
    "is read strictly",
    arguments: [
      "", "/", "1", "1/", "/3", "0/3", "4/3", "-1/3", "+1/3", "1/3/", " 1/3", "1/3 ", "a/3", "1/b", "1/0", "0/0",
      "1/1000001", "99999999999999999999/3", "١/٣",
    ])
  func refused(text: String) { #expect(Shard(text) == nil) }

  @Test("counts from one", arguments: ["1/1", "1/3", "3/3", "007/10", "1000000/1000000"])
  func read(text: String) { #expect(Shard(text) != nil) }

  @Test("gives parts that differ by one cut at most, without overflow")
  func even() throws {
    let count: UInt64 = 1 << 62
    var next: UInt64 = 0
    for number in 1...7 as ClosedRange<UInt64> {
      let indices = try #require(Shard(number: number, of: 7)).indices(of: count, cut: 1)
      #expect(indices.lowerBound == next)
      #expect([count / 7, count / 7 + 1].contains(UInt64(indices.count)))
      next = indices.upperBound
    }
    #expect(next == count)
  }
}

/// All orders of a few elements.
private func permutations<Element>(_ elements: [Element]) -> [[Element]] {
  guard elements.count > 1 else { return [elements] }
  return elements.indices.flatMap { place in
    var rest = elements
    let first = rest.remove(at: place)
    return permutations(rest).map { [first] + $0 }
  }
}
