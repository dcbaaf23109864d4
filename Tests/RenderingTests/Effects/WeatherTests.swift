import Foundation
import Labels
import Scenes
import Testing

@testable import Rendering

@Suite("Weather") struct WeatherTests {
  private static let night = Picture(300, 200) { _, _ in [0.1, 0.1, 0.1] }

  @Test("has as many streaks and flakes as it should, and only brightens", arguments: ["rain", "snow"])
  func density(name: String) throws {
    let few = try Self.night.after(effect(name, ["density": 20.0, "opacity": 1.0]))
    let many = try Self.night.after(effect(name, ["density": 200.0, "opacity": 1.0]))
    func bright(_ picture: Picture) -> Double { Double(picture.values.count { $0[0] > 0.11 }) }
    #expect(bright(few) > 0)
    #expect((6...14).contains(bright(many) / bright(few)))
    #expect(many.values.allSatisfy { $0[0] >= 0.1 - 1e-9 })
  }

  @Test("falls as its angle says") func direction() throws {
    let (level, steep) = try (ratio(angle: 0), ratio(angle: 90))
    #expect(level > 1.5 && steep < 1 / 1.5)
  }

  /// How many bright pixels have a bright one beside them, against one below them.
  private func ratio(angle: Double) throws -> Double {
    let level = try Self.night.after(effect("rain", ["density": 40.0, "angle": angle, "length": 40.0, "opacity": 1.0]))
    var (across, down) = (0, 0)
    for y in 0..<199 {
      for x in 0..<299 where level[x, y][0] > 0.15 {
        if level[x + 1, y][0] > 0.15 { across += 1 }
        if level[x, y + 1][0] > 0.15 { down += 1 }
      }
    }
    return Double(across) / Double(down)
  }

  @Test("differs with the seed alone") func seeds() throws {
    let one = try Self.night.after(effect("snow", seed: 1))
    #expect(one == (try Self.night.after(effect("snow", seed: 1))))
    #expect(one != (try Self.night.after(effect("snow", seed: 2))))
  }

  @Test("of a capsule is as far as a point is from its line") func distance() {
    let capsule = Capsule(x: 10, y: 10, alongX: 3, alongY: 4, radius: 1)
    #expect(capsule.distance(13, 14) == 0)
    #expect(abs(capsule.distance(16, 18) - 5) < 1e-12)
    #expect(abs(capsule.distance(6, 13) - 5) < 1e-12)
  }
}
