import Foundation
import Formats
import Generation
import Labels
import Testing

@Suite("A dataset") struct GeneratorTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("is the same for every chunk size and number of threads")
  func chunksAndJobs() throws {
    try generate(try syntheticPlan(count: 150, chunk: 64), scratch("reference"), jobs: 1)
    let reference = try contents(of: scratch("reference"))
    for chunk in [1, 7, 64] as [UInt64] {
      for jobs in [1, 2, 5] {
        let output = scratch("\(chunk)-\(jobs)")
        try generate(try syntheticPlan(count: 150, chunk: chunk), output, jobs: jobs)
        try expectEqual(output, reference, "chunks of \(chunk), \(jobs) jobs")
      }
    }
  }

  @Test("holds what its samples say, laid out by format")
  func layout() throws {
    let output = scratch("out")
    let summary = try generate(try syntheticPlan(count: 25), output)
    let files = try contents(of: output)
    let maker = SyntheticMaker()
    var listing = ["train": "", "val": ""]
    var boxes = ["train": "", "val": ""]
    var images = ["train": 0, "val": 0]
    var numbers = ["train": 1, "val": 1]
    var bundle = Data()
    for index in 0..<25 as Range<UInt64> {
      let sample = try maker.make(index).sample
      let bytes = Data(sample.image?.bytes ?? [])
      #expect(files["listing/\(sample.split)/\(sample.stem).png"] == bytes)
      #expect(files["leaves/images/\(sample.split)/\(sample.stem).png"] == bytes)
      let leaf = sample.instances.map { "\($0.classIndex) \($0.box.minX)\n" }.joined()
      #expect(files["leaves/labels/\(sample.split)/\(sample.stem).txt"] == Data(leaf.utf8))
      bundle += bytes
      images[sample.split, default: 0] += 1
      listing[sample.split, default: ""] += "image \(sample.id)\n"
      for instance in sample.instances {
        let number = numbers[sample.split, default: 0]
        numbers[sample.split] = number + 1
        boxes[sample.split, default: ""] +=
          "\(number): \(sample.id) \(instance.classIndex) \(Int(instance.box.minX)) \(Int(instance.box.minY))\n"
      }
    }
    for split in ["train", "val"] {
      let text =
        "\(split): \(images[split, default: 0]) images\n\(listing[split, default: ""])\(boxes[split, default: ""])"
      #expect(files["listing/annotations/\(split).txt"] == Data(text.utf8))
    }
    #expect(files["tar/all.bin"] == bundle)
    #expect(String(decoding: files["leaves/data.yaml"] ?? Data(), as: UTF8.self).hasPrefix("labels: 25\n"))
    #expect(files.count == 25 * 3 + 2 + 1 + 1 + 3)
    #expect(summary.samples == 25 && summary.outcome == .made && summary.manifest?.tally.samples == 25)
    #expect(!FileManager.default.fileExists(atPath: "\(output)/.figment"))
  }

  @Test("has checksums that sha256sum agrees with, in path order")
  func checksums() throws {
    let output = scratch("out")
    try generate(try syntheticPlan(count: 300, chunk: 2), output)
    let result = try shell("/usr/bin/sha256sum", ["--strict", "--quiet", "-c", "SHA256SUMS"], in: output)
    #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
    let lines = try String(contentsOfFile: "\(output)/SHA256SUMS", encoding: .utf8).split(separator: "\n")
    let paths = lines.map { Array($0.utf8.dropFirst(66)) }
    #expect(zip(paths, paths.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    let files = try contents(of: output)
    let listed = Set(paths.map { String(decoding: $0, as: UTF8.self) })
    #expect(listed == Set(files.keys).subtracting(["SHA256SUMS", "manifest.json"]))
    let sum = try shell("/usr/bin/sha256sum", ["SHA256SUMS"], in: output).output.prefix(64)
    #expect(String(decoding: files["manifest.json"] ?? Data(), as: UTF8.self).contains("\"sums\": \"\(sum)\""))
  }

  @Test("keeps one copy of a picture for all formats")
  func links() throws {
    try generate(try syntheticPlan(count: 3), scratch("out"))
    func node(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: scratch("out/\(path)"))[.systemFileNumber] as? Int
    }
    #expect(try node("listing/train/000000000001.png") == node("leaves/images/train/000000000001.png"))
  }

  @Test("of no samples is still a dataset")
  func empty() throws {
    let summary = try generate(try syntheticPlan(count: 0), scratch("out"))
    #expect(summary.samples == 0)
    let files = try contents(of: scratch("out"))
    #expect(files["truth.jsonl"] == Data())
    #expect(files.keys.contains("listing/annotations/train.txt"))
    #expect(try generate(try syntheticPlan(count: 0), scratch("out"), .resume).outcome == .verified)
  }

  @Test("has a manifest that tells what it is made of, and of nothing else")
  func manifest() throws {
    try generate(try syntheticPlan(count: 25), scratch("out"))
    let data = try Data(contentsOf: URL(filePath: scratch("out/manifest.json")))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["seed"] as? Int == 7 && json["count"] as? Int == 25 && json["generator"] as? String == generatorName)
    #expect(json["libraries"] as? [String: String] == ["cairo": "1.16.0", "freetype": "2.12.1"])
    let tally = try #require(json["tally"] as? [String: Any])
    let splits = try #require(tally["splits"] as? [String: [String: Any]])
    var expected: [String: Int] = [:]
    var dropped = 0
    for index in 0..<25 as Range<UInt64> {
      let made = try SyntheticMaker().make(index)
      if made.sample.split == "train" {
        for instance in made.sample.instances {
          expected[["circle", "square", "<b>"][instance.classIndex], default: 0] += 1
        }
      }
      dropped += Int(made.dropped["no visible pixels"] ?? 0)
    }
    #expect(splits["train"]?["instances"] as? [String: Int] == expected)
    #expect(splits["val"]?["samples"] as? Int == 2)
    #expect(tally["dropped"] as? [String: Int] == ["no visible pixels": dropped])
    #expect(!String(decoding: data, as: UTF8.self).contains(scratch.path))
  }

  @Test("names the sample with the lowest index of those that can't be made", arguments: [1, 2, 5])
  func failingSample(jobs: Int) throws {
    let maker = SyntheticMaker(failing: [30, 31, 45, 90])
    let plan = try syntheticPlan(count: 120, chunk: 4, maker: maker)
    let error = #expect(throws: GenerationError.self) { try generate(plan, scratch("out"), jobs: jobs) }
    #expect(error?.message == "sample 30: no place for 'car'")
    #expect(error?.exitStatus == 65)
  }

  @Test("refuses a format that writes one file twice")
  func twinFiles() throws {
    let twins = try Twins(for: try syntheticPlan(count: 0).description)
    let plan = try syntheticPlan(count: 20, chunk: 3) { plan in
      plan.formats = [
        PlannedFormat(name: "twins", options: FormatOptions(), folder: "twins", format: twins)
      ]
    }
    let error = #expect(throws: GenerationError.self) { try generate(plan, scratch("out")) }
    #expect(error?.message == "two samples write the same file 'twins/same.txt'")
  }
}
