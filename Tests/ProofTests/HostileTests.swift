import CommandRunner
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether the tests may mount file systems: as root, outside of a container that forbids it.
private let mayMount: Bool = {
  let folder = FileManager.default.temporaryDirectory.appending(path: "figment-mount-\(getpid())").path
  try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return (try? Command.shell("mount -t tmpfs figment '\(folder)' && umount '\(folder)'").status) == 0
}()

/// Everything around the program that may be wrong: it says so, and leaves what is not its own alone.
@Suite("Trouble outside") struct HostileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  // MARK: Disks

  @Test(
    "such as a full disk ends with 74, path and reason, wherever it comes; what was made is gone on with",
    arguments: [("write", "ENOSPC"), ("fsync", "EIO"), ("close", "EDQUOT"), ("rename", "ENOSPC")])
  func faults(kind: String, reason: String) throws {
    let spec = try scratch.spec(Specs.dot(count: 2))
    let arguments = { (output: String) in ["generate", spec, "-o", output, "--jobs", "1"] }
    _ = try Command(arguments(scratch("reference")))
    let reference = try Contents(of: scratch("reference"))
    for number in 1...1000 {
      let output = scratch("out")
      let command = try Command(arguments(output), environment: ["FIGMENT_FAULT": "\(kind):\(number)=\(reason)"])
      if command.status == 0 {
        #expect(number > 2, "\(kind) is hardly called")
        return
      }
      #expect(command.status == 74, "\(kind) \(number): \(command.error)")
      #expect(command.error.hasPrefix("figment: can't \(kind == "fsync" ? "sync" : kind) '"), "\(command.error)")
      #expect(command.error.contains(output) && command.error.hasSuffix("(\(reason))\n"), "\(command.error)")
      let resumed = try Command(arguments(output) + ["--resume"])
      #expect(resumed.status == 0, "\(resumed.error)")
      expectSame(try Contents(of: output), reference, "\(kind) \(number)")
      try FileManager.default.removeItem(atPath: output)
    }
  }

  @Test(
    "such as a disk of one megabyte, really full, ends with 74 and goes on when there is room",
    .enabled(if: mayMount, "file systems can't be mounted here"))
  func smallDisk() throws {
    let disk = scratch("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    try #require(try Command.shell("mount -t tmpfs -o size=1m figment \(disk)").status == 0)
    defer { _ = try? Command.shell("umount \(disk)") }
    let spec = try scratch.spec(Specs.dot(count: 400))
    let command = try Command(["generate", spec, "-o", "\(disk)/out"])
    #expect(
      command.status == 74 && command.error.hasSuffix(": no space is left on the device (ENOSPC)\n"), "\(command.error)"
    )
    #expect(!FileManager.default.fileExists(atPath: "\(disk)/out/manifest.json"))
    #expect(try Command.shell("mount -o remount,size=64m \(disk)").status == 0)
    let resumed = try Command(["generate", spec, "-o", "\(disk)/out", "--resume"])
    #expect(resumed.status == 0, "\(resumed.error)")
    _ = try Command(["generate", spec, "-o", scratch("fresh")])
    expectSame(try Contents(of: "\(disk)/out"), try Contents(of: scratch("fresh")))
  }

  @Test(
    "such as a folder that can't be written ends with 74", .enabled(if: mayMount, "file systems can't be mounted here"))
  func readOnly() throws {
    let disk = scratch("disk")
    try FileManager.default.createDirectory(atPath: "\(disk)/inside", withIntermediateDirectories: true)
    try #require(try Command.shell("mount -t tmpfs -o ro figment \(disk)").status == 0)
    defer { _ = try? Command.shell("umount \(disk)") }
    let spec = try scratch.spec(Specs.dot())
    for output in ["\(disk)/out", disk] {
      let command = try Command(["generate", spec, "-o", output])
      #expect(
        command.status == 74 && command.error.hasSuffix(": the file system is read-only (EROFS)\n"), "\(command.error)")
    }
  }

  @Test(
    "such as a path that can't be a folder ends with 74",
    arguments: ["file", "file/below", "/dev/null", "/dev/null/below", "/proc/out", "/proc/1/out"])
  func noFolder(output: String) throws {
    let spec = try scratch.spec(Specs.dot())
    try Data("mine".utf8).write(to: URL(filePath: scratch("file")))
    for arguments in [["generate", spec], ["sample", spec, "0"]] {
      let command = try Command(arguments + ["-o", output], in: scratch.path)
      #expect(command.status == 74, "\(command.status) \(command.error)")
      #expect(command.error.hasPrefix("figment: can't ") && command.error.contains("'\(output)"), "\(command.error)")
      #expect(command.error.split(separator: "\n").count == 1 && command.output.isEmpty)
    }
    #expect(try Data(contentsOf: URL(filePath: scratch("file"))) == Data("mine".utf8))
  }

  @Test("such as a variable that asks for chunks of no size ends with 64", arguments: ["0", "-1", "7x", "1000001"])
  func chunkVariable(value: String) throws {
    let command = try Command(
      ["generate", try scratch.spec(Specs.dot()), "-o", scratch("out")], environment: ["FIGMENT_CHUNK": value])
    #expect(command.status == 64)
    #expect(
      command.error == "figment: the variable FIGMENT_CHUNK must be a number from 1 to 1000000, is '\(value)'\n")
    #expect(!FileManager.default.fileExists(atPath: scratch("out")))
  }

  // MARK: What stands there already

  @Test("such as a dataset in the folder that a sample is to be written to is refused and left alone")
  func sampleIntoDataset() throws {
    let (spec, output) = (try scratch.spec(Specs.dot()), scratch("out"))
    _ = try Command(["generate", spec, "-o", output])
    let before = try Contents(of: output)
    let command = try Command(["sample", spec, "0", "-o", output])
    #expect(command.status == 64)
    #expect(
      command.error == "figment: '\(output)' holds a dataset; name another folder for the sample with '-o DIR'\n")
    expectSame(try Contents(of: output), before)
  }

  @Test(
    "such as somebody else's files in the output folder is refused and left alone",
    arguments: [[], ["--resume"], ["--overwrite"]])
  func foreign(options: [String]) throws {
    let output = scratch("mine")
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(filePath: "\(output)/manifest.json"))
    let before = try Contents(of: output)
    let command = try Command(["generate", try scratch.spec(Specs.dot()), "-o", output] + options)
    #expect(command.status == 64)
    #expect(
      command.error == "figment: '\(output)' is not empty and was not made by Figment; -o DIR writes elsewhere\n")
    expectSame(try Contents(of: output), before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: output) == ["manifest.json"])
  }

  @Test("such as a finished dataset is refused, unless it is to be gone on with or made anew")
  func finished() throws {
    let (spec, output) = (try scratch.spec(Specs.dot()), scratch("out"))
    let make = { (options: [String]) in try Command(["generate", spec, "-o", output] + options) }
    _ = try make([])
    let before = try Contents(of: output)
    let again = try make([])
    #expect(again.status == 64)
    #expect(
      again.error
        == "figment: '\(output)' holds a finished dataset; --resume checks, mends or extends it, --overwrite makes it anew, "
        + "-o DIR makes another\n")
    expectSame(try Contents(of: output), before)
    #expect(try make(["--overwrite"]).status == 0)
    expectSame(try Contents(of: output), before)
    let other = try make(["--overwrite", "--seed", "2"])
    #expect(other.status == 0)
    #expect(try Contents(of: output) != before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: output).contains(".figment") == false)
    // Files of one's own beside the dataset stay.
    try Data("mine".utf8).write(to: URL(filePath: "\(output)/notes.txt"))
    #expect(try make(["--overwrite"]).status == 0)
    #expect(try Contents(of: output)["notes.txt"] == Data("mine".utf8))
  }

  @Test("such as two runs into one folder: the second is refused, the first is not disturbed")
  func twoRuns() throws {
    let spec = try scratch.spec(Specs.dot(count: 3_000, size: 64))
    let output = scratch("out")
    let first = try Command.Running(["generate", spec, "-o", output, "--jobs", "1"])
    while !FileManager.default.fileExists(atPath: "\(output)/.figment/run.json") {
      Thread.sleep(forTimeInterval: 0.005)
    }
    for options in [["--resume"], ["--overwrite"]] {
      let second = try Command(["generate", spec, "-o", output] + options)
      #expect(second.status == 74)
      #expect(second.error.contains("another run") || second.error.contains("held by"), "\(second.error)")
    }
    let ended = try first.ended()
    #expect(ended.status == 0, "\(ended.error)")
    _ = try Command(["generate", spec, "-o", scratch("alone")])
    expectSame(try Contents(of: output), try Contents(of: scratch("alone")))
  }

  // MARK: Standard files

  @Test("such as closed standard files ends with the right status, and no message gets into a dataset")
  func closed() throws {
    let spec = try scratch.spec(Specs.dot(count: 400))
    _ = try Command(["generate", spec, "-o", scratch("whole")])
    let whole = try Contents(of: scratch("whole"))
    for (place, (redirection, status)) in [
      (">&-", 74), ("2>&-", 0), ("<&-", 0), ("<&- >&- 2>&-", 74), ("> /dev/full", 74), ("2> /dev/full", 0),
    ].enumerated() {
      let output = scratch("out-\(place)")
      let command = try Command.shell("\"$figment\" generate '\(spec)' -o '\(output)' \(redirection)")
      #expect(command.status == status, "\(redirection): \(command.status)")
      expectSame(try Contents(of: output), whole, redirection)
    }
    #expect(try Command.shell("\"$figment\" generate nowhere.yaml 2>&-").status == 74)
    #expect(try Command.shell("\"$figment\" --help | true").error.isEmpty)
  }

  // MARK: Numbers

  @Test("such as a count of 0 makes an empty dataset, which can grow")
  func nothing() throws {
    let spec = try scratch.spec(Specs.dot(count: 5))
    let empty = try Command(["generate", spec, "-o", scratch("out"), "--count", "0"])
    #expect(
      empty.status == 0 && empty.output == "\(scratch("out")): made 0 samples, in coco, yolo\n", "\(empty.output)")
    #expect(try Contents(of: scratch("out"))["truth.jsonl"] == Data())
    #expect(try Command(["generate", spec, "-o", scratch("out"), "--resume"]).status == 0)
    _ = try Command(["generate", spec, "-o", scratch("fresh")])
    expectSame(try Contents(of: scratch("out")), try Contents(of: scratch("fresh")))
    #expect(try Command(["plan", spec, "--count", "0"]).status == 0)
  }

  @Test(
    "such as a count of millions of millions is planned at once",
    arguments: ["{train: 80, val: 10, test: 10}", "{a: 1, b: 1, c: 1}"])
  func vast(split: String) throws {
    let spec = try scratch.spec(Specs.dot())
    let start = ContinuousClock.now
    let plan = try Command(["plan", spec, "--count", "1000000000000", "--set", "split=\(split)"])
    #expect(plan.status == 0 && plan.output.contains("samples   1,000,000,000,000\n"), "\(plan.output)")
    #expect(ContinuousClock.now - start < .seconds(30))
    let beyond = try Command(["plan", spec, "--count", "1000000000001"])
    #expect(beyond.status == 65)
    #expect(
      beyond.error == """
        --set count:1: error: the number must be at most 1000000000000, is 1000000000001
          1000000000001
          ^^^^^^^^^^^^^

        """)
  }

  @Test(
    "such as wrong shards is named",
    arguments: ["0/3", "4/3", "-1/3", "1/0", "x", "1/1000001", "1/3/3", "1.5/3", "1/99999999999999999999"])
  func wrongShard(shard: String) throws {
    let command = try Command(["generate", try scratch.spec(Specs.dot()), "--shard=\(shard)", "-o", scratch("out")])
    #expect(command.status == 64)
    #expect(
      command.error.contains(
        "Error: --shard must be I/N with 1 <= I <= N <= 1000000, as in --shard 3/16, is '\(shard)'\n"),
      "\(command.error)")
    #expect(!FileManager.default.fileExists(atPath: scratch("out")))
  }

  @Test("such as shards that are missing, double, unfinished or strange is named, all at once")
  func shards() throws {
    let spec = try scratch.spec(Specs.dot(count: 7))
    for number in 1...3 {
      _ = try Command(["generate", spec, "--shard", "\(number)/3", "-o", "s\(number)"], in: scratch.path)
    }
    _ = try Command(["generate", spec, "--shard", "2/3", "--seed", "2", "-o", "other"], in: scratch.path)
    _ = try Command(["generate", spec, "--shard", "2/4", "-o", "quarter"], in: scratch.path)
    _ = try Command(["generate", spec, "-o", "whole"], in: scratch.path)
    _ = try Command(
      ["generate", spec, "--shard", "2/3", "-o", "cut"], in: scratch.path,
      environment: ["FIGMENT_FAULT": "write:9=kill"])
    for (folders, message) in [
      (["s1", "s3"], "figment: shard 2/3 is missing\n"),
      (["s1", "s3", "s1"], "figment: shard 1/3 is there 2 times: 's1', 's1'\nfigment: shard 2/3 is missing\n"),
      (["s1", "cut", "s3"], "figment: 'cut' is not finished; generate with --resume goes on with it\n"),
      (["s1", "other", "s3"], "figment: 'other' is of another dataset than 's1': seed is 2, not 1\n"),
      (["s1", "quarter", "s3"], "figment: 'quarter' is shard 2/4, but 's1' is one of 3\n"),
      (
        ["s1", "whole", "nowhere"],
        "figment: 'whole' is a whole dataset, not a shard\nfigment: 'nowhere' is not a shard: it has no shard.json\n"
      ),
    ] {
      let merge = try Command(["merge"] + folders + ["-o", "joined"], in: scratch.path)
      #expect(merge.status == 65 && merge.error == message, "\(folders): \(merge.error)")
      #expect(!FileManager.default.fileExists(atPath: scratch("joined")))
    }
  }
}
