package import Labels
package import Specification

/// One colour of a gradient or palette, at `offset` in 0 ... 1.
package struct ColorStop: Sendable, Hashable {
  package var offset: Double
  package var color: Color

  package init(offset: Double, color: Color) {
    self.offset = offset
    self.color = color
  }
}

/// What fills a background, a shape or a stroke.
///
/// It is laid out in the *paint box*: the whole picture for a background, else the outline's bounds in the shape's own
/// coordinates, so that a paint turns and grows with its shape. Lengths are in the same coordinates. Colours between stops
/// are mixed premultiplied; before the first stop and behind the last their colours go on. Where a background is
/// transparent, it shows black.
package indirect enum Paint: Sendable, Hashable {
  case color(Color)
  /// From the first stop to the last along `angle` (degrees clockwise, 0 = left to right, 90 = top to bottom); the ends
  /// lie where the lines through the box's far corners, square to the direction, meet it.
  case linearGradient(stops: [ColorStop], angle: Double)
  /// From `center` (fractions of the box) outwards; `radius` is a fraction of half the box's diagonal.
  case radialGradient(stops: [ColorStop], center: Point, radius: Double)
  /// Squares of side `cell`, the first colour at the box's top-left corner; edges are softened over one pixel.
  case checkerboard(Color, Color, cell: Double)
  /// Bands of `width` each that follow one another along the direction `angle`, repeated in order from the box's top-left
  /// corner (angle 0: upright bands, from left to right); edges are softened over one pixel.
  case stripes([Color], width: Double, angle: Double)
  case noise(Noise)
  case texture(Texture)
  case image(ImagePaint)

  /// Fractal sum of lattice noise, mapped through `stops`.
  package struct Noise: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case value, gradient, simplex, cellular }
    package var kind: Kind
    /// The lattice's spacing for the first octave, in the box's coordinates (pixels for a background); each next one halves
    /// it. The lattice begins at the box's top-left corner.
    package var scale: Double
    package var octaves: Int
    /// The weight of each octave against the one before, in 0 ... 1.
    package var gain: Double
    package var stops: [ColorStop]
    /// Drawn by the site's stream.
    package var seed: UInt64

    package init(kind: Kind, scale: Double, octaves: Int, gain: Double, stops: [ColorStop], seed: UInt64) {
      self.kind = kind
      self.scale = scale
      self.octaves = octaves
      self.gain = gain
      self.stops = stops
      self.seed = seed
    }
  }

  package struct ImagePaint: Sendable, Hashable {
    /// `cover` fills the box and cuts off what sticks out, `contain` shows all and leaves the rest transparent, `stretch`
    /// fills the box without regard to proportion; `tile` repeats the picture from the box's top-left corner and `none`
    /// centres it, both with one pixel of it to one unit of the box.
    package enum Fit: String, Sendable { case cover, contain, stretch, tile, none }
    /// The file's path as checked at plan time: inside the spec's folder tree.
    package var path: String
    package var fit: Fit

    package init(path: String, fit: Fit) {
      self.path = path
      self.fit = fit
    }
  }
}

/// A line drawn along an outline.
package struct Stroke: Sendable, Hashable {
  package enum Join: String, Sendable { case miter, round, bevel }
  package enum Cap: String, Sendable { case butt, round, square }
  package var paint: Paint
  /// In the shape's own coordinates, or in pixels of the picture if `isInPixels` (then it doesn't grow with the shape).
  package var width: Double
  package var isInPixels: Bool
  package var join: Join
  package var cap: Cap
  package var miterLimit: Double
  /// Lengths of dash, gap, dash …; empty for an unbroken line.
  package var dashes: [Double]

  package init(
    paint: Paint, width: Double, isInPixels: Bool = false, join: Join = .miter, cap: Cap = .butt,
    miterLimit: Double = 4, dashes: [Double] = []
  ) {
    self.paint = paint
    self.width = width
    self.isInPixels = isInPixels
    self.join = join
    self.cap = cap
    self.miterLimit = miterLimit
    self.dashes = dashes
  }
}
