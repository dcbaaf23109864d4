import Randomness
import Specification

let spacesEntry = NoiseEntry(
  "spaces", "blanks that are lost, doubled, or of an odd kind", example: "{spaces: {rate: 0.05, mistakes: {lost: 1}}}",
  place: "a single blank", rate: 0.05,
  keys: [
    .mistakes([
      Word("lost", "nothing (2)"), Word("doubled", "two (2)"),
      Word("changed", "an unbreakable, thin, narrow or wide one (1)"),
    ])
  ]
) { arguments throws(NoiseFault) in
  Spaces(mistakes: try arguments.mistakes([.blankLost: 2, .blankDoubled: 2, .blankChanged: 1]))
}

/// Wrong white space. Tabs and line breaks are neither touched nor made: many formats give them a meaning.
struct Spaces: NoiseOperation {
  let mistakes: Mistakes
  /// The no-break space, the narrow one, the thin space and the em space.
  private static let odd: [Unicode.Scalar] = ["\u{A0}", "\u{202F}", "\u{2009}", "\u{2003}"]

  func findPlaces(in text: Span<UInt8>, into places: inout [Int]) {
    for byte in 0..<text.count where text[byte] == UInt8(ascii: " ") {
      guard let before = text.scalar(before: byte), let behind = text.scalarIfAny(at: byte + 1), !before.isWhite,
        !behind.isWhite
      else { continue }
      places.append(byte)
    }
  }

  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool {
    guard let kind = mistakes.draw(from: &stream, where: { _ in true }) else { return false }
    walk.replacement.removeAll(keepingCapacity: true)
    switch kind {
    case .blankDoubled: walk.replacement += [UInt8(ascii: " "), UInt8(ascii: " ")]
    case .blankChanged:
      walk.replacement.append(scalar: Self.odd[Int(stream.integer(below: UInt64(Self.odd.count)))])
    default: break
    }
    return walk.replace(byte..<(byte + 1), of: text, as: kind)
  }
}
