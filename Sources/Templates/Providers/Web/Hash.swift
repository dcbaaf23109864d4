import Randomness
import Specification

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
