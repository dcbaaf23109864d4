import CommandRunner
import Foundation
import Testing

/// The Python that has the packages of `Tests/Interop/requirements.txt`; `make test` names it.
private let python = ProcessInfo.processInfo.environment["FIGMENT_PYTHON"].map { URL(filePath: $0) }

/// The formats' own readers over what the program writes.
@Suite("Reference readers of real output", .enabled(if: python != nil)) struct InteropTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let ready: [Recipe] = [Recipe.rich, Recipe.jpeg, scene("shapes"), scene("signs")].compactMap { $0 }

  /// A ready-made scene, all formats and options beside each other; nil if it is not there.
  private static func scene(_ name: String) -> Recipe? {
    let spec = Recipe.specs("scenes/\(name).yaml")
    guard FileManager.default.fileExists(atPath: spec) else { return nil }
    let formats =
      "formats=[coco, yolo, {coco: {folder: coco_polygons, masks: polygons}}, {yolo: {folder: yolo_segment, task: segment}}]"
    return Recipe(name: name, spec: spec, options: ["--count", "100", "--set", formats])
  }

  @Test("find what the truth says, pixel for pixel, and an average precision of 1", arguments: ready)
  func agree(recipe: Recipe) throws {
    _ = try recipe.made(in: scratch("out"))
    for (script, folder) in [
      ("check_coco.py", "coco"), ("check_coco.py", "coco_polygons"), ("check_yolo.py", "yolo"),
      ("check_yolo.py", "yolo_segment"),
    ] {
      let check = try run(Recipe.specs("Tests/Interop/\(script)"), scratch("out"), "--folder", folder)
      #expect(check.status == 0, "\(folder): \(check.output)\(check.error)")
      #expect(check.output.contains("agree with the truth"), "\(check.output)")
    }
  }

  static let names = [
    "../x", "<b>", "A", "a", "😀 \"q\" \\", "two\nlines: [x]", "# no", "null", "12:30", "yes", " a",
    "\u{2028}\u{7}e\u{301}",
  ]

  @Test("get names as they are, whatever they look like; files are called by safe ones")
  func hostileNames() throws {
    let recipe = Recipe(name: "names", spec: Recipe.specs("Tests/ProofTests/Specs/names.yaml"), options: [])
    let contents = try recipe.made(in: scratch("out"))
    for (script, folder) in [("check_coco.py", "coco"), ("check_yolo.py", "yolo")] {
      let check = try run(Recipe.specs("Tests/Interop/\(script)"), scratch("out"), "--folder", folder)
      #expect(check.status == 0, "\(folder): \(check.output)\(check.error)")
    }
    let program = """
      import glob, json, sys, yaml
      settings = yaml.safe_load(open(sys.argv[1] + "/yolo/data.yaml", encoding="utf-8"))
      found = [[settings["names"][number] for number in range(settings["nc"])]]
      for path in sorted(glob.glob(sys.argv[1] + "/coco/annotations/*.json")):
          found.append([category["name"] for category in json.load(open(path, encoding="utf-8"))["categories"]])
      print(json.dumps(found))
      """
    let lists = try run("-c", program, scratch("out"))
    let found = try JSONSerialization.jsonObject(with: Data(lists.output.utf8)) as? [[String]]
    #expect(found == Array(repeating: Self.names, count: 4), "\(lists.output)\(lists.error)")
    for path in contents.files.keys {
      #expect(path.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.generalCategory != .control }, "\(path)")
    }
    // Twins but for case would be one file on some file systems.
    #expect(Set(contents.files.keys.map { $0.lowercased() }).count == contents.files.count)
  }

  @Test("undo noise by the record alone: text and spans are those of the spec without noise")
  func noise() throws {
    let template = """
      figment: 1
      name: noisy
      seed: 4
      count: 400
      template:
        lists:
          name: [Ada, Straße, İzmir, ﬁn, "🇩🇪 Bonn", New York, "O'Neill", É, "cafe\\u0301 👩‍👩‍👧"]
        rules:
          pair: "{name:FIRST} {name:LAST}"
        say: "[{name:HEAD}, ]in {pair:PAIR}{name:NEXT} ({name|upper:LOUD}, {pair:PAIR}) to {name:END}[!]"
      NOISE
      formats: [jsonl]
      """
    let noise = """
        noise:
          - {typing: {rate: 0.3, mistakes: {omission: 3, swap: 1, insertion: 1}}}
          - {casing: {to: upper, rate: 0.3}}
          - {spaces: {rate: 0.4, mistakes: {lost: 2, doubled: 1}}}
          - {punctuation: {rate: 0.5, mistakes: {lost: 1}}}
          - {typing: {rate: 0.2, mistakes: {omission: 1}}, name: again}
      """
    for (name, lines) in [("noisy", noise), ("clean", "")] {
      let spec = try scratch.spec(template.replacing("NOISE", with: lines))
      let command = try Command(["generate", spec, "-o", scratch(name)])
      try #require(command.status == 0, "\(command.error)")
    }
    let check = try run(Recipe.specs("Tests/Interop/check_noise.py"), scratch("noisy"), scratch("clean"))
    #expect(check.status == 0, "\(check.output)\(check.error)")
    #expect(check.output.contains("400 texts and their spans"))
  }

  private func run(_ arguments: String...) throws -> Command {
    try Command(["-B"] + arguments, environment: ["PYTHONUTF8": "1"], program: try #require(python))
  }
}
