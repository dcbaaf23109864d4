extension ByteWriter {
  /// Appends `text` as a JSON string: in quotes; `"`, `\` and control characters escaped, all else as UTF-8.
  ///
  /// The escapes are those of RFC 8785 (and of Python's `json`): `\b \t \n \f \r` where JSON has a short one, else `\u001f`.
  public mutating func append(json text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(json: $0) }) == nil {
      // A bridged string of another system; never on Linux.
      Array(text.utf8).withUnsafeBufferPointer { append(json: $0) }
    }
  }

  /// Appends a JSON string whose text is given as UTF-8.
  ///
  /// - Precondition: the bytes are UTF-8; they are copied as they are.
  public mutating func append(json utf8: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    var done = 0
    // Nearly always the whole string in one go.
    withRoom(utf8.count + 2) { target in
      target[0] = quote
      done = JSONText.copyPlain(utf8[...], to: target + 1)
      guard done == utf8.count else { return done + 1 }
      target[done + 1] = quote
      return done + 2
    }
    guard done < utf8.count else { return }
    while done < utf8.count {
      append(escaped: utf8[done])
      done += 1
      let rest = utf8[done...]
      withRoom(rest.count) { target in
        let count = JSONText.copyPlain(rest, to: target)
        done += count
        return count
      }
    }
    append(byte: quote)
  }

  private mutating func append(escaped byte: UInt8) {
    append(byte: UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(byte: UInt8(ascii: "b"))
    case 0x09: append(byte: UInt8(ascii: "t"))
    case 0x0A: append(byte: UInt8(ascii: "n"))
    case 0x0C: append(byte: UInt8(ascii: "f"))
    case 0x0D: append(byte: UInt8(ascii: "r"))
    case 0..<0x20:
      append("u00")
      append(hex: CollectionOfOne(byte))
    default: append(byte: byte)
    }
  }
}

/// The search for the bytes that end a plain stretch of a JSON string.
enum JSONText {
  /// Copies bytes up to the first that JSON has escaped, and gives their count.
  @inline(__always)
  static func copyPlain(_ source: Slice<UnsafeBufferPointer<UInt8>>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: source))
    let target = UnsafeMutableRawPointer(target)
    var index = 0
    while index &+ 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if holdsSpecial(word) { break }
      target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      index &+= 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
      target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
      index &+= 1
    }
    return index
  }

  /// Whether any of eight bytes is a control character, `"` or `\`.
  ///
  /// A byte is zero where subtracting 1 borrows into a high bit that was clear (Mycroft); below 0x20 likewise. A borrow may
  /// also mark bytes above a true one, never below, so "any" is exact.
  @inline(__always)
  static func holdsSpecial(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let marks = ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
    return marks & (ones &* 0x80) != 0
  }
}
