import Randomness
import Testing

@Suite("A keyed permutation") struct PermutationTests {
  @Test("has every number once, and its inverse undoes it, for every count up to 300")
  func bijective() {
    for count in 0...300 as ClosedRange<UInt64> {
      for key in 0..<3 as Range<UInt64> {
        let permutation = Permutation(count: count, key: SiteKey(seed: key, path: "permutation"))
        var seen = [Bool](repeating: false, count: Int(count))
        for position in 0..<count {
          let number = permutation[position]
          #expect(number < count && !seen[Int(number)], "count \(count), position \(position)")
          seen[Int(number)] = true
          #expect(permutation.inverse(of: number) == position)
        }
      }
    }
  }

  @Test(
    "undoes itself and stays inside for large counts",
    arguments: [1_000, 4_097, 1_000_003, 1 << 32, 1 << 32 + 1, 1 << 63, (1 << 63) + 1, .max] as [UInt64])
  func large(_ count: UInt64) {
    let permutation = Permutation(count: count, key: SiteKey(seed: 1, path: "large"))
    let wide = WidePermutation(count: UInt128(count), key: SiteKey(seed: 1, path: "large"))
    var stream = stream("positions", count)
    for edge in [0, 1, count / 2, count - 2, count - 1] + (0..<500).map({ _ in stream.integer(below: count) }) {
      let number = permutation[edge]
      #expect(number < count)
      #expect(permutation.inverse(of: number) == edge)
      #expect(wide[UInt128(edge)] == UInt128(number), "the wide one gives the same")
    }
  }

  @Test(
    "undoes itself beyond 64 bits",
    arguments: [1 << 64, (1 << 64) + 1, 1 << 100, (1 << 127) + 5, .max] as [UInt128])
  func wide(_ count: UInt128) {
    let permutation = WidePermutation(count: count, key: SiteKey(seed: 1, path: "wide"))
    var stream = stream("positions")
    for position in [0, 1, count - 1] + (0..<500).map({ _ in stream.bits128() % count }) {
      let number = permutation[position]
      #expect(number < count)
      #expect(permutation.inverse(of: number) == position)
    }
  }

  @Test("has the same numbers all at once, for every count up to 256")
  func all() {
    for count in 0...256 as ClosedRange<UInt64> {
      let permutation = Permutation(count: count, key: SiteKey(seed: count, path: "all"))
      #expect(permutation.all().map(UInt64.init) == (0..<count).map { permutation[$0] }, "count \(count)")
    }
  }

  @Test("puts the same numbers in place of many positions", arguments: [1, 2, 100, 300_000, 1 << 40 + 1] as [UInt64])
  func many(_ count: UInt64) {
    let permutation = Permutation(count: count, key: SiteKey(seed: 5, path: "many"))
    var stream = stream("positions", count)
    for size in [0, 1, 2, 64, 333] {
      let positions = (0..<size).map { _ in stream.integer(below: count) }
      var numbers = positions
      numbers.withUnsafeMutableBufferPointer { permutation.replace($0) }
      #expect(numbers == positions.map { permutation[$0] })
    }
  }

  @Test("has all orders of few numbers equally often over the keys", arguments: 2...6 as ClosedRange<UInt64>)
  func orders(_ count: UInt64) {
    var counts: [[UInt64]: Int] = [:]
    let orders = (1...Int(count)).reduce(1, *)
    for key in 0..<UInt64(orders * 100 + 10_000) {
      let permutation = Permutation(count: count, key: SiteKey(word: key))
      counts[(0..<count).map { permutation[$0] }, default: 0] += 1
    }
    #expect(counts.count == orders)
    expectEven(Array(counts.values), "orders of \(count)")
  }

  @Test("has all pairs of numbers at two places equally often", arguments: [7, 10, 16, 33, 100] as [UInt64])
  func pairs(_ count: UInt64) {
    var counts = [Int](repeating: 0, count: Int(count * count))
    for key in 0..<(count * count * 30) {
      let permutation = Permutation(count: count, key: SiteKey(word: key))
      counts[Int(permutation[0] * count + permutation[count - 1])] += 1
    }
    let unequal = counts.indices.filter { $0 / Int(count) != $0 % Int(count) }
    expectEven(unequal.map { counts[$0] }, "pairs of \(count)")
  }

  @Test("spreads neighbours evenly over a large range")
  func spread() {
    let permutation = Permutation(count: 1_000_000_007, key: SiteKey(seed: 2, path: "spread"))
    var counts = [Int](repeating: 0, count: 100)
    for position in 0..<100_000 as Range<UInt64> { counts[Int(permutation[position] / 10_000_001)] += 1 }
    expectEven(counts, "spread")
  }
}
