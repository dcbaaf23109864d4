import Randomness

/// A number in small hexadecimal digits, with leading zeros.
func hexadecimal(_ number: UInt128, digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// The words that go on where a rank has no more to say: those of a stream that it keys.
func continuation(of rank: UInt128) -> Stream {
  Stream(key: SiteKey(word: UInt64(truncatingIfNeeded: rank >> 64)), index: UInt64(truncatingIfNeeded: rank))
}
