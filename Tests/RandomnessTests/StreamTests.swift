import Randomness
import Testing

@Suite("A stream") struct StreamTests {
  private func make(_ index: UInt64 = 0, repeatNumber: UInt32 = 0) -> Randomness.Stream {
    Randomness.Stream(
      key: SiteKey(seed: 42, path: "scene.objects.shape.fill"), index: index, repeatNumber: repeatNumber)
  }

  @Test("gives the words that another implementation gives (Fixtures/keys.py)")
  func pinned() {
    var stream = make(5, repeatNumber: 2)
    let words: [UInt32] = [
      0x92cc_134d, 0xcc2b_26ea, 0x16bc_cddb, 0x85d3_d575, 0x2773_d9b5, 0x46c1_6883, 0x0e04_f963, 0xeb06_d7d5,
      0x88fa_2d1f, 0xd883_b83f, 0x79ab_8b58, 0x229b_c11c,
    ]
    for word in words { #expect(stream.next32() == word) }
  }

  @Test("gives the same word, walked to or asked for")
  func randomAccess() {
    for index in 0..<300 as Range<UInt64> {
      var walked = make(index)
      for _ in 0..<index { _ = walked.next32() }
      let asked = walked.word(at: index)
      #expect(walked.next32() == asked, "index \(index)")
      #expect(make(index).word(at: index) == asked)
    }
  }

  @Test("gives the same words where some of its blocks were made before")
  func blocks() {
    let key = SiteKey(seed: 42, path: "scene.objects.shape.fill")
    let keys = [UInt64](repeating: key.word, count: Philox.step)
    var words = [UInt64](repeating: 0, count: 3 * 2 * Philox.step)
    words.withUnsafeMutableBufferPointer { words in
      guard let start = words.baseAddress else { return }
      for block in 0..<3 {
        Philox.blocks(
          keys, first: 5, high: UInt64(block) << 32, count: Philox.step, into: start + block * 2 * Philox.step)
      }
      for count in 0...3 {
        var (stream, plain) = (make(7), make(7))
        for _ in 0..<20 {
          stream.refill(from: start + 4, count: count, stride: 2 * Philox.step)
          #expect(stream.next32() == plain.next32(), "\(count) blocks")
        }
        #expect(stream.blockCount == 5)
      }
    }
  }

  @Test("gives the same words by ones, twos and fours, from any place")
  func widths() {
    for skipped in 0..<9 {
      var (one, two, four) = (make(), make(), make())
      for _ in 0..<skipped { _ = (one.next32(), two.next32(), four.next32()) }
      for _ in 0..<5 {
        let words = (0..<4).map { _ in UInt128(one.next32()) }
        let wanted = words[0] | words[1] << 32 | words[2] << 64 | words[3] << 96
        let low = two.next64()
        #expect(UInt128(low) | UInt128(two.next64()) << 64 == wanted)
        #expect(four.bits128() == wanted)
      }
    }
  }

  @Test("shares no word with its neighbours in index, repeat, site or seed")
  func distinct() {
    var words = Set<UInt128>()
    for seed in 0..<4 as Range<UInt64> {
      for path in ["a", "b", "c"] {
        for index in 0..<20 as Range<UInt64> {
          for number in 0..<10 as Range<UInt32> {
            var stream = Randomness.Stream(
              key: SiteKey(seed: seed, path: path), index: index, repeatNumber: number)
            for _ in 0..<3 { words.insert(stream.bits128()) }
          }
        }
      }
    }
    #expect(words.count == 4 * 3 * 20 * 10 * 3)
  }

  @Test("is independent of its neighbours in seed, site, index, repeat and place")
  func independent() {
    let count = 20_000 as UInt64
    func units(_ draw: (UInt64) -> Randomness.Stream) -> [Double] {
      (0..<count).map {
        var stream = draw($0); return stream.unit()
      }
    }
    let (a, b) = (SiteKey(seed: 0, path: "objects.car.paint"), SiteKey(seed: 0, path: "objects.car.paint2"))
    let lists: [(String, [Double])] = [
      ("index", units { .init(key: a, index: $0) }),
      ("next index", units { .init(key: a, index: $0 + 1) }),
      ("site", units { .init(key: b, index: $0) }),
      ("repeat", units { .init(key: a, index: $0, repeatNumber: 1) }),
      ("fold", units { .init(key: a.folding(1), index: $0) }),
      ("seed", units { .init(key: SiteKey(seed: $0, path: "objects.car.paint"), index: 0) }),
      ("next seed", units { .init(key: SiteKey(seed: $0 + 1, path: "objects.car.paint"), index: 0) }),
      ("repeats", units { .init(key: a, index: 7, repeatNumber: UInt32($0)) }),
      ("folds", units { .init(key: a.folding($0), index: 7) }),
    ]
    for (position, (name, list)) in lists.enumerated() {
      #expect(kolmogorovSmirnov(list) { $0 } < 2.47, "\(name)")
      var counts = [Int](repeating: 0, count: 256)
      for pair in 0..<list.count / 2 { counts[Int(list[2 * pair] * 16) * 16 + Int(list[2 * pair + 1] * 16)] += 1 }
      expectEven(counts, "pairs of \(name)")
      for (other, values) in lists[..<position] {
        #expect(abs(correlation(list, values)) < 4.5, "\(name), \(other)")
      }
    }
  }

  @Test("has every bit set half of the time")
  func bits() {
    var stream = make()
    var counts = [Int](repeating: 0, count: 32)
    for _ in 0..<40_000 {
      let word = stream.next32()
      for bit in 0..<32 where word >> UInt32(bit) & 1 == 1 { counts[bit] += 1 }
    }
    for count in counts { #expect(abs(count - 20_000) < 450) }
  }

  @Test("gives units from 0 to below 1, and open ones without 0")
  func units() {
    var stream = make(1)
    var (least, greatest, sum) = (1.0, 0.0, 0.0)
    for _ in 0..<100_000 {
      let (unit, open) = (stream.unit(), stream.openUnit())
      #expect(unit >= 0 && unit < 1 && open > 0 && open < 1)
      least = min(least, unit)
      greatest = max(greatest, unit)
      sum += unit + open
    }
    #expect(least < 0.0001 && greatest > 0.9999)
    // Five deviations of the mean of 200,000 units.
    #expect(abs(sum / 200_000 - 0.5) < 5 * 0.2887 / 200_000.0.squareRoot())
  }

  @Test(
    "gives whole numbers below a bound without bias",
    arguments: [1, 2, 3, 7, 10, 100, 1 << 16, 3 << 30, 1 << 32, (1 << 32) + 1, 3 << 62, .max] as [UInt64])
  func integers(_ bound: UInt64) {
    var stream = make(bound)
    let bins = min(bound, 6)
    var counts = [Int](repeating: 0, count: Int(bins))
    var expected = [Double](repeating: 0, count: Int(bins))
    for bin in 0..<bins {
      let start = UInt64((UInt128(bound) * UInt128(bin) + UInt128(bins) - 1) / UInt128(bins))
      let end = UInt64((UInt128(bound) * UInt128(bin + 1) + UInt128(bins) - 1) / UInt128(bins))
      expected[Int(bin)] = 60_000 * (Double(end - start) / Double(bound))
    }
    for _ in 0..<60_000 {
      let number = stream.integer(below: bound)
      #expect(number < bound)
      counts[Int(UInt128(number) * UInt128(bins) / UInt128(bound))] += 1
    }
    if bins > 1 { #expect(chiSquare(counts, expected) < chiSquareLimit(Int(bins) - 1)) }
  }
}
