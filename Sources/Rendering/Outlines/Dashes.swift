import Labels

/// Cuts lines into dashes; a dash goes on around corners, and on a closed line from its end into its start.
struct Dashes {
  /// So many pieces at most: a pattern far finer than a pixel is a mistake and would only cost time.
  static let limit = 200_000

  private let lengths: [Double]
  private let shortest: Double

  /// Dash, gap, dash …; an odd number of lengths is repeated once, as in SVG.
  ///
  /// Nil, for an unbroken line, if there is none, one is negative or not finite, or their sum is 0. Steps up to
  /// `shortest` have no direction of their own.
  init?(_ lengths: [Double], shortest: Double) {
    guard lengths.allSatisfy({ $0 >= 0 && $0.isFinite }), lengths.contains(where: { $0 > 0 }) else { return nil }
    self.lengths = lengths.count % 2 == 0 ? lengths : lengths + lengths
    self.shortest = shortest
  }

  /// - Throws: `tooManyDashes`.
  func cut(_ lines: [Polyline], site: String) throws(RenderingError) -> [Polyline] {
    var pieces: [Polyline] = []
    let period = lengths.reduce(0, +)
    var total = 0.0
    for line in lines {
      total += length(of: line) / period * Double(lengths.count)
      // Also true of a length that is not a number.
      guard total <= Double(Dashes.limit) else { throw .tooManyDashes(site: site, limit: Dashes.limit) }
      pieces += cut(line)
    }
    return pieces
  }

  private func length(of line: Polyline) -> Double {
    var sum = 0.0
    for (a, b) in zip(line.points, line.points.dropFirst()) { sum += (b - a).length }
    if line.isClosed, let first = line.points.first, let last = line.points.last { sum += (first - last).length }
    return sum
  }

  private func cut(_ line: Polyline) -> [Polyline] {
    guard line.count > 1, let first = line.points.first else { return [line] }
    var points = line.points
    var isSmooth = line.isSmooth
    if line.isClosed {
      points.append(first)
      isSmooth.append(isSmooth[0])
    }
    var walk = Walk(lengths: lengths, shortest: shortest, from: first)
    for i in 1..<points.count { walk.step(from: points[i - 1], to: points[i], isSmooth: isSmooth[i]) }
    return walk.finished(closing: line)
  }
}

/// The state of one walk along a line.
private struct Walk {
  let lengths: [Double]
  let shortest: Double
  var pieces: [Polyline] = []
  /// The dash under the pen, if it is down.
  var dash: Polyline?
  var number = 0
  /// What is left of the present dash or gap.
  var rest: Double

  init(lengths: [Double], shortest: Double, from start: Point) {
    self.lengths = lengths
    self.shortest = shortest
    rest = lengths[0]
    dash = Polyline()
    dash?.append(start, isSmooth: false)
  }

  mutating func step(from a: Point, to b: Point, isSmooth: Bool) {
    let length = (b - a).length
    let direction = (b - a).unit
    var done = 0.0
    while length - done > rest {
      done += rest
      change(at: a + direction * done, along: direction)
    }
    rest -= length - done
    extend(to: b, isSmooth: isSmooth)
  }

  private mutating func extend(to point: Point, isSmooth: Bool) {
    guard let last = dash?.points.last, (point - last).length > shortest else { return }
    dash?.append(point, isSmooth: isSmooth)
  }

  /// Lifts the pen or puts it down.
  private mutating func change(at point: Point, along direction: Point) {
    extend(to: point, isSmooth: false)
    if var ended = dash {
      ended.direction = direction
      pieces.append(ended)
      dash = nil
    } else {
      dash = Polyline()
      dash?.append(point, isSmooth: false)
    }
    number = (number + 1) % lengths.count
    rest = lengths[number]
  }

  mutating func finished(closing line: Polyline) -> [Polyline] {
    guard let last = dash else { return pieces }
    if line.isClosed, pieces.isEmpty { return [line] }
    if line.isClosed, let first = pieces.first {
      // The walk began pen down: its last dash and its first are one.
      pieces[0] = last
      for (point, smooth) in zip(first.points, first.isSmooth).dropFirst() { pieces[0].append(point, isSmooth: smooth) }
      pieces[0].isSmooth[last.count - 1] = line.isSmooth[0]
    } else if last.count > 1 {
      pieces.append(last)
    }
    return pieces
  }
}
