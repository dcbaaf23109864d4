import Randomness
import Specification

let casingEntry = NoiseEntry(
  "casing", "capitals and small letters that are wrong, by Unicode's full tables: 'ß' becomes 'SS'",
  example: "{casing: {to: upper, rate: 0.1}}",
  place: "a word, or letter, that would change", rate: 1,
  keys: [
    KeyKind(
      "to",
      .word([
        Word("lower", "small letters"), Word("upper", "capitals"),
        Word("title", "a capital at the beginning of a word"),
        Word("swap", "capitals for small letters and small letters for capitals"),
      ]), "what is written", fallback: "lower"),
    KeyKind("of", .word([Word("word", "whole words"), Word("letter", "single letters")]), "a place", fallback: "word"),
  ]
) { arguments throws(NoiseFault) in
  let to = arguments.word("to").flatMap(Casing.Case.init(rawValue:)) ?? .lower
  guard to != .title || arguments.word("of") != "letter" else {
    throw NoiseFault("'title' is about words: leave 'of' out")
  }
  return Casing(to: to, isOfLetters: arguments.word("of") == "letter")
}

/// Case, as a stuck key or a careless writer leaves it. The same in every language: `i` and `I` belong together.
///
/// A word is made of letters, their marks and digits, with apostrophes inside.
struct Casing: NoiseOperation {
  enum Case: String { case lower, upper, title, swap }
  let to: Case
  let isOfLetters: Bool

  func findPlaces(in text: Span<UInt8>, into places: inout [Int]) {
    var word = Word(in: text, from: 0)
    while let current = word {
      if isOfLetters {
        var byte = current.start
        while byte < current.end {
          if change(of: text, at: byte, in: current) != nil { places.append(byte) }
          byte = text.end(at: byte)
        }
      } else if changes(current, of: text) {
        places.append(current.start)
      }
      word = Word(in: text, from: current.end)
    }
  }

  private func changes(_ word: Word, of text: Span<UInt8>) -> Bool {
    var byte = word.start
    while byte < word.end {
      if change(of: text, at: byte, in: word) != nil { return true }
      byte = text.end(at: byte)
    }
    return false
  }

  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool {
    let wanted = isOfLetters ? Word(around: byte, in: text) : Word(in: text, from: byte)
    guard let word = wanted else { return false }
    var isChanged = false
    var letter = byte
    let end = isOfLetters ? text.end(at: byte) : word.end
    while letter < end {
      // Letters that change one after the other are one edit, as far as no span begins or ends between them.
      let start = letter
      walk.replacement.removeAll(keepingCapacity: true)
      while letter < end, letter == start || !walk.isEdge(letter), let new = change(of: text, at: letter, in: word) {
        switch new {
        case .byte(let new): walk.replacement.append(new)
        case .text(let new): walk.replacement.append(contentsOf: new.utf8)
        }
        letter = text.end(at: letter)
      }
      if letter > start {
        if walk.replace(start..<letter, of: text, as: .casing) { isChanged = true }
      } else {
        letter = text.end(at: letter)
      }
    }
    return isChanged
  }

  /// What a letter becomes.
  private enum Change {
    case byte(UInt8)
    case text(String)
  }

  /// What the letter at `byte` becomes; nil if it stays.
  private func change(of text: Span<UInt8>, at byte: Int, in word: Word) -> Change? {
    let lead = text[byte]
    guard lead < 0x80 else { return wideChange(of: text, at: byte, in: word) }
    let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(lead)
    guard isCapital || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lead) else { return nil }
    let isWrong =
      switch to {
      case .upper: !isCapital
      case .lower: isCapital
      case .title: !isCapital && byte == word.start
      case .swap: true
      }
    return isWrong ? .byte(lead ^ 0x20) : nil
  }

  private func wideChange(of text: Span<UInt8>, at byte: Int, in word: Word) -> Change? {
    let letter = text.scalar(at: byte)
    let properties = letter.properties
    let new: String
    switch to {
    case .upper: new = properties.uppercaseMapping
    case .lower: new = small(letter, at: byte, in: word, of: text)
    case .title:
      guard byte == word.start else { return nil }
      new = properties.titlecaseMapping
    case .swap:
      guard properties.isLowercase || properties.isUppercase else { return nil }
      new = properties.isLowercase ? properties.uppercaseMapping : small(letter, at: byte, in: word, of: text)
    }
    return new.unicodeScalars.elementsEqual(CollectionOfOne(letter)) ? nil : .text(new)
  }

  /// A capital sigma at the end of a word becomes the final one.
  private func small(_ letter: Unicode.Scalar, at byte: Int, in word: Word, of text: Span<UInt8>) -> String {
    guard letter == "Σ" else { return letter.properties.lowercaseMapping }
    return byte > word.start && text.end(at: byte) == word.end ? "ς" : "σ"
  }

  /// A word of the text, or for single letters the letters and marks around one.
  private struct Word {
    var start: Int
    var end: Int

    /// The first word from `byte` on, which lies in none.
    init?(in text: Span<UInt8>, from byte: Int) {
      start = byte
      while start < text.count, !text.scalar(at: start).isOfCasedWord { start = text.end(at: start) }
      guard start < text.count else { return nil }
      end = start
      while let letter = text.scalarIfAny(at: end) {
        let behind = text.end(at: end)
        if letter == "'" || letter == "’" {
          guard text.scalarIfAny(at: behind)?.isOfCasedWord == true else { break }
        } else if !letter.isOfCasedWord {
          break
        }
        end = behind
      }
    }

    /// The letters in a row in which `byte` lies.
    init(around byte: Int, in text: Span<UInt8>) {
      (start, end) = (byte, byte)
      while let before = text.scalar(before: start), before.isOfCasedWord { start = text.start(before: start) }
      while let letter = text.scalarIfAny(at: end), letter.isOfCasedWord { end = text.end(at: end) }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isOfCasedWord: Bool { isOfWord || isASCIIDigit }
}
