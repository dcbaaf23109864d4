import Foundation
import Generation
import Labels
import Specification
import Testing

@Suite("A font that a name stands for") struct FontTests {
  private static let sans = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

  private func spec(_ lets: String, font: String = "= f") -> String {
    """
    figment: 1
    let: {\(lets)}
    scene:
      size: [32, 32]
      objects: [{class: a, draw: {text: {text: hi}}, font: \(font)}]
    """
  }

  private func plan(_ spec: String, in folder: Folder) throws -> DatasetPlan {
    try LoadedSpec.load(SpecRequest(folder.write(spec))).plan
  }

  @Test(
    "is one of the dataset's files",
    arguments: [
      "f: {file: fonts/own.ttf, size: 8}", "f: {record: {file: fonts/own.ttf, size: {uniform: [8, 20]}}}",
      "f: {choice: [{file: fonts/own.ttf}, {family: DejaVu Sans}]}", "g: {file: fonts/own.ttf}, f: = g",
      "g: {file: fonts/own.ttf}, f: \"= if index > 3 then g else g\"",
      "p: {choice: [fonts/own.ttf]}, f: {file: = p}",
    ])
  func known(lets: String) throws {
    let folder = try Folder()
    try folder.write("", to: "fonts/none")
    try FileManager.default.copyItem(atPath: Self.sans, toPath: folder.url.path + "/fonts/own.ttf")
    let plan = try plan(spec(lets), in: folder)
    #expect(plan.assets.contains { $0.name == "fonts/own.ttf" && $0.kind == .font }, "\(plan.assets)")
    let sample = try plan.makers.makeMaker().make(0).sample
    #expect(sample.instances.count == 1)
  }

  @Test("is sought by its family, in letters of any case")
  func family() throws {
    let folder = try Folder()
    for text in [
      spec("f: {family: dejavu sans}"), spec("f: {family: DejaVu Sans}"), spec("f: 1", font: "{family: DEJAVU SANS}"),
    ] {
      let plan = try plan(text, in: folder)
      #expect(plan.assets.contains { $0.name == "DejaVuSans.ttf" })
      #expect(try plan.makers.makeMaker().make(0).sample.instances.count == 1)
    }
  }

  @Test(
    "never leads out of the spec's folder",
    arguments: [
      "f: {file: ../outside.ttf}", "f: {file: link.ttf}", "f: {file: /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf}",
    ])
  func outside(lets: String) throws {
    let home = try Folder()
    let spec = try home.write(spec(lets), to: "inner/spec.yaml")
    try FileManager.default.copyItem(atPath: Self.sans, toPath: home.url.path + "/outside.ttf")
    try FileManager.default.createSymbolicLink(
      atPath: home.url.path + "/inner/link.ttf", withDestinationPath: "../outside.ttf")
    let told = Outcome.of(spec)
    #expect(told.contains("error: ") && !told.contains("in sample"), "\(told)")
  }

  @Test(
    "must be known before anything is made",
    arguments: ["f: {file: = text(index)}", "f: = index", "f: {pick: {count: 1, of: [1]}}"])
  func open(lets: String) throws {
    let folder = try Folder()
    let told = Outcome.of(try folder.write(spec(lets)))
    #expect(told.contains("error: ") && !told.contains("in sample"), "\(told)")
  }
}
