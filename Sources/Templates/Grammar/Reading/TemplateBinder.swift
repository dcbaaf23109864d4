import Diagnostics
import Specification

/// What the phrases of a template share while their names are sought: the spec's own names, variables by register, and
/// the rules that are in use.
final class TemplateBinder {
  /// How many rules with different arguments a template may make of its rules.
  static let instanceLimit = 2_000

  let reader: SpecReader
  let vocabulary: TemplateVocabulary
  /// The names of the spec's root.
  let root: StaticScope
  /// The `let`s of the root, by number.
  private let slots: [LetSlot]
  private(set) var variables: [Variable] = []
  private(set) var conditions: [Condition] = []
  /// Each condition with what is said where it holds, and the registers of its scope.
  var guarded: [(condition: Condition, said: Said, own: Set<Int>)] = []
  private(set) var instances: [RuleInstance] = []
  private var instancesByKey: [String: RuleInstance] = [:]
  private var waiting: [RuleInstance] = []
  private var lists: [ObjectIdentifier: ValueOrigin] = [:]
  private var rootLets: [Int: PhraseScope.Meaning] = [:]
  private var isReading: Set<Int> = []
  private var stoppedAtLimit = false
  /// Whether spans may belong to objects of a picture.
  let hasInstances: Bool
  private(set) var usedLists: Set<ObjectIdentifier> = []
  /// Rules that were said as parts of others.
  private var sharedRules: Set<ObjectIdentifier> = []
  /// The `let`s of items of `say` that can't be picked; they stand behind those of the root.
  private(set) var openSlots: [LetSlot] = []
  /// All members that items have: what may be asked for beside the words of grammar.
  let memberNames: Set<String>
  /// What is asked of words, beside what `agree` asks for.
  var askedFeatures: Set<String> = []
  /// Whether any form depends on how a word begins.
  let usesSounds: Bool
  private var saidCount = 0

  /// With `picture`, the names of a scene once it is drawn, nothing of the root is picked here.
  init(_ spec: Spec, vocabulary: TemplateVocabulary, reader: SpecReader, picture: StaticScope? = nil) {
    self.reader = reader
    self.vocabulary = vocabulary
    hasInstances = picture != nil
    root = picture.map { $0.joined(with: spec.vocabulary.scope) } ?? spec.vocabulary.scope
    slots = spec.slots
    let forms =
      vocabulary.rules.values.flatMap { $0.forms.forms.flatMap(\.words) }
      + vocabulary.lists.values.flatMap { $0.entries.flatMap { $0.forms.forms.flatMap(\.words) } }
    usesSounds = forms.contains { Sound.words.contains($0) }
    memberNames = Set(vocabulary.lists.values.flatMap { $0.entries.flatMap { $0.members.map(\.name) } })
    guard vocabulary.say != nil else { return }
    // All at once, so that the registers of a scope stand together.
    for number in slots.indices { _ = rootLet(number) }
  }

  var locale: String { reader.locale ?? "en" }

  // MARK: variables

  func makeVariable(_ name: String, _ origin: ValueOrigin, at range: SourceRange) -> Variable {
    let variable = Variable(name, register: variables.count, origin: origin, range: range)
    variables.append(variable)
    return variable
  }

  func origin(of list: TemplateList) -> ValueOrigin {
    usedLists.insert(ObjectIdentifier(list))
    if let known = lists[ObjectIdentifier(list)] { return known }
    let origin = ValueOrigin(list)
    lists[ObjectIdentifier(list)] = origin
    let scope = PhraseScope(site: "template.lists.\(list.name.value)", prefix: "", binder: self)
    // Of pictures they are refused.
    guard !hasInstances else { return origin }
    for (item, expression) in list.conditions.sorted(by: { $0.key < $1.key }) {
      guard let conditions = scope.conditions(expression) else { continue }
      origin.guards[item] = conditions
    }
    return origin
  }

  func noteShared(_ rule: TemplateRule) { sharedRules.insert(ObjectIdentifier(rule)) }

  /// A name for a value that is drawn with the sample, for expressions anywhere.
  func drawnName(of slot: LetSlot) -> String {
    let number = slots.count + openSlots.count
    openSlots.append(slot)
    let name = "#let\(number)"
    let entry = StaticScope.Entry(
      range: slot.node?.range ?? .nowhere, type: { slot.type }, needs: { _ in [slot.unit] }
    ) { _ in .rootSlot(number) }
    root.declareAnew(name, entry)
    return name
  }

  /// Notes a condition, and what it wants to know of each of its variables.
  func note(_ condition: Condition, of expression: Expression) {
    let number = conditions.count
    conditions.append(condition)
    if condition.variables.count == 1 {
      condition.variables[0].add(.condition(number))
      return
    }
    if let (left, right) = expression.inequality, let one = left.path, let other = right.path, one.count == 1,
      other.count == 1, condition.variables.count == 2,
      condition.variables[0].origin.key == condition.variables[1].origin.key,
      condition.variables[0].origin.isDistinct
    {
      condition.isApart = true
      return
    }
    for variable in condition.variables {
      // What looks at a member alone can't tell values with the same one apart.
      let paths = expression.names.filter { $0[0].value == variable.innerName }
      if !paths.isEmpty, paths.allSatisfy({ $0.count > 1 }) {
        for path in paths { variable.add(.exact(path.dropFirst().map(\.value))) }
      } else {
        variable.add(.whole)
      }
    }
  }

