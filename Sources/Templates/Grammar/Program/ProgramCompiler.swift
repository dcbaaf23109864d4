import BigInt
import Bytes
import Labels
import Specification

/// Makes the program of a grammar: one walk over its nodes, each compiled once, or where it is used if that is one place
/// only or it is small.
struct ProgramCompiler {
  private let grammar: Grammar
  private let ranks: [Grammar.NodeID: BigUInt]
  private var program = TextProgram()
  private var uses: [Int]
  /// Where a node's stretch begins, once it is compiled.
  private var starts: [Int32?]
  /// Nodes whose stretches are still to be compiled.
  private var waiting: [Grammar.NodeID] = []
  private var isWaiting: [Bool]
  /// By list and form, by provider and form: the first piece, the number table, the form table.
  private var pieceTables: [FormKey: Int32] = [:]
  private var formTables: [FormKey: Int32] = [:]
  /// By bytes: strings are equal where only their meaning is, such as with composed and decomposed letters.
  private var texts: [[UInt8]: Int32] = [:]
  /// Of a choice or pick, its place in the program's tables.
  private var tables: [Grammar.NodeID: Int] = [:]
  /// Which sources a register is picked from.
  private let sourcesOfRegister: [Set<Int>]
  /// What is changed by filters after it was made.
  private let isFiltered: [Bool]
  /// By list and form: the values of entries that their texts don't say.
  private var settledValues: [FormKey: Int] = [:]

  private struct FormKey: Hashable {
    var source: Int
    var form: Int
  }

  init(_ grammar: Grammar, ranks: [Grammar.NodeID: BigUInt]) {
    self.grammar = grammar
    self.ranks = ranks
    uses = Array(repeating: 0, count: grammar.nodes.count)
    starts = Array(repeating: nil, count: grammar.nodes.count)
    isWaiting = Array(repeating: false, count: grammar.nodes.count)
    var sources = [Set<Int>](repeating: [], count: grammar.registerCount)
    for case .pick(let pick) in grammar.nodes { sources[pick.register].insert(pick.source) }
    sourcesOfRegister = sources
    isFiltered = grammar.filteredNodes
    for node in grammar.nodes { for child in node.children { uses[child] += 1 } }
  }

  /// The whole program.
  mutating func compile() -> TextProgram {
    program.registerCount = grammar.registerCount
    for source in grammar.sources {
      guard case .list(let list) = source else {
        program.valueStarts.append(-1)
        continue
      }
      program.valueStarts.append(program.values.count)
      program.values += list.entries.map(\.value)
    }
    for top in grammar.tops { want(top.node) }
    while let node = waiting.popLast() { compileStretch(node) }
    for top in grammar.tops {
      let first = program.texts.count
      program.texts += top.texts.isEmpty ? [("text", nil)] : top.texts
      program.tops.append(
        TextProgram.Top(
          start: starts[top.node] ?? 0, site: top.site, label: top.label, texts: first..<program.texts.count,
          hasFields: !top.fields.isEmpty))
    }
    program.topChooser = Chooser(grammar.tops.map(\.weight), into: &program.columns)
    program.isAbsent = program.values.map(\.isAbsent)
    program.plainMarks = program.marks.map { mark in
      mark.register < 0 && mark.constant.isAbsent ? TextProgram.withoutValue : mark.settled
    }
    link()
    program.isPlain = program.plainTops
    pad()
    return program
  }

  /// Writers copy whole words, and are lent pointers to tables, which must not be empty.
  private mutating func pad() {
    program.bytes += [UInt8](repeating: 0, count: WordCopy.slack)
    program.pieces.append(TextProgram.Piece(offset: 0, count: 0, points: 0))
    program.choices.append(TextProgram.Choice(first: 0, count: 0, chooser: Chooser(count: 0)))
    program.branches.append(TextProgram.Branch(start: 0, offset: 0, node: 0))
    program.picks.append(TextProgram.Pick(source: 0, among: .all))
    program.slots.append(TextProgram.Slot(register: 0, firstPiece: 0))
    program.entries.append(0)
    program.plainMarks.append(TextProgram.withoutValue)
    program.isAbsent.append(true)
    program.columns.append(Chooser.Column(threshold: 0, alias: 0))
    program.code.append(TextProgram.Instruction(operation: .end))
  }

  private mutating func want(_ node: Grammar.NodeID) {
    guard starts[node] == nil, !isWaiting[node] else { return }
    isWaiting[node] = true
    waiting.append(node)
  }

