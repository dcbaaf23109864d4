/// What a block of bytes is made of in Deflate: bytes as they are, and copies of what stood before.
struct DeflateCopies {
  /// A byte, or a copy's length (3 to 258) shifted left by 16 over its distance (1 to 32,768).
  private(set) var steps: [UInt32] = []
  /// How often each symbol for bytes, lengths and the end occurs.
  private(set) var counts = [UInt32](repeating: 0, count: 286)
  /// How often each symbol for distances occurs.
  private(set) var distanceCounts = [UInt32](repeating: 0, count: 30)
  /// Where four bytes of a given hash stood last, plus 1.
  private var last = [Int32](repeating: 0, count: 1 << Self.hashBits)

  private static let hashBits = 15
  private static let window = 32_768
  private static let longest = 258
  /// Copies longer than this are passed over without a note of what stands within them.
  private static let noted = 24

  /// Cuts up `bytes`, of at most 2³¹, anew: at each place the longest copy of what began alike last.
  mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>) {
    steps.removeAll(keepingCapacity: true)
    for symbol in counts.indices { counts[symbol] = 0 }
    for symbol in distanceCounts.indices { distanceCounts[symbol] = 0 }
    counts[DeflateSymbols.end] = 1
    // Out of the struct while the steps are written into it.
    var last = last
    self.last = []
    defer { self.last = last }
    last.withUnsafeMutableBufferPointer { last in
      last.update(repeating: 0)
      var place = 0
      while place < bytes.count {
        guard place + 4 <= bytes.count else {
          take(bytes[place])
          place += 1
          continue
        }
        let slot = Self.hash(bytes, place)
        let candidate = Int(last[slot]) - 1
        last[slot] = Int32(truncatingIfNeeded: place + 1)
        let length =
          candidate >= 0 && place - candidate <= Self.window ? Self.commonLength(bytes, candidate, place) : 0
        guard length >= 4 else {
          take(bytes[place])
          place += 1
          continue
        }
        take(length, place - candidate)
        let end = min(place + min(length, Self.noted), bytes.count - 3)
        var inner = place + 1
        while inner < end {
          last[Self.hash(bytes, inner)] = Int32(truncatingIfNeeded: inner + 1)
          inner += 1
        }
        place += length
      }
    }
  }

  private mutating func take(_ byte: UInt8) {
    steps.append(UInt32(byte))
    counts[Int(byte)] &+= 1
  }

  private mutating func take(_ length: Int, _ distance: Int) {
    steps.append(UInt32(length) << 16 | UInt32(distance))
    counts[DeflateSymbols.ofLength(length).symbol] &+= 1
    distanceCounts[DeflateSymbols.ofDistance(distance).symbol] &+= 1
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt32.self)
    return Int((UInt32(littleEndian: word) &* 0x9E37_79B1) >> (32 - UInt32(hashBits)))
  }

  /// How many bytes are alike from two places on, up to the longest copy.
  @inline(__always)
  private static func commonLength(_ bytes: UnsafeBufferPointer<UInt8>, _ one: Int, _ two: Int) -> Int {
    let limit = min(longest, bytes.count - two)
    let raw = UnsafeRawBufferPointer(bytes)
    var length = 0
    while length + 8 <= limit {
      let first = raw.loadUnaligned(fromByteOffset: one + length, as: UInt64.self)
      let second = raw.loadUnaligned(fromByteOffset: two + length, as: UInt64.self)
      let difference = UInt64(littleEndian: first ^ second)
      guard difference == 0 else { return length + difference.trailingZeroBitCount / 8 }
      length += 8
    }
    while length < limit, bytes[one + length] == bytes[two + length] { length += 1 }
    return length
  }
}

/// The symbols of lengths and distances, with the bits that follow them (RFC 1951, section 3.2.5).
enum DeflateSymbols {
  /// The symbol behind the last step of a block.
  static let end = 256

  /// For a length of 3 to 258.
  @inline(__always)
  static func ofLength(_ length: Int) -> (symbol: Int, extra: Int, bits: Int) {
    if length == 258 { return (285, 0, 0) }
    let rest = length - 3
    if rest < 8 { return (257 + rest, 0, 0) }
    let bits = (Int.bitWidth - 1 - rest.leadingZeroBitCount) - 2
    return (257 + 4 * (bits + 1) + (rest >> bits & 3), rest & (1 << bits - 1), bits)
  }

  /// For a distance of 1 to 32,768.
  @inline(__always)
  static func ofDistance(_ distance: Int) -> (symbol: Int, extra: Int, bits: Int) {
    let rest = distance - 1
    if rest < 4 { return (rest, 0, 0) }
    let bits = (Int.bitWidth - 1 - rest.leadingZeroBitCount) - 1
    return (2 * (bits + 1) + (rest >> bits & 1), rest & (1 << bits - 1), bits)
  }
}
