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
    name: "rich, JPEG", spec: rich.spec, options: ["--count", "30", "--set", "image={jpeg: {quality: 80}}"])

  /// Sentences, in every format that holds them.
  static let texts = Recipe(
    name: "texts", spec: specs("Tests/ProofTests/Specs/texts.yaml"), options: ["--count", "40"])

  /// Sentences whose splits go by keys.
  static let keyed = Recipe(
    name: "keyed", spec: specs("Tests/ProofTests/Specs/keyed.yaml"), options: ["--count", "40"])

  static let pictures = [shapes, rich, small, jpeg]
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
