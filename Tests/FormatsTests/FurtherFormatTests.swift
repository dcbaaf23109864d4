import Bytes
import Foundation
import Formats
import Labels
import Testing

/// Keypoints, oriented boxes and segments in the formats that hold them, by their bytes.
@Suite("Further labels in formats") struct FurtherFormatTests {
  private let size = PixelSize(width: 10, height: 8)

  private var description: DatasetDescription {
    var description = DatasetDescription(
      name: "d", seed: 1, specDigest: "", generator: "figment", classes: ["cat", "sky"], splits: ["train"])
    description.skeletons = [
      Skeleton(names: ["nose", "left_ear", "right_ear"], edges: [.init(0, 1), .init(0, 2)]), Skeleton(),
    ]
    return description
  }

  private func instance(_ id: Int, _ classIndex: Int, parent: Int? = nil, _ columns: Range<Int>) -> Instance {
    let mask = Mask(
      size: size, rows: (0..<size.area).map { columns.contains($0 % 10) && $0 / 10 < 4 ? 1 : 0 })
    return Instance(
      id: id, classIndex: classIndex, parent: parent, site: "s", mask: mask, box: mask.tightBox ?? .zero,
      area: mask.area, amodalBox: mask.tightBox ?? .zero, amodalArea: mask.area)
  }

  private var sample: Sample {
    var cat = instance(2, 0, 0..<4)
    cat.keypoints = [
      Keypoint("right_ear", at: Point(1.5, 2), .hidden), Keypoint("nose", at: Point(2.5, 4), .visible),
      Keypoint("left_ear", at: Point(-3, 4), .outside),
    ]
    var second = instance(6, 0, 8..<10)
    second.isIgnored = true
    return Sample(
      index: 0, split: "train", image: EncodedImage(size: size, fileExtension: "png", bytes: [1]),
      instances: [cat, instance(3, 0, parent: 2, 0..<1), instance(4, 1, 4..<6), instance(5, 1, 7..<8), second])
  }

  private func files(_ type: any DatasetFormat.Type, _ options: [String: String] = [:]) throws -> [String: [UInt8]] {
    try dataset(of: [sample], by: type.init(FormatOptions(options), for: description))
  }

  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  @Test("COCO lists the class's keypoints, zeros for those outside, counted from the corner or the middle")
  func coco() throws {
    let file = text(try files(COCO.self)["annotations/instances_train.json"])
    #expect(file.contains("\"keypoints\":[\"nose\",\"left_ear\",\"right_ear\"],\"skeleton\":[[1,2],[1,3]]"))
    #expect(file.contains("\"num_keypoints\":2,\"keypoints\":[2.5,4,2,0,0,0,1.5,2,1]"))
    #expect(file.components(separatedBy: "num_keypoints").count == 4)
    let indices = text(try files(COCO.self, ["keypoints": "index"])["annotations/instances_train.json"])
    #expect(indices.contains("\"keypoints\":[2,3.5,2,0,0,0,1,1.5,1]"))
  }

  @Test("YOLO's poses are boxes and shares") func pose() throws {
    let files = try files(YOLO.self, ["task": "pose"])
    let rows = text(files["labels/train/000000000001.txt"]).split(separator: "\n")
    #expect(
      rows.first
        == "0 0.200000000 0.250000000 0.400000000 0.500000000 0.250000000 0.500000000 2 0 0 0 0.150000000 0.250000000 1"
    )
    #expect(rows.count == 4 && rows[2].hasPrefix("1 ") && rows[2].hasSuffix(" 0 0 0 0 0 0 0 0 0"))
    let settings = text(files["data.yaml"])
    #expect(
      settings.contains("kpt_shape: [3, 3]\nflip_idx: [0, 2, 1]\nkpt_names:\n  0:\n    - \"nose\"\n")
        || settings.contains("kpt_shape: [3, 3]\nflip_idx: [0, 2, 1]\nkpt_names:\n  0:\n    - nose\n"))
  }

  @Test("YOLO refuses poses where no class has keypoints") func noPose() throws {
    var plain = description
    plain.skeletons = []
    #expect(throws: FormatError.self) { try YOLO(FormatOptions(["task": "pose"]), for: plain) }
  }

  @Test("YOLO's oriented boxes are four corners") func oriented() throws {
    let rows = text(try files(YOLO.self, ["task": "obb"])["labels/train/000000000001.txt"]).split(separator: "\n")
    #expect(
      rows[0]
        == "0 0.000000000 0.000000000 0.400000000 0.000000000 0.400000000 0.500000000 0.000000000 0.500000000")
  }

  @Test("COCO's panoptic segments are wholes, and stuff is one") func panoptic() throws {
    let things = text(try files(COCOPanoptic.self)["annotations/panoptic_train.json"])
    #expect(
      things.contains(
        """
        "segments_info":[{"id":2,"category_id":1,"area":16,"bbox":[0,0,4,4],"iscrowd":0},\
        {"id":4,"category_id":2,"area":8,"bbox":[4,0,2,4],"iscrowd":0},\
        {"id":5,"category_id":2,"area":4,"bbox":[7,0,1,4],"iscrowd":0},\
        {"id":6,"category_id":1,"area":8,"bbox":[8,0,2,4],"iscrowd":1}]
        """))
    let stuff = text(try files(COCOPanoptic.self, ["stuff": " sky "])["annotations/panoptic_train.json"])
    #expect(stuff.contains("{\"id\":4,\"category_id\":2,\"area\":12,\"bbox\":[4,0,4,4],\"iscrowd\":0}"))
    #expect(stuff.contains("\"isthing\":0") && stuff.contains("\"isthing\":1"))
    #expect(throws: FormatError.self) { try COCOPanoptic(FormatOptions(["stuff": "sea"]), for: description) }
  }

  @Test("maps hold a file a kind, and need the frame for depth alone") func maps() throws {
    let options = ["semantic": "yes", "instances": "yes", "panoptic": "yes"]
    let files = try files(LabelMaps.self, options)
    #expect(
      Set(files.keys) == [
        "README.md", "semantic/train/000000000001.png", "instances/train/000000000001.png",
        "panoptic/train/000000000001.png",
      ])
    #expect(try !LabelMaps(FormatOptions(options), for: description).needsFrame)
    #expect(try LabelMaps(FormatOptions(["depth": "yes"]), for: description).needsFrame)
  }
}
