import Labels

/// What every pixel of the picture shows of the scene, where a camera bends it: the camera's way back, looked up at the
/// corners of cells and even between them.
///
/// Colours alone are found this way; shapes and labels go through the camera point by point. Cells have 8, 4 or 2 pixels
/// a side: half of the largest at which the way back is even to within four times `tolerance` of a pixel (of the scene's
/// or the picture's, whichever is larger) at the middles of the cell and its sides, which are corners then, and to within
/// the tolerance off its middle, where a wave that crosses its chord in the middle is farthest from it. Tiles of 16 pixels are made as they are asked for.
///
/// A gradient over 640 x 480 takes 2.5 ms through perspective and barrel together (120 million pixels a second on one core),
/// of which the looking up of corners is the larger part.
final class BackwardMesh {
  /// How far from its place a colour may come.
  static let tolerance = 0.05
  private static let side = 16

  private struct Tile {
    /// Pixels a side of its cells; 0 if the tile isn't made yet.
    var cell = 0
    /// Where its nodes begin.
    var first = 0
  }

  private let size: PixelSize
  private let source: (Point) -> Point
  private var tiles: [Tile]
  private let columns: Int
  /// Rows of nodes of one tile after the other.
  private var nodes: [Point] = []

  /// `source` tells the point of the scene that is seen at a place of the picture.
  init(_ size: PixelSize, source: @escaping (Point) -> Point) {
    self.size = size
    self.source = source
    columns = (size.width + BackwardMesh.side - 1) / BackwardMesh.side
    tiles = Array(
      repeating: Tile(), count: columns * ((size.height + BackwardMesh.side - 1) / BackwardMesh.side))
  }

  /// Cuts `count` pixels of row `y`, from column `x` on, into runs; `body` also gets the column at which each begins.
  @inline(__always)
  func forEachRun(x: Int, y: Int, count: Int, _ body: (PaintRun, Int) -> Void) {
    let row = y / BackwardMesh.side
    var column = x
    while column < x + count {
      let number = row * columns + column / BackwardMesh.side
      if tiles[number].cell == 0 { make(number) }
      let tile = tiles[number]
      let left = column - column % tile.cell
      let end = min(left + tile.cell, x + count)
      body(run(in: tile, left: left, x: column, y: y, count: end - column), column)
      column = end
    }
  }

  private func run(in tile: Tile, left: Int, x: Int, y: Int, count: Int) -> PaintRun {
    let cell = tile.cell
    let across = left % BackwardMesh.side / cell
    let (line, rest) = (y % BackwardMesh.side / cell, y % cell)
    let stride = BackwardMesh.side / cell + 1
    let place = tile.first + line * stride + across
    let (a, b, c, d) = (nodes[place], nodes[place + 1], nodes[place + stride], nodes[place + stride + 1])
    let scale = 1 / Double(cell)
    let share = (Double(rest) + 0.5) * scale
    let from = a + (c - a) * share
    let step = (b + (d - b) * share - from) * scale
    return PaintRun(
      start: from + step * (Double(x - left) + 0.5), step: step, down: ((c - a) + (d - b)) * (0.5 * scale),
      count: count)
  }

  // MARK: making tiles

  private func make(_ number: Int) {
    let side = BackwardMesh.side
    let (left, top) = (Double(number % columns * side), Double(number / columns * side))
    func node(_ x: Int, _ y: Int) -> Point { source(Point(left + Double(x), top + Double(y))) }
    var cell = side
    var grid = [node(0, 0), node(side, 0), node(0, side), node(side, side)]
    while cell > 2 {
      let finer = refined(grid, cell: cell, node)
      let isDone = isEven(grid, finer, cell: cell) && isEvenOffMiddle(finer, cell: cell, node)
      (grid, cell) = (finer, cell / 2)
      if isDone { break }
    }
    tiles[number] = Tile(cell: cell, first: nodes.count)
    nodes += grid
  }

  /// The nodes of cells of half the side.
  private func refined(_ grid: [Point], cell: Int, _ node: (Int, Int) -> Point) -> [Point] {
    let stride = BackwardMesh.side / cell + 1
    let finer = 2 * stride - 1
    return (0..<finer * finer).map { place in
      let (x, y) = (place % finer, place / finer)
      return x % 2 == 0 && y % 2 == 0 ? grid[y / 2 * stride + x / 2] : node(x * cell / 2, y * cell / 2)
    }
  }

  /// Whether the nodes of half cells lie where whole cells have them.
  private func isEven(_ grid: [Point], _ finer: [Point], cell: Int) -> Bool {
    let stride = BackwardMesh.side / cell + 1
    let width = 2 * stride - 1
    for y in 0..<width {
      for x in 0..<width where x % 2 == 1 || y % 2 == 1 {
        let (x0, y0) = (x / 2, y / 2)
        let (x1, y1) = ((x + 1) / 2, (y + 1) / 2)
        let (a, b) = (grid[y0 * stride + x0], grid[y0 * stride + x1])
        let (c, d) = (grid[y1 * stride + x0], grid[y1 * stride + x1])
        let off = (a + b + c + d) * 0.25 - finer[y * width + x]
        let span = max((b - c).length, (d - a).length)
        // Half cells will be used, whose miss is a quarter. A comparison that also fails for what is no number.
        guard off.length <= 4 * BackwardMesh.tolerance * max(1, span / Double(cell)) else { return false }
      }
    }
    return true
  }

  /// Whether the middle of the first half cell of each whole one lies where the half cell has it.
  private func isEvenOffMiddle(_ finer: [Point], cell: Int, _ node: (Int, Int) -> Point) -> Bool {
    let cells = BackwardMesh.side / cell
    let width = 2 * cells + 1
    for y in 0..<cells {
      for x in 0..<cells {
        let place = 2 * y * width + 2 * x
        let (a, b, c, d) = (finer[place], finer[place + 1], finer[place + width], finer[place + width + 1])
        let off = (a + b + c + d) * 0.25 - node(x * cell + cell / 4, y * cell + cell / 4)
        let span = max((b - c).length, (d - a).length) * 2
        guard off.length <= BackwardMesh.tolerance * max(1, span / Double(cell)) else { return false }
      }
    }
    return true
  }
}
