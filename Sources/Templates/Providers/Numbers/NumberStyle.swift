/// How a language writes numbers: its signs between digits. From the Unicode CLDR, version 45.
struct NumberStyle: Sendable {
  let language: Language

  private var decimal: String { language == .english ? "." : "," }

  /// Between groups of three digits; a narrow blank that does not break in French.
  private var group: String {
    switch language {
    case .english: ","
    case .german, .spanish: "."
    case .french: "\u{202F}"
    }
  }

  /// Before `%`: nothing in English.
  var beforePercent: String {
    switch language {
    case .english: ""
    case .french: "\u{202F}"
    case .german, .spanish: "\u{A0}"
    }
  }

  /// `1,234.50` for 123450 hundredths. Spanish groups from five digits on.
  func text(_ scaled: Int, decimals: Int) -> String {
    let unit = powerOfTen(decimals)
    let whole = String(scaled.magnitude / UInt(unit))
    var text = scaled < 0 ? "-" : ""
    text += whole.utf8.count <= (language == .spanish ? 4 : 3) ? whole : grouped(whole)
    if decimals > 0 { text += decimal + padded(Int(scaled.magnitude % UInt(unit)), to: decimals) }
    return text
  }

  private func grouped(_ digits: String) -> String {
    let first = digits.count % 3
    return digits.grouped((first == 0 ? [] : [first]) + Array(repeating: 3, count: digits.count / 3), with: group)
  }
}

/// The numbers from one to another at a distance of 10 to a negative power, exactly: as whole numbers of that unit.
struct ScaledRange: Sendable {
  let range: ClosedRange<Int>
  let decimals: Int

  /// - Throws: if `from` is beyond `to`, or they need more than 15 digits.
  init(_ from: Double, _ to: Double, decimals: Int) throws(ProviderFault) {
    guard from <= to else { throw .beyond(from, to) }
    let unit = Double(powerOfTen(decimals))
    let low = (from * unit).rounded(.up)
    let high = (to * unit).rounded(.down)
    guard low.magnitude < 1e15, high.magnitude < 1e15 else {
      throw ProviderFault("numbers of more than 15 digits can't be told apart")
    }
    guard low <= high else { throw ProviderFault("there is no number of \(decimals) decimals from 'from' to 'to'") }
    range = Int(low)...Int(high)
    self.decimals = decimals
  }

  var count: UInt128? { UInt128(range.count) }

  func scaled(at rank: UInt128) -> Int { range.lowerBound + Int(rank) }

  func number(_ scaled: Int) -> Double { Double(scaled) / Double(powerOfTen(decimals)) }
}

extension ProviderArguments {
  /// The numbers `from` … `to` with so many decimals.
  func scaledRange(_ from: Double, _ to: Double, decimals: Int) throws(ProviderFault) -> ScaledRange {
    try ScaledRange(number("from") ?? from, number("to") ?? to, decimals: integer("decimals") ?? decimals)
  }
}
