import Bytes
import Labels
import Testing

@Suite("Tokens") struct TokenIteratorTests {
  private func tokens(_ text: String) -> [String] {
    let utf8 = Array(text.utf8)
    var found: [String] = []
    var lastEnd = 0
    utf8.withUnsafeBufferPointer { buffer in
      var iterator = TokenIterator(buffer)
      while let token = iterator.next() {
        #expect(token.bytes.lowerBound >= lastEnd && !token.bytes.isEmpty)
        lastEnd = token.bytes.upperBound
        let before = String(decoding: utf8[..<token.bytes.lowerBound], as: UTF8.self).unicodeScalars.count
        let inside = String(decoding: utf8[token.bytes], as: UTF8.self)
        #expect(token.points == before..<before + inside.unicodeScalars.count, "\(text)")
        found.append(inside)
      }
    }
    return found
  }

  @Test("of ASCII are the same all at once, whatever the text")
  func ascii() {
    // What makes and joins tokens, more often than the rest.
    let bytes = Array(UInt8(0)...127) + Array("aaaabbZ0019__ ..,,;;''  -".utf8) + Array(".,;'_ a1".utf8)
    var state: UInt64 = 1
    var all = Room<ASCIIToken>(capacity: 4)
    defer { all.free() }
    for number in 0..<3_000 {
      let text = (0..<number % 40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return bytes[Int((state >> 33) % UInt64(bytes.count))]
      }
      text.withUnsafeBufferPointer { text in
        var iterator = TokenIterator(text)
        var wanted: [Range<Int>] = []
        while let token = iterator.next() { wanted.append(token.bytes) }
        all.count = 0
        TokenIterator.append(tokensOfASCII: text, to: &all)
        let found = (0..<all.count).map { Int(all[$0].start)..<Int(all[$0].end) }
        #expect(found == wanted, "\(Array(text))")
      }
    }
  }

  @Test(
    "are words, numbers, and all else sign by sign",
    arguments: [
      ("", []), ("  \n\t ", []), ("a", ["a"]), ("Fly to Paris!", ["Fly", "to", "Paris", "!"]),
      ("don't stop", ["don't", "stop"]), ("l’été", ["l’été"]), ("'tis dogs'", ["'", "tis", "dogs", "'"]),
      ("3.14, 1,000; 5. x", ["3.14", ",", "1,000", ";", "5", ".", "x"]), ("e.g. U.S.A.", ["e.g", ".", "U.S.A", "."]),
      ("10:30", ["10", ":", "30"]), ("a,b a;b", ["a", ",", "b", "a", ";", "b"]),
      ("snake_case __x", ["snake_case", "__x"]),
      ("x1 2nd a.1 1.a", ["x1", "2nd", "a", ".", "1", "1", ".", "a"]),
      ("mail@example.com", ["mail", "@", "example.com"]),
      ("-DOCSTART-", ["-", "DOCSTART", "-"]), ("a--b…", ["a", "-", "-", "b", "…"]), ("€5 5%", ["€", "5", "5", "%"]),
      ("col·lecció", ["col·lecció"]), ("naïve e\u{301}te\u{301}", ["naïve", "e\u{301}te\u{301}"]),
      ("日本語です", ["日", "本", "語", "で", "す"]), ("カタカナ、ラーメン", ["カタカナ", "、", "ラーメン"]), ("한국어 말", ["한국어", "말"]),
      ("ไทย", ["ไ", "ท", "ย"]), ("שלום עולם", ["שלום", "עולם"]), ("مرحبا،", ["مرحبا", "،"]), ("हिन्दी", ["हिन्दी"]),
      ("👩‍👩‍👧👍🏽!", ["👩‍👩‍👧", "👍🏽", "!"]), ("🇩🇪🇫🇷🇬", ["🇩🇪", "🇫🇷", "🇬"]), ("1️⃣", ["1️⃣"]), ("❤️x", ["❤️", "x"]),
      ("a\u{a0}b\u{2028}c\u{85}d\u{1c}e\u{3000}f", ["a", "b", "c", "d", "e", "f"]), ("\u{301}a", ["\u{301}", "a"]),
      ("a\u{200d}b\u{ad}c", ["a\u{200d}b\u{ad}c"]), ("\u{feff}a", ["\u{feff}", "a"]), ("x\u{0}y", ["x", "\u{0}", "y"]),
      ("#️⃣", ["#️⃣"]), ("½ x² ①", ["½", "x", "²", "①"]), ("don''t", ["don", "'", "'", "t"]), ("a.", ["a", "."]),
    ] as [(String, [String])])
  func rules(_ text: String, _ wanted: [String]) {
    // By scalars, since texts that differ only in Unicode's normal form are one String.
    #expect(tokens(text).map { Array($0.unicodeScalars) } == wanted.map { Array($0.unicodeScalars) }, "\(tokens(text))")
  }

