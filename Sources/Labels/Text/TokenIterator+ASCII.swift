public import Bytes

/// Where a token begins and ends in a text whose bytes are its code points.
public struct ASCIIToken: BitwiseCopyable, Sendable {
  /// Its first byte.
  public var start: Int32
  /// The byte behind its last.
  public var end: Int32
}

extension TokenIterator {
  /// Appends all tokens of a text that is ASCII throughout: the same that the iterator gives, in a fraction of the time.
  public static func append(tokensOfASCII text: UnsafeBufferPointer<UInt8>, to tokens: inout Room<ASCIIToken>) {
    ASCIIClass.table.withUnsafeBufferPointer { classes in
      var place = 0
      while true {
        while place < text.count, classes[Int(text[place])] == ASCIIClass.space { place &+= 1 }
        guard place < text.count else { return }
        let start = place
        var last = classes[Int(text[place])]
        place &+= 1
        while last <= ASCIIClass.connector, place < text.count {
          let kind = classes[Int(text[place])]
          if kind <= ASCIIClass.connector {
            last = kind
          } else {
            // A sign stays inside where the same kind stands on both sides.
            let joins =
              kind == ASCIIClass.middle && last != ASCIIClass.connector
              || kind == ASCIIClass.digitMiddle && last == ASCIIClass.digit
            guard joins, place &+ 1 < text.count, classes[Int(text[place &+ 1])] == last else { break }
          }
          place &+= 1
        }
        tokens.append(ASCIIToken(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: place)))
      }
    }
  }
}

/// `TokenClass` of single bytes as numbers, those of words first.
private enum ASCIIClass {
  static let letter: UInt8 = 0
  static let digit: UInt8 = 1
  static let connector: UInt8 = 2
  static let space: UInt8 = 3
  static let middle: UInt8 = 4
  static let digitMiddle: UInt8 = 5
  static let other: UInt8 = 6

  /// By byte; those that no text of ASCII has are `other`.
  static let table: [UInt8] = (0...255 as ClosedRange<UInt8>).map { byte in
    guard byte < 0x80 else { return other }
    return switch TokenClass.of(ascii: byte) {
    case .letter: letter
    case .digit: digit
    case .connector: connector
    case .space: space
    case .middle: middle
    case .digitMiddle: digitMiddle
    default: other
    }
  }
}
