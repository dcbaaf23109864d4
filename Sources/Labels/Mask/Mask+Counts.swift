package import Bytes

extension Mask {
  /// A mask of run-lengths from outside, put into canonical form: empty runs are allowed and vanish.
  ///
  /// - Throws: if the lengths don't fill the picture exactly.
  package init(size: PixelSize, reading counts: some Sequence<Int>) throws(MaskError) {
    guard size.isMaskable else { throw .badSize(width: size.width, height: size.height) }
    let area = size.area
    var runs = RunBuilder(size)
    var place = 0
    var isInside = false
    var index = 0
    for count in counts {
      guard count >= 0, count <= Int(UInt32.max) else { throw .badCount(at: index) }
      guard count <= area - place else { throw .badSum(place + count, area: area) }
      if isInside { runs.append(place..<place + count) }
      place += count
      isInside.toggle()
      index += 1
    }
    guard place == area else { throw .badSum(place, area: area) }
    self = runs.mask
  }

  /// A mask of COCO's compressed counts.
  ///
  /// Each number is five bits a byte, the lowest first, 48 added; bit 32 tells that more follow, bit 16 of the last is
  /// the sign. From the fourth on, a number is the difference to the one two before. (`maskApi.c`, `rleFrString`.)
  package init(size: PixelSize, compressed text: some Sequence<UInt8>) throws(MaskError) {
    var counts: [Int] = []
    var (value, shift, position) = (0, 0, 0)
    for byte in text {
      // Seven groups hold 35 bits: more than any count of 32 bits and its sign need.
      guard (48...111).contains(byte), shift < 35 else { throw .badText(at: position) }
      let bits = Int(byte) - 48
      value |= (bits & 31) << shift
      shift += 5
      position += 1
      guard bits & 32 == 0 else { continue }
      if bits & 16 != 0 { value |= -1 << shift }
      if counts.count > 2 { value += counts[counts.count - 2] }
      guard value >= 0, value <= Int(UInt32.max) else { throw .badCount(at: counts.count) }
      counts.append(value)
      (value, shift) = (0, 0)
    }
    guard shift == 0 else { throw .badText(at: position) }
    try self.init(size: size, reading: counts)
  }

  /// COCO's compressed counts, as `pycocotools` writes them: ASCII, 48 to 111.
  package var compressedCounts: [UInt8] {
    withCompressedCounts { Array($0) }
  }

  /// Calls `body` with the compressed counts.
  private func withCompressedCounts<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    // A difference of 32-bit numbers has 33 bits: at most seven bytes.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: counts.count * 7) { buffer in
      let end = counts.withUnsafeBufferPointer { counts in
        var end = 0
        for index in 0..<counts.count {
          var rest = Int(counts[index])
          if index > 2 { rest &-= Int(counts[index &- 2]) }
          // Nearly all differences fit one byte, and so end the loop at once.
          while rest &+ 16 != (rest &+ 16) & 31 {
            buffer[end] = UInt8(truncatingIfNeeded: 80 &+ (rest & 31))
            end &+= 1
            rest >>= 5
          }
          buffer[end] = UInt8(truncatingIfNeeded: 48 &+ (rest & 31))
          end &+= 1
        }
        return end
      }
      return body(UnsafeBufferPointer(rebasing: buffer[..<end]))
    }
  }
}

extension ByteWriter {
  /// Appends the compressed counts of `mask` as a JSON string.
  package mutating func append(compressedCountsOf mask: Mask) {
    mask.appendCompressedCounts(to: &self)
  }
}

extension Mask {
  fileprivate func appendCompressedCounts(to writer: inout ByteWriter) {
    writer.append(byte: UInt8(ascii: "\""))
    withCompressedCounts { text in
      var rest = text[...]
      // The one byte of the 64 that JSON has escaped.
      while let place = rest.firstIndex(of: UInt8(ascii: "\\")) {
        writer.append(bytes: UnsafeBufferPointer(rebasing: rest[...place]))
        writer.append(byte: UInt8(ascii: "\\"))
        rest = rest[(place + 1)...]
      }
      writer.append(bytes: UnsafeBufferPointer(rebasing: rest))
    }
    writer.append(byte: UInt8(ascii: "\""))
  }
}