  private mutating func compileStretch(_ node: Grammar.NodeID) {
    let start = program.code.count
    starts[node] = Int32(start)
    append(node, depth: 0, isOwn: true)
    program.code.append(TextProgram.Instruction(operation: .end))
    setSuffixes(from: start)
  }

  /// What a step of each choice is worth: the product of the sizes of those behind it.
  private mutating func setSuffixes(from start: Int) {
    var product: BigUInt = 1
    program.suffixes += repeatElement(0, count: program.code.count - start)
    for index in program.code.indices[start...].reversed() {
      guard let size = size(of: program.code[index]) else { continue }
      program.code[index].suffix = UInt64(truncatingIfNeeded: product)
      program.suffixes[index] = product
      product *= size
    }
  }

  /// How many ways an instruction can go; nil of those that don't choose. While compiling, `a` of calls is a node.
  private func size(of instruction: TextProgram.Instruction) -> BigUInt? {
    switch instruction.operation {
    case .pick, .slot: program.pickSizes[Int(instruction.b)]
    case .call: ranks[Int(instruction.a)] ?? 0
    case .choose: ranks[Int(instruction.b)] ?? 0
    default: nil
    }
  }

  /// Puts the places of stretches where calls and branches name nodes.
  private mutating func link() {
    for index in program.code.indices where program.code[index].operation == .call {
      program.code[index].a = starts[Int(program.code[index].a)] ?? 0
    }
    for index in program.branches.indices { program.branches[index].start = starts[program.branches[index].node] ?? 0 }
  }

  private mutating func emit(_ operation: TextProgram.Operation, _ a: Int = 0, _ b: Int = 0) {
    program.code.append(TextProgram.Instruction(operation: operation, a: Int32(a), b: Int32(b)))
  }

  /// Whether a node's instructions stand where it is used: leaves, and what is used once and not too deep inside.
  private func isInlined(_ node: Grammar.NodeID, _ depth: Int) -> Bool {
    switch grammar.nodes[node] {
    case .text, .show, .pick, .compute: true
    case .choice: true
    case .span, .sequence, .filtered, .channel, .scope:
      depth < 100 && (uses[node] == 1 || isSmall(node))
    }
  }

  /// A slot, as a rule: a pick and a show, with a span around.
  private func isSmall(_ node: Grammar.NodeID) -> Bool {
    switch grammar.nodes[node] {
    case .span(_, let inner), .scope(_, let inner): isSmall(inner)
    case .sequence(let parts): parts.count <= 3 && parts.allSatisfy { grammar.nodes[$0].children.isEmpty }
    case .text, .show, .pick, .compute: true
    case .choice, .filtered, .channel: false
    }
  }

  private mutating func append(_ node: Grammar.NodeID, depth: Int, isOwn: Bool = false) {
    guard isOwn || isInlined(node, depth) else {
      want(node)
      return emit(.call, node)
    }
    switch grammar.nodes[node] {
    case .text(let text): if !text.isEmpty { emit(.text, Int(piece(for: text))) }
    case .sequence(let parts): append(parts, depth)
    case .choice(let branches) where branches.contains { !$0.guards.isEmpty }:
      program.guarded.append(branches)
      emit(.given, choice(branches, of: node), program.guarded.count - 1)
    case .choice(let branches): emit(.choose, choice(branches, of: node), node)
    case .pick(let pick): emit(.pick, pick.register, self.pick(pick, of: node))
    case .show(let register, let form): show(register, form)
    case .compute(let computed):
      program.computed.append(computed)
      emit(.compute, program.computed.count - 1)
    case .span(let mark, let inner):
      let number = self.mark(mark, of: node, around: inner)
      if mark.computed.isEmpty, isInlined(inner, depth + 1), let parts = slotParts(of: inner),
        slot(parts[0], parts[1], mark: number)
      {
        return
      }
      emit(.openSpan, number)
      append(inner, depth: depth + 1)
      if !mark.computed.isEmpty {
        program.notes.append(mark)
        emit(.note, program.notes.count - 1)
      }
      emit(.closeSpan, number, program.marks[number].register)
    case .filtered(let filters, let inner):
      program.filters.append(filters)
      wrap(inner, depth, .openFilter, .closeFilter, program.filters.count - 1)
    case .channel(let number, let inner): wrap(inner, depth, .openChannel, .closeChannel, number)
    case .scope(let registers, let inner):
      emit(.save, registers.lowerBound, registers.count)
      append(inner, depth: depth + 1)
      emit(.restore, registers.lowerBound, registers.count)
    }
  }

