package import Templates

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

  package var whole: Size
  /// Different labeled samples: two of one text are two if their labels or spans differ.
  package var samples: String?
  package var rules: [(name: String, size: Size)]
  /// The share of samples that each phrase makes, by its site, in the order of the spec.
  package var shares: [(site: String, share: Double)]
  /// How many of the samples are expected to repeat an earlier derivation.
  package var repeats: Double

  package init(_ sampler: TextSampler, count: UInt64) {
    let language = sampler.language
    let texts = language.countTexts()
    whole = Size(language.counts.total, texts.texts)
    samples = texts.samples.number?.countText
    rules = zip(language.counts.rules, texts.rules).map { rule, text in (rule.name, Size(rule.size, text.count)) }
    let total = language.grammar.tops.reduce(0) { $0 + $1.weight }
    shares = language.grammar.tops.map { ($0.site, $0.weight / total) }
    repeats = language.expectedRepeats(count, mode: sampler.mode)
  }
}

extension LanguageReport.Size {
  fileprivate init(_ derivations: LanguageSize, _ texts: TextCounts.Count) {
    self.derivations = derivations.number?.countText
    self.texts = texts.number?.countText
    if case .notComputed(let reason) = texts { self.reason = reason }
  }
}
