import Diagnostics
package import Randomness

/// What an item may have wherever one is picked of several, beside what it stands for.
package let pickKeys: [KeyKind] = [
  KeyKind("weight", .number(.nonNegative), "how often it is picked, against the others", fallback: "1"),
  KeyKind("when", .boolean, "whether it is in the draw", fallback: "always"),
  KeyKind("name", .text, "what paths and factors call it", fallback: "the value itself, or its position"),
]

/// One of several, by weight: `choice`, `one_of` and their kin.
package struct Pick: Sendable {
  package struct Item: Sendable {
    /// The item's key: its name, class or scalar, else its position.
    package let key: String
    /// Nil for 1.
    package let weight: Value?
    /// Nil for always; an item whose condition is false is out of the draw.
    package let when: Value?

    package init(key: String, weight: Value?, when: Value?) {
      self.key = key
      self.weight = weight
      self.when = when
    }
  }

  package let items: [Item]
  package let site: Site
  /// The table for weights that are the same for every sample.
  private let table: Weighted?

  /// - Throws: the table's error if all weights are known and none is positive, or one is negative.
  package init(_ items: [Item], at site: Site) throws(DistributionError) {
    self.items = items
    self.site = site
    var weights: [Double] = []
    for item in items where item.when == nil {
      guard let weight = item.weight else {
        weights.append(1)
        continue
      }
      guard case .number(let number)? = weight.constant else { break }
      weights.append(number)
    }
    table = weights.count == items.count ? try Weighted(weights) : nil
  }

  /// The number of the picked item, whose key becomes a factor. One draw of the site's stream.
  package func draw(in frame: Frame) throws(EvaluationError) -> Int {
    let choice = try pick(in: frame)
    frame.sample.factors.record(.text(items[choice].key), at: site, frame.numbers)
    return choice
  }

  /// The same without a factor, for those whose item has a value to tell.
  func pick(in frame: Frame) throws(EvaluationError) -> Int {
    var stream = frame.stream(for: site)
    if let table { return table.draw(from: &stream) }
    return try weighed(in: frame, &stream)
  }

  private func weighed(in frame: Frame, _ stream: inout Stream) throws(EvaluationError) -> Int {
    var weights: [Double] = []
    weights.reserveCapacity(items.count)
    for item in items {
      if let when = item.when, try when.evaluate(in: frame) != .boolean(true) {
        weights.append(0)
      } else if let weight = item.weight, case .number(let number) = try weight.evaluate(in: frame) {
        weights.append(number)
      } else {
        weights.append(1)
      }
    }
    do throws(DistributionError) {
      return try Weighted.index(byWeight: weights, from: &stream)
    } catch {
      throw EvaluationError("nothing is left to pick from: every 'when' is false or every weight 0", at: site.range)
    }
  }
}
