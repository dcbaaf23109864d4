import Labels

extension Arrangement {
  /// Parts close together in a strip, each as high up as it fits and then as far left: the highest first, then the widest,
  /// then in their order.
  ///
  /// The skyline heuristic (Burke, Kendall and Whitwell, 2004). What is wider than the strip, or would reach below `height`,
  /// is left over.
  static func pack(_ parts: [ArrangedPart], width: Double, height: Double?, gap: Double) -> Arrangement {
    let order = parts.indices.sorted {
      (-parts[$0].height, -parts[$0].width, $0) < (-parts[$1].height, -parts[$1].width, $1)
    }
    var skyline = Skyline(width: width + gap)
    var moves = Array(repeating: Point(0, 0), count: parts.count)
    var leftOver: [Int] = []
    var bottom = 0.0
    for number in order {
      let part = parts[number]
      // Each part takes the gap at its right and below with it.
      guard let place = skyline.lowest(width: part.width + gap),
        height.map({ place.y + part.height <= $0 + 1e-9 }) ?? true
      else {
        leftOver.append(number)
        continue
      }
      skyline.raise(from: place.x, by: part.width + gap, to: place.y + part.height + gap)
      moves[number] = move(part, place.x, place.y)
      bottom = max(bottom, place.y + part.height)
    }
    for number in leftOver { moves[number] = move(parts[number], 0, bottom) }
    return Arrangement(moves: moves, width: width, height: height ?? bottom, leftOver: leftOver.sorted())
  }
}

/// How far down a strip is filled, from left to right.
private struct Skyline {
  private struct Step {
    var x: Double
    var width: Double
    var y: Double
  }

  private var steps: [Step]
  private let width: Double

  init(width: Double) {
    self.width = width
    steps = [Step(x: 0, width: width, y: 0)]
  }

  /// The uppermost place for something of `width`, the left one of several; nil if it is wider than the strip.
  func lowest(width: Double) -> Point? {
    var best: Point?
    for start in steps.indices {
      let x = steps[start].x
      guard x + width <= self.width + 1e-9 else { break }
      var y = 0.0
      for step in steps[start...] where step.x < x + width - 1e-9 { y = max(y, step.y) }
      if best.map({ y < $0.y }) ?? true { best = Point(x, y) }
    }
    return best
  }

  mutating func raise(from x: Double, by width: Double, to y: Double) {
    let end = x + width
    var new: [Step] = []
    for step in steps {
      if step.x < x { new.append(step) }
      // A place always begins where a step does.
      if step.x == x { new.append(Step(x: x, width: width, y: y)) }
      let stepEnd = step.x + step.width
      if step.x >= x, stepEnd > end + 1e-9 {
        let from = max(step.x, end)
        new.append(Step(x: from, width: stepEnd - from, y: step.y))
      }
    }
    steps = new
  }
}
