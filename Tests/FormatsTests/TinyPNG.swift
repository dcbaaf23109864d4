import Labels

/// The smallest writer of grey PNG files: stored, unfiltered, so that tests need no codec.
enum TinyPNG {
  static func gray(_ pixels: [UInt8], size: PixelSize) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<size.height { rows += [0] + pixels[y * size.width..<(y + 1) * size.width] }
    var stored: [UInt8] = [0x78, 0x01]
    var rest = rows[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stored += [rest.isEmpty ? 1 : 0] + little(count) + little(~count) + block
    } while !rest.isEmpty
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in rows {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    stored += big(b << 16 | a)
    let header = big(UInt32(size.width)) + big(UInt32(size.height)) + [8, 0, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header) + chunk("IDAT", stored)
      + chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    var crc = ~UInt32(0)
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return big(UInt32(data.count)) + body + big(~crc)
  }

  private static func big(_ word: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
  }
  private static func little(_ word: UInt16) -> [UInt8] { [UInt8(word & 255), UInt8(word >> 8)] }
}
