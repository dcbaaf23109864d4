import Templates

/// How much a template can say: for plans. Made when somebody asks, since counting texts may take seconds.
package struct LanguageReport: Sendable {
  /// Counts of one rule, or of the whole.
  package struct Size: Sendable {
    /// In decimal digits, or as a power of ten where there are more than 10,000; nil if there is no end of them.
    package var derivations: String?
    /// The same of different texts; nil if they were not counted.
    package var texts: String?
    /// Why texts were not counted.
    package var reason: String?
  }

  /// What some splits have for their own.
  package struct Part: Sendable {
    package var splits: [String]
    package var size: Size
  }

  /// Values of a key by split.
  package struct Key: Sendable {
    package var title: String
    package var counts: [(split: String, count: Int)]
  }

  package var whole: Size
  /// Different labeled samples: two of one text are two if their labels or spans differ.
  package var samples: String?
  package var rules: [(name: String, size: Size)]
  /// The share of samples that each phrase makes, by its site, in the order of the spec.
  package var shares: [(site: String, share: Double)]
  /// How many of the samples are expected to repeat an earlier derivation.
  package var repeats: Double
  /// Of languages divided among splits, what each has.
  package var parts: [Part] = []
  package var keys: [Key] = []
  /// How many derivations no split owns, as their keys belong to several.
  package var unowned: String?
  /// How many derivations are expected to be made in more than one split.
  package var common: Double
  /// How many texts can be made with different labels or spans; nil if they were not counted.
  package var conflicts: String?
  /// How many samples come first to show all that `cover` asks for.
  package var cover: Int?

  init(_ tools: TextTools, count: UInt64) {
    let account = tools.account
    let language = account.language
    let texts = language.countTexts()
    whole = Size(language.counts.total, texts.texts)
    samples = texts.samples.number?.countText
    rules = zip(language.counts.rules, texts.rules).map { rule, text in (rule.name, Size(rule.size, text.count)) }
    let total = language.grammar.tops.reduce(0) { $0 + $1.weight }
    shares = language.grammar.tops.map { ($0.site, $0.weight / total) }
    repeats = tools.samplers.reduce(0) { $0 + $1.language.expectedRepeats($1.count, mode: $1.mode) }
    let counts = tools.splits.splitCounts(below: count)
    common = 0
    for (number, sampler) in tools.samplers.enumerated() {
      let own = zip(tools.splits.parts, counts).filter { $0.0 == number }.map(\.1)
      common += sampler.language.expectedInCommon(own, mode: sampler.mode)
    }
    cover = account.cover
    // Where labeled texts are as many as texts, none has two labels.
    if texts.samples.number != nil, texts.texts.number != nil {
      // Looking through the language can only find that some texts are the same, which is known.
      conflicts = texts.samples == texts.texts ? "0" : try? language.conflicts(looksThrough: false).countText
    }
    guard tools.samplers.count > 1 else { return }
    parts = zip(account.parts, tools.samplers).map { splits, sampler in
      Part(splits: splits, size: Size(sampler.language.counts.total, sampler.language.countTexts().texts))
    }
    unowned = language.unowned(by: tools.samplers.map(\.language))
    keys = account.keys.map { key in
      Key(title: key.title, counts: zip(tools.splits.names, key.counts).map { ($0, $1) })
    }
  }
}

extension LanguageReport.Size {
  fileprivate init(_ derivations: LanguageSize, _ texts: TextCounts.Count) {
    self.derivations = derivations.number?.countText
    self.texts = texts.number?.countText
    if case .notComputed(let reason) = texts { self.reason = reason }
  }
}
