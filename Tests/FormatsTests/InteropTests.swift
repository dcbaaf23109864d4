import Bytes
import Formats
import Foundation
import Labels
import Testing

/// The Python that has the packages of `Tests/Interop/requirements.txt`.
private let python = ProcessInfo.processInfo.environment["FIGMENT_PYTHON"]

/// A format of texts with options, in a folder whose name begins with the format's.
struct TextCase: Sendable, CustomStringConvertible {
  var format: String
  var script = "check_more_texts.py"
  var suffix = ""
  var options: [String: String] = [:]
  var folder: String { suffix.isEmpty ? format : "\(format)_\(suffix)" }
  var description: String { folder }
}

private let lines = "check_texts.py"
private let textCases: [TextCase] = [
  TextCase(format: "jsonl", script: lines), TextCase(format: "conll", script: lines),
  TextCase(format: "conll", script: lines, suffix: "bioes", options: ["scheme": "bioes"]),
  TextCase(format: "conll", script: lines, suffix: "narrow", options: ["columns": "2"]),
  TextCase(format: "doccano", script: lines),
  TextCase(format: "doccano", script: lines, suffix: "classification", options: ["task": "classification"]),
  TextCase(format: "hf_tokens", script: lines),
  TextCase(format: "hf_tokens", script: lines, suffix: "bioes", options: ["scheme": "bioes"]),
  TextCase(format: "hf_tokens", script: lines, suffix: "names", options: ["tags": "names"]),
  TextCase(format: "csv", script: lines), TextCase(format: "tsv", script: lines),
  TextCase(format: "parallel", script: lines),
  TextCase(format: "parallel", script: lines, suffix: "aligned", options: ["align": "spans"]),
  TextCase(format: "rasa"), TextCase(format: "snips"), TextCase(format: "label_studio"), TextCase(format: "brat"),
  TextCase(format: "spacy"),
  TextCase(format: "conllu"), TextCase(format: "conllu", suffix: "bioes", options: ["scheme": "bioes"]),
  TextCase(format: "snli"),
  TextCase(format: "squad"), TextCase(format: "squad", suffix: "old", options: ["version": "1.1"]),
  TextCase(format: "alpaca"),
  TextCase(format: "preference"), TextCase(format: "preference", suffix: "messages", options: ["form": "messages"]),
  TextCase(format: "chat"), TextCase(format: "sharegpt"), TextCase(format: "multiwoz"),
]

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

  @Test(
    "agree with keypoints, oriented boxes, segments and maps, and notice what is another",
    arguments: [
      ("keypoints", COCO.sheet.name, [:]), ("panoptic", COCOPanoptic.sheet.name, [:]),
      ("pose", YOLO.sheet.name, ["task": "pose"]), ("obb", YOLO.sheet.name, ["task": "obb"]),
      ("maps", LabelMaps.name, ["semantic": "yes", "instances": "yes", "panoptic": "yes"]),
    ] as [(String, String, [String: String])])
  func further(_ kind: String, _ format: String, _ options: [String: String]) throws {
    var dataset = synthetic
    dataset.isFurther = true
    let samples = dataset.samples(60, seed: 4, withPixels: true)
    let type = try #require(datasetFormat(named: format))
    let names = String(decoding: try JSONEncoder().encode(dataset.classes), as: UTF8.self)
    let arguments = ["--kind", kind, "--classes", names]
    let (status, output) = try outcome(
      of: "check_further.py", type, FormatOptions(options), told: samples, written: samples, dataset.description,
      more: arguments)
    #expect(status == 0 && output.contains("60 images"), "\(output)")
    var wrong = samples
    for place in wrong.indices {
      for number in wrong[place].instances.indices { spoil(&wrong[place].instances[number]) }
    }
    let (noticed, _) = try outcome(
      of: "check_further.py", type, FormatOptions(options), told: wrong, written: samples, dataset.description,
      more: arguments)
    #expect(noticed == 1)
  }

  /// Moves a point, a corner and a pixel.
  private func spoil(_ instance: inout Instance) {
    if let place = instance.keypoints.indices.last { instance.keypoints[place].point.x += 0.5 }
    instance.orientedBox?.third.y -= 1
    guard let run = instance.mask.counts.indices.dropFirst().first, instance.mask.counts[run] > 1 else { return }
    var counts = instance.mask.counts
    counts[run] -= 1
    if counts.count > run + 1 { counts[run + 1] += 1 } else { counts.append(1) }
    instance.mask = Mask(size: instance.mask.size, counts: counts)
  }

  @Test("agree with texts, labels and spans, and notice a text that is another", arguments: textCases)
  func agreement(_ one: TextCase) throws {
    let set = TextDataset(names: TextDataset.names(for: one.format))
    let told = TextDataset.shaped(set.samples(300, seed: 6), for: one.format)
    let type = try #require(datasetFormat(named: one.format))
    let options = FormatOptions(one.options)
    let (status, output) = try outcome(
      of: one.script, type, options, told: told, written: told, set.description, folder: one.folder)
    #expect(status == 0 && output.contains("\(one.folder): 300 texts agree"), "\(output)")
    var wrong = told
    wrong[7].texts[0].replace(with: "another text".utf8)
    let (noticed, _) = try outcome(
      of: one.script, type, options, told: wrong, written: told, set.description, folder: one.folder)
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
    written: [Sample]? = nil, _ description: DatasetDescription? = nil, folder name: String? = nil,
    more: [String] = []
  ) throws -> (status: Int32, output: String) {
    let description = description ?? synthetic.description
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figment-interop-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try dataset(of: written ?? samples, by: type.init(options, for: description), chunk: 9)
    for (path, bytes) in files {
      try write(bytes, to: folder.appendingPathComponent("\(name ?? type.sheet.name)/\(path)"))
    }
    var truth = ByteWriter()
    let record = TruthRecord(classes: description.classes, spanLabels: description.spanLabels)
    for sample in told { record.append(sample, to: &truth) }
    try write(truth.bytes, to: folder.appendingPathComponent(TruthRecord.fileName))
    return try run(script, [folder.path] + more)
  }

  private func write(_ bytes: [UInt8], to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  private func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-B", Self.scripts.appendingPathComponent(script).path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
