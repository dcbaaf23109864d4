import Diagnostics
import Specification

/// The values of a variable, put together by what anything wants to know of them.
struct Digests {
  /// Values that look the same in all views of their variable.
  struct Digest {
    /// One of them, for all.
    let candidate: Candidate
    /// Of entries: which, and their weights.
    var entries: [Int] = []
    var weights: [Double] = []
    /// Of a provider: which ranks.
    var ranks: [Range<UInt128>] = []
    /// The sum of weights, or the number of ranks.
    var weight: Double

    /// Adds ranks behind all that are there.
    mutating func add(_ range: Range<UInt128>) {
      if let last = ranks.last, last.upperBound == range.lowerBound {
        ranks[ranks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranks.append(range)
      }
      weight += Double(range.upperBound - range.lowerBound)
    }
  }

  var all: [Digest]
  let total: Double
  /// Whether all values of the source are here, by its own weights.
  var isWhole: Bool

  func share(of digest: Int) -> Double { total > 0 ? all[digest].weight / total : 0 }
}

extension Settler {
  /// The values of a variable by class; nil and told if there are too many to look at.
  func digests(of variable: Variable) -> Digests? {
    if let known = digestsByRegister[variable.register] { return known }
    let made = makeDigests(of: variable)
    if let made { digestsByRegister[variable.register] = made }
    return made
  }

  /// The values of a variable that are in the draw, given what decides on them: classes have the same numbers as
  /// without it, and some may have no values.
  func digests(of variable: Variable, _ around: Surroundings) -> Digests? {
    guard let whole = digests(of: variable) else { return nil }
    let guards = variable.origin.guards
    guard !guards.isEmpty, case .list(let list) = variable.origin.kind else { return whole }
    let needs = variable.needs.map { around.digests[$0.register] ?? -1 }
    let key = [variable.register] + needs
    if let known = guardedDigests[key] { return known }
    var isIn: [Int: Bool] = [:]
    for (item, conditions) in guards { isIn[item] = conditions.allSatisfy { test($0, around) } }
    let kept = entries(of: list)
    let all = whole.all.map { digest in
      var rest = Digests.Digest(candidate: digest.candidate, weight: 0)
      for (entry, weight) in zip(digest.entries, digest.weights)
      where isIn[list.entries[kept[entry]].item] ?? true {
        rest.entries.append(entry)
        rest.weights.append(weight)
        rest.weight += weight
      }
      return rest
    }
    let total = all.reduce(0) { $0 + $1.weight }
    let digests = Digests(all: all, total: total, isWhole: total == whole.total)
    guardedDigests[key] = digests
    return digests
  }

  private func makeDigests(of variable: Variable) -> Digests? {
    switch variable.origin.kind {
    case .list(let list):
      let kept = entries(of: list)
      let candidates = kept.map { entry in
        Candidate(
          datum: list.datum(of: list.firsts[list.entries[entry].item]), profile: profile(of: entry, in: list))
      }
      return grouped(candidates, weights: kept.map { list.entries[$0].weight }, variable)
    case .outcomes(let outcomes):
      let candidates = outcomes.map { Candidate(datum: $0.datum, profile: self.profile(of: $0.datum)) }
      return grouped(candidates, weights: outcomes.map(\.weight), variable)
    case .provider: return ranks(of: variable)
    }
  }

  private func grouped(_ candidates: [Candidate], weights: [Double], _ variable: Variable) -> Digests {
    var all: [Digests.Digest] = []
    var numbers: [[AnyHashable]: Int] = [:]
    for (entry, candidate) in candidates.enumerated() {
      let key = variable.views.map { look(at: candidate, $0, variable) }
      let number = numbers[key] ?? all.count
      if number == all.count {
        numbers[key] = number
        all.append(Digests.Digest(candidate: candidate, weight: 0))
      }
      all[number].entries.append(entry)
      all[number].weights.append(weights[entry])
      all[number].weight += weights[entry]
    }
    return Digests(all: all, total: weights.reduce(0, +), isWhole: true)
  }

