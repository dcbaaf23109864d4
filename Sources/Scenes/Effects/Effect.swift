package import Labels
package import Specification

/// One change to a drawn picture, with every value resolved. It changes colours and never geometry, so labels stay true.
package struct Effect: Sendable, Hashable {
  /// The operation, as the spec names it: `blur`.
  package var name: String
  package var arguments: EffectArguments
  /// Drawn by the site's stream: the seed of what is random from pixel to pixel.
  package var seed: UInt64

  package init(name: String, arguments: EffectArguments, seed: UInt64) {
    self.name = name
    self.arguments = arguments
    self.seed = seed
  }
}

/// The evaluated arguments of an effect, each as its key wants it.
package struct EffectArguments: Sendable, Hashable {
  package let members: [Datum.Member]

  package init(_ members: [Datum.Member]) { self.members = members }

  private func datum(_ name: String) -> Datum? { members.first { $0.name == name }?.value }

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
}
