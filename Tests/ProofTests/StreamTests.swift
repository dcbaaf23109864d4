import CommandRunner
import Foundation
import Testing

/// What is drawn for one object depends on no other (law 2 of the design).
@Suite("The factors of an object") struct StreamTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let added = """
        - name: stranger
          class: stranger
          repeat: {integer: [1, 3]}
          draw: {circle: {radius: {uniform: [2, 4]}}}
          fill: {hsv: [{uniform: [0, 360]}, 1, 1]}
          at: [{uniform: [0, 64]}, {uniform: [0, 64]}]

    """

  @Test("stay when another object comes, first or last", arguments: [Recipe.shapes, Recipe.rich])
  func added(recipe: Recipe) throws {
    let text = try String(contentsOfFile: recipe.spec, encoding: .utf8)
    let factors = try factors(in: recipe.reference)
    for (place, mark) in ["  objects:\n", "keep:\n", "formats:"].enumerated() {
      guard let range = text.range(of: mark), place > 0 || text.contains("  objects:\n") else { continue }
      let point = place == 0 ? range.upperBound : range.lowerBound
      let changed = text[..<point] + Self.added + text[point...]
      let other = try make(String(changed), like: recipe, "added-\(place)")
      let found = try self.factors(in: other)
      #expect(found.contains { $0.keys.contains { $0.hasPrefix("scene.objects.stranger") } })
      let kept = found.map { $0.filter { !$0.key.hasPrefix("scene.objects.stranger") } }
      #expect(kept == factors, "\(recipe.name) \(place)")
      if place == 1 { break }
    }
  }

  @Test("stay when another object goes, or they change places")
  func removed() throws {
    let recipe = Recipe.rich
    let text = try String(contentsOfFile: recipe.spec, encoding: .utf8)
    let factors = try factors(in: recipe.reference)
    // The objects of the list, each with all its lines.
    let start = try #require(text.range(of: "  objects:\n")).upperBound
    let end = try #require(text.range(of: "keep:\n")).lowerBound
    let objects = text[start..<end].components(separatedBy: "\n    - ").filter { !$0.isEmpty }
      .map {
        "    - " + ($0.hasPrefix("    - ") ? String($0.dropFirst(6)) : $0).trimmingCharacters(in: .newlines) + "\n"
      }
    #expect(objects.count == 7)
    let shuffled = text[..<start] + objects.reversed().joined() + text[end...]
    let moved = try self.factors(in: make(String(shuffled), like: recipe, "moved"))
    #expect(moved == factors)
    let without = text[..<start] + objects.filter { !$0.contains("name: shape\n") }.joined() + text[end...]
    let fewer = try self.factors(in: make(String(without), like: recipe, "fewer"))
    #expect(fewer == factors.map { $0.filter { !$0.key.hasPrefix("scene.objects.shape") } })
    #expect(fewer != factors)
  }

  /// Makes a changed spec beside copies of the recipe's files.
  private func make(_ spec: String, like recipe: Recipe, _ name: String) throws -> Contents {
    let folder = scratch("specs-\(name)")
    try FileManager.default.copyItem(
      at: URL(filePath: recipe.spec).deletingLastPathComponent(), to: URL(filePath: folder))
    try Data(spec.utf8).write(to: URL(filePath: "\(folder)/changed.yaml"))
    return try Recipe(name: name, spec: "\(folder)/changed.yaml", options: recipe.options).made(
      in: scratch("out-\(name)"))
  }

  /// The factors of each sample: what was drawn, as JSON, by site.
  private func factors(in contents: Contents) throws -> [[String: String]] {
    try contents.records("truth.jsonl").map { record in
      let factors = try #require(record["factors"] as? [String: Any])
      return try factors.mapValues {
        String(
          decoding: try JSONSerialization.data(withJSONObject: $0, options: [.fragmentsAllowed, .sortedKeys]),
          as: UTF8.self)
      }
    }
  }
}
