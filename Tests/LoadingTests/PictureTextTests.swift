import Foundation
import Generation
import Labels
import Testing

/// Texts that speak of pictures, against the labels of the same samples.
@Suite("A text about a picture") struct PictureTextTests {
  static let spec = """
    figment: 1
    count: 40
    template:
      lists: {noun: [{text: ball, forms: {plural: balls}}]}
      say:
        caption:
          repeat: 2
          of:
            - {when: "= count(ball) == 0", text: "nothing"}
            - {when: "= count(ball) > 0", let: {n: "= count(ball)"}, text: "{= n} {noun|number=n:OBJECT of=ball}"}
        each:
          repeat: "= ball"
          of: "{= repeat.item.paint:COLOR of=repeat.item} {= repeat.item.area} {= repeat.index}/{= repeat.count}"
        rare: [{when: "= count(ball) > 2", text: "many"}]
    scene:
      size: [96, 64]
      background: white
      objects:
        - name: ball
          class: ball
          repeat: {integer: [0, 4]}
          let: {shade: {choice: [red, blue]}}
          attributes: {paint: "= shade"}
          draw: {circle: {radius: {uniform: [1, 9]}}}
          fill: "= shade"
          at: [{uniform: [0, 96]}, {uniform: [0, 64]}]
    keep: [{drop: "= area < 40"}]
    formats: [jsonl]
    """

  private func loaded() throws -> LoadedSpec {
    let file = FileManager.default.temporaryDirectory.appending(path: "figment-\(UUID().uuidString).yaml")
    try Self.spec.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try LoadedSpec.load(SpecRequest(file.path))
  }

  @Test("counts what the labels hold, and points at it") func agreesWithLabels() throws {
    let loaded = try loaded()
    var counts: Set<Int> = []
    for index in 0..<40 as Range<UInt64> {
      guard case .picture(let sample, _, _) = try loaded.look(at: index) else { continue }
      let count = sample.instances.count
      counts.insert(count)
      let captions = sample.texts.filter { $0.name == "caption" }.map(\.string)
      let wanted = count == 0 ? "nothing" : count == 1 ? "1 ball" : "\(count) balls"
      #expect(captions == [wanted, wanted], "sample \(index)")
      #expect(sample.texts.contains { $0.name == "rare" } == (count > 2))
      let each = sample.texts.filter { $0.name == "each" }
      #expect(each.count == count)
      for (place, text) in each.enumerated() where place < count {
        let instance = sample.instances[place]
        guard case .text(let paint)? = instance.attributes.first(where: { $0.name == "paint" })?.value else { continue }
        #expect(text.string == "\(paint) \(instance.area) \(place)/\(count)")
        #expect(text.spans.first?.attributes.first?.value == .number(Double(place + 1)))
      }
    }
    #expect(counts.count > 3, "\(counts)")
  }

  @Test("is the same for a sample made alone") func alone() throws {
    let (one, other) = (try loaded(), try loaded())
    for index in [7, 3, 30] as [UInt64] {
      guard case .picture(let first, _, _) = try one.look(at: index),
        case .picture(let second, _, _) = try other.look(at: index)
      else { continue }
      #expect(first.texts.map(\.string) == second.texts.map(\.string))
    }
  }
}
