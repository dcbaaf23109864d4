import Bytes
import Formats
import Foundation
import Labels
import Testing

/// The Python that has the packages of `Tests/Interop/requirements.txt`.
private let python = ProcessInfo.processInfo.environment["FIGMENT_PYTHON"]

/// Runs the formats' own readers over datasets that are made here; `make test` says where their Python is.
@Suite("Reference readers", .enabled(if: python != nil)) struct InteropTests {
  private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Interop")

  @Test(
    "agree with COCO's masks, boxes and classes",
    arguments: [[:], ["counts": "list"], ["masks": "polygons"], ["masks": "none"]])
  func coco(_ options: [String: String]) throws {
    try check(with: "check_coco.py", COCO.self, FormatOptions(options))
  }

  @Test(
    "agree with YOLO's boxes, rings and classes",
    arguments: [
      [:], ["task": "segment"], ["task": "segment", "tolerance": "0"], ["task": "segment", "tolerance": "2"],
    ])
  func yolo(_ options: [String: String]) throws {
    try check(with: "check_yolo.py", YOLO.self, FormatOptions(options))
  }

  @Test("agree with texts, labels and spans", arguments: ["jsonl", "conll", "doccano", "hf_tokens", "csv", "tsv"])
  func texts(_ name: String) throws {
    let set = TextDataset()
    let (status, output) = try outcome(
      of: "check_texts.py", #require(datasetFormat(named: name)), FormatOptions(), told: set.samples(300, seed: 5),
      written: set.samples(300, seed: 5), set.description)
    #expect(status == 0 && output.contains("\(name): 300 texts agree"), "\(output)")
    var wrong = set.samples(300, seed: 5)
    wrong[7].texts[0].replace(with: "another text".utf8)
    let (noticed, _) = try outcome(
      of: "check_texts.py", #require(datasetFormat(named: name)), FormatOptions(), told: wrong,
      written: set.samples(300, seed: 5), set.description)
    #expect(noticed == 1)
  }

  @Test(
    "agree with further formats of texts",
    arguments: [
      "rasa", "snips", "label_studio", "brat", "spacy", "conllu", "snli", "squad", "alpaca", "preference", "chat",
      "sharegpt",
    ])
  func moreTexts(_ name: String) throws {
    let set = TextDataset(names: TextDataset.names(for: name))
    let told = TextDataset.shaped(set.samples(300, seed: 6), for: name)
    let type = try #require(datasetFormat(named: name))
    let (status, output) = try outcome(
      of: "check_more_texts.py", type, FormatOptions(), told: told, written: told, set.description)
    #expect(status == 0 && output.contains("\(name): 300 texts agree"), "\(output)")
    var wrong = told
    wrong[7].texts[0].replace(with: "another text".utf8)
    let (noticed, _) = try outcome(
      of: "check_more_texts.py", type, FormatOptions(), told: wrong, written: told, set.description)
    #expect(noticed == 1)
  }

  @Test("notice a column of pixels that is missing", arguments: [COCO.sheet.name, YOLO.sheet.name])
  func mutation(_ name: String) throws {
    var told = samples
    let place = try #require(told.firstIndex { $0.instances.contains { $0.area > 200 && !$0.isIgnored } })
    let number = try #require(told[place].instances.firstIndex { $0.area > 200 && !$0.isIgnored })
    var instance = told[place].instances[number]
    // The first column of the mask goes, so its box changes too.
    let edge = Int(instance.box.minX) + 1
    let width = instance.mask.size.width
    instance.mask = Mask(
      size: instance.mask.size,
      rows: instance.mask.bitmap.enumerated().map { $0.offset % width < edge ? 0 : $0.element })
    (instance.box, instance.area) = (instance.mask.tightBox ?? .zero, instance.mask.area)
    told[place].instances[number] = instance
    let format = try #require(datasetFormat(named: name))
    let (status, output) = try outcome(of: "check_\(name).py", format, FormatOptions(), told: told)
    #expect(status == 1 && output.contains("AssertionError"), "\(output)")
  }

  private let synthetic = SyntheticDataset(classes: SyntheticDataset.hostileNames)
  private var samples: [Sample] { synthetic.samples(80, seed: 9, withPixels: true) }

  private func check(with script: String, _ type: any DatasetFormat.Type, _ options: FormatOptions) throws {
    let (status, output) = try outcome(of: script, type, options, told: samples)
    #expect(status == 0, "\(output)")
    #expect(output.contains("80 images"), "\(output)")
  }

  /// Runs a script over the dataset of `samples`, with a truth that tells of `told`.
  private func outcome(
    of script: String, _ type: any DatasetFormat.Type, _ options: FormatOptions, told: [Sample],
    written: [Sample]? = nil,
    _ description: DatasetDescription? = nil
  ) throws -> (status: Int32, output: String) {
    let description = description ?? synthetic.description
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figment-interop-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try dataset(of: written ?? samples, by: type.init(options, for: description), chunk: 9)
    for (path, bytes) in files { try write(bytes, to: folder.appendingPathComponent("\(type.sheet.name)/\(path)")) }
    var truth = ByteWriter()
    let record = TruthRecord(classes: description.classes, spanLabels: description.spanLabels)
    for sample in told { record.append(sample, to: &truth) }
    try write(truth.bytes, to: folder.appendingPathComponent(TruthRecord.fileName))
    return try run(script, folder.path)
  }

  private func write(_ bytes: [UInt8], to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  private func run(_ script: String, _ argument: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-B", Self.scripts.appendingPathComponent(script).path, argument]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
