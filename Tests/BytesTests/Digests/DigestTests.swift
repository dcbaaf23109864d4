import Bytes
import Testing

@Suite("A SHA-256 digest") struct DigestTests {
  /// FIPS 180-2's examples, and the empty text.
  static let known = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test("takes two streams side by side as it takes each alone")
  func pairs() {
    var seed: UInt64 = 1
    func random(_ bound: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % bound)
    }
    for round in 0..<60 {
      var (one, two) = (Hasher256(), Hasher256())
      var (all, more): ([UInt8], [UInt8]) = ([], [])
      for _ in 0..<4 {
        let first = (0..<random(9_000)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ round) }
        let second = (0..<random(9_000)).map { UInt8(truncatingIfNeeded: $0 &* 17 &+ round) }
        first.withUnsafeBytes { first in
          second.withUnsafeBytes { second in Hasher256.update(&one, first, &two, second) }
        }
        all += first
        more += second
      }
      #expect(one.digest == SHA256Digest(of: all) && two.digest == SHA256Digest(of: more), "round \(round)")
    }
  }

  @Test("is the published one", arguments: known)
  func knownAnswers(text: String, hex: String) {
    #expect(SHA256Digest(of: text).hex == hex)
    #expect(SHA256Digest(of: Array(text.utf8)).description == hex)
    #expect(BytesTests.text { $0.append(hex: SHA256Digest(of: text)) } == hex)
  }

  @Test("of a million times 'a' is the published one, in pieces of any size")
  func million() {
    let hex = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    for size in [1, 63, 64, 65, 1000, 1_000_000] {
      var hasher = Hasher256()
      var rest = 1_000_000
      while rest > 0 {
        hasher.update([UInt8](repeating: 0x61, count: min(size, rest)))
        rest -= min(size, rest)
      }
      #expect(hasher.digest.hex == hex)
    }
  }

  @Test("of a prefix does not disturb the stream")
  func prefixes() {
    var hasher = Hasher256()
    #expect(hasher.digest == SHA256Digest(of: ""))
    hasher.update("a")
    var copy = hasher
    _ = hasher.digest
    hasher.update("bc")
    copy.update("x")
    #expect(hasher.digest == SHA256Digest(of: "abc"))
    #expect(copy.digest == SHA256Digest(of: "ax"))
  }

  @Test("is made from bytes and from hex, or not at all")
  func parsing() {
    let digest = SHA256Digest(of: "abc")
    #expect(SHA256Digest(bytes: digest.bytes) == digest)
    #expect(SHA256Digest(hex: digest.hex) == digest)
    #expect(SHA256Digest(hex: digest.hex.uppercased()) == digest)
    #expect(SHA256Digest(bytes: digest.bytes.dropLast()) == nil)
    for bad in [
      "", "ab", digest.hex + "0", digest.hex.dropLast() + "g", digest.hex.dropLast() + "é",
      digest.hex.dropLast(2) + "é",
    ] {
      #expect(SHA256Digest(hex: bad) == nil)
    }
  }

  @Test("is ordered as its hex text")
  func order() {
    let digests = (0..<200).map { SHA256Digest(of: "\($0)") }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
  }
}
