import Images
import Labels

/// PNG files of maps: numbers for pixels, to be read by programs. The bytes follow from the numbers alone.
enum MapPicture {
  /// Grey of sixteen bits.
  ///
  /// - Throws: `cannotHold` where a number needs more bits.
  static func gray(_ map: LabelMap, index: UInt64) throws(FormatError) -> [UInt8] {
    guard map.values.allSatisfy({ $0 <= UInt32(UInt16.max) }) else {
      throw .cannotHold("an id above 65535 in a map of sixteen bits", index: index)
    }
    let raster = DeepRaster(width: map.size.width, height: map.size.height)
    map.forEachRow { y, row in
      raster.withUnsafeMutableRow(y) { pixels in
        for x in pixels.indices { pixels[x] = UInt16(truncatingIfNeeded: row[x]) }
      }
    }
    return try encoded(index) { encoder, bytes throws(ImageError) in try encoder.encode(raster, into: &bytes) }
  }

  /// Grey of sixteen bits.
  static func gray(_ map: DepthMap, index: UInt64) throws(FormatError) -> [UInt8] {
    let raster = DeepRaster(width: map.size.width, height: map.size.height)
    for y in 0..<map.size.height {
      raster.withUnsafeMutableRow(y) { pixels in
        for x in pixels.indices { pixels[x] = map.values[y * map.size.width + x] }
      }
    }
    return try encoded(index) { encoder, bytes throws(ImageError) in try encoder.encode(raster, into: &bytes) }
  }

  /// COCO's colours of panoptic maps: id = R + 256 G + 65536 B.
  ///
  /// - Precondition: ids have 24 bits.
  static func colors(_ map: LabelMap, index: UInt64) throws(FormatError) -> [UInt8] {
    let raster = Raster(width: map.size.width, height: map.size.height)
    map.forEachRow { y, row in
      raster.withUnsafeMutableRow(y) { pixels in
        // Words are 0xAARRGGBB.
        for x in pixels.indices {
          pixels[x] = 0xFF00_0000 | (row[x] & 0xFF) << 16 | (row[x] & 0xFF00) | (row[x] >> 16 & 0xFF)
        }
      }
    }
    return try encoded(index) { encoder, bytes throws(ImageError) in try encoder.encode(raster, into: &bytes) }
  }

  private static func encoded(
    _ index: UInt64, _ encode: (inout PNGEncoder, inout [UInt8]) throws(ImageError) -> Void
  ) throws(FormatError) -> [UInt8] {
    var encoder = PNGEncoder()
    var bytes: [UInt8] = []
    do throws(ImageError) { try encode(&encoder, &bytes) } catch {
      throw .cannotHold("a map that can't be encoded: \(error)", index: index)
    }
    return bytes
  }
}

extension LabelMap {
  /// Lends the rows from the top: a few columns at a time are turned, so that memory is read in order.
  fileprivate func forEachRow(_ body: (_ y: Int, _ row: UnsafeBufferPointer<UInt32>) -> Void) {
    let (width, height) = (size.width, size.height)
    let block = 16
    values.withUnsafeBufferPointer { values in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width * block) { rows in
        for top in stride(from: 0, to: height, by: block) {
          let count = min(block, height - top)
          for x in 0..<width {
            for y in 0..<count { rows.initializeElement(at: y * width + x, to: values[x * height + top + y]) }
          }
          for y in 0..<count {
            body(top + y, UnsafeBufferPointer(rebasing: rows[y * width..<(y + 1) * width]))
          }
        }
      }
    }
  }
}