  private mutating func append(_ parts: [Grammar.NodeID], _ depth: Int) {
    var part = 0
    while part < parts.count {
      if part + 1 < parts.count, slot(parts[part], parts[part + 1], mark: -1) {
        part += 2
      } else {
        append(parts[part], depth: depth + 1)
        part += 1
      }
    }
  }

  private func slotParts(of node: Grammar.NodeID) -> [Grammar.NodeID]? {
    guard case .sequence(let parts) = grammar.nodes[node], parts.count == 2 else { return nil }
    return parts
  }

  /// One instruction for a pick of entries and the show of the same register behind it; false where they are not that.
  private mutating func slot(_ first: Grammar.NodeID, _ second: Grammar.NodeID, mark: Int) -> Bool {
    guard case .pick(let pick) = grammar.nodes[first], case .show(pick.register, let form) = grammar.nodes[second],
      sourcesOfRegister[pick.register].count == 1, case .list(let list) = grammar.sources[pick.source]
    else { return false }
    switch pick.among {
    case .all, .entries: break
    case .ranks, .others: return false
    }
    let pieces = self.pieces(of: list, FormKey(source: pick.source, form: form))
    program.slots.append(
      TextProgram.Slot(
        register: Int32(pick.register), firstPiece: pieces, mark: Int32(mark),
        told: mark < 0 ? -1 : Int32(program.marks[mark].register)))
    emit(.slot, program.slots.count - 1, self.pick(pick, of: first))
    return true
  }

  private mutating func wrap(
    _ inner: Grammar.NodeID, _ depth: Int, _ open: TextProgram.Operation, _ close: TextProgram.Operation, _ number: Int
  ) {
    emit(open, number)
    append(inner, depth: depth + 1)
    emit(close, number)
  }

  private mutating func choice(_ branches: [Grammar.Branch], of node: Grammar.NodeID) -> Int {
    if let known = tables[node] { return known }
    let first = program.branches.count
    var offset: BigUInt = 0
    for branch in branches {
      program.branches.append(
        TextProgram.Branch(start: 0, offset: UInt64(truncatingIfNeeded: offset), node: branch.node))
      program.offsets.append(offset)
      program.sites.append(branch.site)
      offset += ranks[branch.node] ?? 0
      want(branch.node)
    }
    let chooser = Chooser(branches.map(\.weight), into: &program.columns)
    var choice = TextProgram.Choice(first: Int32(first), count: Int32(branches.count), chooser: chooser)
    let sizes = Set(branches.map { ranks[$0.node] ?? 0 })
    if sizes.count == 1, let size = sizes.first, offset.bitWidth <= 64 { choice.even = UInt64(size) }
    choice.firstPiece = pieces(of: branches)
    program.choices.append(choice)
    tables[node] = program.choices.count - 1
    return program.choices.count - 1
  }

  /// The pieces of branches that are but text; -1 if one is more.
  private mutating func pieces(of branches: [Grammar.Branch]) -> Int32 {
    var texts: [String] = []
    for branch in branches {
      switch grammar.nodes[branch.node] {
      case .text(let text): texts.append(text)
      case .sequence(let parts) where parts.isEmpty: texts.append("")
      default: return -1
      }
    }
    let first = Int32(program.pieces.count)
    for text in texts { program.pieces.append(newPiece(for: text)) }
    return first
  }

  private mutating func pick(_ pick: Grammar.Pick, of node: Grammar.NodeID) -> Int {
    if let known = tables[node] { return known }
    var made = TextProgram.Pick(source: Int32(pick.source), among: .all)
    let size: BigUInt
    switch (pick.among, grammar.sources[pick.source]) {
    case (.all, .list(let list)):
      made.chooser = Chooser(list.entries.map(\.weight), into: &program.columns)
      size = BigUInt(list.entries.count)
    case (.others(let registers), .list(let list)):
      (made.among, made.first) = (.others, program.others.count)
      program.others.append(registers)
      made.chooser = Chooser(list.entries.map(\.weight), into: &program.columns)
      size = BigUInt(max(0, list.entries.count - registers.count))
    case (.entries(let entries, let weights), _):
      (made.among, made.first) = (.entries, program.entries.count)
      program.entries += entries.map { Int32($0) }
      made.chooser = Chooser(weights, into: &program.columns)
      size = BigUInt(entries.count)
    case (.ranks(let ranges), _):
      (made.among, made.first) = (.ranks, program.ranges.count)
      program.ranges.append(ranges)
      size = ranges.reduce(0) { $0 + BigUInt($1.upperBound - $1.lowerBound) }
    case (.all, .provider(let source)):
      made.among = source.provider.wholeNumbers == nil ? .values : .numbers
      size = source.provider.numberedCount
    case (.others(let registers), .provider(let source)):
      (made.among, made.first) = (.others, program.others.count)
      program.others.append(registers)
      let all = source.provider.numberedCount
      size = all > BigUInt(registers.count) ? all - BigUInt(registers.count) : 0
    }
    made.count = UInt64(exactly: size) ?? 0
    program.picks.append(made)
    program.pickSizes.append(size)
    tables[node] = program.picks.count - 1
    return program.picks.count - 1
  }