  private func ranks(of variable: Variable) -> Digests? {
    let provider = provider(of: variable.origin)
    let first = provider.value(at: 0)
    let candidate = Candidate(datum: first, profile: profile(of: first))
    guard !variable.views.isEmpty else {
      let whole: [Range<UInt128>] = provider.count.map { [0..<$0] } ?? []
      let weight = provider.count.map { Double($0) } ?? 0x1p128
      return Digests(
        all: [Digests.Digest(candidate: candidate, ranks: whole, weight: weight)], total: weight, isWhole: true)
    }
    guard let count = provider.count, count <= Self.rankLimit else {
      fail(.tooManyValues(variable.origin.name, limit: Int(Self.rankLimit), at: variable.range))
      return nil
    }
    // What begins anew after some ranks is looked at once.
    let period = members(seenBy: variable).flatMap { provider.period(of: $0) }.map { min($0, count) } ?? count
    var all: [Digests.Digest] = []
    var numbers: [[AnyHashable]: Int] = [:]
    for rank in 0..<period {
      let datum = provider.value(at: rank)
      let candidate = Candidate(datum: datum, profile: profile(of: datum))
      let key = variable.views.map { look(at: candidate, $0, variable) }
      let number = numbers[key] ?? all.count
      if number == all.count {
        numbers[key] = number
        all.append(Digests.Digest(candidate: candidate, weight: 0))
      }
      all[number].add(rank..<(rank + 1))
    }
    for digest in all.indices where period < count {
      let first = all[digest].ranks
      var start = period
      while start < count {
        for range in first {
          let (low, high) = (start + range.lowerBound, min(count, start + range.upperBound))
          if low < high { all[digest].add(low..<high) }
        }
        start += period
      }
    }
    return Digests(all: all, total: Double(count), isWhole: true)
  }

  /// The members of a provider's values on which its classes depend; nil if that may be any.
  private func members(seenBy variable: Variable) -> Set<String>? {
    var members: Set<String> = []
    for view in variable.views {
      switch view {
      case .whole, .condition: return nil
      case .member(let path), .exact(let path):
        guard let first = path.first else { return nil }
        members.insert(first)
      // A record is no number.
      case .count: continue
      case .profile:
        if binder.usesSounds { members.insert("sound") }
        members.formUnion(Features.grammatical)
        members.formUnion(binder.askedFeatures)
      }
    }
    return members
  }

  private func look(at candidate: Candidate, _ view: Variable.View, _ variable: Variable) -> AnyHashable {
    switch view {
    case .whole: return candidate.datum
    case .member(let path):
      // A number matters by what it asks for.
      let datum = candidate.member(path)
      if let number = datum.countedNumber { return PluralCategory(of: number, locale: binder.locale) }
      return datum
    case .exact(let path): return candidate.member(path)
    case .count:
      guard case .number(let number) = candidate.datum else { return Datum.absent }
      return PluralCategory(of: number, locale: binder.locale)
    case .profile: return candidate.profile
    case .condition(let number):
      return holds(binder.conditions[number]) { $0 == variable.register ? candidate.datum : nil }
    }
  }

  /// Whether a condition holds where registers hold these values.
  func holds(_ condition: Condition, _ value: @escaping (Int) -> Datum?) -> Bool {
    let scope = CandidateScope(binder: binder, value)
    do throws(EvaluationError) {
      return try condition.expression.boolean(in: scope)
    } catch {
      fail(error.diagnostic)
      return false
    }
  }
}

/// Registers as conditions see them before anything is drawn.
private final class CandidateScope: NameScope {
  private let binder: TemplateBinder
  private let register: (Int) -> Datum?

  init(binder: TemplateBinder, _ register: @escaping (Int) -> Datum?) {
    self.binder = binder
    self.register = register
  }

  func value(in slot: Int) throws(EvaluationError) -> Datum {
    if case .register(let number) = binder.reader.references[slot] { return register(number) ?? .absent }
    return binder.constant(slot: slot) ?? .absent
  }

  func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum? { nil }
}
