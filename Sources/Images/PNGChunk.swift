internal import CDeflate

/// The frame of every part of a PNG file: length, name, content, checksum.
enum PNGChunk {
  /// Appends a chunk whose content `body` appends.
  static func append(_ name: StaticString, to bytes: inout [UInt8], _ body: (inout [UInt8]) -> Void) {
    let start = bytes.count
    bytes.append(bigEndian: 0)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    body(&bytes)
    let length = UInt32(bytes.count - start - 8)
    for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (24 - 8 * place)) }
    let checksum = bytes.withUnsafeBytes { all in
      libdeflate_crc32(0, all.baseAddress.map { $0 + start + 4 }, all.count - start - 4)
    }
    bytes.append(bigEndian: checksum)
  }
}

extension [UInt8] {
  /// Appends `number`, highest byte first.
  mutating func append(bigEndian number: UInt32) {
    for shift in [24, 16, 8, 0] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
