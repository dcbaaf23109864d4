import Foundation
import Formats
import Labels
import Testing

@Suite("COCO") struct COCOTests {
  /// The handbook's example: 3 rows x 4 columns, ones at x, y in {1, 2}.
  private let dot = Instance(
    id: 1, classIndex: 0, site: "scene.objects.dot",
    mask: Mask(size: PixelSize(width: 4, height: 3), counts: [4, 2, 1, 2, 3]),
    box: Box(minX: 1, minY: 1, maxX: 3, maxY: 3), area: 4, amodalBox: Box(minX: 0, minY: 1, maxX: 3, maxY: 3),
    amodalArea: 6)

  private func description(date: String? = nil, license: String = "") -> DatasetDescription {
    DatasetDescription(
      name: "dots", license: license, date: date, seed: 7, specDigest: "abc", generator: "figment 1", classes: ["dot"],
      splits: ["train", "val"])
  }

  private func sample(_ index: UInt64, _ instances: [Instance], split: String = "train") -> Sample {
    Sample(
      index: index, split: split,
      image: EncodedImage(size: PixelSize(width: 4, height: 3), fileExtension: "png", bytes: []), instances: instances)
  }

  private func files(
    _ samples: [Sample], _ options: [String: String] = [:], _ description: DatasetDescription? = nil
  ) throws -> [String: String] {
    let format = try COCO(FormatOptions(options), for: description ?? self.description())
    return try dataset(of: samples, by: format).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test("writes these bytes")
  func bytes() throws {
    var ignored = dot
    ignored.isIgnored = true
    ignored.attributes = [.init("hue", .number(0.5))]
    let files = try files([sample(0, [dot, ignored]), sample(1, []), sample(2, [dot])])
    #expect(
      files["annotations/instances_train.json"] == """
        {"info":{"version":"1.0","description":"dots","contributor":"figment 1","url":"","seed":7,"spec_digest":"abc"},
        "licenses":[],
        "categories":[
        {"id":1,"name":"dot","supercategory":"dots"}
        ],
        "images":[
        {"id":1,"width":4,"height":3,"file_name":"000000000001.png"},
        {"id":2,"width":4,"height":3,"file_name":"000000000002.png"},
        {"id":3,"width":4,"height":3,"file_name":"000000000003.png"}
        ],
        "annotations":[
        {"id":1,"image_id":1,"category_id":1,"bbox":[1,1,2,2],"area":4,"iscrowd":0,\
        "segmentation":{"size":[3,4],"counts":"42102"},"amodal_bbox":[0,1,3,2]},
        {"id":2,"image_id":1,"category_id":1,"bbox":[1,1,2,2],"area":4,"iscrowd":1,\
        "segmentation":{"size":[3,4],"counts":"42102"},"amodal_bbox":[0,1,3,2],"attributes":{"hue":0.5}},
        {"id":3,"image_id":3,"category_id":1,"bbox":[1,1,2,2],"area":4,"iscrowd":0,\
        "segmentation":{"size":[3,4],"counts":"42102"},"amodal_bbox":[0,1,3,2]}
        ]}

        """)
    let empty = try json(try #require(files["annotations/instances_val.json"]))
    #expect((empty["images"] as? [Any])?.isEmpty == true && (empty["annotations"] as? [Any])?.isEmpty == true)
    #expect(files["LICENSE"] == nil)
  }

  @Test(
    "writes masks as asked",
    arguments: [
      (["counts": "list"], #""segmentation":{"size":[3,4],"counts":[4,2,1,2,3]}"#),
      (["masks": "polygons"], #""segmentation":[[1,1,3,1,3,3,1,3]]"#),
      (["masks": "none"], nil),
    ] as [([String: String], String?)])
  func masks(_ options: [String: String], _ wanted: String?) throws {
    let text = try #require(try files([sample(0, [dot])], options)["annotations/instances_train.json"])
    if let wanted { #expect(text.contains(wanted)) } else { #expect(!text.contains("segmentation")) }
  }

  @Test("says with run-lengths what rings cannot say")
  func runLengthsAmongPolygons() throws {
    var hidden = dot
    hidden.mask = Mask(size: PixelSize(width: 4, height: 3), counts: [12])
    (hidden.box, hidden.area) = (.zero, 0)
    var ignored = dot
    ignored.isIgnored = true
    let files = try files([sample(0, [hidden, ignored])], ["masks": "polygons"])
    let text = try #require(files["annotations/instances_train.json"])
    #expect(text.contains(#""bbox":[0,0,0,0],"area":0,"iscrowd":0,"segmentation":{"size":[3,4],"counts":"<"}"#))
    #expect(text.contains(#""iscrowd":1,"segmentation":{"size":[3,4],"counts":"42102"}"#))
  }

  @Test("has a date and a licence only if the spec has")
  func metadata() throws {
    let files = try files([sample(0, [])], [:], description(date: "2026-03-01", license: "CC-BY-4.0"))
    let root = try json(try #require(files["annotations/instances_train.json"]))
    let info = try #require(root["info"] as? [String: Any])
    #expect(info["year"] as? Int == 2026 && info["date_created"] as? String == "2026-03-01")
    let license = try #require((root["licenses"] as? [[String: Any]])?.first)
    #expect(license["id"] as? Int == 1 && license["name"] as? String == "CC-BY-4.0")
    #expect(license["url"] as? String == "https://spdx.org/licenses/CC-BY-4.0.html")
    #expect((root["images"] as? [[String: Any]])?.first?["license"] as? Int == 1)
  }

  @Test("keeps every class name as it is, and numbers annotations without gaps")
  func hostileNames() throws {
    let synthetic = SyntheticDataset(classes: SyntheticDataset.hostileNames)
    let format = try COCO(FormatOptions(), for: synthetic.description)
    let files = try dataset(of: synthetic.samples(60), by: format, chunk: 7)
    for split in ["train", "val", "test"] {
      let text = String(decoding: try #require(files["annotations/instances_\(split).json"]), as: UTF8.self)
      let root = try json(text)
      let names = try #require(root["categories"] as? [[String: Any]]).compactMap { $0["name"] as? String }
      #expect(names.map { Array($0.unicodeScalars) } == synthetic.classes.map { Array($0.unicodeScalars) })
      let annotations = try #require(root["annotations"] as? [[String: Any]])
      #expect(annotations.compactMap { $0["id"] as? Int } == Array(1..<annotations.count + 1))
      let images = try #require(root["images"] as? [[String: Any]]).compactMap { $0["id"] as? Int }
      #expect(images == images.sorted())
      #expect(annotations.compactMap { $0["image_id"] as? Int }.allSatisfy(images.contains))
      #expect(images.allSatisfy { files["\(split)/\(String(format: "%012d", $0)).png"] != nil })
    }
  }

  @Test("needs a picture")
  func noPicture() throws {
    let format = try COCO(FormatOptions(), for: description())
    var fragment = Fragment()
    #expect(throws: FormatError.self) { try format.add(Sample(index: 5, split: "train"), to: &fragment) }
    #expect(format.imagePath(of: Sample(index: 5, split: "train")) == nil)
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
