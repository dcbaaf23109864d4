import Diagnostics
import Labels
import Specification

/// What a form of a source shows.
struct FormKey: Hashable {
  let members: [String]
  let asked: Asked
  let filters: [String]

  init(members: [String], asked: Asked, filters: [BoundFilter]) {
    self.members = members == ["text"] ? [] : members
    self.asked = asked
    self.filters = filters.map { "\($0.filter.name)=\($0.value)" }
  }
}

// Sources, and the texts of their values.
extension Settler {
  /// What a slot asks for where variables have these classes.
  func asked(_ askers: [Asker], _ around: Surroundings) -> Asked {
    var asked = Asked()
    for asker in askers {
      switch asker {
      case .literal(let feature, _): asked.ask(feature)
      case .value(let feature, let variable, let members, _):
        guard let candidate = candidate(of: variable, around) else { continue }
        let own = members.isEmpty ? candidate.profile.own[feature] : nil
        asked.ask(binder.asked(feature, own.map { .text($0) } ?? candidate.member(members)))
      case .agreement(let variable, _):
        guard let candidate = candidate(of: variable, around) else { continue }
        for name in Features.grammatical {
          if let word = candidate.profile.own[name] { asked.ask(binder.asked(name, .text(word))) }
        }
        if binder.usesSounds, let word = candidate.profile.own["sound"] {
          asked.ask(AskedFeature(name: "sound", words: [word], isSoft: true))
        }
        if case .number = candidate.datum { asked.ask(binder.asked("number", candidate.datum)) }
        asked.ask(self.asked(variable.asks, around))
      }
    }
    return asked
  }

  private func candidate(of variable: Variable, _ around: Surroundings) -> Candidate? {
    guard let digest = around.digests[variable.register] else { return nil }
    return digests(of: variable)?.all[digest].candidate
  }

  /// What an entry of a list can agree in; with how it sounds, where that matters.
  func profile(of entry: Int, in list: TemplateList) -> AgreementProfile {
    sounding(list.profile(of: entry), list.entries[entry].plainText)
  }

  /// The same of another value.
  ///
  /// A person's name is no feature, unless something asks for it: else everybody would be a class of their own.
  func profile(of datum: Datum) -> AgreementProfile {
    var profile = AgreementProfile(datum)
    profile.own = profile.own.filter { Features.grammatical.contains($0.key) || binder.askedFeatures.contains($0.key) }
    return sounding(profile, datum.shownDatum.printed ?? "")
  }

  private func sounding(_ profile: AgreementProfile, _ text: String) -> AgreementProfile {
    guard binder.usesSounds, profile.own["sound"] == nil else { return profile }
    var profile = profile
    profile.own["sound"] = Sound.word(of: text, locale: binder.locale)
    return profile
  }

  func show(_ show: Said.Show, _ around: Surroundings) -> Grammar.NodeID? {
    let asked = self.asked(show.asks, around)
    if !show.asks.isEmpty {
      if !self.asked.contains(where: { $0 === show }) { self.asked.append(show) }
      guard let candidate = candidate(of: show.variable, around) else { return nil }
      guard candidate.profile.answer(to: asked, makesPlurals: makesPlurals(show.variable)) != nil else {
        if show.misfit == nil { show.misfit = (asked, show.asks.lazy.compactMap(\.source).first) }
        return nil
      }
      show.fits = true
    }
    guard let form = form(of: show.variable.origin, show, asked) else { return nil }
    return grammar.add(.show(register: show.variable.register, form: form))
  }

  /// Whether nouns of the language have plurals by rule: ours knows English ones.
  private func makesPlurals(_ variable: Variable) -> Bool { binder.locale == "en" }

  // MARK: sources

  func provider(of origin: ValueOrigin) -> any Provider {
    guard case .provider(let provider) = origin.kind else { return IntegerRange(0...0) }
    return origin.shown.isEmpty ? provider : provider.showing(origin.shown)
  }

  /// The entries of a list that may be said at all: those with a weight, that the restriction allows.
  func entries(of list: TemplateList) -> [Int] {
    if let known = keptEntries[ObjectIdentifier(list)] { return known }
    let kept = list.entries.indices.filter { entry in
      list.entries[entry].weight > 0
        && restriction?.allowsItem(list.name.value, list.canonicalText(of: entry)) ?? true
    }
    keptEntries[ObjectIdentifier(list)] = kept
    return kept
  }

