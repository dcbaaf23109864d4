extension WordGraph {
  /// The language of everything that is spelled so.
  mutating func spelled(_ spelling: Spelling) throws(Overflow) -> Language {
    switch spelling {
    case .any(let texts): return try words(texts.map { $0.utf8.map { Symbol($0) } })
    case .digits(let count):
      var language = WordGraph.empty
      for _ in 0..<count {
        let rest = language
        language = WordGraph.nothing
        for digit in stride(from: 0x39 as Symbol, through: 0x30, by: -1) { language = try node(digit, rest, language) }
      }
      return language
    case .numbers(let range): return try numbers(range.lowerBound, range.upperBound)
    case .sequence(let parts):
      var language = WordGraph.empty
      for part in parts.reversed() { language = try concatenation(spelled(part), language) }
      return language
    }
  }
}
