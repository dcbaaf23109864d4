package import Diagnostics

/// Reads located YAML into checked, bound values. It records every fault and goes on; whoever owns it asks for the
/// diagnostics at the end.
package final class SpecReader {
  package var diagnostics = Diagnostics()
  package internal(set) var sites: SiteTable
  /// What the slots of bound expressions lead to; grows while the spec is read.
  package private(set) var references: [NameReference] = []
  private var slots: [NameReference: Int] = [:]
  /// Which values need which, by path, for finding cycles.
  package var needs = DependencyGraph()
  /// All sweeps, in the order of the file.
  var sweeps: [Sweep] = []
  var sweepNumbers: [SitePath: Int] = [:]
  /// Where `progress` and other things that depend on `count` are used.
  package internal(set) var countUses: [SourceRange] = []
  /// The definitions that some element uses.
  package var usedDefinitions: Set<ObjectIdentifier> = []
  /// The definitions that are being read at the moment, for finding definitions that use themselves.
  var openDefinitions: [Definition] = []
  /// How many parts of definitions were read.
  var elementsRead = 0
  /// How many lists of parts are being read, one inside the other.
  var openLists = 0
  /// How many `let`s are being read, one because another needs it.
  var openSlots = 0
  /// Whether a definition that nothing uses is being read, only for the faults in it.
  var isCheckingUnused = false
  /// How deep parts, definitions and values that need each other may go: far more than a person writes, far less than
  /// a thread's stack holds.
  package static let depthLimit = 200
  /// Reads text in phrase notation; set by the room that knows grammars.
  package var readPhrase: ((Scalar, Place, SpecReader) -> Value.Content?)?
  /// The forms of values that this reader knows; rooms above add theirs before anything is read.
  package private(set) var forms = valueForms
  private var formsByName = Dictionary(uniqueKeysWithValues: valueForms.map { ($0.name, $0) })
  /// The language of made-up texts where their arguments name none.
  package var locale: String?
  /// Where the spec asks for values that may belong to somebody.
  package private(set) var realisticUses: [SourceRange] = []
  /// The lists of the spec's templates, by name.
  package var lists: [String: WeightedRecords] = [:]
  /// The tables that were read, by path.
  var tables: [String: DataTable] = [:]
  package let files: SpecFiles
  package let seed: UInt64

  package init(seed: UInt64, files: SpecFiles) {
    self.seed = seed
    self.files = files
    sites = SiteTable(seed: seed)
  }

  package func record(_ diagnostic: Diagnostic) { diagnostics.record(diagnostic) }

  package func site(at place: Place, _ range: SourceRange) -> Site { sites.site(at: place, range: range) }

  /// The slot by which expressions ask for what `reference` leads to.
  package func slot(for reference: NameReference) -> Int {
    if let slot = slots[reference] { return slot }
    references.append(reference)
    slots[reference] = references.count - 1
    return references.count - 1
  }

  /// Adds `forms` to those that specs may name.
  package func add(_ forms: [ValueForm]) {
    self.forms += forms
    for form in forms { formsByName[form.name] = form }
  }

  package func form(named name: String) -> ValueForm? { formsByName[name] }

  package func noteRealisticUse(_ range: SourceRange) {
    if !realisticUses.contains(range) { realisticUses.append(range) }
  }

  package func noteCountUse(_ range: SourceRange) {
    if !countUses.contains(range) { countUses.append(range) }
  }

  // MARK: values

  /// Reads `node` as a value of `kind`; nil if it can't be one (then the fault is recorded).
  package func value(_ node: Node, as kind: Kind, at place: Place) -> Value? {
    let faults = diagnostics.timesRecorded
    guard let content = content(of: node, as: kind, at: place) else {
      // What is no value must have been told, or a spec would lose it in silence.
      if diagnostics.timesRecorded == faults { record(.wrongKind(node, wanted: kind.inWords)) }
      return nil
    }
    let type = type(of: content, kind)
    if case .constant = content { return Value(content, kind: kind, type: type, range: node.range) }
    if let refusal = kind.refusal(of: type) {
      record(Diagnostic(code: "wrong-kind", range: node.range, message: refusal))
      return nil
    }
    return Value(content, kind: kind, type: type, range: node.range)
  }

  private func type(of content: Value.Content, _ kind: Kind) -> StaticType {
    switch content {
    case .constant(let datum): return StaticType(of: datum)
    case .expression(let expression): return expression.type
    case .drawing(let drawing, _):
      let type = drawing.type
      if case .unknown = type.kind { return kind.staticType }
      return type
    case .list(let items): return .list(of: items.type)
    case .record(let fields): return StaticType(.record(RecordMembers(fields.map { ($0.name, $0.value.type) })))
    }
  }

  private func content(of node: Node, as kind: Kind, at place: Place) -> Value.Content? {
    if case .scalar(let scalar) = node.content, scalar.isExpression {
      if case .record(let record) = kind, record.shorthand == .first { return short(node, of: record, at: place) }
      return expression(scalar, as: kind, at: place)
    }
    if case .either(let kinds) = kind {
      // A form without a meaning of its own here makes values of any of the kinds.
      if !kinds.contains(where: { claims($0, node) }), let form = formName(of: node, for: kind) {
        return content(of: form, node, as: kind, at: place)
      }
      guard let fitting = kinds.first(where: { admits($0, node) }) else {
        return refuse(node, wanted: kind)
      }
      return content(of: node, as: fitting, at: place)
    }
    switch node.content {
    case .scalar(let scalar): return content(of: scalar, node, as: kind, at: place)
    case .sequence(let items): return content(of: items, node, as: kind, at: place)
    case .mapping(let entries): return content(of: entries, node, as: kind, at: place)
    }
  }

  func content(of form: ValueForm, _ node: Node, as kind: Kind, at place: Place) -> Value.Content? {
    guard let entry = node.entries.first,
      let content = form.read(FormReading(entry: entry, node: node, kind: kind, place: place, reader: self))
    else { return nil }
    guard case .constant(let constant) = content else { return content }
    switch kind.fit(constant) {
    case .success(let fitted): return .constant(fitted)
    case .failure(let misfit):
      record(Diagnostic(code: "wrong-kind", range: node.range, message: misfit.message))
      return nil
    }
  }

  /// Whether the mapping `node` has a key that `kind` gives a meaning.
  private func claims(_ kind: Kind, _ node: Node) -> Bool {
    switch kind {
    case .either(let kinds): kinds.contains { claims($0, node) }
    case .record(let record): node.entries.contains { record.key(named: $0.key.value) != nil }
    case .tagged(let tagged): node.entries.contains { tagged.member(named: $0.key.value) != nil }
    default: false
    }
  }

  /// Whether `kind` is what the form of `node` looks like; its content may still be wrong.
  private func admits(_ kind: Kind, _ node: Node) -> Bool {
    switch (kind, node.content) {
    case (.any, _): return true
    case (.either(let kinds), _): return kinds.contains { admits($0, node) }
    case (.record(let record), .mapping(let entries)):
      return entries.isEmpty || entries.contains { record.key(named: $0.key.value) != nil }
    case (.record(let record), .sequence):
      if record.shorthand == .first, let first = record.keys.first { return admits(first.kind, node) }
      return record.shorthand == .list
    case (.record(let record), .scalar):
      guard record.shorthand != .none, let first = record.keys.first else { return false }
      return admits(first.kind, node)
    case (.tagged(let tagged), .mapping(let entries)):
      return entries.contains { tagged.member(named: $0.key.value) != nil }
    case (.tagged, _): return false
    case (.names, .mapping): return true
    case (.names, .scalar(let scalar)): return scalar.isExpression
    case (.list, .sequence): return true
    case (.list, .scalar(let scalar)): return scalar.isExpression
    case (.list, .mapping), (_, .mapping): return formName(of: node, for: kind) != nil
    case (_, .sequence): return false
    case (.number, .scalar(let scalar)):
      switch scalar.value {
      case .integer, .number: return true
      default: return scalar.isExpression
      }
    case (.length(let rule), .scalar(let scalar)):
      switch scalar.value {
      case .integer, .number: return true
      default: return scalar.isExpression || Length(text: scalar.text, rule: rule) != nil
      }
    case (.boolean, .scalar(let scalar)):
      if case .boolean = scalar.value { return true }
      return scalar.isExpression
    case (.word(let words), .scalar(let scalar)):
      return scalar.isExpression || words.contains { $0.name == scalar.text }
    case (.color, .scalar), (.text, .scalar), (.phrase, .scalar), (.file, .scalar): return true
    }
  }

  func refuse(_ node: Node, wanted kind: Kind) -> Value.Content? {
    record(misreadText(node, wanted: kind) ?? misfit(node, wanted: kind))
    return nil
  }

  /// Why `node` is none of what may stand at its place.
  private func misfit(_ node: Node, wanted kind: Kind) -> Diagnostic {
    switch node.content {
    case .mapping(let entries):
      guard entries.count == 1, let key = entries.first?.key, formsByName[key.value] == nil else { break }
      let known = kind.keyNames
      return .unknownForm(
        key, wanted: kind, known: known + forms.map(\.name).filter { !known.contains($0) })
    case .sequence(let items):
      if kind.mayBeColor, [3, 4].contains(items.count) { return .listForColor(node, wanted: kind.inWords) }
    case .scalar(let scalar):
      if case .boolean = kind, let flag = scalar.meantBoolean {
        return .misreadBoolean(scalar.text, meaning: flag, at: node.range)
      }
      guard scalar.value == .text, kind.mayBeNumber else { break }
      if scalar.style == .plain, Double(scalar.text)?.isInfinite == true, scalar.text.utf8.contains(where: Self.isDigit)
      {
        return .notFinite(scalar.text, at: node.range)
      }
      switch Scalar.Value(plain: scalar.text) {
      case .integer, .number: return .quotedNumber(scalar.text, wanted: kind.inWords, at: node.range)
      default: break
      }
    }
    return .wrongKind(node, wanted: kind.inWords)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  /// What was probably meant by a mapping with an empty value, such as `{city}`; one with values is a mapping.
  func misreadText(_ node: Node, wanted kind: Kind) -> Diagnostic? {
    switch node.content {
    case .mapping(let entries): entries.contains { $0.value.isEmpty } ? node.misreading() : nil
    case .sequence: kind.mayBeText ? node.misreading() : nil
    case .scalar: node.misreading()
    }
  }

  // MARK: expressions

  private func expression(_ scalar: Scalar, as kind: Kind, at place: Place) -> Value.Content? {
    guard let bound = expression(scalar.source, at: place) else { return nil }
    if case .any = kind {
    } else if bound.type.mayBeAbsent {
      record(.mayBeAbsent(bound.range))
      return nil
    }
    guard let constant = bound.constant else { return .expression(bound) }
    switch kind.fit(constant) {
    case .success(let fitted):
      if case .file = kind, case .text(let path) = fitted { return file(path, at: scalar.source.whole) }
      return .constant(fitted)
    case .failure(let misfit):
      record(Diagnostic(code: "wrong-kind", range: scalar.source.whole, message: misfit.message))
      return nil
    }
  }

  /// Parses `source`, which may begin with `=`, and binds its names.
  package func expression(_ source: SourceText, at place: Place) -> BoundExpression? {
    guard let expression = Expression.parse(source, recording: &diagnostics) else { return nil }
    return bound(expression, at: place)
  }

  /// Binds the names of `expression` where it stands.
  package func bound(_ expression: Expression, at place: Place) -> BoundExpression? {
    // Binding asks for the types of names, which reads their values, which records faults: it must not hold the list.
    var found = Diagnostics()
    let bound = expression.bound(in: Names(reader: self, place: place), recording: &found)
    diagnostics.record(contentsOf: found)
    return bound
  }

  // MARK: scalars

  private func content(of scalar: Scalar, _ node: Node, as kind: Kind, at place: Place) -> Value.Content? {
    switch (kind, scalar.value) {
    case (.number(let rule), .integer(let number)): return constant(Double(number), rule, node)
    case (.number(let rule), .number(let number)): return constant(number, rule, node)
    case (.length(let rule), .integer(let number)): return constant(Double(number), rule.number, node)
    case (.length(let rule), .number(let number)): return constant(number, rule.number, node)
    case (.length(let rule), .text):
      guard let length = Length(text: scalar.text, rule: rule) else { break }
      if let fault = rule.fault(of: length) {
        record(.numberRange(fault, at: node.range))
        return nil
      }
      return .constant(length.datum)
    case (.boolean, .boolean(let flag)): return .constant(.boolean(flag))
    case (.color, .null): return refuse(node, wanted: kind)
    case (.text, .null) where scalar.text.isEmpty: return refuse(node, wanted: kind)
    case (.phrase, .null) where scalar.text.isEmpty: return refuse(node, wanted: kind)
    case (.text, _): return .constant(.text(scalar.unescaped))
    case (.phrase, _): return readPhrase?(scalar, place, self) ?? nil
    case (.color, _):
      if let color = Color(text: scalar.text) { return .constant(.color(color)) }
      record(.unknownColor(scalar.text, at: node.range))
      return nil
    case (.word(let words), _):
      if words.contains(where: { $0.name == scalar.text }) { return .constant(.text(scalar.text)) }
      record(.unknownWord(scalar.text, at: node.range, known: words.map(\.name)))
      return nil
    case (.file, .text): return file(scalar.text, at: node.range)
    case (.record(let record), _) where record.shorthand != .none: return short(node, of: record, at: place)
    case (.any, .null): return refuse(node, wanted: kind)
    case (.any, .boolean(let flag)): return .constant(.boolean(flag))
    case (.any, .integer(let number)): return constant(Double(number), .any, node)
    case (.any, .number(let number)): return constant(number, .any, node)
    case (.any, .text): return .constant(.text(scalar.unescaped))
    default: break
    }
    return refuse(node, wanted: kind)
  }

  private func constant(_ number: Double, _ rule: NumberRule, _ node: Node) -> Value.Content? {
    guard number.isFinite else {
      if case .scalar(let scalar) = node.content { record(.notFinite(scalar.text, at: node.range)) }
      return nil
    }
    if let fault = rule.fault(of: number) {
      record(.numberRange(fault, at: node.range))
      return nil
    }
    return .constant(.number(number))
  }

  private func file(_ path: String, at range: SourceRange) -> Value.Content? {
    switch files.check(path, at: range) {
    case .success(let path): return .constant(.text(path))
    case .failure(let fault):
      record(Diagnostic(code: "bad-file", range: range, message: fault.message))
      return nil
    }
  }
}

extension Scalar {
  /// Whether the text is an expression: it begins with `=`.
  package var isExpression: Bool { value == .text && source.text.utf8.first == UInt8(ascii: "=") }

  /// The text, with a leading `\=` as a plain sign.
  package var unescaped: String { text.hasPrefix("\\=") ? String(text.dropFirst()) : text }
}
