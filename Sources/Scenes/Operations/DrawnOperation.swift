package import Labels
package import Specification

/// One change to a drawn picture, with every value resolved. It changes colours and never geometry, so labels stay true.
package typealias Effect = DrawnOperation

/// One item of a list of operations as it happens in a sample, with every value resolved.
package struct DrawnOperation: Sendable, Hashable {
  /// The operation, as the spec names it: `blur`.
  package var name: String
  package var arguments: OperationArguments
  /// Drawn by the site's stream: the seed of what is random from pixel to pixel.
  package var seed: UInt64

  package init(name: String, arguments: OperationArguments, seed: UInt64) {
    self.name = name
    self.arguments = arguments
    self.seed = seed
  }
}

/// The evaluated arguments of an operation, each as its key wants it.
package struct OperationArguments: Sendable, Hashable {
  package let members: [Datum.Member]

  package init(_ members: [Datum.Member]) { self.members = members }

  func datum(_ name: String) -> Datum? { members.first { $0.name == name }?.value }

  /// The number named `name`, or `fallback` where the spec gives none.
  package func number(_ name: String, default fallback: Double) -> Double {
    guard case .number(let number)? = datum(name) else { return fallback }
    return number
  }

  package func word(_ name: String, default fallback: String) -> String {
    guard case .text(let text)? = datum(name) else { return fallback }
    return text
  }

  package func flag(_ name: String, default fallback: Bool) -> Bool {
    guard case .boolean(let flag)? = datum(name) else { return fallback }
    return flag
  }

  package func color(_ name: String, default fallback: Color) -> Color {
    guard case .color(let color)? = datum(name) else { return fallback }
    return color
  }

  /// A list of points; empty where the spec gives none.
  package func points(_ name: String) -> [Point] {
    guard case .list(let items)? = datum(name) else { return [] }
    return items.compactMap { item in
      guard case .list(let pair) = item, pair.count == 2, case .number(let x) = pair[0], case .number(let y) = pair[1]
      else { return nil }
      return Point(x, y)
    }
  }

  /// A length; a share is of the box: of its width, its height or the smaller of both.
  func length(
    _ name: String, along axis: ShapeArguments.Axis, of box: Box, default fallback: Double = 0
  ) -> Double {
    guard let datum = datum(name), let length = Length(datum) else { return fallback }
    switch length {
    case .units(let number), .pixels(let number): return number
    case .share(let share): return share * box.extent(along: axis)
    }
  }

  /// Two lengths, across and down; nil where the spec gives none.
  func lengths(_ name: String, of box: Box) -> Point? {
    datum(name).flatMap { Point($0, in: Box(minX: 0, minY: 0, maxX: box.width, maxY: box.height)) }
  }

  /// A position; shares count from the box's left and top.
  func position(_ name: String, in box: Box) -> Point? { datum(name).flatMap { Point($0, in: box) } }

  /// A list of positions.
  func positions(_ name: String, in box: Box) -> [Point] {
    guard case .list(let items)? = datum(name) else { return [] }
    return items.compactMap { Point($0, in: box) }
  }
}
