/// Writes blocks of Deflate (RFC 1951) with codes of their own, one behind the other.
struct DeflateBlock {
  private var copies = DeflateCopies()
  /// Bits that don't fill a byte yet, the first of them lowest.
  private var bits: UInt64 = 0
  private var bitCount = 0

  /// The order in which lengths of the code of lengths are told.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// Appends `bytes` as a block; behind the last one the stream ends at a byte's border.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, to output: inout ByteWriter) {
    copies.cut(bytes)
    let codes = HuffmanCode(counts: copies.counts, limit: 15)
    let distances = HuffmanCode(counts: copies.distanceCounts, limit: 15)
    // A step takes at most 48 bits, and the codes' own lengths less than 1,000 bytes.
    output.withRoom(copies.steps.count * 6 + 1_024) { target in
      var cursor = target
      put(isLast ? 1 : 0, 1, &cursor)
      put(2, 2, &cursor)
      appendLengths(codes, distances, &cursor)
      appendSteps(codes, distances, &cursor)
      if isLast, bitCount > 0 {
        cursor.pointee = UInt8(truncatingIfNeeded: bits)
        cursor += 1
        (bits, bitCount) = (0, 0)
      }
      return cursor - target
    }
  }

  /// Appends the lowest `count` bits, at most 16, and moves full bytes out.
  @inline(__always)
  private mutating func put(_ value: Int, _ count: Int, _ cursor: inout UnsafeMutablePointer<UInt8>) {
    bits |= UInt64(truncatingIfNeeded: value) << UInt64(bitCount)
    bitCount += count
    if bitCount >= 32 {
      UnsafeMutableRawPointer(cursor).storeBytes(of: UInt32(truncatingIfNeeded: bits).littleEndian, as: UInt32.self)
      cursor += 4
      bits >>= 32
      bitCount -= 32
    }
  }

  private mutating func appendSteps(
    _ codes: HuffmanCode, _ distances: HuffmanCode, _ cursor: inout UnsafeMutablePointer<UInt8>
  ) {
    for step in copies.steps {
      guard step > 0xFFFF else {
        put(Int(codes.codes[Int(step)]), Int(codes.lengths[Int(step)]), &cursor)
        continue
      }
      let length = DeflateSymbols.ofLength(Int(step >> 16))
      put(Int(codes.codes[length.symbol]), Int(codes.lengths[length.symbol]), &cursor)
      put(length.extra, length.bits, &cursor)
      let distance = DeflateSymbols.ofDistance(Int(step & 0xFFFF))
      put(Int(distances.codes[distance.symbol]), Int(distances.lengths[distance.symbol]), &cursor)
      put(distance.extra, distance.bits, &cursor)
    }
    put(Int(codes.codes[DeflateSymbols.end]), Int(codes.lengths[DeflateSymbols.end]), &cursor)
    // What is left of fewer than 32 bits, byte by byte.
    while bitCount >= 8 {
      cursor.pointee = UInt8(truncatingIfNeeded: bits)
      cursor += 1
      bits >>= 8
      bitCount -= 8
    }
  }

  /// Appends the lengths of both codes, themselves shortened by a code of runs.
  private mutating func appendLengths(
    _ codes: HuffmanCode, _ distances: HuffmanCode, _ cursor: inout UnsafeMutablePointer<UInt8>
  ) {
    let literalCount = max(257, (codes.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let runs = Self.runs(Array(codes.lengths[..<literalCount] + distances.lengths[..<distanceCount]))
    var counts = [UInt32](repeating: 0, count: 19)
    for run in runs { counts[run.symbol] += 1 }
    let code = HuffmanCode(counts: counts, limit: 7)
    let told = max(4, (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    put(literalCount - 257, 5, &cursor)
    put(distanceCount - 1, 5, &cursor)
    put(told - 4, 4, &cursor)
    for symbol in Self.order[..<told] { put(Int(code.lengths[symbol]), 3, &cursor) }
    for run in runs {
      put(Int(code.codes[run.symbol]), Int(code.lengths[run.symbol]), &cursor)
      put(run.extra, run.bits, &cursor)
    }
  }

  /// Lengths as symbols: 0 to 15 themselves, 16 for 3 to 6 more of the last, 17 and 18 for 3 to 10 and 11 to 138 zeros.
  private static func runs(_ lengths: [UInt8]) -> [(symbol: Int, extra: Int, bits: Int)] {
    var runs: [(symbol: Int, extra: Int, bits: Int)] = []
    var place = 0
    while place < lengths.count {
      let length = lengths[place]
      let end = lengths[place...].firstIndex { $0 != length } ?? lengths.count
      var rest = end - place
      place = end
      if length > 0 {
        runs.append((Int(length), 0, 0))
        rest -= 1
      }
      while rest >= 3 {
        let count = min(rest, length > 0 ? 6 : 138)
        runs.append(length > 0 ? (16, count - 3, 2) : count < 11 ? (17, count - 3, 3) : (18, count - 11, 7))
        rest -= count
      }
      for _ in 0..<rest { runs.append((Int(length), 0, 0)) }
    }
    return runs
  }
}
