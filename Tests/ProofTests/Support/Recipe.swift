import CommandRunner
import Foundation
import Testing

/// A dataset that tests make again and again: a spec, and the options that keep it small.
struct Recipe: Sendable, CustomTestStringConvertible {
  let name: String
  let spec: String
  let options: [String]

  var testDescription: String { name }

  /// The spec that stands in `scenes/`, as everybody gets it.
  static let shapes = Recipe(name: "shapes", spec: specs("scenes/shapes.yaml"), options: ["--count", "12"])
  /// A bit of everything, in four formats.
  static let rich = Recipe(name: "rich", spec: specs("Tests/ProofTests/Specs/rich.yaml"), options: ["--count", "40"])
  /// The same with the other ways to write pictures.
  static let small = Recipe(
    name: "rich, small PNG", spec: rich.spec, options: ["--count", "30", "--set", "image={png: {effort: small}}"])
  static let jpeg = Recipe(
    name: "rich, JPEG, under every effect", spec: rich.spec,
    options: ["--count", "30", "--set", "image={jpeg: {quality: 80}}", "--set", "scene.effects=[\(effects)]"])

  /// Every operation of a camera, two or so at a time, and what lies around the scene.
  static let camera = Recipe(
    name: "rich, through a camera", spec: rich.spec,
    options: [
      "--count", "40", "--set", "scene.camera={chain: [\(moves)], size: [150, 110], fit: contain, outside: slategray}",
      "--set", "scene.effects=[{noise: 0.02, chance: 0.5}]",
    ])

  private static let moves = """
    {flip: {}, chance: 0.3}, {rotate: {uniform: [-40, 40]}, chance: 0.3}, {zoom: {uniform: [0.6, 1.5]}, chance: 0.3},
    {shear: {uniform: [-20, 20]}, chance: 0.2}, {translate: [5%, {uniform: [-10, 10]}], chance: 0.2},
    {perspective: {tilt: {uniform: [-50, 50]}, pan: {uniform: [-50, 50]}}, chance: 0.2},
    {quadrilateral: [[{uniform: [0, 20]}, 3], [95%, 0], [100%, 95%], [2, 90%]], chance: 0.2},
    {barrel: {uniform: [0, 1]}, chance: 0.2}, {pincushion: 0.2, chance: 0.2},
    {brown_conrady: {k1: {uniform: [-0.5, 0.5]}, k2: 0.1, p1: 0.01}, chance: 0.2}, {fisheye: 100, chance: 0.15},
    {cylinder: {angle: {uniform: [30, 200]}, tilt: 10}, chance: 0.15},
    {curl: {amount: {uniform: [0, 0.6]}, angle: {uniform: [0, 360]}}, chance: 0.2},
    {fold: {amount: 0.2, angle: 200}, chance: 0.15},
    {elastic: {amplitude: 4, scale: {uniform: [12, 40]}}, chance: 0.2}, {wave: {amplitude: 3, length: 30}, chance: 0.2},
    {rolling_shutter: {shift: [10, 4], amplitude: 2}, chance: 0.2}, {crop: {size: [90%, 85%]}, chance: 0.3}
    """

  /// Every effect now and then, so that each meets every other.
  private static let effects = """
    {haze: 0.2, chance: 0.4}, {rain: 100, chance: 0.4}, {snow: 100, chance: 0.4}, {blur: {uniform: [0, 5]}, chance: 0.4},
    {defocus: {uniform: [0, 4]}, chance: 0.4}, {motion_blur: {length: 5, angle: {uniform: [0, 90]}}, chance: 0.4},
    {chromatic_aberration: 2, chance: 0.4}, {vignette: 0.5, chance: 0.4}, {bloom: {radius: 3}, chance: 0.4},
    {noise: {shot: 0.03}, chance: 0.4}, {bayer: rggb, chance: 0.4}, {exposure: {uniform: [-1, 1]}, chance: 0.4},
    {brightness: 0.1, chance: 0.4}, {contrast: 1.2, chance: 0.4}, {gamma: {uniform: [0.5, 2]}, chance: 0.4},
    {tone_curve: [[0, 0.1], [0.5, 0.4], [1, 1]], chance: 0.4}, {posterize: 24, chance: 0.3}, {threshold: 0.5, chance: 0.1},
    {invert: {}, chance: 0.3}, {white_balance: {red: 1.2}, chance: 0.4}, {saturation: 0.5, chance: 0.4},
    {hue: {uniform: [0, 360]}, chance: 0.4}, {grayscale: {}, chance: 0.2}, {sharpen: 1, chance: 0.4},
    {pixelate: 2, chance: 0.2}, {scan_lines: 0.2, chance: 0.4}, {jpeg: {integer: [20, 90]}, chance: 0.5}
    """

  /// Sentences, in every format that holds them.
  static let texts = Recipe(
    name: "texts", spec: specs("Tests/ProofTests/Specs/texts.yaml"), options: ["--count", "40"])

  /// Sentences whose splits go by keys.
  static let keyed = Recipe(
    name: "keyed", spec: specs("Tests/ProofTests/Specs/keyed.yaml"), options: ["--count", "40"])

  static let pictures = [shapes, rich, small, jpeg, camera]
  static let all = pictures + [texts, keyed]

  /// The absolute path of a file in the source tree.
  static func specs(_ path: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../\(path)").standardizedFileURL.path
  }

  /// Arguments that make it in `folder`.
  func arguments(_ folder: String, _ more: [String] = []) -> [String] {
    ["generate", spec, "-o", folder, "--quiet"] + options + more
  }

  /// Makes it in `folder`, which must succeed, and gives what is there.
  func made(
    in folder: String, _ more: [String] = [], environment: [String: String] = [:], program: URL = Command.program
  ) throws -> Contents {
    let command = try Command(arguments(folder, more), environment: environment, program: program)
    try #require(command.status == 0, "\(name) \(more): \(command.status) \(command.error)")
    return try Contents(of: folder)
  }

  /// What it is, made once by the test's process, however many tests ask.
  var reference: Contents {
    get throws { try References.shared.contents(of: self) }
  }
}

/// The recipes that are made already.
private final class References: @unchecked Sendable {
  static let shared = References()
  private let lock = NSLock()
  private var known: [String: Contents] = [:]

  func contents(of recipe: Recipe) throws -> Contents {
    try lock.withLock {
      if let contents = known[recipe.name] { return contents }
      let scratch = try Scratch()
      let contents = try recipe.made(in: scratch("reference"))
      known[recipe.name] = contents
      return contents
    }
  }
}
