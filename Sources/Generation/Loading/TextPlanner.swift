import Diagnostics
import Specification
import Templates

/// What plans tell of a set of texts beside its samples.
struct TextAccount: Sendable {
  /// The whole language, before it is divided.
  let language: TextLanguage
  /// How many values of each key each split owns.
  var keys: [SplitKeyCount] = []
  /// The splits that share each part.
  var parts: [[String]] = []
  /// How many samples come first to show all that is wished for.
  var cover: Int?
  /// What becomes of texts that are labeled in two ways; nil for a warning.
  var conflict: ConflictRule?
}

/// Divides what a template can say among splits, and settles which sample says what.
struct TextPlanner {
  struct Planned {
    let count: UInt64
    let samplers: [TextSampler]
    let splits: TextSplits
    let account: TextAccount
    let countSites: [CountSite]
  }

  let reader: SpecReader
  let spec: Spec
  let template: TemplateReader
  let range: SourceRange

  private var mode: SamplingMode { SamplingMode(spec.sampling) }

  /// Nil, and told, if it can't be made as asked. `sweeps` is how many samples there are where the spec doesn't say.
  func plan(_ whole: TextLanguage, _ grammar: Grammar, _ exact: ExactSplits, otherwise sweeps: UInt64?) -> Planned? {
    guard let language = settled(whole) else { return nil }
    var account = TextAccount(language: language)
    account.conflict = template.conflict
    var parts = [(grammar: language.grammar, splits: Array(spec.splits.indices))]
    if !spec.splitRules.isEmpty {
      guard let partition = template.partition(language.grammar, of: spec) else { return nil }
      parts = partition.parts.map { ($0.grammar, $0.splits) }
      account.keys = partition.keys
    }
    account.parts = parts.map { $0.splits.map { spec.splits[$0].name } }
    let languages =
      spec.splitRules.isEmpty
      ? [language] : parts.map { TextLanguage($0.grammar, references: reader.references, range: range) }
    var partOfSplit = Array(repeating: -1, count: spec.splits.count)
    for (number, part) in parts.enumerated() { for split in part.splits { partOfSplit[split] = number } }
    let count = self.count(of: languages) ?? sweeps ?? SpecLoading.usualCount
    let kind: TextSplits.Kind =
      mode == .exhaustive && languages.count > 1
      ? .sizes(sizes(count, languages, parts.map(\.splits))) : .shares(exact)
    let splits = TextSplits(names: exact.names, kind: kind, parts: partOfSplit)
    let counts = splits.partCounts(below: count)
    guard let quotas = quotas(languages, counts), let covers = covers(languages, counts, account.parts) else {
      return nil
    }
    if spec.cover != nil { account.cover = covers.reduce(0) { $0 + $1.count } }
    var samplers: [TextSampler] = []
    for (number, language) in languages.enumerated() {
      do throws(SamplingError) {
        samplers.append(
          try TextSampler(
            language, mode: mode, seed: spec.seed, count: counts[number], groups: quotas[number], cover: covers[number])
        )
      } catch {
        record(error, account.parts[number], isAlone: languages.count == 1)
      }
    }
    guard samplers.count == languages.count else { return nil }
    return Planned(
      count: count, samplers: samplers, splits: splits, account: account,
      countSites: countSites(isSized: mode == .exhaustive && languages.count > 1))
  }

  /// Where the spec says nothing: all there is for `exhaustive`; nil for the usual number.
  private func count(of languages: [TextLanguage]) -> UInt64? {
    if let count = spec.count { return count }
    guard spec.sampling == .exhaustive else { return nil }
    var all: UInt64 = 0
    for language in languages {
      guard let own = language.counts.shortNumber else { return nil }
      all = all.addingReportingOverflow(own).partialValue
    }
    return all
  }

  /// How many samples each split has where every derivation is made once: as many as it owns, or its share of fewer.
  private func sizes(_ count: UInt64, _ languages: [TextLanguage], _ splits: [[Int]]) -> [UInt64] {
    let all = languages.map { $0.counts.shortNumber ?? 1 << 48 }
    let total = all.reduce(0, +)
    var sizes = [UInt64](repeating: 0, count: spec.splits.count)
    for (number, own) in SamplingShares.counts(min(count, max(total, count)), by: all.map { Double($0) }).enumerated() {
      let shares = splits[number].map { spec.splits[$0].share }
      for (split, size) in zip(splits[number], SamplingShares.counts(count == total ? all[number] : own, by: shares)) {
        sizes[split] = size
      }
    }
    return sizes
  }

