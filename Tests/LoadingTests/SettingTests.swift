import Diagnostics
import Foundation
import Generation
import Labels
import Specification
import Testing

@Suite("A change from the command line") struct SettingTests {
  private static let spec = """
    figment: 1
    seed: 3
    let: {tint: {uniform: [0, 1]}}
    define:
      dot: {parameters: {size: 2}, draw: {circle: {radius: = size}}, fill: {choice: [red, blue]}}
    scene:
      size: [32, 32]
      objects:
        - {use: dot, repeat: 3, at: [{uniform: [0, 32]}, 8]}
        - {class: box, draw: {rectangle: [{uniform: [1, 9]}, 4]}, opacity: = tint}
        - {name: pick, one_of: [{class: a, draw: {circle: {radius: 1}}}, {class: b, draw: {circle: {radius: 2}}}]}
    keep: [{drop: = area < 3}, {ignore: = area > 1e6}]
    formats: [coco, {yolo: {task: detect}}]
    """

  @Test(
    "is the same as the edit in the file",
    arguments: [
      ("let.tint=0.5", "tint: {uniform: [0, 1]}", "tint: 0.5"),
      ("scene.size.0=16", "size: [32, 32]", "size: [16, 32]"),
      ("scene.objects.dot.repeat={integer: [1, 9]}", "repeat: 3", "repeat: {integer: [1, 9]}"),
      ("scene.objects.dot.with.size=5", "{use: dot,", "{use: dot, with: {size: 5},"),
      ("scene.objects.dot.fill=green", "{use: dot,", "{use: dot, fill: green,"),
      ("scene.objects.box.draw.rectangle.0.uniform.1=2", "{uniform: [1, 9]}", "{uniform: [1, 2]}"),
      ("scene.objects.pick.one_of.b.weight=4", "{class: b,", "{class: b, weight: 4,"),
      ("define.dot.parameters.size=7", "parameters: {size: 2}", "parameters: {size: 7}"),
      ("formats.yolo.task=segment", "{yolo: {task: detect}}", "{yolo: {task: segment}}"),
      ("formats.coco.masks=none", "[coco,", "[{coco: {masks: none}},"),
      ("keep.0.drop== area < 30", "= area < 3}", "= area < 30}"),
      ("seed=11", "seed: 3", "seed: 11"),
    ])
  func edit(_ change: String, _ old: String, _ new: String) throws {
    let folder = try Folder()
    let original = try folder.write(Self.spec)
    let edited = try folder.write(Self.spec.replacingOccurrences(of: old, with: new))
    #expect(Self.spec.contains(old))
    for index in 0..<5 as Range<UInt64> {
      let set = try folder.sample(original, set: [change], index)
      let written = try folder.sample(edited, set: [], index)
      #expect(set.factors == written.factors)
      #expect(set.image?.bytes == written.image?.bytes)
      #expect(set.instances.map(\.mask) == written.instances.map(\.mask))
    }
  }

