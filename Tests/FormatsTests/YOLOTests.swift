import Bytes
import Formats
import Labels
import Testing

@Suite("YOLO") struct YOLOTests {
  private let size = PixelSize(width: 8, height: 4)

  /// Columns 1 to 4, rows 1 and 2.
  private func block(_ classIndex: Int = 0) -> Instance {
    let mask = Mask(
      size: size, rows: (0..<32).map { (1...4).contains($0 % 8) && (1...2).contains($0 / 8) ? 1 : 0 })
    return Instance(
      id: 1, classIndex: classIndex, site: "scene.objects.block", mask: mask,
      box: Box(minX: 1, minY: 1, maxX: 5, maxY: 3), area: 8, amodalBox: Box(minX: 1, minY: 1, maxX: 5, maxY: 3),
      amodalArea: 8)
  }

  private func sample(_ index: UInt64, _ instances: [Instance], split: String = "train") -> Sample {
    Sample(
      index: index, split: split, image: EncodedImage(size: size, fileExtension: "jpg", bytes: []),
      instances: instances)
  }

  private func files(
    _ samples: [Sample], _ options: [String: String] = [:], classes: [String] = ["block", "other"],
    splits: [String] = ["train", "val", "test"]
  ) throws -> [String: String] {
    let description = DatasetDescription(
      name: "blocks", seed: 7, specDigest: "abc", generator: "figment 1", classes: classes, splits: splits)
    let format = try YOLO(FormatOptions(options), for: description)
    return try dataset(of: samples, by: format).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test("writes these rows for boxes")
  func detect() throws {
    let files = try files([sample(0, [block(), block(1)]), sample(1, [])])
    #expect(
      files["labels/train/000000000001.txt"] == """
        0 0.375000000 0.500000000 0.500000000 0.500000000
        1 0.375000000 0.500000000 0.500000000 0.500000000

        """)
    #expect(files["labels/train/000000000002.txt"] == "")
    #expect(files["images/train/000000000002.jpg"] == "")
  }

  @Test("writes these rows for rings")
  func segment() throws {
    let files = try files([sample(0, [block()])], ["task": "segment"])
    #expect(
      files["labels/train/000000000001.txt"] == """
        0 0.125000000 0.250000000 0.625000000 0.250000000 0.625000000 0.750000000 0.125000000 0.750000000

        """)
  }

  @Test("writes this data.yaml")
  func settings() throws {
    let files = try files([sample(0, []), sample(1, [], split: "val")], classes: ["block", "no", "a\"b"])
    #expect(
      files["data.yaml"] == #"""
        train: "images/train"
        val: "images/val"
        nc: 3
        names:
          0: block
          1: "no"
          2: "a\"b"
        figment:
          name: blocks
          generator: "figment 1"
          seed: 7
          spec_digest: abc

        """#)
  }

  @Test(
    "names splits that have pictures, where readers demand some",
    arguments: [
      (["train"], "images/train", "images/train", nil),
      (["train", "test"], "images/train", "images/test", "images/test"),
      (["val"], "images/val", "images/val", nil),
      (["train", "validation"], "images/train", "images/validation", nil),
      (["fold1", "fold2"], "images/fold1", "images/fold1", nil),
      ([], "images/train", "images/train", nil),
    ] as [([String], String, String, String?)])
  func splits(_ filled: [String], _ train: String, _ val: String, _ test: String?) throws {
    let samples = filled.enumerated().map { sample(UInt64($0.offset), [], split: $0.element) }
    let yaml = try #require(
      try files(samples, splits: ["train", "val", "test", "validation", "fold1", "fold2"])["data.yaml"])
    #expect(yaml.hasPrefix("train: \"\(train)\"\nval: \"\(val)\"\n" + (test.map { "test: \"\($0)\"\n" } ?? "nc:")))
  }

  @Test("leaves out what it would teach wrongly, and says so")
  func leftOut() throws {
    var ignored = block()
    ignored.isIgnored = true
    var hidden = block()
    hidden.mask = Mask(size: size, counts: [32])
    let files = try files([sample(0, [ignored, hidden, block()])])
    #expect(files["labels/train/000000000001.txt"]?.split(separator: "\n").count == 1)
    #expect(files["README.md"]?.contains("to be ignored in training: 1 objects") == true)
    #expect(files["README.md"]?.contains("nothing of them shows: 1 objects") == true)
  }

  @Test("bridges parts or takes the largest")
  func parts() throws {
    var two = block()
    two.mask = Mask(size: size, counts: [0, 1, 30, 1])
    let bridged = try files([sample(0, [two])], ["task": "segment"])["labels/train/000000000001.txt"]
    let largest = try files([sample(0, [two])], ["task": "segment", "parts": "largest"])[
      "labels/train/000000000001.txt"]
    #expect(bridged?.split(separator: " ").count == 1 + 2 * 10)
    #expect(largest?.split(separator: " ").count == 1 + 2 * 4)
  }

  @Test(
    "agrees with every mask by 0.98, in every row, read back from its text", arguments: ["1", "0", "0.5", "2"])
  func agreement(_ tolerance: String) throws {
    let synthetic = SyntheticDataset()
    let options = FormatOptions(["task": "segment", "tolerance": tolerance])
    let format = try YOLO(options, for: synthetic.description)
    let samples = synthetic.samples(60)
    let files = try dataset(of: samples, by: format)
    for sample in samples {
      let image = try #require(sample.image)
      let shown = sample.instances.filter { !$0.isIgnored && $0.area > 0 }
      let text = String(decoding: files["labels/\(sample.split)/\(sample.stem).txt"] ?? [0], as: UTF8.self)
      let rows = text.split(separator: "\n")
      #expect(rows.count == shown.count)
      for (row, instance) in zip(rows, shown) {
        let numbers = row.split(separator: " ").dropFirst().compactMap { Double($0) }
        #expect(numbers.count >= 6 && numbers.count % 2 == 0 && numbers.allSatisfy { (0...1).contains($0) })
        let points = stride(from: 0, to: numbers.count, by: 2).map {
          Point(numbers[$0] * Double(image.size.width), numbers[$0 + 1] * Double(image.size.height))
        }
        // Nine decimals move a corner by less than a millionth of a pixel: at most a centre on a line changes sides.
        let agreement = Mask(filling: [Ring(points)], size: image.size).intersectionOverUnion(instance.mask)
        #expect(agreement >= (instance.area > 200 ? 0.97 : 0.9), "sample \(sample.index), instance \(instance.id)")
      }
    }
  }

  @Test(
    "quotes YAML texts that mean something else",
    arguments: [
      ("disc", "disc"), ("_a1", "_a1"), ("no", #""no""#), ("NO", #""NO""#), ("y", #""y""#), ("Null", #""Null""#),
      ("1a", #""1a""#), ("", #""""#), ("a b", #""a b""#), ("~", #""~""#), ("a\nb\t", #""a\nb\t""#),
      ("\\\"", #""\\\"""#), ("\u{0}\u{85}", #""\x00\x85""#), ("\u{2028}\u{feff}", #""\u2028\ufeff""#),
      ("🦄é", #""🦄é""#), ("\u{e0067}", #""\U000e0067""#),
    ])
  func quoting(_ text: String, _ wanted: String) {
    var writer = ByteWriter()
    writer.append(yaml: text)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == wanted)
  }
}
