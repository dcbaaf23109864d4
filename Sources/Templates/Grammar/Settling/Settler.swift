import Diagnostics
import Labels
import Specification

/// Settles what was said under conditions and in agreement: makes the nodes of a grammar, once for each class of values
/// on which something depends.
///
/// A variable is picked as late as possible: where the ways to all that mention it part. So it is a choice only where a
/// person sees its value.
final class Settler {
  /// How many joint values of variables are looked at.
  static let assignmentLimit = 1_000_000
  /// How many values of a provider are looked at.
  static let rankLimit: UInt128 = 10_000_000
  /// How many nodes a grammar may have.
  static let nodeLimit = 2_000_000

  /// What is known at a place of the template.
  struct Surroundings {
    /// The class of each variable that is picked, by register.
    var digests: [Int: Int] = [:]
    var conditions: [Condition] = []
    var shares: [ShareFactor] = []
    /// How often each rule is open, where that is limited.
    var open: [String: Int] = [:]

    /// What still matters where these variables are to be picked.
    func narrowed(to pending: Set<Int>) -> Surroundings {
      func isOpen(_ variables: [Variable]) -> Bool { variables.contains { pending.contains($0.register) } }
      var narrowed = self
      narrowed.conditions.removeAll { !isOpen($0.variables) }
      narrowed.shares.removeAll { !isOpen($0.variables) }
      return narrowed
    }
  }

  /// How the share of a phrase depends on `let`s that conditions look at.
  final class ShareFactor {
    let variables: [Variable]
    let share: (Surroundings) -> Double

    init(_ variables: [Variable], share: @escaping (Surroundings) -> Double) {
      self.variables = variables
      self.share = share
    }
  }

  /// All on which it depends what comes of a text: equal keys make equal nodes.
  struct MemoKey: Hashable {
    let said: ObjectIdentifier
    var asked = Asked()
    /// What is to be picked, in order, and what is picked deeper inside.
    var registers: [Int] = []
    var pending: [Int] = []
    var digests: [Int] = []
    var guards: [ObjectIdentifier] = []
    let open: [String: Int]

    init(_ said: Said, registers: [Int] = [], pending: Set<Int>, _ around: Surroundings) {
      self.said = ObjectIdentifier(said)
      self.registers = registers
      self.pending = pending.sorted()
      open = around.open
      let variables = around.conditions.flatMap(\.variables) + around.shares.flatMap(\.variables)
      digests = said.depends.union(variables.map(\.register)).sorted().map { around.digests[$0] ?? -1 }
      guards = around.conditions.map { ObjectIdentifier($0) } + around.shares.map { ObjectIdentifier($0) }
    }

    /// Of a rule that is called.
    init(_ said: Said, _ asked: Asked, digests: [Int], open: [String: Int]) {
      self.said = ObjectIdentifier(said)
      self.asked = asked
      self.digests = [-2] + digests
      self.open = open
    }
  }

  let binder: TemplateBinder
  let depth: Int?
  let restriction: TemplateReader.Restriction?
  var grammar = Grammar()
  var digestsByRegister: [Int: Digests] = [:]
  /// Of variables whose values others decide on, by register and the classes of these.
  var guardedDigests: [[Int]: Digests] = [:]
  /// The sources of origins, and the forms of each that are shown, by what they show.
  var sources: [ObjectIdentifier: Int] = [:]
  var formNumbers: [Int: [FormKey: Int]] = [:]
  var keptEntries: [ObjectIdentifier: [Int]] = [:]
  /// The entries that something picks, by source.
  var pickedEntries: [Int: Set<Int>] = [:]
  /// Shows and calls that were asked for forms, for diagnostics.
  var asked: [Said.Show] = []
  private var texts: [String: Grammar.NodeID] = [:]
  var memo: [MemoKey: Grammar.NodeID?] = [:]
  private var labels: [String: Int] = [:]
  private var assignments = 0
  /// Where each node of a rule's beginning belongs, for diagnostics.
  private(set) var ruleOfNode: [Grammar.NodeID: TemplateRule] = [:]
  private(set) var spanRanges: [(node: Grammar.NodeID, span: Said.SpanOf)] = []
  private(set) var hasStopped = false
  /// What can't be said for some reason.
  var unsaid: [TemplateReader.Beginning] = []

  init(_ binder: TemplateBinder, depth: Int?, restriction: TemplateReader.Restriction?) {
    self.binder = binder
    self.depth = depth
    self.restriction = restriction
    grammar.registerCount = binder.variables.count
  }