  @Test(
    "that is wrong is told at its own place",
    arguments: [
      (
        "scene.objcts.car.scale=2",
        "--set scene.objcts.car.scale:1: error: a scene has no key 'objcts'; did you mean 'objects'?"
      ),
      (
        "scene.objects.bix.scale=2",
        "--set scene.objects.bix.scale:1: error: the spec has no 'scene.objects.bix'; did you mean 'box'?"
      ),
      (
        "scene.objects.box.opacity=2",
        "--set scene.objects.box.opacity:1: error: the number must be at most 1, is 2\n  2\n  ^"
      ),
      (
        "let.tint={uniform: [5, 1]}",
        "--set let.tint:1: error: the bounds of 'uniform' must rise, are 5 and 1\n  {uniform: [5, 1]}\n  ^^^^^^^^^^^^^^^^^"
      ),
      (
        "scene.objects.box.fill=[1, 0]",
        "--set scene.objects.box.fill:1: error: must be a mapping with one key that names the paint, or a color, such as red, \"#80c0ff\" or {hsv: [210, 0.5, 1]}, is a list\n  [1, 0]\n  ^^^^^^"
      ),
      ("seed.x=1", "--set seed.x:1: error: the spec has no 'seed.x'"),
      (
        "scene..size=1",
        "--set scene..size:1: error: 'scene..size' is no path; write keys with dots between, such as scene.objects.car.scale"
      ),
      (
        "scene.objects.box.draw.circle=3",
        "--set scene.objects.box.draw.circle:1: error: only one key may name the shape, here are 'rectangle', 'circle'\n  3\n  ^"
      ),
      (
        "formats.yolo.tak=detect",
        "--set formats.yolo.tak:1: error: the format 'yolo' has no option 'tak'; did you mean 'task'?"
      ),
      (
        "scene.objects.box.draw={circle: {uniform: [-1, 1]}}",
        "--set scene.objects.box.draw:10: error: the values of 'uniform' must be above 0, but go down to -1"
      ),
      (
        "scene.objects.box.draw={circle: 1e400}",
        "--set scene.objects.box.draw:10: error: the number '1e400' is too large"
      ),
      (
        "scene.objects.box.draw={path: {d: 'M 0 0 L 1 1 Q'}}",
        "--set scene.objects.box.draw:26: error: the path 'M 0 0 L 1 1 Q' is wrong at character 14: a number must stand here"
      ),
      (
        "targets={a: '= count(box where area > 1)'}",
        "--set targets:14: error: 'where' needs a list, this is an instance\n  {a: '= count(box where area > 1)'}\n               ^^^"
      ),
      ("include=.", "--set include:1: error: '.' is a folder, no file\n  .\n  ^"),
      ("let.other=3", ""),
    ])
  func fault(_ change: String, _ expected: String) throws {
    let folder = try Folder()
    let rendered = Outcome.of(try folder.write(Self.spec), set: [change])
    #expect(rendered.hasPrefix(expected))
    #expect(expected.isEmpty == rendered.isEmpty)
  }
}

@Suite("An included file") struct IncludeTests {
  @Test("gives its names, definitions and words, also under a name of its own")
  func include() throws {
    let folder = try Folder()
    try folder.write(
      "let: {tone: {uniform: [0, 1]}, twice: = tone * 2}\ndefine: {dot: {draw: {circle: {radius: = 1 + tone}}}}\n"
        + "template: {lists: {city: [Rome]}}\n", to: "lib/words.yaml")
    let plain = try folder.write(
      "figment: 1\ninclude: lib/words.yaml\nscene:\n  size: [16, 16]\n"
        + "  objects: [{use: dot, class: dot, attributes: {t: = twice, c: {list: city}}}]\n")
    let named = try folder.write(
      "figment: 1\ninclude: {v: lib/words.yaml}\nscene:\n  size: [16, 16]\n"
        + "  objects: [{use: v.dot, class: dot, attributes: {t: = v.twice, c: {list: city}}}]\n")
    let (one, other) = (try folder.sample(plain, set: [], 3), try folder.sample(named, set: [], 3))
    #expect(one.factors.contains { $0.name == "let.tone" })
    #expect(other.factors.contains { $0.name == "let.v.tone" })
    #expect(one.instances[0].site == "scene.objects.dot" && other.instances[0].site == "scene.objects.dot")
    #expect(one.instances[0].attributes[1].value == .record([.init("text", .text("Rome"))]))
  }
}

/// A folder for specs, removed when it is no longer needed.
final class Folder {
  let url: URL
  private var count = 0

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "figment-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ text: String, to name: String? = nil) throws -> String {
    count += 1
    let file = url.appending(path: name ?? "spec\(count).yaml")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: false, encoding: .utf8)
    return file.path
  }

  func sample(_ path: String, set changes: [String], _ index: UInt64) throws -> Sample {
    let request = SpecRequest(path, changes: changes.compactMap { SpecRequest.Change($0) })
    return try LoadedSpec.load(request).plan.makers.makeMaker().make(index).sample
  }
}
