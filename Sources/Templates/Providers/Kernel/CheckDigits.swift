/// The arithmetic of numbers that check themselves. Digits are 0 … 9, the most significant first.
enum CheckDigits {
  /// The digit that makes a number pass Luhn's test (ISO/IEC 7812-1, annex B): cards, SIREN, Italian VAT.
  static func luhn(_ digits: [Int]) -> Int {
    var sum = 0
    for (position, digit) in digits.reversed().enumerated() {
      let value = position.isMultiple(of: 2) ? digit * 2 : digit
      sum += value > 9 ? value - 9 : value
    }
    return (10 - sum % 10) % 10
  }

  /// The check digit of ISO 7064, MOD 11,10: German tax and VAT numbers.
  static func mod11And10(_ digits: [Int]) -> Int {
    var product = 10
    for digit in digits {
      var sum = (digit + product) % 10
      if sum == 0 { sum = 10 }
      product = sum * 2 % 11
    }
    return (11 - product) % 10
  }

  /// The check digit of GS1 numbers (EAN-13, EAN-8, UPC-A, ISBN-13): weights 3 and 1 from the right.
  static func gs1(_ digits: [Int]) -> Int {
    var sum = 0
    for (position, digit) in digits.reversed().enumerated() { sum += position.isMultiple(of: 2) ? digit * 3 : digit }
    return (10 - sum % 10) % 10
  }

  /// The sum of digits times weights.
  static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What a number of any length leaves by 97; letters count as 10 … 35 (ISO 7064, MOD 97-10).
  static func remainder97(_ text: String) -> Int {
    var remainder = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: remainder = (remainder * 10 + Int(byte) - 0x30) % 97
      case 0x41...0x5A: remainder = (remainder * 100 + Int(byte) - 0x37) % 97
      default: break
      }
    }
    return remainder
  }

  /// The letter of a Spanish DNI or NIE for its number.
  static func spanishLetter(_ number: Int) -> Character {
    let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE")
    return letters[number % letters.count]
  }

  /// The two digits in the middle of a Spanish account number: of bank and branch (with two leading zeros), or of the
  /// account; ten digits either way.
  static func spanishAccount(_ digits: [Int]) -> Int {
    let rest = 11 - sum(digits, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11
    return rest == 11 ? 0 : rest == 10 ? 1 : rest
  }

  /// The control letter (CIN) in front of an Italian bank code, branch and account: 22 digits.
  static func italianControl(_ digits: [Int]) -> Character {
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    var sum = 0
    for (position, digit) in digits.enumerated() { sum += position.isMultiple(of: 2) ? odd[digit] : digit }
    return Character(UnicodeScalar(UInt8(0x41 + sum % 26)))
  }
}

extension String {
  /// The values of the decimal digits in a text; other characters are left out.
  var digits: [Int] { utf8.compactMap { 0x30...0x39 ~= $0 ? Int($0) - 0x30 : nil } }

  /// The text in groups of `size` characters from the left, with `separator` between them.
  func grouped(by size: Int, with separator: String = " ") -> String {
    grouped(Array(repeating: size, count: count / size + 1), with: separator)
  }

  /// The text in groups of the given sizes.
  func grouped(_ sizes: [Int], with separator: String = " ") -> String {
    var groups: [Substring] = []
    var rest = self[...]
    for size in sizes where !rest.isEmpty {
      groups.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    return groups.joined(separator: separator)
  }
}
