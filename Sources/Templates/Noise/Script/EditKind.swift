/// What an edit is, by name: what the record of a noisy text says of each.
package enum EditKind: String, Sendable, Hashable, CaseIterable {
  // typing
  case neighbour, omission, doubling, swap, insertion
  // reading by machine
  case ocr
  case casing
  // punctuation
  case markLost = "mark_lost"
  case markDoubled = "mark_doubled"
  case markChanged = "mark_changed"
  case diacritic
  // white space
  case blankLost = "blank_lost"
  case blankDoubled = "blank_doubled"
  case blankChanged = "blank_changed"
  case abbreviation
}

/// What an edit is, where several operations met at one place.
package struct EditKinds: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package init(_ kind: EditKind) { rawValue = 1 << UInt32(Self.place(of: kind)) }

  /// Names joined by `+`, in the order of `EditKind`: `swap+casing`.
  package var name: String {
    EditKind.allCases.filter { contains(EditKinds($0)) }.map(\.rawValue).joined(separator: "+")
  }

  /// Nil if one of the names is none.
  package init?(name: String) {
    var kinds = EditKinds()
    for part in name.split(separator: "+", omittingEmptySubsequences: false) {
      guard let kind = EditKind(rawValue: String(part)) else { return nil }
      kinds.insert(EditKinds(kind))
    }
    self = kinds
  }

  private static func place(of kind: EditKind) -> Int {
    switch kind {
    case .neighbour: 0
    case .omission: 1
    case .doubling: 2
    case .swap: 3
    case .insertion: 4
    case .ocr: 5
    case .casing: 6
    case .markLost: 7
    case .markDoubled: 8
    case .markChanged: 9
    case .diacritic: 10
    case .blankLost: 11
    case .blankDoubled: 12
    case .blankChanged: 13
    case .abbreviation: 14
    }
  }
}
