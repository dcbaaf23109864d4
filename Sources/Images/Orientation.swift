/// How a camera was held: what must be done with the stored rows to see the picture upright. Numbered as in Exif (tag
/// 0x0112 of the first directory).
package enum Orientation: Int, Sendable, CaseIterable {
  case upright = 1
  case mirrored
  case upsideDown
  case upsideDownMirrored
  /// Stored rows are the picture's columns: the first from the left, running down.
  case transposed
  /// The picture's columns from the right, running down.
  case turnedLeft
  /// The picture's columns from the right, running up.
  case transverse
  /// The picture's columns from the left, running up.
  case turnedRight

  /// Whether stored rows are the upright picture's columns.
  package var swapsSides: Bool { rawValue >= 5 }

  /// Reads the TIFF directory of an Exif segment (after its name and two zeros); upright if there is none or it is
  /// broken.
  init(exif: UnsafeBufferPointer<UInt8>) {
    self = Self.tagged(in: exif).flatMap(Self.init) ?? .upright
  }

  private static func tagged(in exif: UnsafeBufferPointer<UInt8>) -> Int? {
    guard exif.count >= 8 else { return nil }
    let isLittle = exif.starts(with: [0x49, 0x49, 42, 0])
    guard isLittle || exif.starts(with: [0x4D, 0x4D, 0, 42]) else { return nil }
    func number(at place: Int, bytes: Int) -> Int? {
      guard place >= 0, place + bytes <= exif.count else { return nil }
      let digits = exif[place..<place + bytes]
      return isLittle
        ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(at: 4, bytes: 4), let count = number(at: directory, bytes: 2) else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + 12 * entry
      guard let tag = number(at: place, bytes: 2) else { return nil }
      guard tag == 0x0112 else { continue }
      // One value of 16 bits stands in the entry itself.
      guard number(at: place + 2, bytes: 2) == 3, number(at: place + 4, bytes: 4) == 1 else { return nil }
      return number(at: place + 8, bytes: 2)
    }
    return nil
  }

  /// The place of the upright picture's pixel (`x`, `y`) among `width` x `height` stored ones.
  private func stored(x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
    switch self {
    case .upright: (x, y)
    case .mirrored: (width - 1 - x, y)
    case .upsideDown: (width - 1 - x, height - 1 - y)
    case .upsideDownMirrored: (x, height - 1 - y)
    case .transposed: (y, x)
    case .turnedLeft: (y, height - 1 - x)
    case .transverse: (width - 1 - y, height - 1 - x)
    case .turnedRight: (width - 1 - y, x)
    }
  }

  /// Copies `stored` to `raster`, which takes the upright picture's size.
  func turnUpright(_ stored: Raster, into raster: Raster) {
    let (width, height) = (stored.width, stored.height)
    raster.reshape(
      width: swapsSides ? height : width, height: swapsSides ? width : height, hasAlpha: stored.hasAlpha)
    let stride = stored.stride
    let upright = raster.width
    stored.withUnsafeBytes { source in
      for y in 0..<raster.height {
        // Along an upright row the stored place moves by the same step from pixel to pixel.
        let first = self.stored(x: 0, y: y, width: width, height: height)
        let second = self.stored(x: 1, y: y, width: width, height: height)
        let step = (second.y - first.y) * stride + (second.x - first.x) * 4
        var place = first.y * stride + first.x * 4
        raster.withUnsafeMutableRow(y) { row in
          for x in 0..<upright {
            row[x] = source.load(fromByteOffset: place, as: UInt32.self)
            place &+= step
          }
        }
      }
    }
  }
}
