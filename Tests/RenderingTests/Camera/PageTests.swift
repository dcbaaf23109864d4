import Foundation
import Labels
import Specification
import Testing

@testable import Rendering
@testable import Scenes

@Suite("A page") struct PageTests {
  private struct Drawn {
    let canvas: Canvas
    let instances: [Instance]
  }

  private func rendered(_ operations: [DrawnOperation], outside: Camera.Outside = .scene, _ layers: [Layer]) throws -> (
    Drawn, Camera
  ) {
    let (camera, sheets) = try camera(96, 72, outside: outside, operations)
    var scene = Scene(96, 72, background: .color(.white), layers + sheets)
    scene.camera = camera
    let frame = try Renderer().render(scene)
    return (Drawn(canvas: frame.canvas, instances: frame.instances), camera)
  }

  /// The right third folded over: what lay there is gone, its back hides the middle third.
  @Test("that is folded over shows its back, and hides what that lies on") func fold() throws {
    let fold = move("fold", ["amount": 1.0 / 3, "angle": 0.0, "back": Color.blue, "under": Color.green])
    let layers = [
      Layer(.rectangle(8, 8), at: .pose(x: 16, y: 36), owner: 0),
      Layer(.rectangle(8, 8), at: .pose(x: 48, y: 36), owner: 1),
      Layer(.rectangle(8, 8), at: .pose(x: 80, y: 36), owner: 2),
      Layer(.rectangle(8, 8), at: .pose(x: 32, y: 20), owner: 3),
      Layer(.rectangle(8, 8), at: .pose(x: 64, y: 20), owner: 4),
    ]
    let (frame, camera) = try rendered([fold], layers)
    #expect(frame.instances.map(\.area) == [64, 0, 0, 32, 0])
    // What is under the flap would be seen without it; what lies on the flap's other side would not.
    #expect(frame.instances.map(\.amodalArea) == [64, 64, 0, 64, 32])
    #expect(frame.canvas[40, 10] == Color.blue.word)
    #expect(frame.canvas[20, 10] == Color.white.word)
    #expect(frame.canvas[80, 36] == Color.green.word)
    #expect(camera.map(Point(80, 36)) == nil)
    #expect(camera.map(Point(40, 36)) == Point(40, 36))
  }

  /// Seen from the side, the roll's front is a quarter of a circle: its points lie at R · sin(s / R).
  @Test("that is curled goes around its roll") func curl() throws {
    let curl = move(
      "curl", ["amount": 0.5, "angle": 0.0, "radius": 8.0, "back": Color.blue, "under": Color.green])
    let layers = [
      Layer(.rectangle(4, 72), at: .pose(x: 52, y: 36), owner: 0),
      Layer(.rectangle(6, 60), at: .pose(x: 20, y: 36), owner: 1),
      Layer(.rectangle(6, 60), at: .pose(x: 40, y: 36), owner: 2),
    ]
    let (frame, camera) = try rendered([curl], layers)
    // From 50 to 54: 2 and 6 pixels around the roll.
    let (left, right) = (48 + 8 * sin(2.0 / 8), 48 + 8 * sin(6.0 / 8))
    #expect(abs(frame.instances[0].amodalBox.minX - left) <= 0.5)
    #expect(abs(frame.instances[0].amodalBox.maxX - right) <= 0.5)
    // The back reaches from the roll's edge at 56 to 48 - (48 - 8π) = 25.1.
    #expect(frame.canvas[55, 3] == Color.blue.word)
    #expect(frame.canvas[26, 3] == Color.blue.word)
    #expect(frame.canvas[24, 3] == Color.white.word)
    #expect(frame.canvas[57, 3] == Color.green.word)
    #expect(frame.instances.map(\.area) == [0, 360, 0])
    let place = try #require(camera.map(Point(54, 10)))
    #expect(abs(place.x - right) < 1e-9)
    #expect(place.y == 10)
    #expect(camera.map(Point(48 + 4 * Double.pi + 0.1, 10)) == nil)
  }

  @Test("that is turned up too little for a back to be seen has none") func little() throws {
    let (camera, sheets) = try camera(96, 72, [move("curl", ["amount": 0.1, "angle": 0.0, "radius": 30.0])])
    #expect(sheets.isEmpty)
    #expect(camera.floors.count == 1)
  }

  @Test("ends at the scene's edges where something lies outside") func outside() throws {
    let turn = move("rotate", ["degrees": 90.0])
    let layers = [Layer(.circle(20), at: .pose(x: 0, y: 36), owner: 0)]
    let (open, _) = try rendered([turn], layers)
    let (closed, camera) = try rendered([turn], outside: .paint(.color(.green)), layers)
    // The scene is now 72 wide, from 12 to 84, and its left edge lies 12 above the frame.
    #expect(camera.map(Point(0, 36)) == Point(48, -12))
    #expect(open.canvas[5, 40] == Color.white.word)
    #expect(closed.canvas[5, 40] == Color.green.word)
    #expect(closed.canvas[90, 40] == Color.green.word)
    #expect(closed.canvas[48, 40] == Color.white.word)
    // The half circle beyond the edge is gone in one picture, and out of both frames.
    #expect(open.instances[0].area == closed.instances[0].area)
    let small = move("zoom", ["factor": 0.5])
    let (wide, _) = try rendered([small], layers)
    let (cut, _) = try rendered([small], outside: .paint(.color(.green)), layers)
    #expect(abs(Double(wide.instances[0].amodalArea) / Double(cut.instances[0].amodalArea) - 2) < 0.1)
    #expect(cut.instances[0].box.minX == 24)
  }

  @Test("with nothing outside that a plain picture shows is the plain picture") func plain() throws {
    let layers = [Layer(.circle(20), at: .pose(x: 40, y: 36), fill: .color(.red), owner: 0)]
    let (framed, _) = try rendered([move("flip"), move("flip")], layers)
    let scene = Scene(96, 72, background: .color(.white), layers)
    let bare = try Renderer().render(scene)
    #expect(framed.instances.map(\.mask) == bare.instances.map(\.mask))
    #expect(Picture(framed.canvas) == Picture(bare.canvas))
  }
}
