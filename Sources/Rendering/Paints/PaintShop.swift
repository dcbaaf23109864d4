import Labels
import Scenes

/// Makes row paints; keeps the pictures that they show, up to a bound.
final class PaintShop {
  /// Pixels of pictures kept for later frames: 256 MiB.
  private static let mostPixels = 64 << 20

  private let source: (any ImageSource)?
  private var pyramids: [String: ImagePyramid] = [:]

  init(_ source: (any ImageSource)?) { self.source = source }

  /// The paint laid out over `frame`; nil for one colour, which needs no rows.
  ///
  /// - Throws: `unreadableImage`.
  func rows(of paint: Paint, over frame: PaintFrame) throws(RenderingError) -> (any RowPaint)? {
    switch paint {
    case .color: nil
    case .linearGradient(let stops, let angle): LinearGradient(stops: stops, angle: angle, over: frame)
    case .radialGradient(let stops, let center, let radius):
      RadialGradient(stops: stops, center: center, radius: radius, over: frame)
    case .checkerboard(let first, let second, let cell): Checkerboard(first, second, cell: cell, over: frame)
    case .stripes(let colors, let width, let angle): Stripes(colors, width: width, angle: angle, over: frame)
    case .noise(let noise): NoisePaint(noise, over: frame)
    case .image(let image): ImagePaint(try pyramid(at: image.path), fit: image.fit, over: frame)
    }
  }

  private func pyramid(at path: String) throws(RenderingError) -> ImagePyramid {
    if let known = pyramids[path] { return known }
    guard let source else { throw .unreadableImage(path: path, reason: "this renderer has no source of pictures") }
    // What is kept changes how long a frame takes, never how it looks.
    if pyramids.values.reduce(0, { $0 + $1.area }) > PaintShop.mostPixels { pyramids.removeAll() }
    let pyramid = ImagePyramid(try source.image(at: path))
    pyramids[path] = pyramid
    return pyramid
  }
}