  /// Conditions that keep values apart can be picked by only where nothing else depends on these values; the others
  /// compare them one by one.
  func settleApart() {
    for condition in conditions where condition.isApart {
      let registers = condition.variables.map(\.register)
      let isInside = guarded.contains { guarded in
        guarded.condition === condition
          && registers.allSatisfy { guarded.said.uses.contains($0) && guarded.own.contains($0) }
      }
      if !isInside { compareSingly(condition) }
    }
    var groups: [Set<Int>] = []
    for condition in conditions where condition.isApart {
      let registers = Set(condition.variables.map(\.register))
      let touched = groups.filter { !$0.isDisjoint(with: registers) }
      groups.removeAll { !$0.isDisjoint(with: registers) }
      groups.append(touched.reduce(registers) { $0.union($1) })
    }
    for group in groups {
      let members = group.sorted().map { variables[$0] }
      let pairs = Set(
        conditions.filter { $0.isApart && group.contains($0.variables[0].register) }.map { condition in
          condition.variables.map(\.register).sorted()
        })
      let isClique = pairs.count == members.count * (members.count - 1) / 2
      let isPlain = members.allSatisfy { $0.views.isEmpty && $0.origin.guards.isEmpty }
      guard isPlain, isClique, members.count == 2 || members[0].origin.isEven else {
        for condition in conditions where condition.isApart && group.contains(condition.variables[0].register) {
          compareSingly(condition)
        }
        continue
      }
      for variable in members.dropFirst() where variable.origin !== members[0].origin {
        members[0].origin.shown.formUnion(variable.origin.shown)
        variable.origin = members[0].origin
      }
    }
  }

  private func compareSingly(_ condition: Condition) {
    condition.isApart = false
    for variable in condition.variables {
      variable.add(.whole)
      variable.origin.note([])
    }
  }

  // MARK: the root's names

  func isOpen(slot: Int) -> Bool {
    switch reader.references[slot] {
    case .register: return false
    case .rootSlot(let number):
      if case .constant? = rootLets[number] { return false }
      return true
    default: return true
    }
  }

  /// The value of a slot that is the same for all samples.
  func constant(slot: Int) -> Datum? {
    guard case .rootSlot(let number) = reader.references[slot], case .constant(let datum)? = rootLets[number] else {
      return nil
    }
    return datum
  }

  /// The register of each `let` of the root that is picked with the sample, by the number of the `let`.
  var letRegisters: [(slot: Int, register: Int)] {
    rootLets.compactMap { number, meaning in
      if case .variable(let variable) = meaning { (number, variable.register) } else { nil }
    }.sorted { $0.slot < $1.slot }
  }

  func meaning(ofRootName path: [Located<String>]) -> (meaning: PhraseScope.Meaning, words: Int)? {
    if path.count > 1, let namespace = root.namespaces[path[0].value], let entry = namespace.entries[path[1].value] {
      return (meaning(of: entry), 2)
    }
    if let entry = root.entries[path[0].value] { return (meaning(of: entry), 1) }
    let given = ["index", "progress", "split"] + (hasInstances ? ["frame", "repeat"] : [])
    return given.contains(path[0].value) ? (.open, 1) : nil
  }

  private func meaning(of entry: StaticScope.Entry) -> PhraseScope.Meaning {
    guard case .rootSlot(let number) = entry.reference(0) else { return .open }
    return rootLet(number)
  }

  /// Where a name is taken outside of a scope: it would be hidden there.
  func placeOfName(_ name: String, in scope: PhraseScope) -> SourceRange? {
    if let entry = root.entries[name] { return entry.range }
    switch vocabulary.meaning(of: name, prefix: scope.prefix) {
    case .list(let list): return list.name.range
    case .rule(let rule): return rule.name.range
    case nil: return nil
    }
  }

  private func rootLet(_ number: Int) -> PhraseScope.Meaning {
    if let known = rootLets[number] { return known }
    // At the end of a long chain of names nothing is known of a value; it is read in its turn.
    guard isReading.count < SpecReader.depthLimit else { return .open }
    guard isReading.insert(number).inserted else { return .faulty }
    defer { isReading.remove(number) }
    let slot = slots[number]
    let name = slot.unit.description.split(separator: ".").dropFirst().joined(separator: ".")
    let scope = PhraseScope(site: slot.unit.description, prefix: "", binder: self)
    let range = slot.node?.range ?? .nowhere
    let meaning = self.meaning(ofLet: slot.value(), slot.node, named: name, in: scope, at: range) ?? .open
    rootLets[number] = meaning
    return meaning
  }