  @Test("leave out white space alone, and never cut what a person sees as one character")
  func cover() {
    var random = TestRandom(seed: 4)
    let pieces: [Unicode.Scalar] = [
      "a", "Z", "9", "_", "'", ".", ",", " ", "\n", "é", "\u{301}", "日", "カ", "👩", "\u{200d}", "👧", "🇩", "🇪",
      "\u{1F3FD}", "ש",
      "‏", "\u{2028}", "ก", "ำ", "’", "·", "\u{fe0f}", "€", "𝒜", "한",
    ]
    for _ in 0..<3000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.below(14) { scalars.append(pieces[random.below(pieces.count)]) }
      let text = String(scalars)
      let joined = tokens(text).flatMap { Array($0.unicodeScalars) }
      #expect(joined == text.unicodeScalars.filter { !$0.properties.isWhitespace }, "\(text.debugDescription)")
      // A blank with a mark behind it is one character to Swift; tokens hold no blanks, so such texts prove nothing.
      guard
        !text.contains(where: {
          $0.unicodeScalars.contains(where: \.properties.isWhitespace) && $0.unicodeScalars.count > 1
        })
      else { continue }
      let borders = Set(text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) })
      let utf8 = Array(text.utf8)
      utf8.withUnsafeBufferPointer { buffer in
        var iterator = TokenIterator(buffer)
        while let token = iterator.next() {
          #expect(borders.contains(token.bytes.lowerBound), "\(text.debugDescription) at \(token.bytes)")
        }
      }
    }
  }
}

@Suite("Offsets of texts") struct LabeledTextOffsetsTests {
  @Test("in UTF-16 are those of Swift's own strings, and bytes come back from code points")
  func offsets() {
    for string in ["plain", "é𝒜b🦄c", "👩‍👩‍👧 日本", "🇩🇪🇫🇷x", "שלום 🦄"] {
      var text = LabeledText()
      text.replace(with: string.utf8)
      let scalars = Array(string.unicodeScalars)
      #expect(text.pointCount == scalars.count && text.string == string && text.isPlainJSON)
      for start in scalars.indices {
        for end in start + 1...scalars.count {
          func utf8(_ count: Int) -> Int { scalars[..<count].reduce(0) { $0 + String($1).utf8.count } }
          func utf16(_ count: Int) -> Int { scalars[..<count].reduce(0) { $0 + String($1).utf16.count } }
          text.spans = [EntitySpan(bytes: utf8(start)..<utf8(end), points: start..<end, label: 0)]
          #expect(text.utf16Ranges == [utf16(start)..<utf16(end)])
          #expect(text.bytes(of: start..<end) == utf8(start)..<utf8(end))
        }
      }
      #expect(text.bytes(of: 0..<scalars.count + 1) == nil && text.bytes(of: 1..<1) == nil)
    }
  }

  @Test(
    "a text knows whether JSON must escape it",
    arguments: [("a b", true), ("\"", false), ("\\", false), ("\n", false), ("", true)])
  func plain(_ string: String, _ isPlain: Bool) {
    var text = LabeledText()
    text.replace(with: string.utf8)
    #expect(text.isPlainJSON == isPlain)
  }
}
