import Bytes
import CDeflate
import Testing

@Suite("A zlib stream") struct ZlibWriterTests {
  /// What libdeflate reads out of a stream that should hold `count` bytes; nil if it refuses it.
  private func read(_ stream: [UInt8], _ count: Int) -> [UInt8]? {
    let reader = libdeflate_alloc_decompressor()
    defer { libdeflate_free_decompressor(reader) }
    var room = [UInt8](repeating: 0, count: max(count, 1))
    var (used, made) = (0, 0)
    let result = libdeflate_zlib_decompress_ex(reader, stream, stream.count, &room, count, &used, &made)
    return result == LIBDEFLATE_SUCCESS && used == stream.count && made == count ? Array(room[..<count]) : nil
  }

  private func stream(of bytes: [UInt8], pieces: Int = .max) -> [UInt8] {
    var writer = ZlibWriter()
    var place = 0
    while place < bytes.count {
      let end = place + min(pieces, bytes.count - place)
      writer.append(Array(bytes[place..<end]).span)
      place = end
    }
    writer.finish()
    return writer.output.bytes
  }

  /// Bytes of one kind: how many different ones, how often earlier ones come again.
  private func sample(_ count: Int, kinds: Int, repeats: Int, seed: UInt64) -> [UInt8] {
    var words = Words(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < count {
      if words.below(100) < repeats, bytes.count > 10 {
        let start = bytes.count - 1 - words.below(min(bytes.count, 40_000))
        for place in start..<start + 3 + words.below(300) { bytes.append(bytes[place]) }
      } else {
        bytes.append(UInt8(words.below(kinds)))
      }
    }
    return Array(bytes[..<count])
  }

  @Test("gives back what went in, by another's reader")
  func reading() {
    for count in [0, 1, 2, 3, 4, 5, 7, 8, 9, 100, 258, 259, 5_551, 5_552, 5_553, 70_000] {
      for (kinds, repeats) in [(1, 0), (2, 0), (3, 40), (256, 0), (256, 5), (20, 90)] as [(Int, Int)] {
        let bytes = sample(count, kinds: kinds, repeats: repeats, seed: UInt64(count + kinds))
        #expect(read(stream(of: bytes), count) == bytes, "\(count) bytes of \(kinds) kinds, \(repeats)")
      }
    }
  }

  @Test("holds for symbols of very different counts, whose shortest codes would be too long")
  func longCodes() {
    var bytes: [UInt8] = []
    var (count, next) = (1, 1)
    for byte in 0..<24 as Range<UInt8> {
      for _ in 0..<count { bytes.append(byte) }
      (count, next) = (next, count + next)
    }
    var words = Words(seed: 5)
    for place in bytes.indices.reversed() {
      bytes.swapAt(place, words.below(place + 1))
    }
    #expect(read(stream(of: bytes), bytes.count) == bytes)
  }

  @Test("is the same however its bytes come, over the borders of blocks too")
  func pieces() {
    for count in [256 << 10, (256 << 10) + 1, 600_000] {
      let bytes = sample(count, kinds: 30, repeats: 30, seed: 9)
      let whole = stream(of: bytes)
      #expect(read(whole, count) == bytes)
      for size in [1_000, 65_536, 262_144, 262_145] {
        let isSame = stream(of: bytes, pieces: size) == whole
        #expect(isSame, "\(count) bytes in pieces of \(size)")
      }
    }
  }

  @Test("makes repeats small")
  func ratio() {
    let bytes = Array(repeating: Array("New York\u{0}\u{0}\u{0}\u{0}".utf8), count: 50_000).flatMap { $0 }
    #expect(stream(of: bytes).count < bytes.count / 100)
  }

  @Test("ends with Adler's sum", arguments: [("", 1), ("Wikipedia", 0x11E6_0398)] as [(String, UInt32)])
  func sum(_ text: String, _ wanted: UInt32) {
    var sum = Adler32()
    sum.add(Array(text.utf8).span)
    #expect(sum.value == wanted)
    #expect(stream(of: Array(text.utf8)).suffix(4).reduce(0) { $0 << 8 | UInt32($1) } == wanted)
  }
}
