import Diagnostics
package import Specification

/// Turns the `template:` of a spec into a grammar.
///
/// Names are sought and notation is checked once, when it is made; `grammar(restrictedTo:)` then settles conditions and
/// agreement, anew for each split that owns some of the values. Faults are recorded with the spec's reader.
package final class TemplateReader {
  /// What a part of the samples may say.
  package struct Restriction {
    /// Whether an item, by its canonical text, may be said of the list with this name.
    package var allowsItem: (_ list: String, _ text: String) -> Bool
    /// Whether a phrase, by its site, may begin a sample.
    package var allowsPhrase: (_ site: String) -> Bool

    package init(
      allowsItem: @escaping (String, String) -> Bool = { _, _ in true },
      allowsPhrase: @escaping (String) -> Bool = { _ in true }
    ) {
      self.allowsItem = allowsItem
      self.allowsPhrase = allowsPhrase
    }
  }

  /// A beginning of samples, with its names found.
  struct Beginning {
    let site: String
    let label: String?
    let texts: [(name: String, role: String?)]
    let said: Said
    let fields: [Grammar.Field]
    /// What the fields look at.
    let told: [Variable]
    /// Its item's number.
    let item: Int
    let weight: Double
    /// What of its own `when` is known before its text is made: such conditions put it into the draw or not.
    let early: [Condition]
    /// What holds values of its text apart.
    let late: [Condition]
    let range: SourceRange
    /// What splits hold out of it for themselves.
    var tests: [Held] = []
  }

  /// A condition under which a split holds samples out for itself, where the names for it are known.
  struct Held {
    /// Among those of the spec.
    let number: Int
    let expression: BoundExpression
    let variables: [Variable]
  }

  /// An item's share of the draw.
  struct Share {
    let weight: Double
    /// What of its `when` is known before its text is made.
    let conditions: [Condition]
    let range: SourceRange
  }

  let binder: TemplateBinder
  private let vocabulary: TemplateVocabulary
  let reader: SpecReader
  let hasScene: Bool
  private(set) var beginnings: [Beginning] = []
  private(set) var shares: [Share] = []
  /// What splits hold out for themselves, and which of that some phrase has the names for.
  let holdOuts: [(split: Located<String>, test: Expression)]
  var boundHoldOuts: Set<Int> = []

  /// Reads `say` of the spec's own template; where there is none, the template is vocabulary, and there is no grammar.
  ///
  /// With `picture`, the names of the spec's scene once it is drawn, the texts are about pictures.
  package init(
    _ spec: Spec, vocabulary: TemplateVocabulary, reader: SpecReader, picture: StaticScope? = nil
  ) {
    self.vocabulary = vocabulary
    self.reader = reader
    hasScene = spec.node("scene") != nil
    holdOuts = spec.splitRules.holdOuts
    binder = TemplateBinder(spec, vocabulary: vocabulary, reader: reader, picture: picture)
    guard let say = vocabulary.say else { return }
    if picture != nil {
      for channel in SayReader(reader: reader, isOfPicture: true).pictureChannels(say) { read(ofPicture: channel) }
    } else {
      switch SayReader(reader: reader).content(say) {
      case .items(let items)?: for item in items { read(item) }
      case .channels(let channels)?: read(channels, at: say.value.range)
      case nil: return
      }
    }
    binder.bindWaiting()
    checkHoldOuts()
    checkUnusedRules()
    guard !reader.diagnostics.hasErrors else { return }
    binder.settleRules()
    for beginning in beginnings { beginning.said.gather() }
    binder.settleApart()
    checkUse()
  }

  /// The same for a book of phrases.
  package convenience init(_ spec: Spec, reader: SpecReader, book: PhraseBook, picture: StaticScope? = nil) {
    self.init(spec, vocabulary: book.vocabulary, reader: reader, picture: picture)
  }

  /// Reads nothing of what the template says: for the names of the root.
  package init(namesOf spec: Spec, reader: SpecReader, book: PhraseBook) {
    vocabulary = book.vocabulary
    self.reader = reader
    hasScene = true
    holdOuts = []
    binder = TemplateBinder(spec, vocabulary: book.vocabulary, reader: reader, picture: nil)
  }

  /// What lists and rules are called.
  var vocabularyNames: [String] { vocabulary.names }

  /// What becomes of texts that are labeled in two ways; nil if the template doesn't say.
  package var conflict: ConflictRule? { vocabulary.conflict }

  /// How often each text of a picture is said, or for each of which things; nil for once. In the order of the tops.
  package private(set) var repetitions: [Value?] = []

  /// What is done to the texts once they are made.
  package var noise: NoisePlan? { vocabulary.noise }

  /// Whether the template says anything by itself.
  package var hasSay: Bool { vocabulary.say != nil }

  /// What can be said; nil if there is no `say`, or something is wrong with it.
  package func grammar(restrictedTo restriction: Restriction? = nil) -> Grammar? {
    guard !beginnings.isEmpty, !reader.diagnostics.hasErrors else { return nil }
    let settler = Settler(binder, depth: vocabulary.depth, restriction: restriction)
    guard var grammar = settler.settle(beginnings, shares, at: vocabulary.say?.key.range ?? .nowhere) else {
      return nil
    }
    GrammarCheck(grammar, settler: settler, reader: reader).run(reportsWarnings: restriction == nil)
    guard !reader.diagnostics.hasErrors else { return nil }
    grammar.dropUnproductive()
    return grammar
  }

  /// The registers that hold `let`s of the root, by the number of the `let` among the root's slots: where a sample picks
  /// one, the root's frame has to show the same.
  package var letRegisters: [(slot: Int, register: Int)] { binder.letRegisters }

  // MARK: say

  private func scope(_ site: String, _ item: SayItem, repeatItem: StaticType? = nil) -> PhraseScope {
    let scope = PhraseScope(site: site, prefix: "", binder: binder)
    scope.repeatItem = repeatItem
    for entry in item.lets {
      scope.places[entry.key.value] = entry.key.range
      if let outer = binder.placeOfName(entry.key.value, in: scope) {
        reader.record(.hiddenName(entry.key, outer: outer))
      }
    }
    read(item.lets, in: scope)
    for text in item.texts {
      for phrase in text.items { scope.note(phrase.phrase) }
    }
    return scope
  }

  /// Reads the `let`s of an item, those first that others need.
  private func read(_ lets: [Node.Entry], in scope: PhraseScope) {
    var waiting = lets
    while !waiting.isEmpty {
      let names = Set(waiting.map(\.key.value))
      let ready = waiting.firstIndex { entry in
        entry.value.expressions.allSatisfy { $0.names.allSatisfy { !names.contains($0[0].value) } }
      }
      guard let ready else {
        reader.record(.cycle(waiting.map(\.key.value), at: waiting[0].key.range, notes: []))
        for entry in waiting { scope.lets[entry.key.value] = .faulty }
        return
      }
      let entry = waiting.remove(at: ready)
      scope.lets[entry.key.value] = meaning(of: entry, in: scope)
    }
  }

  private func meaning(of entry: Node.Entry, in scope: PhraseScope) -> PhraseScope.Meaning {
    let name = entry.key.value
    if let scalar = entry.value.scalar, scalar.isExpression {
      guard let expression = Expression.parse(scalar.source, recording: &reader.diagnostics),
        let (bound, variables, _) = scope.bound(expression)
      else { return .faulty }
      if let constant = bound.constant { return .constant(constant) }
      return .derived(scope.resolved(expression).expression, variables)
    }
    let unit = SitePath.root.appending(scope.site).appending("let").appending(name)
    let slot = LetSlot(entry.value, at: Place(path: unit, scope: scope.names), reader: reader)
    guard let value = slot.value() else { return .faulty }
    if let constant = value.constant { return .constant(constant) }
    if let origin = binder.origin(of: value, binder.form(of: entry.value), named: name) {
      return .variable(scope.variable(name, origin, at: entry.key.range))
    }
    if scope.repeatItem != nil {
      reader.record(.noRepeatedDraw(entry.key))
      return .faulty
    }
    // What can't be picked is drawn when the text is made, after what it looks at was picked.
    let variables = entry.value.expressions.flatMap { scope.resolved($0).variables }
    return .drawn(binder.drawnName(of: slot), variables)
  }

  /// The `let`s of items of `say` that are drawn with the sample: they stand behind the root's own.
  package var openSlots: [LetSlot] { binder.openSlots }

  private func read(_ item: SayItem) {
    let site = "template.say.\(item.key)"
    let scope = scope(site, item)
    let conditions = item.when.map { scope.conditions($0) } ?? []
    var told: [Variable] = []
    let fields = item.fields.compactMap { field($0, in: scope, &told) }
    var saidBinder = SaidBinder(scope: scope)
    let number = shares.count
    let lets = Set(
      scope.lets.values.compactMap { meaning in
        if case .variable(let variable) = meaning { variable.register } else { nil }
      })
    func isEarly(_ condition: Condition) -> Bool {
      condition.variables.allSatisfy { variable in
        lets.contains(variable.register) || !scope.own.contains { $0 === variable }
      }
    }
    var made: [Beginning] = []
    if item.isPlain {
      for phrase in item.texts[0].items {
        let path = "\(site).text.\(phrase.key)"
        let said = saidBinder.said(phrase.phrase, site: path)
        let own = phrase.when.map { scope.conditions($0) } ?? []
        guard let said, let own else { continue }
        made.append(
          Beginning(
            site: path, label: item.label, texts: [("text", nil)], said: said, fields: fields, told: told,
            item: number, weight: phrase.weight, early: own.filter(isEarly),
            late: ((conditions ?? []) + own).filter { !isEarly($0) }, range: phrase.range))
      }
    } else {
      var parts: [Said] = []
      for (channel, text) in item.texts.enumerated() {
        guard let said = saidBinder.said(text.items, site: "\(site).\(text.site)", isAlone: false) else { continue }
        parts.append(Said(.channel(channel, said)))
      }
      guard parts.count == item.texts.count else { return }
      made.append(
        Beginning(
          site: site, label: item.label, texts: item.texts.map { ($0.name, $0.role) }, said: Said(.sequence(parts)),
          fields: fields, told: told, item: number, weight: 1, early: [],
          late: (conditions ?? []).filter { !isEarly($0) }, range: item.range))
    }
    let tests = heldOut(in: scope)
    for number in made.indices { made[number].tests = tests }
    let own = Set(scope.own.map(\.register)).subtracting(lets)
    for beginning in made {
      for condition in beginning.late { binder.guarded.append((condition, beginning.said, own)) }
    }
    beginnings += made
    shares.append(Share(weight: item.weight, conditions: (conditions ?? []).filter(isEarly), range: item.range))
  }

  /// Channels are all made: one beginning with a text for each.
  private func read(_ asked: [SayChannel], at range: SourceRange) {
    // What is said several times is as many texts of one name.
    let channels = asked.flatMap { channel in (0..<channel.count).map { (channel, $0) } }
    var parts: [Said] = []
    for (number, (channel, copy)) in channels.enumerated() {
      var options: [Said.Option] = []
      for item in channel.items {
        let site = "template.say.\(channel.name.value).\(item.key)"
        let place = channel.count > 1 ? "template.say.\(channel.name.value)[\(copy)].\(item.key)" : site
        let scope = scope(place, item)
        let conditions = item.when.map { scope.conditions($0) } ?? []
        var saidBinder = SaidBinder(scope: scope)
        guard let said = saidBinder.said(item.texts[0].items, site: "\(site).text"), let conditions else { continue }
        options.append(Said.Option(weight: item.weight, when: conditions, said: said, site: site))
        let own = Set(scope.own.map(\.register))
        for condition in conditions { binder.guarded.append((condition, said, own)) }
      }
      guard options.count == channel.items.count else { return }
      parts.append(Said(.channel(number, Said(.choice(options)))))
    }
    beginnings.append(
      Beginning(
        site: "template.say", label: nil, texts: channels.map { ($0.0.name.value, nil) }, said: Said(.sequence(parts)),
        fields: [], told: [], item: 0, weight: 1, early: [], late: [], range: range))
    shares.append(Share(weight: 1, conditions: [], range: range))
  }

  /// A text that is said of a picture: a beginning of its own.
  private func read(ofPicture channel: SayChannel) {
    let site = "template.say.\(channel.name.value)"
    var repetition: Value?
    if let node = channel.repetition {
      let place = Place(path: SitePath.root.appending(site).appending("repeat"), scope: binder.root)
      repetition = reader.value(node, as: .any, at: place)
    }
    var options: [Said.Option] = []
    for item in channel.items {
      let scope = scope("\(site).\(item.key)", item, repeatItem: channel.repetition == nil ? nil : repetition?.itemType)
      let conditions = item.when.map { scope.conditions($0) } ?? []
      var saidBinder = SaidBinder(scope: scope)
      let said = saidBinder.said(item.texts[0].items, site: "\(scope.site).text")
      guard let said, let conditions else { continue }
      options.append(Said.Option(weight: item.weight, when: conditions, said: said, site: scope.site))
    }
    guard options.count == channel.items.count else { return }
    repetitions.append(repetition)
    beginnings.append(
      Beginning(
        site: site, label: nil, texts: [(channel.name.value, nil)], said: Said(.choice(options)), fields: [], told: [],
        item: shares.count, weight: 1, early: [], late: [], range: channel.name.range))
    shares.append(Share(weight: 1, conditions: [], range: channel.name.range))
  }

  // MARK: what nothing uses

  /// Rules that nothing says are bound all the same, for the faults in them.
  private func checkUnusedRules() {
    let used = binder.usedRules
    for name in vocabulary.ruleNames {
      guard let rule = vocabulary.rules[name], !used.contains(ObjectIdentifier(rule)), rule.parameters.isEmpty else {
        continue
      }
      _ = binder.instance(rule, [:], keys: [], at: rule.name.range)
    }
    unused = vocabulary.ruleNames.compactMap { vocabulary.rules[$0] }.filter { !used.contains(ObjectIdentifier($0)) }
    usedLists = binder.usedLists
    binder.bindWaiting()
  }

  private var unused: [TemplateRule] = []
  private var usedLists: Set<ObjectIdentifier> = []

  private func checkUse() {
    // A picture's texts may use what is never said.
    guard !hasScene else { return }
    for rule in unused where rule.prefix.isEmpty { reader.record(.unusedRule(rule.name)) }
    for name in vocabulary.listNames where !name.contains(".") {
      guard let list = vocabulary.lists[name], !usedLists.contains(ObjectIdentifier(list)) else { continue }
      reader.record(.unusedList(list.name))
    }
    // What is never said teaches nothing either.
    let labels = Set(beginnings.filter { $0.weight > 0 && shares[$0.item].weight > 0 }.map(\.label))
    if beginnings.count > 1, shares.count > 1, labels.count == 1, case let label?? = labels.first {
      reader.record(.constantLabel(label, at: shares[0].range))
    }
  }
}
