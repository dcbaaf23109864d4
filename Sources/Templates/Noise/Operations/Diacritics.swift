import Randomness
import Specification

let diacriticsEntry = NoiseEntry(
  "diacritics", "letters without their marks: 'e' for 'é', 'u' for 'ü'", example: "{diacritics: {as: letters}}",
  place: "a letter with a mark", rate: 1,
  keys: [
    KeyKind(
      "as",
      .word([
        Word("plain", "the letter alone: 'u' for 'ü'"),
        Word("letters", "as Germans spell it without umlauts: 'ue' for 'ü', 'ss' for 'ß'; else the letter alone"),
      ]), "what is written", fallback: "plain")
  ]
) { arguments throws(NoiseFault) in Diacritics(spellsOut: arguments.word("as") == "letters") }

/// Marks stripped off letters of the Latin, Greek and Cyrillic scripts, be they one with the letter or behind it.
struct Diacritics: NoiseOperation {
  let spellsOut: Bool

  func findPlaces(in text: Span<UInt8>, into places: inout [Int]) {
    var byte = 0
    while byte < text.count {
      let end = text.end(at: byte)
      if text[byte] >= 0xC3 || (end < text.count && text[end] >= 0xCC), piece(at: byte, of: text) != nil {
        places.append(byte)
      }
      byte = end
    }
  }

  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool {
    guard let (end, plain) = piece(at: byte, of: text) else { return false }
    walk.replacement.removeAll(keepingCapacity: true)
    walk.replacement.append(contentsOf: plain.utf8)
    return walk.replace(byte..<end, of: text, as: .diacritic)
  }

  /// The letter that begins at `byte`, with the marks behind it, and what it is without; nil if it has none.
  private func piece(at byte: Int, of text: Span<UInt8>) -> (end: Int, plain: String)? {
    let letter = text.scalar(at: byte)
    guard letter.isOfWord, !letter.isMark else { return nil }
    let end = text.end(at: byte)
    var behind = end
    var marks = ""
    while let mark = text.scalarIfAny(at: behind), mark.isMark {
      marks.unicodeScalars.append(mark)
      behind = text.end(at: behind)
    }
    let bare = Self.plain[letter] ?? String(letter)
    if spellsOut, let spelled = Self.spelled[letter] ?? (marks == "\u{308}" ? Self.umlauts[letter] : nil) {
      return (behind, spelled)
    }
    return behind == end && Self.plain[letter] == nil ? nil : (behind, bare)
  }

  private static let spelled: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
  ]
  private static let umlauts: [Unicode.Scalar: String] = [
    "a": "ae", "o": "oe", "u": "ue", "A": "Ae", "O": "Oe", "U": "Ue",
  ]

  /// Letters with marks by the plain letter.
  private static let plain: [Unicode.Scalar: String] = {
    let groups = [
      "A": "ÀÁÂÃÄÅĀĂĄẠẢẤẦẨẪẬẮẰẲẴẶ", "a": "àáâãäåāăąạảấầẩẫậắằẳẵặ", "C": "ÇĆĈĊČ", "c": "çćĉċč", "D": "ĎĐ", "d": "ďđ",
      "E": "ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ", "e": "èéêëēĕėęěẹẻẽếềểễệ", "G": "ĜĞĠĢ", "g": "ĝğġģ", "H": "ĤĦ", "h": "ĥħ",
      "I": "ÌÍÎÏĨĪĬĮİỈỊ", "i": "ìíîïĩīĭįỉị", "J": "Ĵ", "j": "ĵ", "K": "Ķ", "k": "ķ", "L": "ĹĻĽĿŁ", "l": "ĺļľŀł",
      "N": "ÑŃŅŇ", "n": "ñńņň", "O": "ÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢ", "o": "òóôõöøōŏőơọỏốồổỗộớờởỡợ", "R": "ŔŖŘ",
      "r": "ŕŗř", "S": "ŚŜŞŠȘ", "s": "śŝşšș", "T": "ŢŤŦȚ", "t": "ţťŧț", "U": "ÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰ",
      "u": "ùúûüũūŭůűųưụủứừửữự", "W": "Ŵ", "w": "ŵ", "Y": "ÝŶŸỲỴỶỸ", "y": "ýÿŷỳỵỷỹ", "Z": "ŹŻŽ", "z": "źżž",
      "Α": "Ά", "Ε": "Έ", "Η": "Ή", "Ι": "ΊΪ", "Ο": "Ό", "Υ": "ΎΫ", "Ω": "Ώ", "α": "ά", "ε": "έ", "η": "ή",
      "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ", "Е": "Ё", "е": "ё", "И": "Й", "и": "й",
    ]
    var plain: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups { for letter in letters.unicodeScalars { plain[letter] = base } }
    return plain
  }()
}

extension Unicode.Scalar {
  /// Whether it is one of the combining marks of European scripts.
  fileprivate var isMark: Bool { (0x300..<0x370).contains(value) }
}
