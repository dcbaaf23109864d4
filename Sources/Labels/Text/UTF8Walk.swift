/// Steps through UTF-8 that is known to be valid.
public enum UTF8Walk {
  /// How many bytes the code point has that begins with `byte`.
  @inlinable @inline(__always)
  public static func length(leading byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

  /// The code point at `place`, and its bytes; U+FFFD where the bytes end too early.
  public static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let first = text[place]
    let length = length(leading: first)
    guard length > 1 else { return (Unicode.Scalar(first), 1) }
    guard place + length <= text.count else { return ("\u{FFFD}", text.count - place) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[place + offset]) & 0x3F }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// How many code points begin in `bytes`.
  public static func pointCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
