extension ByteWriter {
  /// Appends an integer in decimal digits.
  public mutating func append(integer: Int) {
    withRoom(Decimal.room + 1) { target in
      guard integer < 0 else { return Decimal.write(UInt64(integer), to: target) }
      target[0] = UInt8(ascii: "-")
      return 1 + Decimal.write(UInt64(integer.magnitude), to: target + 1)
    }
  }

  /// Appends an integer in decimal digits.
  public mutating func append(integer: UInt64) {
    withRoom(Decimal.room) { Decimal.write(integer, to: $0) }
  }

  /// Appends an integer in decimal digits, with zeros before it up to `width`: file names that sort by number.
  ///
  /// - Precondition: `width` is 0 to 100.
  public mutating func append(integer: UInt64, width: Int) {
    precondition(0...100 ~= width)
    let digits = Decimal.count(integer)
    for _ in 0..<max(0, width - digits) { append(byte: UInt8(ascii: "0")) }
    append(integer: integer)
  }

  /// Appends bytes as pairs of hexadecimal digits in lower case.
  @inlinable public mutating func append(hex bytes: some Collection<UInt8>) {
    let digits: StaticString = "0123456789abcdef"
    let source = digits.utf8Start
    withRoom(2 * bytes.count) { target in
      var count = 0
      for byte in bytes {
        target[count] = source[Int(byte >> 4)]
        target[count + 1] = source[Int(byte & 15)]
        count += 2
      }
      return count
    }
  }
}
