import Randomness
import Specification

let punctuationEntry = NoiseEntry(
  "punctuation", "marks that are lost, doubled, or the wrong ones: straight quotes for curly ones, ';' for ','",
  example: "{punctuation: {rate: 0.2, mistakes: {lost: 1}}}",
  place: "a mark, but for those between two digits", rate: 0.1,
  keys: [
    .mistakes([
      Word("lost", "nothing (3)"), Word("doubled", "twice (1)"), Word("changed", "another mark (2)"),
    ])
  ]
) { arguments throws(NoiseFault) in
  Punctuation(mistakes: try arguments.mistakes([.markLost: 3, .markDoubled: 1, .markChanged: 2]))
}

/// Wrong punctuation. A mark between two digits is part of a number and stays.
struct Punctuation: NoiseOperation {
  let mistakes: Mistakes

  func findPlaces(in text: Span<UInt8>, into places: inout [Int]) {
    var byte = 0
    while byte < text.count {
      let end = text.end(at: byte)
      // All marks are below 0x80 or in the blocks of Latin-1 and general punctuation.
      let lead = text[byte]
      if lead < 0x40 || lead == 0xC2 || lead == 0xE2, Self.others(than: text.scalar(at: byte)) != nil,
        !isInNumber(byte, end, text)
      {
        places.append(byte)
      }
      byte = end
    }
  }

  private func isInNumber(_ byte: Int, _ end: Int, _ text: Span<UInt8>) -> Bool {
    text.scalar(before: byte)?.isASCIIDigit == true && text.scalarIfAny(at: end)?.isASCIIDigit == true
  }

  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool {
    let mark = text.scalar(at: byte)
    guard let others = Self.others(than: mark),
      let kind = mistakes.draw(from: &stream, where: { $0 != .markDoubled || mark.value != 0x2D })
    else { return false }
    walk.replacement.removeAll(keepingCapacity: true)
    switch kind {
    case .markDoubled:
      walk.replacement.append(scalar: mark)
      walk.replacement.append(scalar: mark)
    case .markChanged:
      walk.replacement.append(contentsOf: others[Int(stream.integer(below: UInt64(others.count)))].utf8)
    default: break
    }
    return walk.replace(byte..<text.end(at: byte), of: text, as: kind)
  }

  /// What is written for `mark` by mistake; nil if it is none of the marks.
  private static func others(than mark: Unicode.Scalar) -> [String]? {
    switch mark {
    case ".": [",", ";"]
    case ",": [";", "."]
    case ";": [",", ":"]
    case ":": [";", "."]
    case "!": [".", "?"]
    case "?": [".", "!"]
    case "-": ["–", "_"]
    case "–": ["-", "--"]
    case "—": ["-", "--", "–"]
    case "…": ["...", ".."]
    case "'": ["’", "`", "´"]
    case "’": ["'", "`", "´"]
    case "‘": ["'", "`"]
    case "\"": ["''", "“", "”"]
    case "“", "”": ["\"", "''"]
    case "„": ["\"", ",,"]
    case "«": ["\"", "<<"]
    case "»": ["\"", ">>"]
    case "¿": ["?"]
    case "¡": ["!"]
    default: nil
    }
  }
}
