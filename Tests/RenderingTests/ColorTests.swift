import Labels
import Scenes
import Testing

@testable import Rendering

@Suite("Colours") struct ColorTests {
  @Test("lie where the mask is, at every width", arguments: 1...70)
  func solid(width: Int) throws {
    let (right, bottom) = (Double(width + 1) / 2, 9.0)
    let outline = Outline.polygon([(0, 2), (right.rounded(.down), 2), (right.rounded(.down), bottom), (0, bottom)])
    let layer = Layer(outline, fill: .color(.white), owner: 0)
    let frame = try Renderer().render(Scene(width, 12, [layer]))
    let mask = frame.instances[0].mask.bitmap
    let isWhite = frame.canvas.allPixels.map { UInt8($0 == 0xffff_ffff ? 1 : 0) }
    #expect(isWhite == mask.map { $0 == 0 ? 0 : 1 })
  }

  @Test("of a background fill the picture, at every width", arguments: 1...70)
  func background(width: Int) throws {
    var scene = Scene(width, 12, [])
    scene.background = .color(.white)
    #expect(try Renderer().render(scene).canvas.allPixels.allSatisfy { $0 == 0xffff_ffff })
  }
}

extension Canvas {
  /// All pixels, row by row.
  var allPixels: [UInt32] {
    (0..<size.height).flatMap { y in (0..<size.width).map { self[$0, y] } }
  }
}