  var reader: SpecReader { binder.reader }

  func fail(_ diagnostic: Diagnostic) {
    reader.record(diagnostic)
    hasStopped = true
  }

  // MARK: nodes

  /// The node that makes `said`; nil if nothing can be said there. Variables that it needs and that are not picked yet
  /// are picked on the way.
  func settle(_ said: Said, _ around: Surroundings) -> Grammar.NodeID? {
    guard !hasStopped else { return nil }
    guard grammar.nodes.count < Self.nodeLimit else {
      fail(.tooManyNodes(at: binder.vocabulary.say?.key.range ?? .nowhere, limit: Self.nodeLimit))
      return nil
    }
    let pending = said.uses.filter { around.digests[$0] == nil }
    let around = around.narrowed(to: pending)
    let key = MemoKey(said, pending: pending, around)
    if let known = memo[key] { return known }
    let node = settle(said, pending: pending, around)
    memo[key] = .some(node)
    return node
  }

  private func settle(_ said: Said, pending: Set<Int>, _ around: Surroundings) -> Grammar.NodeID? {
    let here = mustPick(said, pending, around)
    guard here.isEmpty else { return pick(here.sorted()[...], then: said, around) }
    return make(said, around)
  }

  func make(_ said: Said, _ around: Surroundings) -> Grammar.NodeID? {
    switch said.kind {
    case .text(let text): return self.text(text)
    case .sequence(let parts):
      var nodes: [Grammar.NodeID] = []
      for part in parts {
        guard let node = settle(part, around) else { return nil }
        nodes.append(node)
      }
      return sequence(nodes)
    case .choice(let options): return choice(options, around)
    case .show(let show): return self.show(show, around)
    case .call(let call): return self.call(call, around)
    case .compute(let computation):
      return grammar.add(
        .compute(
          Grammar.Computed(
            expression: computation.expression, filters: computation.filters, isOpen: computation.isOpen)))
    case .span(let span):
      guard let content = settle(span.said, around) else { return nil }
      let value: Grammar.Mark.Value =
        if case .variable(let variable) = span.value { .register(variable.register) } else { .none }
      var mark = Grammar.Mark(label: label(span.label.value), value: value)
      for attribute in span.attributes {
        switch attribute.value {
        case .constant(let value): mark.attributes.append(LabelValue.Field(attribute.name, value))
        case .expression(let expression, _, let isOpen):
          mark.computed.append(
            Grammar.Mark.Computed(place: mark.attributes.count, expression: expression, isOpen: isOpen))
          mark.attributes.append(LabelValue.Field(attribute.name, .absent))
        }
      }
      let node = grammar.add(.span(mark, content))
      spanRanges.append((node, span))
      return node
    case .filtered(let filters, let inner):
      guard let content = settle(inner, around) else { return nil }
      if case .text(let text) = grammar.nodes[content] { return filtered(text, filters) }
      return grammar.add(.filtered(filters, content))
    case .channel(let number, let inner):
      return settle(inner, around).map { grammar.add(.channel(number, $0)) }
    }
  }

  func text(_ text: String) -> Grammar.NodeID {
    if let known = texts[text] { return known }
    let node = grammar.add(.text(text))
    texts[text] = node
    return node
  }

  private func filtered(_ text: String, _ filters: [BoundFilter]) -> Grammar.NodeID? {
    do throws(EvaluationError) {
      var text = text
      for filter in filters { text = try filter.apply(to: .text(text)) }
      return self.text(text)
    } catch {
      fail(error.diagnostic)
      return nil
    }
  }

  /// A sequence with inner ones unfolded and texts joined.
  func sequence(_ nodes: [Grammar.NodeID]) -> Grammar.NodeID {
    var flat: [Grammar.NodeID] = []
    var pendingText = ""
    func add(_ node: Grammar.NodeID) {
      switch grammar.nodes[node] {
      case .text(let text): pendingText += text
      case .sequence(let inner) where ruleOfNode[node] == nil: for node in inner { add(node) }
      default:
        if !pendingText.isEmpty { flat.append(text(pendingText)) }
        pendingText = ""
        flat.append(node)
      }
    }
    for node in nodes { add(node) }
    if !pendingText.isEmpty { flat.append(text(pendingText)) }
    switch flat.count {
    case 0: return text("")
    case 1: return flat[0]
    default: return grammar.add(.sequence(flat))
    }
  }

