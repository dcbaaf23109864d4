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

  /// How many bytes a number takes at most.
  static let numberRoom = 20

  init(_ room: UnsafeMutablePointer<UInt8>) {
    start = room
    next = room
  }

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
    if number < 10 {
      next[0] = UInt8(truncatingIfNeeded: number) | 0x30
      next += 1
    } else if number < 100 {
      let tens = number / 10
      next[0] = UInt8(truncatingIfNeeded: tens) | 0x30
      next[1] = UInt8(truncatingIfNeeded: number &- tens &* 10) | 0x30
      next += 2
    } else {
      putLong(number)
    }
  }

  private mutating func putLong(_ number: UInt64) {
    var (rest, digits) = (number, 1)
    var power: UInt64 = 10
    while digits < Self.numberRoom, number >= power {
      digits += 1
      power = digits < Self.numberRoom ? power &* 10 : power
    }
    for place in stride(from: digits - 1, through: 0, by: -1) {
      next[place] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
      rest /= 10
    }
    next += digits
  }
}
