/// The check sum at the end of a zlib stream (RFC 1950, section 8.2).
package struct Adler32: Sendable {
  private var low: UInt32 = 1
  private var high: UInt32 = 0
  private static let modulus: UInt32 = 65_521
  /// So many bytes can be added before 32 bits might overflow.
  private static let run = 5_552

  package init() {}

  /// The sum of all bytes so far; 1 of none.
  package var value: UInt32 { high << 16 | low }

  package mutating func add(_ bytes: Span<UInt8>) {
    var place = 0
    while place < bytes.count {
      let end = min(place + Self.run, bytes.count)
      var (low, high) = (low, high)
      while place < end {
        low &+= UInt32(bytes[place])
        high &+= low
        place &+= 1
      }
      (self.low, self.high) = (low % Self.modulus, high % Self.modulus)
    }
  }
}
