import Bytes
import Labels
import Testing

@Suite("A mask") struct MaskTests {
  /// 3 rows x 4 columns, ones at x, y in {1, 2}: the handbook's example, checked there with pycocotools.
  let example = Mask(size: PixelSize(width: 4, height: 3), counts: [4, 2, 1, 2, 3])

  struct KnownText: Sendable, CustomTestStringConvertible {
    var text: String
    var size: PixelSize
    var counts: [UInt32]
    var testDescription: String { text }
  }

  @Test(
    "has the compressed counts of pycocotools",
    arguments: [
      KnownText(text: "42102", size: PixelSize(width: 4, height: 3), counts: [4, 2, 1, 2, 3]),
      KnownText(text: "04", size: PixelSize(width: 2, height: 2), counts: [0, 4]),
      KnownText(text: "4", size: PixelSize(width: 2, height: 2), counts: [4]),
      // The rest were made with pycocotools.mask.frPyObjects: negative differences, many groups, the largest picture.
      KnownText(text: "le0[91", size: PixelSize(width: 1_000, height: 1), counts: [700, 299, 1]),
      KnownText(text: "31n00", size: PixelSize(width: 7, height: 5), counts: [3, 1, 30, 1]),
      KnownText(text: "01V10", size: PixelSize(width: 1, height: 40), counts: [0, 1, 38, 1]),
      KnownText(text: "obj11", size: PixelSize(width: 300, height: 200), counts: [59_999, 1]),
      KnownText(
        text: "1P``gn5n__XQ2Q`_XQJ", size: PixelSize(width: 16_384, height: 16_384),
        counts: [1, 200_000_000, 68_435_454, 1]),
      KnownText(text: "?`0a0?4", size: PixelSize(width: 10, height: 10), counts: [15, 16, 17, 31, 21]),
    ])
  func knownText(_ known: KnownText) throws {
    let mask = Mask(size: known.size, counts: known.counts)
    #expect(String(decoding: mask.compressedCounts, as: UTF8.self) == known.text)
    #expect(try Mask(size: known.size, compressed: known.text.utf8) == mask)
  }

