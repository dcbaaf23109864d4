import Randomness
import Specification

let uuidEntry = ProviderEntry(
  "uuid", "a random identifier of RFC 9562, version 4, from the stream", example: "{uuid: {}}"
) { _ in UUIDv4() }

/// `8f14e45f-ceea-467f-9d4a-2b1c3d4e5f60`: 122 free bits around the version 4 and the variant 10.
private struct UUIDv4: TextProvider {
  var count: UInt128? { UInt128(1) << 122 }

  func text(at rank: UInt128) -> String {
    let low = (rank & ((1 << 62) - 1)) | (1 << 63)
    let middle = ((rank >> 62) & ((1 << 12) - 1)) | (4 << 12)
    let high = rank >> 74
    let digits = hexadecimal((high << 80) | (middle << 64) | low, digits: 32)
    return digits.grouped([8, 4, 4, 4, 12], with: "-")
  }
}

/// A number in small hexadecimal digits, with leading zeros.
private func hexadecimal(_ number: UInt128, digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// The words that go on where a rank has no more to say: those of a stream that it keys.
private func continuation(of rank: UInt128) -> Stream {
  Stream(key: SiteKey(word: UInt64(truncatingIfNeeded: rank >> 64)), index: UInt64(truncatingIfNeeded: rank))
}

let hashEntry = ProviderEntry(
  "hash", "what looks like a digest, from the stream", example: "{hash: {kind: sha256}}",
  keys: [
    .word(
      "kind",
      [Word("md5", "32 digits"), Word("sha1", "40 digits"), Word("sha256", "64 digits"), Word("short", "7 digits")],
      "how long it is", fallback: "sha256")
  ]
) { arguments in
  Digest(digits: ["md5": 32, "sha1": 40, "short": 7][arguments.text("kind") ?? ""] ?? 64)
}

private struct Digest: TextProvider {
  let digits: Int

  var count: UInt128? { digits < 32 ? UInt128(1) << UInt128(4 * digits) : nil }

  func text(at rank: UInt128) -> String {
    guard digits >= 32 else { return hexadecimal(rank, digits: digits) }
    var more = continuation(of: rank)
    var text = hexadecimal(rank, digits: 32)
    while text.utf8.count < digits { text += hexadecimal(UInt128(more.next32()), digits: 8) }
    return text
  }
}

let tokenEntry = ProviderEntry(
  "token", "letters, digits and signs by chance, like a password or key", example: "{token: {length: 16}}",
  keys: [
    KeyKind("length", .number(.integer(1...256)), "how many characters", fallback: "12"),
    .word(
      "letters",
      [
        Word("all", "letters, digits and signs, none that look alike"), Word("plain", "letters and digits"),
        Word("digits", "digits"),
      ], "which characters", fallback: "all"),
  ]
) { arguments in
  Token(length: arguments.integer("length") ?? 12, letters: arguments.text("letters") ?? "all")
}

private struct Token: TextProvider {
  let length: Int
  private let letters: [Character]

  init(length: Int, letters: String) {
    self.length = length
    self.letters =
      switch letters {
      case "digits": Array("0123456789")
      case "plain": Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
      default: Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#$%&*+-=?@_")
      }
  }

  var count: UInt128? {
    var count: UInt128 = 1
    for _ in 0..<length {
      let (next, overflow) = count.multipliedReportingOverflow(by: UInt128(letters.count))
      guard !overflow else { return nil }
      count = next
    }
    return count
  }

  func text(at rank: UInt128) -> String {
    let isCounted = count != nil
    var digits = Rank(rank)
    var more = continuation(of: rank)
    // A 128-bit rank fills this many characters, the last of which has not all values.
    let filled = isCounted ? length : letters.count == 10 ? 39 : letters.count == 62 ? 22 : 21
    return String(
      (0..<length).map { position in
        position < filled ? digits.take(letters) : letters[Int(more.integer(below: UInt64(letters.count)))]
      })
  }
}
