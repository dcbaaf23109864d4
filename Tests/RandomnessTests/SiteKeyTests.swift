import Randomness
import Testing

@Suite("A site's key") struct SiteKeyTests {
  @Test("differs for every path, also for prefixes, blanks and zeros")
  func distinctPaths() {
    var paths = ["", " ", "\0", "\0\0", "a", "b", "ab", "a\0", "scene.objects.car.paint", "scene.objects.car.paint "]
    for length in 1...40 { paths.append(String(repeating: "a.", count: length)) }
    for number in 0..<20_000 { paths.append("scene.objects.object\(number).rotate") }
    let keys = Set(paths.map { SiteKey(seed: 0, path: $0) })
    #expect(keys.count == paths.count)
  }

  @Test("differs for every seed, with no seed special")
  func distinctSeeds() {
    let seeds: [UInt64] = Array(0..<20_000) + (0..<64).map { ~0 >> $0 } + (15..<64).map { 1 << $0 }
    let keys = Set(seeds.map { SiteKey(seed: $0, path: "let.weather") })
    #expect(keys.count == Set(seeds).count)
  }

  @Test("has half its bits changed by any bit of seed or path")
  func avalanche() {
    var (changes, count) = ([Int](repeating: 0, count: 64), 0)
    func compare(_ a: SiteKey, _ b: SiteKey) {
      for bit in 0..<64 where (a.word ^ b.word) >> UInt64(bit) & 1 == 1 { changes[bit] += 1 }
      count += 1
    }
    for seed in 0..<200 as Range<UInt64> {
      let key = SiteKey(seed: seed, path: "scene.car")
      for bit in 0..<64 as Range<UInt64> { compare(key, SiteKey(seed: seed ^ 1 << bit, path: "scene.car")) }
      for path in ["scene.cas", "rcene.car", "scene.car.", "scene-car"] {
        compare(key, SiteKey(seed: seed, path: path))
      }
      for number in 0..<8 as Range<UInt64> { compare(key.folding(number), key.folding(number + 1)) }
    }
    // Five deviations of a fair coin.
    let tolerance = 5 * (Double(count) / 4).squareRoot()
    for bit in 0..<64 { #expect(abs(Double(changes[bit]) - Double(count) / 2) < tolerance, "bit \(bit)") }
  }

  @Test("folds numbers in, in order")
  func folding() {
    let key = SiteKey(seed: 1, path: "scene.car.wheel")
    let keys = [key] + (0..<1_000).map { key.folding($0) }
    #expect(Set(keys).count == keys.count)
    #expect(key.folding(1).folding(2) != key.folding(2).folding(1))
  }

  @Test("is what another implementation of its definition gives (Fixtures/keys.py)")
  func pinned() {
    #expect(SiteKey(seed: 0, path: "").word == 0xd56c_d614_d391_0c45)
    #expect(SiteKey(seed: 42, path: "scene.objects.shape.fill").word == 0x6c66_6742_321e_8019)
    #expect(SiteKey(seed: .max, path: "let.weather").word == 0x84f7_45ec_9556_6d65)
    #expect(SiteKey(seed: 7, path: "größe").word == 0x8d83_354a_1553_3654)
    #expect(SiteKey(seed: 42, path: "scene.objects.shape.fill").folding(3).word == 0x5124_3fe1_95cf_70e2)
  }
}