  /// The number of an origin's source in the grammar.
  func source(of origin: ValueOrigin) -> Int {
    if let known = sources[ObjectIdentifier(origin)] { return known }
    let source: Grammar.Source
    switch origin.kind {
    case .list(let list):
      let entries = entries(of: list).map { entry in
        Grammar.List.Entry(
          weight: list.entries[entry].weight, datum: list.datum(of: entry), item: list.entries[entry].item,
          value: list.spanValue(of: entry))
      }
      source = .list(Grammar.List(name: origin.name, entries: entries))
    case .outcomes(let outcomes):
      let entries = outcomes.enumerated().map { number, outcome in
        Grammar.List.Entry(weight: outcome.weight, datum: outcome.datum, item: number, value: outcome.datum.spanValue)
      }
      source = .list(Grammar.List(name: origin.name, entries: entries))
    case .provider: source = .provider(Grammar.ProviderSource(name: origin.name, provider: provider(of: origin)))
    }
    grammar.sources.append(source)
    sources[ObjectIdentifier(origin)] = grammar.sources.count - 1
    return grammar.sources.count - 1
  }

  /// The number of the form in which a source shows its values here.
  private func form(of origin: ValueOrigin, _ show: Said.Show, _ asked: Asked) -> Int? {
    let source = source(of: origin)
    let key = FormKey(members: show.members, asked: asked, filters: show.filters)
    if let known = formNumbers[source]?[key] { return known }
    let number: Int
    switch grammar.sources[source] {
    case .provider(var provider):
      provider.forms.append(Grammar.ProviderSource.Form(members: key.members, filters: show.filters))
      number = provider.forms.count - 1
      grammar.sources[source] = .provider(provider)
    case .list(var list):
      guard let texts = texts(of: origin, show, asked) else { return nil }
      list.forms.append(texts)
      number = list.forms.count - 1
      grammar.sources[source] = .list(list)
    }
    formNumbers[source, default: [:]][key] = number
    return number
  }

  /// The text of each entry; empty for entries that are never shown so.
  private func texts(of origin: ValueOrigin, _ show: Said.Show, _ asked: Asked) -> [String]? {
    var texts: [String] = []
    switch origin.kind {
    case .list(let list):
      for entry in entries(of: list) {
        guard let answer = profile(of: entry, in: list).answer(to: asked, makesPlurals: makesPlurals(show.variable))
        else {
          texts.append("")
          continue
        }
        guard let text = text(of: entry, in: list, answer, show) else { return nil }
        texts.append(text)
      }
    case .outcomes(let outcomes):
      for outcome in outcomes {
        guard let text = text(of: outcome.datum, show) else { return nil }
        texts.append(text)
      }
    case .provider: break
    }
    return texts
  }

  private func text(
    of entry: Int, in list: TemplateList, _ answer: AgreementProfile.Answer, _ show: Said.Show
  ) -> String? {
    guard show.members.isEmpty || show.members == ["text"] else { return text(of: list.datum(of: entry), show) }
    let entry = list.entries[entry]
    switch answer {
    case .base: return filtered(.text(entry.plainText), show.filters)
    case .form(let number): return filtered(.text(entry.forms.forms[number].content), show.filters)
    case .madePlural:
      let plural = FilterUse(Located("plural", show.range)).bound(recording: &reader.diagnostics)
      return filtered(.text(entry.plainText), [plural].compactMap { $0 } + show.filters)
    }
  }

  private func text(of datum: Datum, _ show: Said.Show) -> String? {
    let member = Candidate(datum: datum, profile: AgreementProfile(datum)).member(show.members)
    if case .absent = member {
      fail(.itemWithoutMember(datum, show.members, of: show.variable.origin.name, at: show.range))
      return nil
    }
    return filtered(member.shownDatum, show.filters, at: show.range)
  }

  private func filtered(_ datum: Datum, _ filters: [BoundFilter], at range: SourceRange? = nil) -> String? {
    do throws(EvaluationError) {
      var datum = datum
      for filter in filters { datum = .text(try filter.apply(to: datum)) }
      guard let text = datum.printed else {
        fail(.noText(datum.kindName, at: range ?? .nowhere))
        return nil
      }
      return text
    } catch {
      fail(error.diagnostic)
      return nil
    }
  }
}

extension TemplateList {
  /// What a span that shows an entry means: its value, or the item's text where it is written in another way.
  fileprivate func spanValue(of entry: Int) -> LabelValue {
    let canonical = canonicalText(of: entry)
    let entry = entries[entry]
    if case .absent = entry.value {
      return entry.text == canonical && entry.forms.isEmpty ? .absent : .text(canonical)
    }
    return LabelValue(entry.value)
  }
}

extension Datum {
  /// What a span that shows an outcome of a `let` means; absent if that is its text.
  fileprivate var spanValue: LabelValue {
    switch self {
    case .text: return .absent
    case .record(let members):
      if let value = members.first(where: { $0.name == "value" }) { return LabelValue(value.value) }
      return .absent
    default: return LabelValue(self)
    }
  }
}
