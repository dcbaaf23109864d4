import Elementary
import Testing

/// libm's own errors add to ours, so the distances here are those of both.
@Suite("libm") struct LibmTests {
  @Test("is within one ulp more than our bound, on any range", arguments: Function.all)
  func agrees(_ function: Function) {
    guard let libm = function.libm else { return }
    var numbers = Numbers(seed: 1)
    for _ in 0..<20_000 {
      for x in [numbers.uniform(-1, 1), numbers.uniform(-30, 30), numbers.spread(-60, 9), numbers.any()] {
        // Below 0 the terms of the reflection may cancel; `reflection` has the bound.
        if function.name == "logGamma", x < 0 { continue }
        let (ours, theirs) = (function.ours(x), libm(x))
        let bound = function.name == "erfc" ? 4 : function.bound + 1
        if ulps(from: ours, to: theirs) > bound { Issue.record("\(function.name)(\(x)) is \(ours), not \(theirs)") }
      }
    }
  }

  @Test("agrees on functions of two numbers", arguments: BinaryFunction.all)
  func agreesOnTwo(_ function: BinaryFunction) {
    var numbers = Numbers(seed: 2)
    for _ in 0..<20_000 {
      let pairs = [
        (numbers.uniform(-4, 4), numbers.uniform(-4, 4)), (numbers.uniform(0, 20), numbers.uniform(-30, 30)),
        (numbers.spread(-300, 300), numbers.spread(-9, 9)), (1 + numbers.spread(-50, -2), numbers.spread(-10, 60)),
        (numbers.any(), numbers.any()), (numbers.any(), numbers.spread(-3, 3)),
      ]
      for (a, b) in pairs {
        let (ours, theirs) = (function.ours(a, b), function.libm(a, b))
        if ulps(from: ours, to: theirs) > 1 { Issue.record("\(function.name)(\(a), \(b)) is \(ours), not \(theirs)") }
      }
    }
  }

  @Test("has the same special values", arguments: Function.all)
  func specials(_ function: Function) {
    guard let libm = function.libm else { return }
    for x in specialValues {
      if function.name == "logGamma", x < 0, x != x.rounded() { continue }
      let (ours, theirs) = (function.ours(x), libm(x))
      #expect(ulps(from: ours, to: theirs) <= function.bound + 1, "\(function.name)(\(x)) is \(ours), not \(theirs)")
    }
  }

  @Test("has the same special values of two numbers", arguments: BinaryFunction.all)
  func specialsOfTwo(_ function: BinaryFunction) {
    for a in specialValues {
      for b in specialValues {
        let (ours, theirs) = (function.ours(a, b), function.libm(a, b))
        #expect(ulps(from: ours, to: theirs) <= 1, "\(function.name)(\(a), \(b)) is \(ours), not \(theirs)")
      }
    }
  }
}

/// Zeros, the ends of every range, whole numbers, and the neighbours of places where a function changes its ways.
private let specialValues: [Double] = {
  let sizes: [Double] = [
    0, .leastNonzeroMagnitude, 0x1p-1030, .leastNormalMagnitude, 0x1p-70, 0x1p-54, 0x1p-27, 0.25, 0.5, 0.6875, 0.75,
    0.84375, 1 - 0x1p-53, 1, 1 + 0x1p-52, 1.25, 1.375, 1.5, 2, 2.5, 3, .pi / 4, .pi / 2, .pi, 4, 5, 7, 8, 22, 28, 40,
    64,
    709, 709.782712893384, 709.78271289338409, 745, 745.1332191019412, 746, 1022, 1023, 1024, 1074, 1075, 1076, 0x1p20,
    0x1.8p20, 0x1p31, 0x1p52, 0x1p53 - 1, 0x1p53, 0x1p53 + 2, 0x1p63, 0x1p65, 0x1p66, 0x1p500, 0x1p1000,
    .greatestFiniteMagnitude, .infinity,
  ]
  return sizes.flatMap { [$0, -$0, $0.nextUp, $0.nextDown] } + [.nan]
}()
