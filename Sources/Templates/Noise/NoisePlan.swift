package import Labels
import Elementary
package import Randomness
package import Specification

/// What a template's `noise` does to its texts: operations, one after the other, each on what the one before left.
package struct NoisePlan: Sendable {
  /// One operation with its amount.
  package struct Step: Sendable {
    /// What tells it from the others: part of its site.
    package let name: String
    package let key: SiteKey
    let operation: any NoiseOperation
    let amount: NoiseAmount
    /// The share of texts that it is done to.
    let chance: Double
    let scope: NoiseScope
  }

  package let steps: [Step]

  /// The steps of a template's `noise:`. Nil if something is wrong with it; then it is recorded.
  ///
  /// `place` is that of the key, with its path; `reader` knows the locale.
  package init?(_ node: Node, reader: SpecReader, place: Place) {
    guard let steps = NoiseForm(reader).steps(node, at: place) else { return nil }
    self.steps = steps
  }

  /// Makes `text` noisy: its bytes, counts and spans. What was done is left in `desk`.
  ///
  /// The same for the same index and number, whatever was done before. Texts of one sample need numbers of their own.
  package func apply(
    to text: inout LabeledText, index: UInt64, repeatNumber: UInt32 = 0, at desk: inout NoiseDesk
  ) {
    desk.begin(text, steps: steps.count)
    for (number, step) in steps.enumerated() {
      var stream = Stream(key: step.key, index: index, repeatNumber: repeatNumber)
      if step.chance < 1, stream.unit() >= step.chance { continue }
      desk.run(step, number: number, on: &text, drawingFrom: &stream)
    }
    desk.end(&text)
  }
}

/// How many places are changed.
enum NoiseAmount: Sendable, Hashable {
  /// Each by itself with one probability.
  case rate(Gaps)
  /// The same, with a probability that is drawn for each text, evenly between two.
  case rates(Double, Double)
  /// So many, or all if there are fewer; each choice of places equally likely.
  case edits(Int)
}

/// Which part of the text is meant.
enum NoiseScope: String, Sendable, Hashable, CaseIterable {
  case anywhere
  /// In entity spans only.
  case spans
  /// Outside of all of them.
  case outside
}

/// What one step did to one text.
package struct NoiseCount: Sendable, Hashable {
  /// How many places there were.
  package var places = 0
  /// How many of them were drawn. At a rate, this is binomial over the places.
  package var drawn = 0
  /// How many of these were changed. The others overlap another, or would have spoiled a span or a character.
  package var changed = 0

  package init() {}

  package static func += (sum: inout NoiseCount, count: NoiseCount) {
    sum.places += count.places
    sum.drawn += count.drawn
    sum.changed += count.changed
  }
}

/// Distances between places that are each drawn with the same probability: no draw for those between.
struct Gaps: Sendable, Hashable {
  /// 1 / log(1 - rate); nil where each place is drawn.
  private let scale: Double?
  private let isNone: Bool

  init(rate: Double) {
    isNone = rate <= 0
    scale = rate < 1 ? 1 / Elementary.log1p(-rate) : nil
  }

  /// How many places are passed before the next: geometric, by inverse transform. Takes two words, or none at 0 and 1.
  func draw(from stream: inout Stream) -> Int {
    if isNone { return 1 << 60 }
    guard let scale else { return 0 }
    return Int(min(Elementary.log(stream.openUnit()) * scale, 0x1p60))
  }
}
