import CDeflate
import Foundation

/// A PNG file made by hand, to be read: any colour type, depth and interlacing, filter 0 throughout.
struct TestPNG {
  var width: Int
  var height: Int
  var depth = 8
  var colorType = 2
  var isInterlaced = false
  var palette: [UInt8] = []
  var transparency: [UInt8] = []
  /// The samples of one pixel.
  var pixel: (_ x: Int, _ y: Int) -> [Int]

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]

  var file: [UInt8] {
    var file = Self.signature + header
    if !palette.isEmpty { file += Self.chunk("PLTE", palette) }
    if !transparency.isEmpty { file += Self.chunk("tRNS", transparency) }
    return file + Self.chunk("IDAT", Self.zlib(rows)) + Self.chunk("IEND", [])
  }

  var header: [UInt8] {
    Self.chunk(
      "IHDR",
      Self.bytes(UInt32(width)) + Self.bytes(UInt32(height)) + [
        UInt8(depth), UInt8(colorType), 0, 0, isInterlaced ? 1 : 0,
      ])
  }

  private var rows: [UInt8] {
    guard isInterlaced else { return pass(x0: 0, y0: 0, dx: 1, dy: 1) }
    let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    return passes.flatMap { pass(x0: $0.0, y0: $0.1, dx: $0.2, dy: $0.3) }
  }

  private func pass(x0: Int, y0: Int, dx: Int, dy: Int) -> [UInt8] {
    guard x0 < width, y0 < height else { return [] }
    return stride(from: y0, to: height, by: dy).flatMap { y -> [UInt8] in
      var bits: [Bool] = []
      for x in stride(from: x0, to: width, by: dx) {
        for sample in pixel(x, y) { for bit in (0..<depth).reversed() { bits.append(sample >> bit & 1 == 1) } }
      }
      while bits.count % 8 != 0 { bits.append(false) }
      return [0]
        + stride(from: 0, to: bits.count, by: 8).map { start in
          bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }
  }

  static func bytes(_ number: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 255) } }

  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checked = Array(name.utf8) + content
    return bytes(UInt32(content.count)) + checked + bytes(libdeflate_crc32(0, checked, checked.count))
  }

  static func zlib(_ content: [UInt8]) -> [UInt8] {
    let compressor = libdeflate_alloc_compressor(6)
    defer { libdeflate_free_compressor(compressor) }
    var room = [UInt8](repeating: 0, count: libdeflate_zlib_compress_bound(compressor, content.count))
    let count = libdeflate_zlib_compress(compressor, content, content.count, &room, room.count)
    return Array(room[..<count])
  }
}

/// The chunks of a PNG file: names and contents, checksums compared.
func chunks(of file: [UInt8]) -> [(name: String, content: [UInt8])]? {
  var found: [(String, [UInt8])] = []
  var place = 8
  while place + 12 <= file.count {
    let length = file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    guard place + 12 + length <= file.count else { return nil }
    let name = String(decoding: file[place + 4..<place + 8], as: UTF8.self)
    let content = Array(file[place + 8..<place + 8 + length])
    guard Array(file[place..<place + 12 + length]) == TestPNG.chunk(name, content) else { return nil }
    found.append((name, content))
    place += 12 + length
  }
  return place == file.count && file.starts(with: TestPNG.signature) ? found : nil
}

/// The content of a zlib stream that must give exactly `count` bytes; its checksum is compared.
func inflated(_ stream: [UInt8], count: Int) -> [UInt8]? {
  let decompressor = libdeflate_alloc_decompressor()
  defer { libdeflate_free_decompressor(decompressor) }
  var room = [UInt8](repeating: 0, count: count)
  let result = libdeflate_zlib_decompress(decompressor, stream, stream.count, &room, count, nil)
  return result == LIBDEFLATE_SUCCESS ? room : nil
}

/// A file beside the tests.
func fixture(_ name: String) throws -> [UInt8] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return Array(try Data(contentsOf: folder.appending(path: "Fixtures").appending(path: name)))
}
