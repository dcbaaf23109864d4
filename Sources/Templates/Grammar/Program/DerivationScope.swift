import Diagnostics
import Labels
import Specification

/// What expressions see while a text is made: registers by themselves, all else by the sample's frame.
final class DerivationScope: NameScope, RootPresets {
  private let whole: CompiledGrammar
  /// Lent by the machine whenever it asks for something.
  var registers: UnsafeMutablePointer<TextMachine.Register>?
  /// The root frame of the sample at hand, where `let`s and `index` are; without one only registers and `index` are known.
  var frame: Frame? {
    didSet { frame?.sample.presets = self }
  }
  /// The registers of `let`s of the root that the grammar picks, by the number of the `let`.
  var letRegisters: [Int: Int] = [:]
  var index: UInt64 = 0
  /// Which of how many texts of its name it is, and for what, where a picture decides that.
  var repetition: Frame.Repetition?
  /// The number of an instance among those with labels, from 1; nil of others.
  var numberOfInstance: (InstanceID) -> Int? = { _ in nil }
  /// The last value that was made of each register, by what the register held then.
  private var known: [(register: TextMachine.Register, datum: Datum)?]

  init(_ whole: CompiledGrammar) {
    self.whole = whole
    known = Array(repeating: nil, count: whole.program.registerCount)
  }

  func value(in slot: Int) throws(EvaluationError) -> Datum {
    guard whole.references.indices.contains(slot) else { return .absent }
    switch whole.references[slot] {
    case .register(let register): return datum(ofRegister: register)
    case .index where frame == nil: return .number(Double(index))
    case .repeatIndex: return repetition.map { .number(Double($0.index)) } ?? .absent
    case .repeatCount: return repetition.map { .number(Double($0.count)) } ?? .absent
    case .repeatItem: return repetition?.item ?? .absent
    default: return try frame?.value(in: slot) ?? .absent
    }
  }

  func spend(_ steps: Int) -> Bool { frame?.spend(steps) ?? true }

  func value(ofRegister number: Int) -> Datum { datum(ofRegister: number) }

  func value(ofRootSlot number: Int) -> Datum? { letRegisters[number].map { datum(ofRegister: $0) } }

  func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum? {
    try frame?.member(name, of: instance)
  }

  /// What names lead to that stand for a register; absent if nothing was picked.
  func datum(ofRegister register: Int) -> Datum {
    guard let held = registers?[register], held.source >= 0 else { return .absent }
    if let last = known[register], last.register.value == held.value, last.register.source == held.source {
      return last.datum
    }
    let datum = whole.datum(held)
    known[register] = (held, datum)
    return datum
  }

  /// The text of a register that holds a provider's value.
  func text(ofRegister register: Int, in form: TextProgram.Form) throws(EvaluationError) -> String {
    try whole.text(of: datum(ofRegister: register), form.members, form.filters)
  }

  /// The attributes of a span, with what its expressions are now.
  func attributes(of mark: Grammar.Mark) throws(EvaluationError) -> [LabelValue.Field] {
    var attributes = mark.attributes
    for computed in mark.computed {
      attributes[computed.place].value = value(of: try computed.expression.evaluate(in: self))
    }
    return attributes
  }

  /// What is told of a value: instances by their numbers.
  private func value(of datum: Datum) -> LabelValue {
    switch datum {
    case .instance(let id): numberOfInstance(id).map { .number(Double($0)) } ?? .absent
    case .list(let items): .list(items.map { value(of: $0) })
    default: LabelValue(datum)
    }
  }

  func holds(_ guarding: Grammar.Guard) throws(EvaluationError) -> Bool {
    switch guarding.wanted {
    case .isTrue: return try guarding.expression.boolean(in: self)
    case .word(let word, let locale):
      let datum = try guarding.expression.evaluate(in: self)
      if let number = datum.countedNumber { return PluralCategory(of: number, locale: locale).rawValue == word }
      let text = datum.shownDatum.printed ?? ""
      if Sound.words.contains(word) { return Sound.word(of: text, locale: locale) == word }
      return Features.plain(text) == word
    }
  }

  /// The text of an expression.
  func text(of computed: Grammar.Computed) throws(EvaluationError) -> String {
    let datum = try computed.expression.evaluate(in: self)
    return try datum.shown(computed.filters, at: computed.expression.range)
  }
}

extension CompiledGrammar {
  /// What a register's content stands for.
  func datum(_ held: TextMachine.Register) -> Datum {
    switch grammar.sources[Int(held.source)] {
    case .list(let list): list.entries[Int(truncatingIfNeeded: held.value)].datum
    case .provider(let source): source.provider.value(at: held.value)
    }
  }

  /// What a span means that tells of a register: of an entry what the list says, of a number or record its value.
  func meaning(_ held: TextMachine.Register) -> LabelValue {
    guard held.source >= 0 else { return .absent }
    let start = program.valueStarts[Int(held.source)]
    if start >= 0 { return program.values[start + Int(truncatingIfNeeded: held.value)] }
    switch datum(held) {
    case .record(let members):
      // The ISO form of a date or time; the number of an amount.
      let telling = ["iso", "value"].lazy.compactMap { name in members.first { $0.name == name } }.first
      return telling.map { LabelValue($0.value) } ?? .absent
    case .text: return .absent
    case let datum: return LabelValue(datum)
    }
  }

  /// The text of a provider's value in one of its forms.
  func text(of datum: Datum, _ members: [String], _ filters: [BoundFilter]) throws(EvaluationError) -> String {
    var datum = datum
    for name in members {
      guard case .record(let fields) = datum, let member = fields.first(where: { $0.name == name }) else {
        throw EvaluationError("there is no member '\(name)'", at: range)
      }
      datum = member.value
    }
    return try datum.shown(filters, at: range)
  }
}

extension Datum {
  /// The text of a value, of a record its `text`, as the filters leave it.
  func shown(_ filters: [BoundFilter], at range: SourceRange) throws(EvaluationError) -> String {
    var datum = self
    if case .record(let members) = datum, let text = members.first(where: { $0.name == "text" }) { datum = text.value }
    for filter in filters { datum = .text(try filter.apply(to: datum)) }
    guard let text = datum.printed else { throw EvaluationError("\(datum.kindName) has no text", at: range) }
    return text
  }
}
