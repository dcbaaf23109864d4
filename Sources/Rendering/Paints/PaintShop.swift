import Labels
import Scenes

/// Makes row paints.
final class PaintShop {
  private let source: (any ImageSource)?
  private let pictures: PictureCache

  init(_ source: (any ImageSource)?, keeping pictures: PictureCache = PictureCache()) {
    self.source = source
    self.pictures = pictures
  }

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
    case .noise(let noise): TexturePaint(noise, over: frame)
    case .texture(let texture): TexturePaint(texture, over: frame)
    case .image(let image): ImagePaint(try pyramid(at: image.path), fit: image.fit, over: frame)
    }
  }

  private func pyramid(at path: String) throws(RenderingError) -> ImagePyramid {
    guard let source else { throw .unreadableImage(path: path, reason: "this renderer has no source of pictures") }
    return try pictures.pyramid(at: path) { () throws(RenderingError) in try source.image(at: path) }
  }
}
