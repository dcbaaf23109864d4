import Diagnostics
import Foundation
import Labels
import Specification
import Templates
import Testing

/// A spec's template as a grammar, and everything that was said of it.
struct ReadTemplate {
  let grammar: Grammar?
  let diagnostics: [Diagnostic]
  let reader: TemplateReader
  /// What the slots of its expressions lead to.
  let references: [NameReference]

  /// Reads `text`, a whole spec.
  init(_ text: String, file: String = "test.yaml", root: String = ".", restriction: TemplateReader.Restriction? = nil)
    throws
  {
    var found = Diagnostics()
    let node = YAMLReader.read(Array(text.utf8), file: file, recording: &found)
    guard let node else { throw Unreadable(text: found.sorted.map(\.rendered).joined(separator: "\n")) }
    let files = SpecFiles(root: root)
    let reader = SpecReader(seed: 7, files: files)
    reader.add(providerForms)
    reader.diagnostics = found
    let spec = Spec(node, fileName: "test", reader: reader)
    let vocabulary = TemplateVocabulary(spec.vocabulary.templates, own: node["template"], reader: reader)
    let book = PhraseBook(vocabulary)
    self.reader = TemplateReader(spec, vocabulary: vocabulary, reader: reader)
    grammar = self.reader.grammar(restrictedTo: restriction)
    withExtendedLifetime(book) {}
    diagnostics = reader.diagnostics.sorted
    references = reader.references
  }

  struct Unreadable: Error { let text: String }

  var rendered: String { diagnostics.map { $0.rendered + "\n" }.joined() }
}

/// What can be said, with spans in brackets, each with its probability and the number of derivations.
struct Sentences {
  private(set) var probabilities: [String: Double] = [:]
  private(set) var derivations: [String: Int] = [:]

  var texts: Set<String> { Set(probabilities.keys) }
  var count: Int { derivations.values.reduce(0, +) }

