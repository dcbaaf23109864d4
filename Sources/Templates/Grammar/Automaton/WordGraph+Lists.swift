extension WordGraph {
  /// The words of any of the languages. Single words make their tree at once, others are put together by halves.
  mutating func union(of languages: [Language]) throws(Overflow) -> Language {
    var rest = Array(Set(languages)).sorted()
    guard rest.count > 1 else { return rest.first ?? WordGraph.nothing }
    let single = rest.compactMap { onlyWord(of: $0) }
    if single.count == rest.count { return try words(single) }
    while rest.count > 1 {
      var next: [Language] = []
      for pair in stride(from: 0, to: rest.count, by: 2) {
        next.append(pair + 1 < rest.count ? try union(rest[pair], rest[pair + 1]) : rest[pair])
      }
      rest = next
    }
    return rest.first ?? WordGraph.nothing
  }

  /// The word of a language of one.
  func onlyWord(of language: Language) -> [Symbol]? {
    var word: [Symbol] = []
    var language = language
    while language > WordGraph.empty {
      let node = nodes[Int(language)]
      guard node.other == WordGraph.nothing else { return nil }
      word.append(node.symbol)
      language = node.rest
    }
    return language == WordGraph.empty ? word : nil
  }

  /// The language of these words: from their tree, with no node in vain.
  mutating func words(_ words: [[Symbol]]) throws(Overflow) -> Language {
    try self.words(sorted: words.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// The same of words that are in order.
  mutating func words(sorted words: [[Symbol]]) throws(Overflow) -> Language { try tree(words[...], depth: 0) }

  /// The words, which are in order and agree up to `depth`, from there on.
  private mutating func tree(_ words: ArraySlice<[Symbol]>, depth: Int) throws(Overflow) -> Language {
    guard let first = words.first, let last = words.last else { return WordGraph.nothing }
    // What the first and the last have in common, all have: one step, however long it is.
    var common = depth
    while common < first.count, common < last.count, first[common] == last[common] { common += 1 }
    var language = WordGraph.nothing
    var (start, end) = (words.startIndex, words.endIndex)
    while start < end, words[start].count == common {
      language = WordGraph.empty
      start += 1
    }
    // From the greatest symbol down, as each node holds those behind it.
    while end > start {
      let symbol = words[end - 1][common]
      var begin = end - 1
      while begin > start, words[begin - 1][common] == symbol { begin -= 1 }
      language = try node(symbol, try tree(words[begin..<end], depth: common + 1), language)
      end = begin
    }
    for symbol in first[depth..<common].reversed() { language = try node(symbol, language, WordGraph.nothing) }
    return language
  }

  /// The whole numbers from `low` to `high`, written in decimal digits with `-` below 0.
  mutating func numbers(_ low: Int, _ high: Int) throws(Overflow) -> Language {
    var parts: [Language] = []
    if low < 0 {
      let magnitudes = try digits(UInt(max(1, high < 0 ? high.magnitude : 1)), low.magnitude)
      parts.append(try node(Symbol(UInt8(ascii: "-")), magnitudes, WordGraph.nothing))
    }
    if high >= 0 { parts.append(try digits(UInt(max(0, low)), UInt(high))) }
    return try union(of: parts)
  }

  private mutating func digits(_ low: UInt, _ high: UInt) throws(Overflow) -> Language {
    var parts: [Language] = []
    var (start, power, width) = (0 as UInt, 10 as UInt, 1)
    while start <= high {
      let end = power - 1
      if max(low, start) <= min(high, end) {
        parts.append(try fixed(Array(String(max(low, start)).utf8), Array(String(min(high, end)).utf8), 0, width))
      }
      start = power
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      guard !overflow, width < 18 else { break }
      (power, width) = (next, width + 1)
    }
    return try union(of: parts)
  }

  /// Digits from place `at` on of the numbers between two of the same length; nil means that a side is open.
  private mutating func fixed(_ low: [UInt8]?, _ high: [UInt8]?, _ at: Int, _ width: Int) throws(Overflow) -> Language {
    guard at < width else { return WordGraph.empty }
    if low == nil, high == nil {
      // Any digits: each place is the same for all.
      var language = WordGraph.empty
      for _ in at..<width {
        let rest = language
        language = WordGraph.nothing
        for digit in stride(from: 0x39 as Symbol, through: 0x30, by: -1) { language = try node(digit, rest, language) }
      }
      return language
    }
    let (first, last) = (low?[at] ?? 0x30, high?[at] ?? 0x39)
    var language = WordGraph.nothing
    for digit in stride(from: last, through: first, by: -1) {
      let rest = try fixed(digit == first ? low : nil, digit == last ? high : nil, at + 1, width)
      language = try node(Symbol(digit), rest, language)
    }
    return language
  }
}
