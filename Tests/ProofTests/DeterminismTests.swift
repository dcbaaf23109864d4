import CommandRunner
import Foundation
import Testing

/// The bytes of a dataset follow from spec, seed and count, and from nothing else.
@Suite("A dataset") struct DeterminismTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("has the checksums that sha256sum finds", arguments: Recipe.all)
  func checksums(recipe: Recipe) throws {
    _ = try recipe.made(in: scratch("out"))
    let check = try Command.shell("sha256sum --check --strict --quiet SHA256SUMS", in: scratch("out"))
    #expect(check.status == 0, "\(check.output)\(check.error)")
    // Every file is listed, but for the list and the manifest, which has the list's digest.
    let contents = try Contents(of: scratch("out"))
    let lines = String(decoding: try #require(contents["SHA256SUMS"]), as: UTF8.self).split(separator: "\n")
    #expect(
      Set(lines.map { String($0.dropFirst(66)) })
        == Set(contents.files.keys).subtracting(["SHA256SUMS", "manifest.json"]))
    let digest = try Command.shell("sha256sum SHA256SUMS", in: scratch("out")).output.prefix(64)
    #expect(String(decoding: try #require(contents["manifest.json"]), as: UTF8.self).contains(digest))
  }

  @Test("is the same on any number of threads", arguments: Recipe.all, [1, 2, 5])
  func threads(recipe: Recipe, jobs: Int) throws {
    expectSame(try recipe.made(in: scratch("out"), ["--jobs", "\(jobs)"]), try recipe.reference)
  }

  @Test("is the same in pieces of any size", arguments: Recipe.all, [1, 7, 64])
  func chunks(recipe: Recipe, size: Int) throws {
    let made = try recipe.made(in: scratch("out"), ["--jobs", "2"], environment: ["FIGMENT_CHUNK": "\(size)"])
    expectSame(made, try recipe.reference)
  }

  @Test("is the same joined from shards, in whatever order they come and pieces they were made", arguments: Recipe.all)
  func shards(recipe: Recipe) throws {
    for (number, size) in [(1, 3), (2, 64), (3, 5)] {
      let arguments = recipe.arguments(scratch("part-\(number)"), ["--shard", "\(number)/3"])
      let command = try Command(arguments, environment: ["FIGMENT_CHUNK": "\(size)"])
      try #require(command.status == 0, "\(command.error)")
    }
    for (place, order) in [[3, 1, 2], [2, 3, 1]].enumerated() {
      let output = scratch("merged-\(place)")
      let merge = try Command(["merge"] + order.map { scratch("part-\($0)") } + ["-o", output])
      try #require(merge.status == 0, "\(merge.error)")
      expectSame(try Contents(of: output), try recipe.reference, "in the order \(order)")
    }
  }

  @Test("made longer is the longer one", arguments: Recipe.all)
  func extended(recipe: Recipe) throws {
    let longer = Recipe(name: recipe.name + ", longer", spec: recipe.spec, options: recipe.options + ["--count", "70"])
    _ = try recipe.made(in: scratch("out"))
    expectSame(try longer.made(in: scratch("out"), ["--resume"]), try longer.made(in: scratch("fresh")))
  }

  @Test("of texts holds the samples that are made alone")
  func aloneTexts() throws {
    let truth = String(decoding: try #require(try Recipe.texts.reference["truth.jsonl"]), as: UTF8.self)
    let lines = truth.split(separator: "\n")
    for index in [0, 3, 11, 39] {
      let output = scratch("sample-\(index)")
      let command = try Command(["sample", Recipe.texts.spec, "\(index)", "-o", output] + Recipe.texts.options)
      try #require(command.status == 0, "\(command.error)")
      let alone = try String(contentsOfFile: "\(output)/labels.json", encoding: .utf8)
      #expect(alone == lines[index] + "\n")
    }
  }

  @Test("holds the samples that are made alone", arguments: Recipe.pictures)
  func alone(recipe: Recipe) throws {
    let contents = try recipe.reference
    for index in [0, 3, 11] {
      let output = scratch("sample-\(index)")
      let command = try Command(["sample", recipe.spec, "\(index)", "-o", output] + recipe.options)
      try #require(command.status == 0, "\(command.error)")
      let pictures = try FileManager.default.contentsOfDirectory(atPath: output).filter { $0.hasPrefix("image.") }
      let picture = try Data(contentsOf: URL(filePath: "\(output)/\(try #require(pictures.first))"))
      let name = String(repeating: "0", count: 12 - "\(index + 1)".count) + "\(index + 1)."
      let paths = contents.files.keys.filter { $0.contains("/\(name)") && !$0.hasSuffix(".txt") }
      #expect(!paths.isEmpty)
      for path in paths { #expect(contents[path] == picture, "\(path)") }
    }
  }

  @Test("is another for another seed, of which 0 is one", arguments: [Recipe.shapes, Recipe.rich])
  func seeds(recipe: Recipe) throws {
    let zero = try recipe.made(in: scratch("0"), ["--seed", "0"])
    expectSame(try recipe.made(in: scratch("0 again"), ["--seed", "0"]), zero)
    let one = try recipe.made(in: scratch("1"), ["--seed", "1"])
    #expect(one["truth.jsonl"] != zero["truth.jsonl"])
    #expect(try recipe.reference["truth.jsonl"] != zero["truth.jsonl"])
    let pictures = zero.files.keys.filter { $0.hasSuffix(".png") }
    #expect(pictures.filter { one[$0] == zero[$0] }.isEmpty)
  }
}
