package import Labels

/// A shape's edge as lines and cubic Bézier curves, in the shape's own coordinates or in pixels.
package struct Outline: Sendable, Hashable {
  package enum Element: Sendable, Hashable {
    case move(Point)
    case line(Point)
    case cubic(Point, Point, Point)
    case close
  }

  package enum FillRule: String, Sendable { case nonzero, evenOdd = "even_odd" }

  package var elements: [Element]
  package var fillRule: FillRule

  package init(_ elements: [Element] = [], fillRule: FillRule = .nonzero) {
    self.elements = elements
    self.fillRule = fillRule
  }

  package func mapped(by map: Affine) -> Outline {
    Outline(
      elements.map { element in
        switch element {
        case .move(let p): .move(map(p))
        case .line(let p): .line(map(p))
        case .cubic(let a, let b, let c): .cubic(map(a), map(b), map(c))
        case .close: .close
        }
      }, fillRule: fillRule)
  }
}
