import Labels

/// A part that is to be arranged: its box in coordinates of its own, and the room that it wants around it.
struct ArrangedPart {
  var box: Box
  var margin = Sides()
  /// The line that its letters stand on; nil for what has no text.
  var baseline: Double?

  var width: Double { box.width + margin.width }
  var height: Double { box.height + margin.height }
  /// From the top of its margin down to the line that it stands on: its own bottom, where it has no text.
  var ascent: Double { margin.top + (baseline ?? box.maxY) - box.minY }
}

/// What an arrangement is asked for: sizes are those of the room for parts, without padding.
struct ArrangementRequest {
  enum Horizontal: String { case left, center, right, justify }
  enum Vertical: String { case top, center, bottom, baseline, justify }

  var gapX = 0.0
  var gapY = 0.0
  var width: Double?
  var height: Double?
  var align = Horizontal.left
  var vertical = Vertical.top
}

/// Where parts go: by how much each has to move, and the size of the whole, whose top left corner is (0, 0).
struct Arrangement {
  var moves: [Point]
  var width: Double
  var height: Double
  /// The line that the first row stands on.
  var baseline: Double?
  /// The parts that found no room.
  var leftOver: [Int] = []

  /// Parts below each other.
  static func column(_ parts: [ArrangedPart], _ request: ArrangementRequest) -> Arrangement {
    let content = sum(parts.map(\.height), gap: request.gapY)
    let width = request.width ?? widest(parts)
    let height = request.height ?? content
    let (start, gap) = spread(
      request.vertical == .justify, share(request.vertical), room: height - content, gap: request.gapY, parts.count)
    var moves: [Point] = []
    var top = start
    for part in parts {
      let left = share(request.align) * (width - part.width)
      moves.append(move(part, left, top))
      top += part.height + gap
    }
    let baseline = parts.first.flatMap { part in part.baseline.map { $0 + moves[0].y } }
    return Arrangement(moves: moves, width: width, height: height, baseline: baseline)
  }

  /// Parts beside each other.
  static func row(_ parts: [ArrangedPart], _ request: ArrangementRequest) -> Arrangement {
    let content = sum(parts.map(\.width), gap: request.gapX)
    let width = request.width ?? content
    let line = parts.map(\.ascent).max() ?? 0
    let isOnLine = request.vertical == .baseline
    let needed = isOnLine ? line + (parts.map { $0.height - $0.ascent }.max() ?? 0) : highest(parts)
    let height = request.height ?? needed
    let (start, gap) = spread(
      request.align == .justify, share(request.align), room: width - content, gap: request.gapX, parts.count)
    var moves: [Point] = []
    var left = start
    for part in parts {
      let top = isOnLine ? line - part.ascent : share(request.vertical) * (height - part.height)
      moves.append(move(part, left, top))
      left += part.width + gap
    }
    let known = zip(parts, moves).lazy.compactMap { part, move in part.baseline.map { $0 + move.y } }.first
    return Arrangement(moves: moves, width: width, height: height, baseline: known)
  }

  /// Parts in rows of `columns`, each in the middle of its cell unless `request` says otherwise.
  static func grid(
    _ parts: [ArrangedPart], _ request: ArrangementRequest, columns: Int, cell: (width: Double, height: Double)?
  ) -> Arrangement {
    let rows = (parts.count + columns - 1) / columns
    var widths = Array(repeating: cell?.width ?? 0, count: min(columns, max(parts.count, 1)))
    var heights = Array(repeating: cell?.height ?? 0, count: rows)
    if cell == nil {
      for (number, part) in parts.enumerated() {
        widths[number % columns] = max(widths[number % columns], part.width)
        heights[number / columns] = max(heights[number / columns], part.height)
      }
    }
    let (lefts, right) = starts(widths, gap: request.gapX)
    let (tops, bottom) = starts(heights, gap: request.gapY)
    let moves = parts.enumerated().map { number, part in
      let (column, row) = (number % columns, number / columns)
      return move(
        part, lefts[column] + share(request.align) * (widths[column] - part.width),
        tops[row] + share(request.vertical) * (heights[row] - part.height))
    }
    return Arrangement(moves: moves, width: request.width ?? right, height: request.height ?? bottom)
  }

  /// Parts on top of each other.
  static func stack(_ parts: [ArrangedPart], _ request: ArrangementRequest) -> Arrangement {
    let width = request.width ?? widest(parts)
    let height = request.height ?? highest(parts)
    let moves = parts.map {
      move($0, share(request.align) * (width - $0.width), share(request.vertical) * (height - $0.height))
    }
    return Arrangement(moves: moves, width: width, height: height)
  }

  // MARK: helpers

  /// Where the first part begins and how far apart parts are, in `room` that they leave.
  private static func spread(
    _ isJustified: Bool, _ share: Double, room: Double, gap: Double, _ count: Int
  ) -> (start: Double, gap: Double) {
    guard isJustified else { return (share * room, gap) }
    guard count > 1, room > 0 else { return (0, gap) }
    return (0, gap + room / Double(count - 1))
  }

  private static func starts(_ sizes: [Double], gap: Double) -> (starts: [Double], end: Double) {
    var starts: [Double] = []
    var place = 0.0
    for size in sizes {
      starts.append(place)
      place += size + gap
    }
    return (starts, sizes.isEmpty ? 0 : place - gap)
  }

  static func move(_ part: ArrangedPart, _ left: Double, _ top: Double) -> Point {
    Point(left + part.margin.left - part.box.minX, top + part.margin.top - part.box.minY)
  }

  private static func share(_ word: ArrangementRequest.Horizontal) -> Double {
    switch word {
    case .left, .justify: 0
    case .center: 0.5
    case .right: 1
    }
  }

  private static func share(_ word: ArrangementRequest.Vertical) -> Double {
    switch word {
    case .top, .justify: 0
    case .center: 0.5
    case .bottom, .baseline: 1
    }
  }

  private static func sum(_ sizes: [Double], gap: Double) -> Double {
    sizes.reduce(0, +) + gap * Double(max(0, sizes.count - 1))
  }

  private static func widest(_ parts: [ArrangedPart]) -> Double { parts.map(\.width).max() ?? 0 }
  private static func highest(_ parts: [ArrangedPart]) -> Double { parts.map(\.height).max() ?? 0 }
}