  /// Sites at which the number of samples is looked at.
  private func countSites(isSized: Bool) -> [CountSite] {
    var sites: [CountSite] = []
    // Unique sampling shares the count out to phrases: a set made so can't grow.
    if [.unique, .uniqueText].contains(mode) { sites.append(CountSite("template.say", "unique")) }
    if isSized { sites.append(CountSite("split", "exhaustive")) }
    if !spec.quotas.isEmpty { sites.append(CountSite("quota", "quota")) }
    if spec.cover != nil { sites.append(CountSite("sampling.cover", "cover")) }
    return sites
  }

  private func record(_ error: SamplingError, _ splits: [String], isAlone: Bool) {
    let range = spec.node("count")?.range ?? spec.node("sampling")?.range ?? self.range
    let names = splits.map { "'\($0)'" }.joined(separator: " and ")
    reader.record(
      Diagnostic(
        code: "sampling", range: range, message: (isAlone ? "" : "for the split \(names), ") + error.message,
        suggestion: suggestion(for: error, isAlone: isAlone)))
  }

  private func suggestion(for error: SamplingError, isAlone: Bool) -> String? {
    switch error {
    case .tooMany where !isAlone: "lower 'count', or change the shares of 'split' or what it goes by"
    case .tooMany: error.enough.map { "write 'count: \($0)', or leave 'sampling' out" }
    case .tooManyOf: "lower its quota, or add to what can be said"
    case .infinite: "set 'depth:' in the template, or leave 'sampling' out"
    case .textsNotCounted: "write 'sampling: unique'"
    case .empty: nil
    }
  }

  // MARK: conflicts

  /// States of the automaton that looks for conflicts where nobody asked: a glance.
  private static let glance = 20_000

  /// The language as the template's rule for conflicts leaves it; nil, and told, if they are errors.
  private func settled(_ language: TextLanguage) -> TextLanguage? {
    let rule = template.conflict
    guard rule != .keep else { return language }
    do throws(ConflictsUndecided) {
      // A run that asks for nothing must not wait for a second's search.
      let conflicts = try language.conflicts(
        stateLimit: rule == nil ? Self.glance : TextCounts.stateLimit, looksThrough: rule != nil)
      guard !conflicts.isEmpty else { return language }
      guard rule == .drop else {
        reader.record(.conflict(conflicts, isError: rule == .error, at: range))
        return rule == .error ? nil : language
      }
      guard let grammar = try language.without(conflicts) else {
        reader.record(.onlyConflicts(at: range))
        return nil
      }
      return TextLanguage(grammar, references: reader.references, range: range)
    } catch {
      guard rule != nil else { return language }
      reader.record(.conflictsUndecided(error.reason, at: range))
      return nil
    }
  }

  // MARK: quotas

  /// By part, how many samples phrases have by their labels; nil and told if that can't be.
  private func quotas(_ languages: [TextLanguage], _ counts: [UInt64]) -> [[QuotaGroup]]? {
    guard !spec.quotas.isEmpty else { return languages.map { _ in [] } }
    guard spec.cover == nil else {
      reader.record(.quotaAndCover(at: spec.quotas[0].label.range))
      return nil
    }
    guard mode != .exhaustive else {
      reader.record(.quotaOfAll(at: spec.quotas[0].label.range))
      return nil
    }
    let table = QuotaTable(spec.quotas, languages.map { $0.grammar.tops.map(\.label) }, counts)
    switch table.groups() {
    case .success(let groups): return groups
    case .failure(let fault):
      reader.record(fault.diagnostic)
      return nil
    }
  }

  // MARK: covers

  private func covers(
    _ languages: [TextLanguage], _ counts: [UInt64], _ splits: [[String]]
  ) -> [[Derivation]]? {
    guard let wish = spec.cover else { return languages.map { _ in [] } }
    let range = spec.node("sampling")?["cover"]?.range ?? self.range
    guard mode == .weighted || mode == .size || mode == .unique else {
      reader.record(.coverOfTexts(at: range))
      return nil
    }
    var covers: [[Derivation]] = []
    for (number, language) in languages.enumerated() {
      guard language.counts.numbered != nil else {
        reader.record(.coverOfInfinite(at: range))
        return nil
      }
      let wanted = CoverWish(items: wish.items, alternatives: wish.alternatives, pairs: wish.pairs)
      do throws(CoverFailure) {
        let cover = try template.cover(language, wanted, seed: spec.seed, isUnique: mode == .unique)
        covers.append(cover)
        guard UInt64(cover.count) > counts[number] else { continue }
        let names = languages.count > 1 ? splits[number] : []
        reader.record(
          .coverTooLarge(cover.count, counts[number], splits: names, at: spec.node("count")?.range ?? range))
        return nil
      } catch {
        reader.record(.coverFailure(error, at: range))
        return nil
      }
    }
    return covers
  }
}
