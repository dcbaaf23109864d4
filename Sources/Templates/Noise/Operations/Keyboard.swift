/// Where the keys lie, so that a finger can miss one by one.
package struct Keyboard: Sendable {
  package let name: String
  package let summary: String
  /// For each code point below 0x180 the letters and digits whose keys touch its key; empty where it has none.
  private let neighbours: [[Unicode.Scalar]]

  /// `rows` from the digits down to the last letters; a blank is a key that makes no letter. Each row stands half a key,
  /// a quarter, and half a key to the right of the one above it.
  private init(_ name: String, _ summary: String, _ rows: [String], apart: String = "") {
    self.name = name
    self.summary = summary
    let lefts = [0, 0.5, 0.75, 1.25]
    var keys: [(letter: Unicode.Scalar, row: Int, x: Double)] = []
    for (row, letters) in rows.enumerated() {
      for (column, letter) in letters.unicodeScalars.enumerated() where letter != " " {
        keys.append((letter, row, lefts[row] + Double(column)))
      }
    }
    for (column, letter) in apart.unicodeScalars.enumerated() { keys.append((letter, rows.count + 1, Double(column))) }
    var table = [[Unicode.Scalar]](repeating: [], count: 0x180)
    for key in keys {
      let near = keys.filter { other in
        let distance = abs(other.x - key.x)
        return other.row == key.row ? distance == 1 : abs(other.row - key.row) == 1 && distance < 1
      }
      table[Int(key.letter.value)] = near.map(\.letter)
      // With the shift key held, all that has one capital is a capital.
      if let capital = key.letter.capital { table[Int(capital.value)] = near.compactMap { $0.letter.capital } }
    }
    neighbours = table
  }

  /// What a finger may hit in place of `letter`; empty if it has no key, or no neighbour.
  func neighbours(of letter: Unicode.Scalar) -> [Unicode.Scalar] {
    letter.value < 0x180 ? neighbours[Int(letter.value)] : []
  }

  package static func named(_ name: String) -> Keyboard? { all.first { $0.name == name } }

  /// That of the country in which most speak the language.
  package static func of(_ language: Language) -> Keyboard {
    switch language {
    case .english: qwerty
    case .german: qwertz
    case .french: azerty
    case .spanish: spanish
    }
  }

  package static let all = [qwerty, qwertz, azerty, spanish]

  private static let qwerty = Keyboard(
    "qwerty", "of the United States", ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"])
  private static let qwertz = Keyboard(
    "qwertz", "of Germany", ["1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm"])
  // Digits need the shift key here, so that they are nobody's neighbours but each other's.
  private static let azerty = Keyboard(
    "azerty", "of France", [" é    è çà", "azertyuiop", "qsdfghjklmù", "wxcvbn"], apart: "1234567890")
  private static let spanish = Keyboard(
    "spanish", "of Spain", ["1234567890", "qwertyuiop", "asdfghjklñ", "zxcvbnm"])
}

extension Unicode.Scalar {
  /// The capital of a small letter below 0x180; nil for digits, and for 'ß', whose capital is two letters.
  fileprivate var capital: Unicode.Scalar? {
    let mapping = properties.uppercaseMapping.unicodeScalars
    guard mapping.count == 1, let capital = mapping.first, capital != self, capital.value < 0x180 else { return nil }
    return capital
  }
}
