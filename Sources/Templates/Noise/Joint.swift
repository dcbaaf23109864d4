/// What is between two neighbouring scalars of a text.
enum Joint: Equatable {
  /// What a reader sees as one character ends here.
  case open
  /// They belong to one character.
  case closed
  /// It depends on more than these two: flags, families of emoji, Indic clusters.
  case unsure

  /// Nil is the beginning or the end of the text.
  init(_ left: Unicode.Scalar?, _ right: Unicode.Scalar?) {
    guard let left, let right else {
      self = .open
      return
    }
    if left.standsAlone, right.standsAlone {
      self = .open
    } else if left.standsAlone || (right.standsAlone && right.value < 0x300) {
      // By the rules of UAX 29, only marks, joiners and flags look further back than one scalar, and only for what is
      // no plain letter.
      var pair = ""
      pair.unicodeScalars.append(left)
      pair.unicodeScalars.append(right)
      self = pair.dropFirst().isEmpty ? .closed : .open
    } else {
      self = .unsure
    }
  }
}

extension Unicode.Scalar {
  /// Whether a character ends between this and any other of which this is true: letters, digits and punctuation of the
  /// scripts in which letters do not cling together.
  fileprivate var standsAlone: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xA9, 0xAA..<0xAD, 0xAF..<0x300, 0x370..<0x483, 0x48A..<0x530, 0x5D0..<0x5EB,
      0x620..<0x64B, 0x1E00..<0x200B, 0x2010..<0x2028, 0x202F..<0x203C, 0x203D..<0x2049, 0x204A..<0x205F,
      0x3000..<0x302A, 0x3041..<0x3097, 0x30A1..<0x30FB, 0x3400..<0x4DC0, 0x4E00..<0xA000:
      true
    default: false
    }
  }
}
