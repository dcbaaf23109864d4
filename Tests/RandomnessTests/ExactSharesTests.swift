import Randomness
import Testing

@Suite("Exact shares") struct ExactSharesTests {
  private func counts(_ shares: ExactShares, _ indices: Range<UInt64>, parts: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: parts)
    for index in indices { counts[shares.part(of: index)] += 1 }
    return counts
  }

  @Test(
    "of whole percentages hold in every full hundred, in whatever unit they are written",
    arguments: [
      ([80, 10, 10], [80, 10, 10]), ([8, 1, 1], [80, 10, 10]), ([0.8, 0.1, 0.1], [80, 10, 10]), ([1], [100]),
      ([0, 3, 0, 7], [0, 30, 0, 70]), ([1e300, 1e300], [50, 50]), ([99, 1], [99, 1]), ([0.7, 0.2, 0.1], [70, 20, 10]),
    ] as [([Double], [Int])])
  func whole(_ shares: [Double], _ wanted: [Int]) throws {
    for seed in 0..<5 as Range<UInt64> {
      let exact = try ExactShares(shares: shares, key: SiteKey(seed: seed, path: "split"))
      for block in [0, 1, 2, 3, 17, 99_999, 1 << 50] as [UInt64] {
        #expect(counts(exact, block * 100..<(block + 1) * 100, parts: shares.count) == wanted, "block \(block)")
      }
    }
  }

  @Test("with one decimal hold in every full thousand, and never miss by a whole one in a hundred")
  func oneDecimal() throws {
    let exact = try ExactShares(shares: [62.5, 30.2, 7.3], key: SiteKey(seed: 3, path: "split"))
    for thousand in 0..<20 as Range<UInt64> {
      #expect(counts(exact, thousand * 1_000..<(thousand + 1) * 1_000, parts: 3) == [625, 302, 73])
    }
    for block in 0..<100 as Range<UInt64> {
      let found = counts(exact, block * 100..<(block + 1) * 100, parts: 3)
      #expect([62, 63].contains(found[0]) && [30, 31].contains(found[1]) && [7, 8].contains(found[2]))
    }
  }

  @Test("with two decimals hold in every full ten thousand")
  func twoDecimals() throws {
    let exact = try ExactShares(shares: [33.33, 33.34, 33.25, 0.08], key: SiteKey(seed: 3, path: "split"))
    for part in 0..<3 as Range<UInt64> {
      #expect(counts(exact, part * 10_000..<(part + 1) * 10_000, parts: 4) == [3_333, 3_334, 3_325, 8])
    }
  }

  @Test("that no decimal expresses are right in the long run, within two indices")
  func thirds() throws {
    for weights in [[1, 1, 1], [1, 2, 4], [3, 3, 1, 6]] as [[Double]] {
      let exact = try ExactShares(shares: weights, key: SiteKey(seed: 4, path: "split"))
      let total = weights.reduce(0, +)
      let found = counts(exact, 0..<100_000, parts: weights.count)
      for (count, weight) in zip(found, weights) { #expect(abs(Double(count) - 100_000 * weight / total) < 2.5) }
    }
  }

  @Test(
    "are counted as they would be one by one",
    arguments: [[80, 10, 10], [1, 1, 1], [62.5, 30.2, 7.3], [1], [0, 3, 0, 7]] as [[Double]])
  func counted(_ shares: [Double]) throws {
    let exact = try ExactShares(shares: shares, key: SiteKey(seed: 6, path: "split"))
    for count in [0, 1, 99, 100, 101, 12_345] as [UInt64] {
      #expect(
        exact.counts(below: count).map(Int.init) == counts(exact, 0..<count, parts: shares.count), "below \(count)")
    }
  }

  @Test("are counted at once, however many there are")
  func vast() throws {
    let count: UInt64 = 1_000_000_000_000
    let tenths = try ExactShares(shares: [80, 10, 10], key: SiteKey(seed: 6, path: "split"))
    #expect(tenths.counts(below: count) == [count / 10 * 8, count / 10, count / 10])
    let found = try ExactShares(shares: [1, 1, 1], key: SiteKey(seed: 6, path: "split")).counts(below: count + 7)
    #expect(found.reduce(0, +) == count + 7)
    for part in found { #expect(abs(Double(part) * 3 / Double(count) - 1) < 1e-6) }
    #expect(tenths.counts(below: .max).reduce(0, +) == .max)
  }

  @Test("stand anywhere in a block, differently in each")
  func places() throws {
    let exact = try ExactShares(shares: [90, 10], key: SiteKey(seed: 5, path: "split"))
    var places = [Int](repeating: 0, count: 100)
    for index in 0..<300_000 as Range<UInt64> where exact.part(of: index) == 1 { places[Int(index % 100)] += 1 }
    // Ten of a hundred without repetition vary less than independent draws would.
    let value = chiSquare(places, places.map { _ in 300 })
    #expect(value < chiSquareLimit(99))
    #expect(value > 30)
  }

  @Test("differ for another key, and not for another count of samples")
  func keys() throws {
    let one = try ExactShares(shares: [50, 50], key: SiteKey(seed: 0, path: "split"))
    let two = try ExactShares(shares: [50, 50], key: SiteKey(seed: 1, path: "split"))
    let same = (0..<10_000).filter { one.part(of: $0) == two.part(of: $0) }.count
    #expect(abs(same - 5_000) < 300)
  }

  @Test("that cannot be are errors with the number")
  func errors() {
    let key = SiteKey(word: 1)
    #expect(throws: DistributionError.nothingToChoose) { try ExactShares(shares: [], key: key) }
    #expect(throws: DistributionError.weightsAllZero) { try ExactShares(shares: [0, 0], key: key) }
    #expect(throws: DistributionError.shareInvalid(-1, at: 1)) { try ExactShares(shares: [2, -1], key: key) }
    #expect(throws: DistributionError.shareInvalid(.infinity, at: 0)) { try ExactShares(shares: [.infinity], key: key) }
  }

  @Test(
    "counts the first blocks as walking through them does",
    arguments: [
      [80, 20], [1, 1, 1], [63.1468, 36.8532], [0.001, 99.999], [33.3, 33.3, 33.4], [13204, 7706], [5, 0, 2],
    ])
  func placesInBlocks(_ shares: [Double]) throws {
    let parts = try ExactShares(shares: shares, key: SiteKey(seed: 3, path: "split"))
    var walked = [UInt64](repeating: 0, count: shares.count)
    for block in 0..<3_000 as Range<UInt64> {
      if block % 7 == 0 || block > 2_990 { #expect(parts.exactCounts(inBlocks: block) == walked, "block \(block)") }
      for index in (block * 100)..<(block * 100 + 100) { walked[parts.part(of: index)] += 1 }
    }
    let vast = parts.exactCounts(inBlocks: 10_000_000_000)
    #expect(vast.reduce(0, +) == 1_000_000_000_000)
  }
}
