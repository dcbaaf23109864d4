import CommandRunner
import Foundation
import Testing

/// Values that nobody should want: each is drawn, or refused in words with its place; nothing traps or never ends.
@Suite("A value at the edge") struct SettingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let drawable = [
    "scene.size=[1, 1]", "scene.size=[16384, 1]", "scene.objects=[]", "scene.objects.dot.at=[1e308, -1e308]",
    "scene.objects.dot.draw.circle.radius=1e300", "scene.objects.dot.draw.circle.radius=1e-300",
    "scene.objects.dot.scale=1e200", "scene.objects.dot.scale=0", "scene.objects.dot.scale=-1",
    "scene.objects.dot.scale=[1e200, 1e-200]", "scene.objects.dot.rotate=1e300", "scene.objects.dot.z=1e308",
    "scene.objects.dot.stroke={width: 1e300}", "scene.objects.dot.stroke={width: 1e300, join: round, cap: round}",
    "scene.objects.dot.stroke={width: 1e-300}", "scene.objects.dot.stroke={width: 3, dashes: [0]}",
    "scene.objects.dot.stroke={width: 1e9px, miter_limit: 1e300}",
    "scene.background={noise: {scale: 1e-300, octaves: 12, colors: [red, blue]}}",
    "scene.background={noise: {scale: 1e300, colors: [red, blue]}}",
    "scene.background={checkerboard: {size: 1e-300, colors: [red, blue]}}",
    "scene.background={stripes: {width: 1e-300, angle: 1e300, colors: [red, blue]}}",
    "scene.background={radial_gradient: {from: red, to: blue, radius: 1e-300, center: [1e300, 0]}}",
    "scene.background={gradient: {from: red, to: blue, angle: 1e308}}",
    "scene.objects.dot.draw={regular_polygon: {sides: 1000, radius: 1e9}}",
    "scene.objects.dot.draw={star: {points: 1000, radius: 9, inner_radius: 1e9}}",
    "scene.objects.dot.draw={sector: {radius: 5, sweep: 1e300}}",
    "scene.objects.dot.draw={line: {to: [0, 0]}}",
    "image={jpeg: {quality: 1}}", "split={train: 1e308, val: 1e308}", "seed=9007199254740992",
  ]

  @Test("is drawn", arguments: drawable)
  func drawn(setting: String) throws {
    let command = try Command(
      ["sample", try scratch.spec(Specs.dot()), "0", "-o", scratch("out"), "--set", setting])
    #expect(command.status == 0, "\(command.status) \(command.error)")
  }

  private static let wrong: [(String, String)] = [
    ("scene.size=[0, 1]", "scene.size:2: error: the number must be at least 1, is 0"),
    ("scene.size=[31622, 31622]", "scene.size:2: error: the number must be at most 16384, is 31622"),
    ("scene.objects.dot.repeat=1000000000", "error: the number of repeats must be at most 100000, is 1000000000"),
    ("scene.objects.dot.repeat=-1", "error: the number must be at least 0, is -1"),
    ("scene.objects.dot.repeat=1e308", "error: the number of repeats must be at most 100000, is 1e+308"),
    ("scene.objects.dot.opacity=2", "error: the number must be at most 1, is 2"),
    ("scene.objects.dot.rotate=.nan", "error: must be a number, is text"),
    ("scene.objects.dot.at=[\"= 1 / 0\", 0]", "error: the right side of '/' is 0"),
    ("scene.objects.dot.stroke={width: 3, dashes: [1e-9]}", "would have more than 200000 dashes"),
    ("scene.objects.dot.skew=90", "error: the number must be at most 89, is 90"),
    (
      "scene.objects.dot.draw={ring: {radius: 5, inner_radius: 5}}",
      "a ring's inner_radius must be below its radius 5, is 5"
    ),
    ("seed=-1", "seed:1: error: the number must be at least 0, is -1"),
    ("count=0.5", "count:1: error: the number must be a whole number, is 0.5"),
    ("image={jpeg: {quality: 0}}", "image:18: error: the number must be at least 1, is 0"),
    ("split={train: 0}", "split:1: error: the shares of 'split' must not all be 0"),
    ("split={../train: 1}", "'../train' can't be the name of a split"),
    ("formats=[{coco: {folder: ../x}}]", "'../x' can't be the name of a folder"),
    ("formats=[{coco: {folder: .figment}}]", "'.figment' can't be the name of a folder"),
    ("formats=[coco, {yolo: {folder: COCO}}]", "two formats would be written into the folder 'COCO'"),
    ("formats=[{coco: {folder: sha256sums}}]", "the folder of a format can't be 'sha256sums'"),
    ("nothing=1", "a spec has no key 'nothing'"),
  ]

  @Test("is refused in words", arguments: wrong)
  func refused(setting: String, message: String) throws {
    let command = try Command(["sample", try scratch.spec(Specs.dot()), "0", "-o", scratch("out"), "--set", setting])
    #expect(command.status == 65, "\(command.status) \(command.error)")
    #expect(command.error.contains(message), "\(command.error)")
    #expect(!FileManager.default.fileExists(atPath: scratch("out")))
  }
}
