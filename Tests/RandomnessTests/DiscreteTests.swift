import Randomness
import Testing

@Suite("Discrete distributions") struct DiscreteTests {
  @Test("integers reach both ends of any range")
  func integers() throws {
    var stream = stream("integers")
    let die = try UniformInteger(1, 6)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[die.draw(from: &stream) - 1] += 1 }
    expectEven(counts, "die")
    #expect(try UniformInteger(-7, -7).draw(from: &stream) == -7)
    let whole = try UniformInteger(.min, .max)
    var halves = [0, 0]
    for _ in 0..<20_000 { halves[whole.draw(from: &stream) < 0 ? 0 : 1] += 1 }
    expectEven(halves, "signs")
    #expect(whole.quantile(0.5) == 0)
    #expect(whole.quantile(1 - 0x1p-53) > Int.max - 2_048)
    #expect((1..<6).map { die.quantile(Double($0) / 6 + 0.01) } == [2, 3, 4, 5, 6])
    let inside = try UniformInteger(1, 6).within(2.5...4.2)
    #expect(Set((0..<100).map { _ in inside.draw(from: &stream) }) == [3, 4])
    #expect(throws: DistributionError.windowUnreachable(low: 2.5, high: 2.6, probability: 0)) {
      try die.within(2.5...2.6)
    }
    #expect(throws: DistributionError.integersNotOrdered(low: 2, high: 1)) { try UniformInteger(2, 1) }
  }

  @Test("chances of 0 and 1 are certain, others are met")
  func chances() throws {
    var stream = stream("chances")
    let (never, always, seldom) = (try Chance(0), try Chance(1), try Chance(0.03))
    var count = 0
    for _ in 0..<100_000 {
      #expect(!never.draw(from: &stream) && always.draw(from: &stream))
      if seldom.draw(from: &stream) { count += 1 }
    }
    #expect(abs(count - 3_000) < 250)
    #expect(throws: DistributionError.chanceOutOfRange(1.5)) { try Chance(1.5) }
    #expect(throws: DistributionError.self) { try Chance(.nan) }
  }

  @Test("counts at the ends of their parameters are certain")
  func certainCounts() throws {
    var stream = stream("certain")
    for _ in 0..<100 {
      #expect(try Poisson(mean: 0).draw(from: &stream) == 0)
      #expect(try Binomial(trials: 9, chance: 0).draw(from: &stream) == 0)
      #expect(try Binomial(trials: 9, chance: 1).draw(from: &stream) == 9)
      #expect(try Binomial(trials: 0, chance: 0.5).draw(from: &stream) == 0)
      #expect(try Poisson(mean: 0).within(0...5).draw(from: &stream) == 0)
      #expect(try Binomial(trials: 9, chance: 1).within(2...20).draw(from: &stream) == 9)
      #expect(try Binomial(trials: 9, chance: 0).within(0...3).draw(from: &stream) == 0)
      #expect(try Poisson(mean: 1e-9).within(1...9).draw(from: &stream) == 1)
    }
    #expect(throws: DistributionError.meanOutOfRange(-1, limit: 1e9)) { try Poisson(mean: -1) }
    #expect(throws: DistributionError.trialsOutOfRange(-1, limit: 1_000_000_000)) {
      try Binomial(trials: -1, chance: 0.5)
    }
    #expect(throws: DistributionError.chanceOutOfRange(-0.5)) { try Binomial(trials: 1, chance: -0.5) }
    #expect(throws: DistributionError.windowUnreachable(low: 1.2, high: 1.8, probability: 0)) {
      try Poisson(mean: 3).within(1.2...1.8)
    }
    #expect(throws: DistributionError.windowUnreachable(low: 0, high: 8, probability: 0)) {
      try Binomial(trials: 9, chance: 1).within(0...8)
    }
    #expect(throws: DistributionError.windowUnreachable(low: 1, high: 8, probability: 0)) {
      try Poisson(mean: 0).within(1...8)
    }
  }

  @Test(
    "weights are met, and 0 is never drawn",
    arguments: [
      [1], [3, 1], [0, 1, 0], [1, 1, 1, 1, 1, 1, 1], [5, 0, 3, 0.001, 1, 0], [1e300, 2e300, 1e-300, 1e300],
      [0.1, 0.2, 0.3, 0.4], Array(repeating: 0.3, count: 10) + [0],
    ] as [[Double]])
  func weights(_ weights: [Double]) throws {
    let weighted = try Weighted(weights)
    var stream = stream("weights \(weights)")
    var (counts, walked) = (weights.map { _ in 0 }, weights.map { _ in 0 })
    let count = 100_000
    for _ in 0..<count {
      counts[weighted.draw(from: &stream)] += 1
      walked[try Weighted.index(byWeight: weights, from: &stream)] += 1
    }
    let total = weights.reduce(0) { $0 + $1 / 1e300 }
    let expected = weights.map { Double(count) * ($0 / 1e300) / total }
    for found in [counts, walked] {
      for (index, weight) in weights.enumerated() where weight == 0 { #expect(found[index] == 0) }
      let kept = weights.indices.filter { expected[$0] >= 5 }
      if kept.count > 1 {
        #expect(chiSquare(kept.map { found[$0] }, kept.map { expected[$0] }) < chiSquareLimit(kept.count - 1))
      }
    }
  }

  @Test("many weights cost no bias")
  func manyWeights() throws {
    let weighted = try Weighted((0..<1_000).map { Double($0 % 10) })
    var stream = stream("many weights")
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<100_000 { counts[weighted.draw(from: &stream) % 10] += 1 }
    #expect(counts[0] == 0)
    #expect(chiSquare(Array(counts[1...]), (1...9).map { 100_000 * Double($0) / 45 }) < chiSquareLimit(8))
  }

  @Test("wrong weights are errors with their place")
  func wrongWeights() {
    var stream = stream("wrong")
    #expect(throws: DistributionError.nothingToChoose) { try Weighted([]) }
    #expect(throws: DistributionError.weightsAllZero) { try Weighted([0, 0]) }
    #expect(throws: DistributionError.weightInvalid(-1, at: 1)) { try Weighted([1, -1]) }
    #expect(throws: DistributionError.weightInvalid(.infinity, at: 0)) {
      try Weighted.index(byWeight: [.infinity], from: &stream)
    }
    #expect(throws: DistributionError.nothingToChoose) { try Choice(count: 0) }
    #expect(throws: DistributionError.nothingToChoose) { try Empirical([Int]()) }
  }

  @Test("choices and empirical values are even")
  func choices() throws {
    var stream = stream("choices")
    let (choice, empirical) = (try Choice(count: 5), try Empirical(["a", "b", "c"]))
    var (counts, texts) = ([Int](repeating: 0, count: 5), ["a": 0, "b": 0, "c": 0])
    for _ in 0..<50_000 {
      counts[choice.draw(from: &stream)] += 1
      texts[empirical.draw(from: &stream), default: 0] += 1
    }
    expectEven(counts, "choice")
    expectEven(Array(texts.values), "empirical")
    #expect([0.1, 0.3, 0.5, 0.7, 0.9].map(choice.quantile) == [0, 1, 2, 3, 4])
    #expect(try Empirical([1.5, 2.5]).quantile(0.75) == 2.5)
  }

  @Test("mixtures mix by weight")
  func mixtures() throws {
    let mixture = try Mixture([
      (weight: 3, distribution: try Uniform(0, 1)), (weight: 1, distribution: try Normal(mean: 100, deviation: 1)),
    ])
    var stream = stream("mixture")
    let values = (0..<40_000).map { _ in mixture.draw(from: &stream) }
    #expect(abs(values.filter { $0 > 50 }.count - 10_000) < 450)
    let constants = Mixture<Int>.self
    #expect(throws: DistributionError.nothingToChoose) { try constants.init([]) }
  }

  @Test("picks are distinct, and every order is as likely")
  func picks() throws {
    var stream = stream("picks")
    let pick = try Pick(2, of: 5)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<40_000 {
      let picked = pick.draw(from: &stream)
      #expect(picked.count == 2 && picked[0] != picked[1])
      counts[picked, default: 0] += 1
    }
    #expect(counts.count == 20)
    expectEven(Array(counts.values), "pairs")
    #expect(try Pick(0, of: 0).draw(from: &stream).isEmpty)
    #expect(try Pick(7, of: 7).draw(from: &stream).sorted() == Array(0..<7))
    #expect(throws: DistributionError.pickOutOfRange(count: 3, of: 2)) { try Pick(3, of: 2) }
    #expect(throws: DistributionError.pickOutOfRange(count: -1, of: 2)) { try Pick(-1, of: 2) }
  }

  @Test("picks from very many things are distinct, inside and even")
  func manyThings() throws {
    var stream = stream("many things")
    let things = 1_000_000_000_000
    var counts = [Int](repeating: 0, count: 20)
    for _ in 0..<2_000 {
      let picked = try Pick(10, of: things).draw(from: &stream)
      #expect(Set(picked).count == 10 && picked.allSatisfy { (0..<things).contains($0) })
      for thing in picked { counts[thing / (things / 20)] += 1 }
    }
    expectEven(counts, "twentieths")
  }
}
