import Diagnostics
import Labels
import Specification

/// A phrase whose names have found what they mean: a tree that is settled into nodes of a grammar, once for every class
/// of values on which it depends.
final class Said {
  enum Kind {
    case text(String)
    case sequence([Said])
    case choice([Option])
    case show(Show)
    case call(RuleCall)
    case compute(Computation)
    case span(SpanOf)
    case filtered([BoundFilter], Said)
    case channel(Int, Said)
  }

  /// One of several.
  struct Option {
    let weight: Double
    /// All must hold.
    let when: [Condition]
    let said: Said
    let site: String
  }

  /// The text of a variable, or of a member of it, in the form that is asked for.
  final class Show {
    let variable: Variable
    let members: [String]
    let asks: [Asker]
    let filters: [BoundFilter]
    let range: SourceRange
    /// What came of asking, for diagnostics.
    var fits = false
    var misfit: (asked: Asked, asker: SourceRange?)?

    init(_ variable: Variable, members: [String], asks: [Asker], filters: [BoundFilter], range: SourceRange) {
      self.variable = variable
      self.members = members
      self.asks = asks
      self.filters = filters
      self.range = range
    }
  }

  struct RuleCall {
    let instance: RuleInstance
    let asks: [Asker]
    let range: SourceRange
  }

  struct Computation {
    let expression: BoundExpression
    let filters: [BoundFilter]
    let variables: [Variable]
    let isOpen: Bool
  }

  struct SpanOf {
    let label: Located<String>
    let value: Value
    let attributes: [Attribute]
    let said: Said
    let range: SourceRange

    enum Value {
      case none
      case variable(Variable)
    }

    /// What else is told of it.
    struct Attribute {
      let name: String
      let value: Content

      enum Content {
        case constant(LabelValue)
        case expression(BoundExpression, [Variable], isOpen: Bool)
      }
    }

    /// The variables that must be picked before it is closed, beside those of its text.
    var variables: [Variable] {
      var all: [Variable] = if case .variable(let variable) = value { [variable] } else { [] }
      for attribute in attributes {
        if case .expression(_, let variables, _) = attribute.value { all += variables }
      }
      return all
    }
  }

  let kind: Kind
  /// The registers of variables that must be picked before it is said.
  private(set) var uses: Set<Int> = []
  /// Those on whose values it depends what is said, and not only how it reads.
  private(set) var depends: Set<Int> = []
  /// Those whose registers are read.
  private(set) var reads: Set<Int> = []

  init(_ kind: Kind) { self.kind = kind }

  var isNothing: Bool {
    switch kind {
    case .text(let text): text.isEmpty
    case .sequence(let parts): parts.isEmpty
    default: false
    }
  }

  /// Finds anew which variables it needs; what rules need is taken from them as it is known.
  func gather() {
    (uses, depends, reads) = ([], [], [])
    switch kind {
    case .text: break
    case .sequence(let parts): for part in parts { join(part) }
    case .choice(let options):
      for option in options {
        join(option.said)
        for condition in option.when {
          need(condition.variables, deciding: !condition.isOpen)
          if condition.isOpen { reads.formUnion(condition.variables.map(\.register)) }
        }
      }
    case .show(let show):
      need([show.variable], deciding: !show.asks.isEmpty)
      reads.insert(show.variable.register)
      for asker in show.asks { need(asker.variables, deciding: true) }
    case .call(let call):
      uses.formUnion(call.instance.uses)
      depends.formUnion(call.instance.depends)
      reads.formUnion(call.instance.reads)
      for asker in call.asks { need(asker.variables, deciding: true) }
    case .compute(let computation):
      need(computation.variables, deciding: false)
      reads.formUnion(computation.variables.map(\.register))
    case .span(let span):
      join(span.said)
      need(span.variables, deciding: false)
      reads.formUnion(span.variables.map(\.register))
    case .filtered(_, let said), .channel(_, let said): join(said)
    }
  }

  /// Notes that something beside the text reads these variables.
  func require(_ variables: [Variable]) {
    need(variables, deciding: false)
    reads.formUnion(variables.map(\.register))
  }

  /// Notes that something beside the text wants to know what these registers hold, wherever they are picked for it.
  func watch(_ registers: Set<Int>) {
    let own = registers.intersection(uses)
    guard !own.isEmpty else { return }
    reads.formUnion(own)
    switch kind {
    case .text, .show, .call, .compute: break
    case .sequence(let parts): for part in parts { part.watch(own) }
    case .choice(let options): for option in options { option.said.watch(own) }
    case .span(let span): span.said.watch(own)
    case .filtered(_, let said), .channel(_, let said): said.watch(own)
    }
  }

  private func join(_ part: Said) {
    part.gather()
    uses.formUnion(part.uses)
    depends.formUnion(part.depends)
    reads.formUnion(part.reads)
  }

  private func need(_ variables: [Variable], deciding: Bool) {
    for variable in variables {
      for other in variable.needs {
        uses.insert(other.register)
        depends.insert(other.register)
      }
      uses.insert(variable.register)
      if deciding { depends.insert(variable.register) }
    }
  }
}

/// What a slot asks of a word: given outright, or by what a variable holds.
enum Asker {
  case literal(AskedFeature, SourceRange)
  case value(feature: String, Variable, members: [String], SourceRange)
  /// Everything in which the variable's word agrees with others.
  case agreement(Variable, SourceRange)

  var variables: [Variable] {
    switch self {
    case .literal: []
    case .value(_, let variable, _, _): [variable]
    case .agreement(let variable, _): [variable] + variable.asks.flatMap(\.variables)
    }
  }

  var range: SourceRange {
    switch self {
    case .literal(_, let range), .value(_, _, _, let range), .agreement(_, let range): range
    }
  }

  /// Where that stands with which words have to agree.
  var source: SourceRange? { variables.first?.range }
}

/// A condition on variables: what `when:` says, or a part of it that another `and` joins.
final class Condition {
  let expression: BoundExpression
  let variables: [Variable]
  let range: SourceRange
  /// Whether it only keeps values of one source apart, which are picked accordingly.
  var isApart = false
  /// Whether it looks at a finished picture.
  var isOpen = false
  var wasTested = false
  var wasTrue = false

  init(_ expression: BoundExpression, variables: [Variable], range: SourceRange) {
    self.expression = expression
    self.variables = variables
    self.range = range
  }
}

/// A rule with all that its parameters stand for.
final class RuleInstance {
  let rule: TemplateRule
  let scope: PhraseScope
  /// What is said where no form is asked for; nil if there are only forms. Set once the rule is bound.
  var body: Said?
  var forms: [Said] = []
  /// The other rules that are used in it.
  var calls: [RuleInstance] = []
  /// Whether it may be open inside itself.
  var isRecursive = false
  /// What it needs of variables outside of it.
  private(set) var uses: Set<Int> = []
  private(set) var depends: Set<Int> = []
  private(set) var reads: Set<Int> = []

  init(_ rule: TemplateRule, scope: PhraseScope) {
    self.rule = rule
    self.scope = scope
  }

  var isPlain: Bool { rule.parameters.isEmpty && rule.forms.isEmpty }

  /// - Returns: whether something new was found.
  func gather() -> Bool {
    let before = uses.count + depends.count + reads.count
    let own = Set(scope.own.map(\.register))
    for said in [body].compactMap({ $0 }) + forms {
      said.gather()
      uses.formUnion(said.uses.subtracting(own))
      depends.formUnion(said.depends.subtracting(own))
      reads.formUnion(said.reads.subtracting(own))
    }
    return uses.count + depends.count + reads.count > before
  }
}
