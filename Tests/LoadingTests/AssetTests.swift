import Bytes
import Formats
import Foundation
import Generation
import Images
import Labels
import Testing

@Suite("The files of a spec") struct AssetTests {
  /// A picture of one colour.
  private func picture(_ word: UInt32) throws -> Data {
    let raster = Raster(width: 2, height: 2)
    for y in 0..<2 { for x in 0..<2 { raster[x, y] = word } }
    var encoder = PNGEncoder()
    var bytes: [UInt8] = []
    try encoder.encode(raster, into: &bytes)
    return Data(bytes)
  }

  @Test("are told apart where only Unicode's normal form differs")
  func normalForms() throws {
    let folder = try Folder()
    for (name, word) in [("é.png", 0xff_0000), ("e\u{301}.png", 0x00_00ff)] as [(String, UInt32)] {
      try picture(word).write(to: folder.url.appending(path: name))
    }
    guard try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 2 else { return }
    let path = try folder.write(
      """
      figment: 1
      scene:
        size: [8, 4]
        objects:
          - {class: a, draw: {rectangle: [4, 4]}, fill: {image: "\\u00e9.png"}, at: [2, 2]}
          - {class: b, draw: {rectangle: [4, 4]}, fill: {image: "e\\u0301.png"}, at: [6, 2]}
      """)
    let loaded = try LoadedSpec.load(SpecRequest(path))
    #expect(loaded.plan.assets.map { Array($0.name.utf8) } == ["é.png", "e\u{301}.png"].map { Array($0.utf8) })
    let image = try #require(try folder.sample(path, set: [], 0).image)
    let decoded = try ImageDecoder.decode(image.bytes)
    #expect(decoded[1, 1] & 0xff_ffff == 0xff_0000 && decoded[6, 1] & 0xff_ffff == 0x00_00ff)
  }

  @Test(
    "give a spec its name, also without an extension",
    arguments: [("dots", "dots"), ("dots.yaml", "dots"), ("dots.v2.yaml", "dots.v2"), (".dots", ".dots")])
  func stem(file: String, name: String) throws {
    let folder = try Folder()
    let path = try folder.write("figment: 1\nscene: {size: [8, 8]}\n", to: file)
    #expect(try LoadedSpec.load(SpecRequest(path)).plan.description.name == name)
  }

  @Test("that say a default and those that don't give one key")
  func defaults() throws {
    let folder = try Folder()
    func options(_ formats: String) throws -> [[String: String]] {
      let path = try folder.write("figment: 1\nscene: {size: [8, 8]}\nformats: \(formats)\n")
      return try LoadedSpec.load(SpecRequest(path)).plan.formats.map(\.options.values)
    }
    let plain = try options("[coco, yolo]")
    #expect(plain[0]["masks"] == "rle" && plain[0]["counts"] == "compressed" && plain[1]["task"] == "detect")
    #expect(try options("[{coco: {masks: rle}}, {yolo: {task: detect}}]") == plain)
    #expect(try options("[{coco: {masks: none}}, yolo]") != plain)
  }
}