  /// What a `let` leads to: a constant, a variable, an expression of variables; nil if it has too many values.
  func meaning(
    ofLet value: Value?, _ node: Node?, named name: String, in scope: PhraseScope, at range: SourceRange
  ) -> PhraseScope.Meaning? {
    guard let value else { return .faulty }
    if let constant = value.constant { return .constant(constant) }
    if let scalar = node?.scalar, scalar.isExpression {
      guard let expression = Expression.parse(scalar.source, recording: &reader.diagnostics) else { return .faulty }
      let (replaced, variables) = scope.resolved(expression)
      return variables.isEmpty ? nil : .derived(replaced, variables)
    }
    // The picture has drawn it.
    guard !hasInstances, let origin = origin(of: value, form(of: node), named: name) else { return nil }
    return .variable(makeVariable(name, origin, at: range))
  }

  /// The form that makes a value; nil if none does.
  func form(of node: Node?) -> ValueForm? {
    guard let entries = node?.entries, entries.count == 1 else { return nil }
    return reader.form(named: entries[0].key.value)
  }

  // MARK: rules

  /// The rule with these arguments; made once, bound later.
  func instance(
    _ rule: TemplateRule, _ arguments: [String: PhraseScope.Argument], keys: [String], at range: SourceRange
  ) -> RuleInstance? {
    let key = ([rule.prefix + rule.name.value] + keys).joined(separator: "\u{1}")
    if let known = instancesByKey[key] { return known }
    guard instances.count < Self.instanceLimit else {
      if !stoppedAtLimit { reader.record(.tooManyInstances(rule.name, at: range)) }
      stoppedAtLimit = true
      return nil
    }
    let scope = PhraseScope(
      site: "template.rules.\(rule.prefix)\(rule.name.value)", prefix: rule.prefix, binder: self)
    scope.arguments = arguments
    let instance = RuleInstance(rule, scope: scope)
    instancesByKey[key] = instance
    instances.append(instance)
    waiting.append(instance)
    return instance
  }

  /// Binds the rules that are used and not bound yet, and all that these use.
  func bindWaiting() {
    while !waiting.isEmpty {
      let instance = waiting.removeFirst()
      let rule = instance.rule
      for parameter in rule.parameters {
        instance.scope.places[parameter.name.value] = parameter.name.range
        if let place = placeOfName(parameter.name.value, in: instance.scope) {
          reader.record(.hiddenName(parameter.name, outer: place))
        }
      }
      for phrase in rule.phrases { instance.scope.note(phrase) }
      var binder = SaidBinder(scope: instance.scope)
      if !rule.items.isEmpty { instance.body = binder.said(rule.items, site: instance.scope.site) }
      instance.forms = rule.forms.forms.compactMap { form in
        binder.said(form.content, site: "\(instance.scope.site).forms.\(form.words.joined(separator: " "))")
      }
      instance.calls = binder.calls
    }
  }

  /// Finds, once everything is bound, what rules need of variables outside, and which may be open inside themselves.
  func settleRules() {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for instance in instances where instance.gather() { hasChanged = true }
    }
    for component in stronglyConnected(instances, \.calls) {
      let only = component.count == 1 ? component.first : nil
      for instance in component { instance.isRecursive = only.map { one in one.calls.contains { $0 === one } } ?? true }
    }
  }

  var usedRules: Set<ObjectIdentifier> { Set(instances.map { ObjectIdentifier($0.rule) }).union(sharedRules) }

  /// A number for the key of arguments that are like no others.
  func nextNumber() -> Int {
    saidCount += 1
    return saidCount
  }
}

/// Tarjan's algorithm, without recursion.
func stronglyConnected<Node: AnyObject>(_ nodes: [Node], _ next: (Node) -> [Node]) -> [[Node]] {
  let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { (ObjectIdentifier($1), $0) })
  let edges = nodes.map { next($0).compactMap { numbers[ObjectIdentifier($0)] } }
  return stronglyConnected(edges).map { $0.map { nodes[$0] } }
}

/// The strongly connected parts of a graph of numbered nodes, inner ones first.
func stronglyConnected(_ edges: [[Int]]) -> [[Int]] {
  var index = Array(repeating: -1, count: edges.count)
  var low = index
  var isOnStack = Array(repeating: false, count: edges.count)
  var stack: [Int] = []
  var counter = 0
  var found: [[Int]] = []
  for start in edges.indices where index[start] < 0 {
    var way = [(node: start, edge: 0)]
    while let (node, edge) = way.last {
      if edge == 0 {
        (index[node], low[node]) = (counter, counter)
        counter += 1
        stack.append(node)
        isOnStack[node] = true
      }
      if edge < edges[node].count {
        way[way.count - 1].edge += 1
        let target = edges[node][edge]
        if index[target] < 0 {
          way.append((target, 0))
        } else if isOnStack[target] {
          low[node] = min(low[node], index[target])
        }
        continue
      }
      way.removeLast()
      if let parent = way.last?.node { low[parent] = min(low[parent], low[node]) }
      guard low[node] == index[node] else { continue }
      var component: [Int] = []
      while let top = stack.popLast() {
        isOnStack[top] = false
        component.append(top)
        if top == node { break }
      }
      found.append(component)
    }
  }
  return found
}
