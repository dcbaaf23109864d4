import Bytes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a line into room that was made for all of it, so that no piece has to ask for more.
struct LineCursor {
  private let start: UnsafeMutablePointer<UInt8>
  private var next: UnsafeMutablePointer<UInt8>
  private let smallNumbers = SmallNumbers.start

  /// How many bytes a number may touch.
  static var numberRoom: Int { Decimal.room }

  init(_ room: UnsafeMutablePointer<UInt8>) {
    start = room
    next = room
  }

  private static var hexDigits: StaticString { "0123456789abcdef" }

  var count: Int { next - start }

  @inline(__always)
  mutating func put(_ literal: StaticString) {
    let count = literal.utf8CodeUnitCount
    memcpy(next, literal.utf8Start, count)
    next += count
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    memcpy(next, source, bytes.count)
    next += bytes.count
  }

  @inline(__always)
  mutating func put(_ bytes: [UInt8]) { bytes.withUnsafeBytes { put($0) } }

  /// A text in quotes. False, with the line no longer worth keeping, if JSON must escape any of it.
  @inline(__always)
  mutating func put(json text: String) -> Bool {
    let target = next
    let written = text.utf8.withContiguousStorageIfAvailable { utf8 in
      for place in utf8.indices {
        let byte = utf8[place]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C { return -1 }
        target[place + 1] = byte
      }
      return utf8.count
    }
    guard let written, written >= 0 else { return false }
    target[0] = UInt8(ascii: "\"")
    target[written + 1] = UInt8(ascii: "\"")
    next = target + written + 2
    return true
  }

  /// The digits of a number.
  @inline(__always)
  mutating func put(_ number: UInt64) {
    guard number < SmallNumbers.count else {
      next += Decimal.write(number, to: next)
      return
    }
    let word = smallNumbers[Int(truncatingIfNeeded: number)]
    UnsafeMutableRawPointer(next).storeBytes(of: word.littleEndian, as: UInt32.self)
    next += Int(word >> 24)
  }

  /// The digits of a number that is seldom above a few hundred, such as a place in a text.
  @inline(__always)
  mutating func put(_ number: Int32) { put(UInt64(UInt32(bitPattern: number))) }

  /// A ready piece.
  @inline(__always)
  mutating func put(_ piece: LinePieces.Piece, of pieces: UnsafePointer<UInt8>) {
    put(words: pieces + Int(piece.offset), Int(piece.count))
  }

  /// A ready piece without its first byte: what stands before the first of several things that commas part.
  @inline(__always)
  mutating func put(_ piece: LinePieces.Piece, of pieces: UnsafePointer<UInt8>, isFirst: Bool) {
    let skipped = isFirst ? 1 : 0
    put(words: pieces + (Int(piece.offset) &+ skipped), Int(piece.count) &- skipped)
  }

  /// Short bytes behind which `WordCopy.slack` more may be read.
  @inline(__always)
  mutating func put(words source: UnsafePointer<UInt8>, _ count: Int) {
    WordCopy.copy(source, count, to: UnsafeMutableRawPointer(next))
    next += count
  }

  /// The inside of a JSON string, with all escaped that `ByteWriter.append(json:)` of a `LabeledText` escapes.
  mutating func put(escaping source: UnsafePointer<UInt8>, _ count: Int) {
    var place = 0
    while place < count {
      let byte = source[place]
      place &+= 1
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case 0x08: put("\\b")
      case 0x09: put("\\t")
      case 0x0A: put("\\n")
      case 0x0C: put("\\f")
      case 0x0D: put("\\r")
      case 0..<0x20:
        put(byte < 0x10 ? "\\u000" : "\\u001")
        put(byte: Self.hexDigits.utf8Byte(Int(byte & 15)))
      case 0xC2 where place < count && source[place] == 0x85:
        put("\\u0085")
        place &+= 1
      case 0xE2 where place &+ 1 < count && source[place] == 0x80 && source[place &+ 1] & 0xFE == 0xA8:
        put(source[place &+ 1] == 0xA8 ? "\\u2028" : "\\u2029")
        place &+= 2
      default: put(byte: byte)
      }
    }
  }

  @inline(__always)
  mutating func put(byte: UInt8) {
    next[0] = byte
    next += 1
  }
}

/// The digits of the numbers below a thousand: three characters from the lowest byte on, and in the highest how many count.
private enum SmallNumbers {
  static let count: UInt64 = 1000

  // Written once, before anyone can read it, and never freed.
  nonisolated(unsafe) static let start: UnsafePointer<UInt32> = {
    let words = UnsafeMutablePointer<UInt32>.allocate(capacity: Int(count))
    for number in 0..<UInt32(count) {
      let digits = [number / 100, number / 10 % 10, number % 10].map { $0 + 0x30 }
      let length: UInt32 = number < 10 ? 1 : number < 100 ? 2 : 3
      let used = digits[Int(3 - length)...]
      let word = used.reversed().reduce(0) { $0 << 8 | $1 }
      words[Int(number)] = word | length << 24
    }
    return UnsafePointer(words)
  }()
}

extension StaticString {
  @inline(__always)
  fileprivate func utf8Byte(_ place: Int) -> UInt8 { utf8Start[place] }
}
