import CKernels
import Labels
import Scenes
import Synchronization

/// A picture laid into the paint box.
///
/// `cover` fills the box and cuts off what sticks out, `contain` shows all and leaves the rest transparent, both centred
/// and in proportion; `stretch` fills the box; `tile` repeats the picture from the box's top-left corner and `none`
/// centres it, both with one of its pixels to one unit of the box. Sampling is bilinear, in the one of the successively
/// halved pictures whose pixels come nearest to the frame's.
struct ImagePaint: RowPaint {
  private let pyramid: ImagePyramid
  private let level: SourceImage
  private let tiles: Bool
  /// Places in the level's pixels.
  private let u: Ramp
  private let v: Ramp
  /// Places in the whole picture's pixels.
  private let across: Ramp
  private let down: Ramp
  let isOpaque = false

  init(_ pyramid: ImagePyramid, fit: Paint.ImagePaint.Fit, over frame: PaintFrame) {
    let image = pyramid.image
    let (width, height) = (Double(image.width), Double(image.height))
    let (across, down) = (frame.box.width / width, frame.box.height / height)
    // Box units a pixel of the picture.
    let size: Point =
      switch fit {
      case .cover: Point(max(across, down), max(across, down))
      case .contain: Point(min(across, down), min(across, down))
      case .stretch: Point(across, down)
      case .tile, .none: Point(1, 1)
      }
    let corner =
      fit == .tile
      ? Point(0, 0) : Point(0.5 * (frame.box.width - size.x * width), 0.5 * (frame.box.height - size.y * height))
    tiles = fit == .tile
    let scale = Point(size.x > 0 ? 1 / size.x : 0, size.y > 0 ? 1 / size.y : 0)
    self.pyramid = pyramid
    self.across = Ramp(along: Point(scale.x, 0), shift: -corner.x * scale.x, over: frame)
    self.down = Ramp(along: Point(0, scale.y), shift: -corner.y * scale.y, over: frame)
    let coarse = ImagePaint.step(scale, frame)
    level = pyramid.level(forStep: coarse)
    let shrink = Point(Double(level.width) / width, Double(level.height) / height)
    u = Ramp(along: Point(scale.x * shrink.x, 0), shift: -corner.x * scale.x * shrink.x, over: frame)
    v = Ramp(along: Point(0, scale.y * shrink.y), shift: -corner.y * scale.y * shrink.y, over: frame)
  }

  /// How many of the picture's pixels lie between neighbours of the frame, along the coarser axis.
  private static func step(_ scale: Point, _ frame: PaintFrame) -> Double {
    let map = frame.toBox
    return max(
      Point(map.xx * scale.x, map.yx * scale.y).length, Point(map.xy * scale.x, map.yy * scale.y).length)
  }

  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    paint(level, u.along(x: x, y: y), v.along(x: x, y: y), count, into: row)
  }

  /// Where a camera bends rows, each run of pixels has a level of its own.
  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>) {
    let (u, v) = (across.along(run), down.along(run))
    let level = pyramid.level(forStep: max(Point(u.step, v.step).length, Point(u.down, v.down).length))
    paint(
      level, u.scaled(by: Double(level.width) / Double(pyramid.image.width)),
      v.scaled(by: Double(level.height) / Double(pyramid.image.height)), run.count, into: row)
  }

  private func paint(
    _ level: SourceImage, _ u: RampRun, _ v: RampRun, _ count: Int, into row: UnsafeMutablePointer<UInt32>
  ) {
    stage_image_row(
      row, count, fixed(u.value, bits: 16, limit: 0x1p46), fixed(v.value, bits: 16, limit: 0x1p46),
      fixed(u.step, bits: 16, limit: 0x1p40), fixed(v.step, bits: 16, limit: 0x1p40), level.pixels,
      Int32(level.width), Int32(level.height), tiles ? 1 : 0)
  }
}

/// A picture and its halves, quarters … down to one pixel; made as far as they are asked for.
final class ImagePyramid: Sendable {
  /// The picture itself: the first level.
  let image: SourceImage
  private let levels: Mutex<[SourceImage]>
  /// The pixels of all levels together, those that nobody asked for yet among them.
  let area: Int

  init(_ image: SourceImage) {
    self.image = image
    levels = Mutex([image])
    area = image.pixels.count / 3 * 4
  }

  /// The level for a step of so many pixels of the whole picture: its own step is at most the root of two.
  func level(forStep step: Double) -> SourceImage {
    levels.withLock { levels in
      var rest = step
      var number = 0
      while rest > 1.4142135623730951, levels[number].width > 1 || levels[number].height > 1 {
        rest *= 0.5
        number += 1
        if number == levels.count { levels.append(ImagePyramid.half(of: levels[number - 1])) }
      }
      return levels[number]
    }
  }

  private static func half(of image: SourceImage) -> SourceImage {
    let (width, height) = ((image.width + 1) / 2, (image.height + 1) / 2)
    let pixels = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      if let base = buffer.baseAddress {
        stage_halve_image(image.pixels, Int32(image.width), Int32(image.height), base)
      }
      count = width * height
    }
    return SourceImage(width: width, height: height, pixels: pixels)
  }
}