  private mutating func mark(_ mark: Grammar.Mark, of node: Grammar.NodeID, around inner: Grammar.NodeID) -> Int {
    var made = TextProgram.Mark(
      label: mark.label, constant: .absent, register: -1, settled: -1, attributes: mark.attributes)
    switch mark.value {
    case .none: break
    case .constant(let value): made.constant = value
    case .register(let register):
      made.register = register
      if !isFiltered[node] { made.settled = settled(register, inner) }
    }
    program.marks.append(made)
    return program.marks.count - 1
  }

  /// Where the values begin of a span around nothing but a show of the register that it tells of; -1 of others.
  private mutating func settled(_ register: Int, _ inner: Grammar.NodeID) -> Int {
    let shown = slotParts(of: inner).map { $0[1] } ?? inner
    if let parts = slotParts(of: inner) {
      guard case .pick(let pick) = grammar.nodes[parts[0]], pick.register == register else { return -1 }
    }
    guard case .show(register, let form) = grammar.nodes[shown], let source = sourcesOfRegister[register].first,
      sourcesOfRegister[register].count == 1, case .list(let list) = grammar.sources[source]
    else { return -1 }
    let key = FormKey(source: source, form: form)
    if let known = settledValues[key] { return known }
    let first = program.values.count
    settledValues[key] = first
    for (entry, text) in zip(list.entries, list.forms[form]) {
      var isSaid = false
      if case .text(let value) = entry.value { isSaid = value.utf8.elementsEqual(text.utf8) }
      program.values.append(isSaid ? .absent : entry.value)
    }
    return first
  }

  private mutating func pieces(of list: Grammar.List, _ key: FormKey) -> Int32 {
    if let known = pieceTables[key] { return known }
    let first = Int32(program.pieces.count)
    pieceTables[key] = first
    for text in list.forms[key.form] { program.pieces.append(newPiece(for: text)) }
    return first
  }

  private mutating func show(_ register: Int, _ form: Int) {
    // A register that nothing fills shows nothing.
    guard let source = sourcesOfRegister[register].first else { return }
    guard sourcesOfRegister[register].count == 1 else { return emit(.showAny, register, form) }
    let key = FormKey(source: source, form: form)
    switch grammar.sources[source] {
    case .list(let list):
      emit(.showEntry, register, Int(pieces(of: list, key)))
    case .provider(let provider):
      let shown = provider.forms[form]
      if let numbers = provider.provider.wholeNumbers, shown.members.isEmpty, shown.filters.isEmpty {
        program.numbers.append(numbers)
        return emit(.showNumber, register, program.numbers.count - 1)
      }
      if formTables[key] == nil {
        formTables[key] = Int32(program.forms.count)
        program.forms.append(TextProgram.Form(source: source, members: shown.members, filters: shown.filters))
      }
      emit(.showValue, register, Int(formTables[key] ?? 0))
    }
  }

  private mutating func piece(for text: String) -> Int32 {
    let utf8 = Array(text.utf8)
    if let known = texts[utf8] { return known }
    program.pieces.append(newPiece(for: text))
    texts[utf8] = Int32(program.pieces.count - 1)
    return Int32(program.pieces.count - 1)
  }

  private mutating func newPiece(for text: String) -> TextProgram.Piece {
    let utf8 = Array(text.utf8)
    let offset = program.bytes.count
    program.bytes += utf8
    let points = Int32(text.unicodeScalars.count)
    let isPlain = utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    return TextProgram.Piece(offset: offset, count: Int32(utf8.count), points: isPlain ? points : ~points)
  }
}
