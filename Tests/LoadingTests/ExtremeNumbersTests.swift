import Bytes
import Formats
import Foundation
import Generation
import Labels
import Testing

/// Cameras, places and layouts of sizes and distances beyond all pictures: a sample ends as a picture with labels that can be
/// written, or with a diagnostic, and never in a trap.
@Suite("A spec of extreme numbers") struct ExtremeNumbersTests {
  private func end(_ text: String, in folder: Folder, _ note: String) throws {
    let path = try folder.write(text, to: "spec.yaml")
    guard let loaded = try? LoadedSpec.load(SpecRequest(path)) else { return }
    guard case .picture(let sample, _, _)? = try? loaded.look(at: 0) else { return }
    var line = ByteWriter(capacity: 1 << 12)
    TruthRecord(classes: ["one", "two", "three", "four"]).append(sample, to: &line)
    #expect(!line.isEmpty, "\(note)")
  }

  @Test("before a camera", arguments: 0..<8) func cameras(part: UInt64) throws {
    let folder = try Folder()
    for seed in (part * 15)..<(part * 15 + 15) {
      var choice = Choice(state: seed)
      try end(choice.cameraSpec(), in: folder, "seed \(seed)")
    }
  }

  @Test("that looks for places", arguments: 0..<8) func places(part: UInt64) throws {
    let folder = try Folder()
    for seed in (part * 15)..<(part * 15 + 15) {
      var choice = Choice(state: seed &+ 1_000)
      try end(choice.placeSpec(), in: folder, "seed \(seed)")
    }
  }

  /// What made the first of these end in a trap.
  @Test("of sizes that are no numbers once they are scaled") func scaledAway() throws {
    let folder = try Folder()
    try end(
      """
      figment: 1
      count: 1
      scene:
        size: [200, 200]
        infeasible: relax
        objects:
          - {name: d, class: b, repeat: 4, skew: [89, 0], draw: {star: {points: 5, radius: 1e160, inner_radius: 1e159}}, place: {in: {polygon: [[-1e300, 0], [1e300, 1e300], [0, -1e300]]}}, avoid: {d: 0}}
      """, in: folder, "stars")
  }
}

/// Specs by chance, from a few pieces and the worst numbers.
private struct Choice {
  var state: UInt64

  private mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func one(of items: [String]) -> String { items[below(items.count)] }

  private mutating func any() -> String {
    one(of: ["0", "1e-300", "1e-9", "0.5", "50", "1e4", "1e9", "1e155", "1e300", "-1e300", "-40"])
  }

  private mutating func size() -> String { one(of: ["1e-300", "1e-9", "0.5", "50", "1e4", "1e155", "1e300"]) }

  private mutating func shape() -> String {
    let (a, b) = (size(), size())
    return one(of: [
      "{circle: {radius: \(a)}}", "{rectangle: {width: \(a), height: \(b)}}", "{path: 'M 0 0 C 30 40 50 -20 90 9 Z'}",
      "{star: {points: 5, radius: \(a), inner_radius: 0.3}}",
    ])
  }

  private mutating func move() -> String {
    let (a, b, size) = (any(), any(), self.size())
    return one(of: [
      "crop: {size: [50, 40], at: [\(a), \(b)]}", "rotate: {degrees: \(a), expand: true}",
      "rotate: {degrees: 30, center: [\(a), \(b)]}", "zoom: {factor: 0.01}", "zoom: {factor: 100}",
      "translate: {by: [\(a), \(b)]}", "perspective: {tilt: 80, pan: -80}",
      "barrel: {strength: 0.3, center: [\(a), \(b)]}",
      "brown_conrady: {k1: 0.1, p1: 0.1, focal: \(size)}", "fisheye: {field_of_view: 170}", "cylinder: {angle: 90}",
      "curl: {amount: 0.5, radius: 30}", "fold: {amount: 1}", "elastic: {amplitude: 1e200, scale: 1e300}",
      "elastic: {amplitude: 1, scale: 4}", "wave: {amplitude: 3, length: 30}",
      "rolling_shutter: {shift: \(a), amplitude: 10}",
    ])
  }

  mutating func cameraSpec() -> String {
    var spec = "figment: 1\ncount: 1\nlabels: all\nscene:\n  size: [60, 40]\n  camera:\n    chain:\n"
    for number in 0...below(3) { spec += "      - {\(move()), name: c\(number)}\n" }
    if below(2) == 0 { spec += "    outside: gray\n" }
    spec += "  objects:\n"
    for number in 0..<2 {
      spec +=
        "    - {name: o\(number), class: c, draw: \(shape()), at: [\(any()), \(any())], stroke: {color: black, width: 3}, "
        + "keypoints: {a: [\(any()), 3]}}\n"
    }
    return spec
  }

  private mutating func place() -> String {
    let (a, b, c, d, size) = (any(), any(), any(), any(), self.size())
    return one(of: [
      "{in: frame}", "{scatter: {in: frame, clusters: 10000, spread: \(size)}}",
      "{scatter: {in: frame, spacing: \(size)}}",
      "{in: {rectangle: {from: [\(a), \(b)], to: [\(c), \(d)]}}}",
      "{in: {polygon: [[\(a), 0], [\(b), \(c)], [0, \(d)]]}}",
      "{ground: {x: \(a), depth: 0.01}}", "{along: {path: 'M 0 0 L 1e9 -1e9', offset: \(a)}}",
      "{in: {ellipse: {radius_x: \(size), radius_y: 5}}}",
    ])
  }

  mutating func placeSpec() -> String {
    let policy = one(of: ["drop", "relax"])
    var spec =
      "figment: 1\ncount: 1\nlabels: all\nscene:\n  size: [60, 40]\n  ground: {horizon: 40%, camera_height: \(size())}\n"
      + "  infeasible: \(policy)\n  objects:\n"
    for number in 0..<3 {
      let relation = one(of: [
        "{touching: o1}", "{apart: o1, by: \(size())}", "{facing: o1}", "{inside: o0}", "{on: o1}", "{left_of: o1}",
        "{sorted: left_to_right}",
      ])
      spec +=
        "    - {name: o\(number), class: c, repeat: 2, scale: \(one(of: ["1", "0", "1e155", "-40"])), draw: \(shape()), "
        + "place: \(place()), avoid: {o0: 0.1, o1: 0}, relations: [\(relation)]}\n"
    }
    let layout = one(of: ["column", "row", "stack", "pack"])
    return spec
      + "    - {name: g, at: [\(any()), 4], layout: {\(layout): {gap: \(size()), width: 90}}, parts: [{name: p, repeat: 3, "
      + "class: p, draw: \(shape())}]}\n"
  }
}