  /// The same of a whole spec.
  init(spec: String) throws {
    let read = try ReadTemplate("figment: 1\n" + spec, root: BrokenTemplate.folder.path)
    let errors = read.diagnostics.filter { $0.severity == .error }.map(\.rendered)
    try #require(errors.isEmpty, "\(errors.joined(separator: "\n"))\n\(spec)")
    self.init(try #require(read.grammar), read.references)
  }

  /// Walks through all derivations of a template; nothing may be wrong with it.
  init(_ template: String, lets: String = "", restriction: TemplateReader.Restriction? = nil) throws {
    let spec =
      "figment: 1\n" + (lets.isEmpty ? "" : "let: {\(lets)}\n") + "template:\n"
      + template.split(separator: "\n").map { "  \($0)\n" }.joined()
    let read = try ReadTemplate(spec, restriction: restriction)
    let errors = read.diagnostics.filter { $0.severity == .error }.map(\.rendered)
    try #require(errors.isEmpty, "\(errors.joined(separator: "\n"))\n\(spec)")
    self.init(try #require(read.grammar), read.references)
  }

  init(_ grammar: Grammar, _ references: [NameReference]) {
    let walker = GrammarWalker(grammar, references)
    let total = grammar.tops.reduce(0) { $0 + $1.weight }
    for top in grammar.tops {
      for (state, probability) in walker.walk(top.node, GrammarWalker.State(texts: top.texts.count)) {
        var line = zip(top.texts, state.texts).map { text, made in
          (text.role ?? (text.name == "text" ? nil : text.name)).map { "\($0): " + made } ?? made
        }.joined(separator: " / ")
        if let label = top.label { line = "\(label)> \(line)" }
        for field in top.fields { line += " {\(field.name)=\(walker.text(of: field.value, state))}" }
        probabilities[line, default: 0] += top.weight / total * probability
        derivations[line, default: 0] += 1
      }
    }
  }

  /// Whether exactly these can be said, as likely as that.
  func expect(_ wanted: [String: Double], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(texts == Set(wanted.keys), sourceLocation: sourceLocation)
    for (text, probability) in wanted {
      let found = probabilities[text] ?? 0
      #expect(abs(found - probability) < 1e-9, "\(text): \(found), not \(probability)", sourceLocation: sourceLocation)
    }
  }

  /// Whether exactly these can be said, each in one way.
  func expect(_ wanted: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(texts == Set(wanted), sourceLocation: sourceLocation)
    #expect(count == wanted.count, "derivations: \(derivations)", sourceLocation: sourceLocation)
  }
}

/// Goes through all derivations of a grammar, one by one: what the engine has to count and draw from.
struct GrammarWalker {
  struct Held {
    let source: Int
    let entry: Int
    let datum: Datum
    let value: LabelValue
  }

  struct State {
    var registers: [Int: Held] = [:]
    var texts: [String]
    var channel = 0
    init(texts: Int) { self.texts = Array(repeating: "", count: texts) }
  }

  let grammar: Grammar
  /// What the slots of expressions lead to.
  let references: [NameReference]

  init(_ grammar: Grammar, _ references: [NameReference]) {
    self.grammar = grammar
    self.references = references
  }

  func walk(_ node: Grammar.NodeID, _ state: State) -> [(State, Double)] {
    switch grammar.nodes[node] {
    case .text(let text): return [(adding(text, to: state), 1)]
    case .sequence(let parts):
      return parts.reduce([(state, 1)]) { states, part in
        states.flatMap { state, share in walk(part, state).map { ($0.0, share * $0.1) } }
      }
    case .choice(let branches):
      let total = branches.reduce(0) { $0 + $1.weight }
      return branches.flatMap { branch in walk(branch.node, state).map { ($0.0, $0.1 * branch.weight / total) } }
    case .pick(let pick): return self.pick(pick, state)
    case .show(let register, let form): return [(adding(text(of: register, form, state), to: state), 1)]
    case .compute(let computed):
      var datum = Datum.text(text(of: computed.expression, state))
      for filter in computed.filters { datum = .text((try? filter.apply(to: datum)) ?? "?") }
      return [(adding(datum.printed ?? "?", to: state), 1)]
    case .span(let mark, let inner): return span(mark, inner, state)
    case .filtered(let filters, let inner):
      return wrapped(inner, state) { text, _ in
        filters.reduce(text) { text, filter in (try? filter.apply(to: .text(text))) ?? "?" }
      }
    case .channel(let number, let inner):
      var inside = state
      inside.channel = number
      return walk(inner, inside).map { result, share in
        var result = result
        result.channel = state.channel
        return (result, share)
      }
    case .scope(let registers, let inner):
      return walk(inner, state).map { result, share in
        var result = result
        for register in registers { result.registers[register] = state.registers[register] }
        return (result, share)
      }
    }
  }

  private func adding(_ text: String, to state: State) -> State {
    var state = state
    state.texts[state.channel] += text
    return state
  }

  private func wrapped(
    _ inner: Grammar.NodeID, _ state: State, _ body: (String, State) -> String
  ) -> [(State, Double)] {
    var inside = state
    inside.texts[state.channel] = ""
    return walk(inner, inside).map { result, share in
      var result = result
      result.texts[state.channel] = state.texts[state.channel] + body(result.texts[state.channel], result)
      return (result, share)
    }
  }

  private func span(_ mark: Grammar.Mark, _ inner: Grammar.NodeID, _ state: State) -> [(State, Double)] {
    wrapped(inner, state) { text, result in
      guard !text.isEmpty else { return "" }
      var head = grammar.labels[mark.label]
      switch mark.value {
      case .none: break
      case .constant(let value): head += "=\(Self.plain(value))"
      case .register(let register):
        let value = result.registers[register]?.value ?? .absent
        if value != .absent { head += "=\(Self.plain(value))" }
      }
      for (place, attribute) in mark.attributes.enumerated() {
        let computed = mark.computed.first { $0.place == place }
        let value = computed.map { self.text(of: $0.expression, result) } ?? Self.plain(attribute.value)
        head += " \(attribute.name)=\(value)"
      }
      return "[\(head): \(text)]"
    }
  }

  func text(of field: Grammar.FieldValue, _ state: State) -> String {
    switch field {
    case .expression(let expression): text(of: expression, state)
    case .list(let items): "[" + items.map { text(of: $0, state) }.joined(separator: ",") + "]"
    case .record(let fields):
      "(" + fields.map { "\($0.name)=\(text(of: $0.value, state))" }.joined(separator: ",") + ")"
    }
  }

  static func plain(_ value: LabelValue) -> String {
    switch value {
    case .absent: "-"
    case .boolean(let flag): "\(flag)"
    case .number(let number): shown(number)
    case .text(let text): text
    case .list(let items): items.map(plain).joined(separator: ",")
    case .record(let fields): fields.map { "\($0.name)=\(plain($0.value))" }.joined(separator: ",")
    }
  }

  // MARK: values

  private func pick(_ pick: Grammar.Pick, _ state: State) -> [(State, Double)] {
    var held: [(Held, Double)] = []
    switch (grammar.sources[pick.source], pick.among) {
    case (.list(let list), let among):
      var weights: [(Int, Double)]
      switch among {
      case .all: weights = list.entries.enumerated().map { ($0, $1.weight) }
      case .entries(let entries, let own): weights = Array(zip(entries, own))
      case .others(let registers):
        let taken = Set(registers.compactMap { state.registers[$0]?.entry })
        #expect(taken.count == registers.count)
        weights = list.entries.enumerated().map { ($0, $1.weight) }.filter { !taken.contains($0.0) }
      case .ranks: weights = []
      }
      #expect(!weights.isEmpty && weights.map(\.0) == weights.map(\.0).sorted() && weights.allSatisfy { $0.1 > 0 })
      let total = weights.reduce(0) { $0 + $1.1 }
      for (entry, weight) in weights {
        let one = list.entries[entry]
        held.append((Held(source: pick.source, entry: entry, datum: one.datum, value: one.value), weight / total))
      }
    case (.provider(let source), let among):
      var ranks: [UInt128] = []
      switch among {
      case .all: ranks = Array(0..<(source.provider.count ?? 0))
      case .ranks(let ranges): for range in ranges { ranks += Array(range) }
      case .others(let registers):
        let taken = registers.compactMap { state.registers[$0]?.entry }
        ranks = Array(0..<(source.provider.count ?? 0)).filter { !taken.contains(Int($0)) }
      case .entries: break
      }
      for rank in ranks {
        let datum = source.provider.value(at: rank)
        held.append(
          (Held(source: pick.source, entry: Int(rank), datum: datum, value: LabelValue(datum)), 1 / Double(ranks.count))
        )
      }
    }
    return held.map { value, share in
      var state = state
      state.registers[pick.register] = value
      return (state, share)
    }
  }

  private func text(of register: Int, _ form: Int, _ state: State) -> String {
    guard let held = state.registers[register] else { return "<nothing in \(register)>" }
    switch grammar.sources[held.source] {
    case .list(let list): return list.forms[form][held.entry]
    case .provider(let source):
      var datum = held.datum
      for name in source.forms[form].members + ["text"] {
        if case .record(let members) = datum { datum = members.first { $0.name == name }?.value ?? .absent }
      }
      for filter in source.forms[form].filters { datum = .text((try? filter.apply(to: datum)) ?? "?") }
      return datum.printed ?? "?"
    }
  }

  func text(of expression: BoundExpression, _ state: State) -> String {
    let scope = RegisterScope(state.registers.mapValues(\.datum), references)
    do {
      return GrammarWalker.plain(LabelValue(try expression.evaluate(in: scope)))
    } catch {
      return "<\(error.message)>"
    }
  }
}

/// Registers, by the slots of expressions.
private final class RegisterScope: NameScope {
  private let registers: [Int: Datum]
  private let references: [NameReference]

  init(_ registers: [Int: Datum], _ references: [NameReference]) {
    self.registers = registers
    self.references = references
  }

  func value(in slot: Int) throws(EvaluationError) -> Datum {
    guard case .register(let register) = references[slot] else { return .absent }
    return registers[register] ?? .absent
  }

  func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum? { nil }
}