  @Test("doubles the backslashes of its compressed counts in JSON, and nothing else")
  func backslash() {
    // A first count of 12 + 32 k has the group 12 | 32 = 44, byte 92.
    let mask = Mask(size: PixelSize(width: 100, height: 1), counts: [44, 56])
    #expect(mask.compressedCounts.contains(UInt8(ascii: "\\")))
    var writer = ByteWriter()
    writer.append(compressedCountsOf: mask)
    let plain = String(decoding: mask.compressedCounts, as: UTF8.self)
    let escaped = plain.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"\(escaped)\"")
  }

  @Test("measures area and tight box")
  func measures() {
    #expect(example.area == 4)
    #expect(example.tightBox == Box(minX: 1, minY: 1, maxX: 3, maxY: 3))
    let none = Mask(size: PixelSize(width: 2, height: 2), counts: [4])
    #expect(none.area == 0 && none.isEmpty && none.tightBox == nil)
    let all = Mask(size: PixelSize(width: 3, height: 2), counts: [0, 6])
    #expect(all.area == 6 && !all.isEmpty)
    #expect(all.tightBox == Box(minX: 0, minY: 0, maxX: 3, maxY: 2))
    // One run from the last row of a column to the first of the next touches top and bottom.
    let wrapped = Mask(size: PixelSize(width: 3, height: 4), counts: [3, 2, 7])
    #expect(wrapped.tightBox == Box(minX: 0, minY: 0, maxX: 2, maxY: 4))
    let nothing = Mask(size: PixelSize(width: 0, height: 5), counts: [0])
    #expect(nothing.area == 0 && nothing.tightBox == nil && nothing.bitmap.isEmpty)
  }

  @Test("agrees with bitmaps in everything, on random pictures")
  func bitmaps() throws {
    var random = TestRandom(seed: 11)
    for round in 0..<300 {
      let size = PixelSize(width: 1 + random.below(9), height: 1 + random.below(9))
      let (a, b) = (random.bitmap(size), random.bitmap(size))
      let (one, other) = (Mask(size: size, rows: a), Mask(size: size, rows: b))
      #expect(one.bitmap == a, "round \(round)")
      #expect(Mask.isCanonical(one.counts, for: size))
      #expect(one.area == a.count { $0 == 1 })
      #expect(one.tightBox == slowBox(a, size), "round \(round)")
      let both = zip(a, b)
      #expect(one.union(other) == Mask(size: size, rows: both.map { $0 | $1 }))
      #expect(one.intersection(other) == Mask(size: size, rows: both.map { $0 & $1 }))
      #expect(one.subtracting(other) == Mask(size: size, rows: both.map { $0 & ~$1 }))
      let common = both.count { $0 & $1 == 1 }
      let all = both.count { $0 | $1 == 1 }
      #expect(one.intersectionArea(other) == common)
      #expect(one.intersectionOverUnion(other) == (all == 0 ? 1 : Double(common) / Double(all)))
      #expect(try Mask(size: size, compressed: one.compressedCounts) == one)
      #expect(try Mask(size: size, reading: one.counts.map { Int($0) }) == one)
      var places: [Int] = []
      one.forEachRun { places += $0 }
      #expect(places == (0..<size.area).filter { a[($0 % size.height) * size.width + $0 / size.height] == 1 })
    }
  }

  @Test("tells canonical counts from others")
  func canonical() {
    let size = PixelSize(width: 2, height: 3)
    #expect(Mask.isCanonical([6], for: size))
    #expect(Mask.isCanonical([0, 6], for: size))
    #expect(Mask.isCanonical([1, 2, 3], for: size))
    for bad: [UInt32] in [[], [5], [7], [0], [6, 0], [1, 0, 5], [0, 0, 6], [2, 2]] {
      #expect(!Mask.isCanonical(bad, for: size), "\(bad)")
    }
    #expect(!Mask.isCanonical([0], for: PixelSize(width: -1, height: 3)))
    #expect(Mask.isCanonical([0], for: PixelSize(width: 0, height: 3)))
  }

  @Test("reads counts with empty runs as the canonical mask")
  func emptyRuns() throws {
    let size = PixelSize(width: 2, height: 3)
    #expect(try Mask(size: size, reading: [1, 1, 0, 2, 2, 0]).counts == [1, 3, 2])
    #expect(try Mask(size: size, reading: [6, 0]).counts == [6])
    #expect(try Mask(size: size, reading: [0, 0, 0, 6]).counts == [0, 6])
    #expect(try Mask(size: size, reading: [2, 0, 1, 3]).counts == [3, 3])
  }

  @Test("refuses what is no mask")
  func refusals() {
    let size = PixelSize(width: 2, height: 3)
    #expect(throws: MaskError.badSum(5, area: 6)) { try Mask(size: size, reading: [1, 4]) }
    #expect(throws: MaskError.badSum(7, area: 6)) { try Mask(size: size, reading: [1, 6]) }
    #expect(throws: MaskError.badSum(0, area: 6)) { try Mask(size: size, reading: []) }
    #expect(throws: MaskError.badCount(at: 1)) { try Mask(size: size, reading: [1, -1, 6]) }
    #expect(throws: MaskError.badCount(at: 0)) { try Mask(size: size, reading: [.max, .max]) }
    #expect(throws: MaskError.badSize(width: -1, height: 3)) {
      try Mask(size: PixelSize(width: -1, height: 3), reading: [0])
    }
    #expect(throws: MaskError.badSize(width: .max, height: .max)) {
      try Mask(size: PixelSize(width: .max, height: .max), compressed: "0".utf8)
    }
    #expect(throws: MaskError.badText(at: 1)) { try Mask(size: size, compressed: "4/".utf8) }
    #expect(throws: MaskError.badText(at: 0)) { try Mask(size: size, compressed: "p".utf8) }
    // More is announced, but the text ends.
    #expect(throws: MaskError.badText(at: 2)) { try Mask(size: size, compressed: "4P".utf8) }
    // A number without end.
    #expect(throws: MaskError.badText(at: 7)) { try Mask(size: size, compressed: "PPPPPPPPPPPP".utf8) }
    // -1 as a count.
    #expect(throws: MaskError.badCount(at: 0)) { try Mask(size: size, compressed: "O".utf8) }
  }

  @Test("never traps on random text")
  func hostileText() {
    var random = TestRandom(seed: 5)
    for _ in 0..<20_000 {
      let text = (0..<random.below(12)).map { _ in UInt8(40 + random.below(80)) }
      let size = PixelSize(width: random.below(5), height: random.below(5))
      if let mask = try? Mask(size: size, compressed: text) { #expect(Mask.isCanonical(mask.counts, for: size)) }
    }
  }

  private func slowBox(_ bitmap: [UInt8], _ size: PixelSize) -> Box? {
    let inside = bitmap.indices.filter { bitmap[$0] == 1 }.map { ($0 % size.width, $0 / size.width) }
    guard let left = inside.map(\.0).min(), let right = inside.map(\.0).max(), let top = inside.map(\.1).min(),
      let bottom = inside.map(\.1).max()
    else { return nil }
    return Box(minX: Double(left), minY: Double(top), maxX: Double(right + 1), maxY: Double(bottom + 1))
  }
}