  private func label(_ name: String) -> Int {
    if let known = labels[name] { return known }
    labels[name] = grammar.labels.count
    grammar.labels.append(name)
    return grammar.labels.count - 1
  }

  private func choice(_ options: [Said.Option], _ around: Surroundings) -> Grammar.NodeID? {
    var branches: [Grammar.Branch] = []
    for option in options where option.weight > 0 {
      var inside = around
      guard admits(option.when, &inside) else { continue }
      guard let node = settle(option.said, inside) else { continue }
      var branch = Grammar.Branch(node, weight: option.weight, site: option.site)
      branch.guards = option.when.filter(\.isOpen).map { Grammar.Guard($0.expression) }
      branches.append(branch)
    }
    guard branches.count > 1 || branches.first?.guards.isEmpty == false else { return branches.first?.node }
    return grammar.add(.choice(branches))
  }

  /// Whether all conditions hold, as far as that is known; the others go on into the surroundings of what they guard.
  private func admits(_ conditions: [Condition], _ inside: inout Surroundings) -> Bool {
    for condition in conditions where !condition.isOpen {
      if condition.variables.allSatisfy({ inside.digests[$0.register] != nil }) {
        guard test(condition, inside) else { return false }
      } else {
        inside.conditions.append(condition)
      }
    }
    return true
  }

  /// Whether a condition holds where all its variables are picked.
  func test(_ condition: Condition, _ around: Surroundings) -> Bool {
    condition.wasTested = true
    let isTrue = holds(condition) { register in
      guard let digest = around.digests[register] else { return nil }
      return self.digestsByRegister[register]?.all[digest].candidate.datum
    }
    if isTrue { condition.wasTrue = true }
    return isTrue
  }

  // MARK: rules

  private func call(_ call: Said.RuleCall, _ around: Surroundings) -> Grammar.NodeID? {
    let instance = call.instance
    let asked = self.asked(call.asks, around)
    guard let said = said(of: call, asked) else { return nil }
    var inside = Surroundings(
      digests: around.digests.filter { instance.uses.contains($0.key) }, open: around.open)
    let name = instance.rule.prefix + instance.rule.name.value
    if instance.isRecursive, let depth {
      let count = around.open[name] ?? 0
      guard count <= depth else { return nil }
      inside.open[name] = count + 1
    }
    let key = MemoKey(
      said, asked, digests: instance.depends.sorted().map { around.digests[$0] ?? -1 }, open: inside.open)
    if let known = memo[key] { return known }
    let isCycle = instance.isRecursive && depth == nil
    let reserved = isCycle ? grammar.add(.choice([])) : nil
    if let reserved {
      memo[key] = .some(reserved)
      ruleOfNode[reserved] = instance.rule
    }
    var node = settle(said, inside)
    if let made = node, instance.isRecursive, let first = instance.scope.own.first {
      node = grammar.add(
        .scope(registers: first.register..<(first.register + instance.scope.own.count), made))
    }
    if let reserved, let node {
      grammar.nodes[reserved] = .sequence([node])
    }
    let result = reserved ?? node
    memo[key] = .some(result)
    if let result, instance.isPlain, instance.depends.isEmpty, around.open.isEmpty,
      !grammar.rules.contains(where: { $0.name == name })
    {
      grammar.rules.append((name, result))
    }
    return result
  }

  /// What a rule says: its phrases, or the form that is asked for.
  private func said(of call: Said.RuleCall, _ asked: Asked) -> Said? {
    let instance = call.instance
    let rule = instance.rule
    guard !rule.forms.isEmpty else { return instance.body }
    let profile = AgreementProfile(
      own: [:], forms: rule.forms.forms.map(\.words), hasBase: !rule.items.isEmpty)
    switch profile.answer(to: asked, makesPlurals: false) {
    case .form(let number): return instance.forms.indices.contains(number) ? instance.forms[number] : nil
    case .base, .madePlural: return instance.body
    case nil:
      reader.record(.noForm(of: rule, asked, at: call.range, source: call.asks.lazy.compactMap(\.source).first))
      return nil
    }
  }

  // MARK: beginnings

  func countAssignments(_ count: Int, of variable: Variable) -> Bool {
    assignments += count
    guard assignments <= Self.assignmentLimit else {
      if !hasStopped {
        fail(.tooManyAssignments(variable.origin.name, limit: Self.assignmentLimit, at: variable.range))
      }
      return false
    }
    return !hasStopped
  }
}
