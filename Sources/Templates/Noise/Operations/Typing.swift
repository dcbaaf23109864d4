import Randomness
import Specification

let typingEntry = NoiseEntry(
  "typing", "fingers that miss: wrong, lost, doubled, swapped and additional letters",
  example: "{typing: {rate: 0.03, keyboard: qwertz}}",
  place: "a letter or digit that has a key", rate: 0.02,
  keys: [
    KeyKind(
      "keyboard", .word(Keyboard.all.map { Word($0.name, $0.summary) }), "whose keys are neighbours",
      fallback: "that of the locale"),
    .mistakes(
      [
        Word("neighbour", "a key beside it (4)"), Word("omission", "nothing (2)"), Word("doubling", "twice (1)"),
        Word("swap", "it and the next, in the wrong order (2)"),
        Word("insertion", "it and a key beside it (1)"),
      ]),
  ]
) { arguments throws(NoiseFault) in
  let keyboard = arguments.word("keyboard").flatMap(Keyboard.named) ?? Keyboard.of(arguments.language)
  return Typing(
    keyboard: keyboard,
    mistakes: try arguments.mistakes([.neighbour: 4, .omission: 2, .doubling: 1, .swap: 2, .insertion: 1]))
}

/// Typing errors. Letters that have no key of their own (`é` in Spain) are never mistyped.
struct Typing: NoiseOperation {
  let keyboard: Keyboard
  let mistakes: Mistakes

  func findPlaces(in text: Span<UInt8>, into places: inout [Int]) {
    var byte = 0
    while byte < text.count {
      let lead = text[byte]
      if lead < 0x80 {
        if isLetterOrDigit(lead) { places.append(byte) }
        byte += 1
      } else {
        // Keys make letters below 0x180, which have two bytes.
        if lead < 0xC6, !keyboard.neighbours(of: text.scalar(at: byte)).isEmpty { places.append(byte) }
        byte = text.end(at: byte)
      }
    }
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool {
    let (end, letter) = (text.end(at: byte), text.scalar(at: byte))
    let next = text.scalarIfAny(at: end)
    let neighbours = keyboard.neighbours(of: letter)
    let isLast = next?.isTyped != true
    let kind = mistakes.draw(from: &stream) { kind in
      switch kind {
      case .neighbour, .insertion: !neighbours.isEmpty
      case .swap: !isLast && next != letter
      // A word of one letter would leave two blanks behind.
      case .omission: !isLast || text.scalar(before: byte)?.isTyped == true
      default: true
      }
    }
    guard let kind else { return false }
    walk.replacement.removeAll(keepingCapacity: true)
    var behind = end
    switch kind {
    case .neighbour: walk.replacement.append(scalar: drawn(neighbours, from: &stream))
    case .doubling:
      walk.replacement.append(scalar: letter)
      walk.replacement.append(scalar: letter)
    case .swap:
      if let next { walk.replacement.append(scalar: next) }
      walk.replacement.append(scalar: letter)
      behind = text.end(at: end)
    case .insertion:
      let isBefore = stream.next32() & 1 == 0
      let other = drawn(neighbours, from: &stream)
      walk.replacement.append(scalar: isBefore ? other : letter)
      walk.replacement.append(scalar: isBefore ? letter : other)
    default: break
    }
    return walk.replace(byte..<behind, of: text, as: kind)
  }

  private func drawn(_ letters: [Unicode.Scalar], from stream: inout Stream) -> Unicode.Scalar {
    letters[Int(stream.integer(below: UInt64(letters.count)))]
  }
}

extension Unicode.Scalar {
  fileprivate var isTyped: Bool { isOfWord || isASCIIDigit }
}
