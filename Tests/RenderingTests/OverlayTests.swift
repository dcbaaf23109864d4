import Foundation
import Labels
import Scenes
import Specification
import Testing

@testable import Rendering

@Suite("Overlays") struct OverlayTests {
  private func frame() throws -> Rendering.Frame {
    var numbers = Numbers(state: 77)
    let shapes: [Outline] = [.circle(1), .rectangle(2, 1.4), .star(5, inner: 0.45)]
    func color() -> Color {
      Color(red: numbers.within(0.2...1), green: numbers.within(0.2...1), blue: numbers.within(0.2...1))
    }
    let layers = (0..<9).map { number in
      Layer(
        shapes[number % 3],
        at: .pose(
          scale: numbers.within(25...70), degrees: numbers.within(0...360), x: numbers.within(40...472),
          y: numbers.within(40...340)),
        fill: .color(color()), owner: number)
    }
    let stops = [
      ColorStop(offset: 0, color: Color(red: 0.8, green: 0.88, blue: 0.95)),
      ColorStop(offset: 1, color: Color(red: 0.5, green: 0.6, blue: 0.75)),
    ]
    return try Renderer().render(Scene(512, 384, background: .linearGradient(stops: stops, angle: 60), layers))
  }

  @Test("are enlarged copies with every label in its class's colour, and equal each time")
  func draws() throws {
    let frame = try frame()
    let overlay = Overlay(FontCatalogue.scan())
    let names = ["circle", "rectangle", "star"]
    let first = try overlay.draw(frame.instances, classNames: names, over: frame.canvas)
    let second = try overlay.draw(frame.instances, classNames: names, over: frame.canvas)
    #expect(first.size == PixelSize(width: 1024, height: 768))
    #expect(first.allPixels == second.allPixels)
    if let path = ProcessInfo.processInfo.environment["FIGMENT_LOOK"] {
      try first.writePPM(path + "/overlay.ppm")
      try frame.canvas.writePPM(path + "/plain.ppm")
    }
    // Every box that shows has its colour somewhere along its own upper edge.
    for instance in frame.instances where instance.area > 0 {
      let y = Int(2 * instance.box.minY)
      let edge = (Int(2 * instance.box.minX)..<Int(2 * instance.box.maxX)).map { first[$0, y] }
      #expect(edge.contains(Palette.color(instance.classIndex).word), "\(instance.id)")
    }
  }

  @Test("of crowds leave out names that would only hide others, and take no longer for each")
  func crowds() {
    var board = PlateBoard(size: PixelSize(width: 1000, height: 800))
    var numbers = Numbers(state: 3)
    var placed: [Box] = []
    for _ in 0..<20_000 {
      let (x, y) = (numbers.within(0...990), numbers.within(0...790))
      let box = Box(minX: x, minY: y, maxX: x + 10, maxY: y + 10)
      if let plate = board.place(width: 60, height: 20, beside: box) { placed.append(plate) }
    }
    // They cover the picture about twice at the most.
    #expect(placed.count > 400 && placed.count < 2000)
    #expect(placed.allSatisfy { $0.minX >= 0 && $0.minY >= 0 && $0.maxX <= 1000 && $0.maxY <= 800 })
  }

  @Test("lie beside each other as long as there is room")
  func plates() {
    var board = PlateBoard(size: PixelSize(width: 400, height: 300))
    let box = Box(minX: 150, minY: 120, maxX: 250, maxY: 180)
    let placed = (0..<6).compactMap { _ in board.place(width: 50, height: 20, beside: box) }
    #expect(placed.count == 6)
    for (number, plate) in placed.enumerated() {
      #expect(placed[..<number].allSatisfy { $0.overlap(plate) == 0 }, "\(number)")
    }
  }

  @Test("of small pictures are enlarged by a whole number")
  func enlarges() throws {
    let frame = try Renderer().render(Scene(64, 48, [Layer(.circle(15), at: .pose(x: 30, y: 24), owner: 0)]))
    let drawn = try Overlay(FontCatalogue([])).draw(frame.instances, classNames: ["circle"], over: frame.canvas)
    #expect(drawn.size == PixelSize(width: 64 * 13, height: 48 * 13))
    // A corner far from any label is the picture's own.
    #expect(drawn[3, 3] == frame.canvas[0, 0])
    if let path = ProcessInfo.processInfo.environment["FIGMENT_LOOK"] { try drawn.writePPM(path + "/small.ppm") }
  }

  @Test("have colours that differ from class to class")
  func palette() {
    let words = (0..<60).map { Palette.color($0).word }
    #expect(Set(words).count == 60)
  }
}

extension Canvas {
  /// For looking at.
  func writePPM(_ path: String) throws {
    var data = Data("P6 \(size.width) \(size.height) 255\n".utf8)
    for word in allPixels { data.append(contentsOf: [16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }) }
    try data.write(to: URL(fileURLWithPath: path))
  }
}
