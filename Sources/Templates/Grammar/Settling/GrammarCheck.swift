import Diagnostics
import Specification

/// Looks at a settled grammar as a whole: whether it ends, how long it gets, and what can never be said.
struct GrammarCheck {
  private let grammar: Grammar
  private let settler: Settler
  private let reader: SpecReader

  init(_ grammar: Grammar, settler: Settler, reader: SpecReader) {
    self.grammar = grammar
    self.settler = settler
    self.reader = reader
  }

  func run(reportsWarnings: Bool) {
    // Where values are missing, a rule may well come to no end, and drops out.
    let productive = reportsWarnings ? grammar.productive : Array(repeating: true, count: grammar.nodes.count)
    for (node, rule) in settler.ruleOfNode.sorted(by: { $0.key < $1.key }) where !productive[node] {
      reader.record(.neverEnds(rule.name))
    }
    guard !reader.diagnostics.hasErrors else { return }
    var whole = grammar
    whole.dropUnproductive()
    RecursionCheck(whole, rules: settler.ruleOfNode, reader: reader).run()
    guard reportsWarnings else { return }
    checkSpans(whole)
    checkItems()
  }

  // MARK: spans

  private func checkSpans(_ grammar: Grammar) {
    let edges = TextEdges(grammar)
    for (node, span) in settler.spanRanges {
      guard case .span(_, let inner) = grammar.nodes[node] else { continue }
      if !edges.mayHaveText[inner] {
        reader.record(.emptySpan(span.label, at: span.range))
      } else if edges.mayBeginBlank[inner] || edges.mayEndBlank[inner] {
        reader.record(.blankSpan(span.label, atEnd: !edges.mayBeginBlank[inner], at: span.range))
      }
    }
  }

  // MARK: items

  /// Items that nothing can ever say; a few of each list.
  private func checkItems() {
    for name in settler.binder.vocabulary.listNames {
      guard let list = settler.binder.vocabulary.lists[name],
        settler.binder.usedLists.contains(ObjectIdentifier(list))
      else { continue }
      let origin = settler.binder.origin(of: list)
      guard let source = settler.sources[ObjectIdentifier(origin)] else { continue }
      let picked = settler.pickedEntries[source] ?? []
      let kept = settler.entries(of: list)
      let said = Set(picked.map { kept[$0] })
      let silent = list.entries.indices.filter { !said.contains($0) }
      for entry in silent.prefix(3) {
        reader.record(
          .unusedItem(
            list.entries[entry].plainText, list: list.name, more: max(0, silent.count - 3),
            at: list.entries[entry].range))
      }
    }
  }
}

/// Whether recursion ends with certainty, in bounded mean size, and never comes back without a word.
private struct RecursionCheck {
  let grammar: Grammar
  let rules: [Grammar.NodeID: TemplateRule]
  let reader: SpecReader

  init(_ grammar: Grammar, rules: [Grammar.NodeID: TemplateRule], reader: SpecReader) {
    self.grammar = grammar
    self.rules = rules
    self.reader = reader
  }

  func run() {
    guard !rules.isEmpty else { return }
    let edges = grammar.nodes.indices.map { node in grammar.children(of: node).map(\.node) }
    checkUnitCycles()
    guard !reader.diagnostics.hasErrors else { return }
    for component in stronglyConnected(edges) where component.count > 1 || edges[component[0]].contains(component[0]) {
      let heads = component.filter { rules[$0] != nil }.sorted()
      guard let head = heads.first, let rule = rules[head], !isFading(component, heads) else { continue }
      reader.record(.infiniteSize(rule.name))
    }
  }

  /// Whether each head of a component leads, in the mean, to so few others that all of it stays finite: I − M, with M the
  /// expected numbers of heads right below heads, has positive pivots exactly then (M-matrices; Berman and Plemmons).
  private func isFading(_ component: [Grammar.NodeID], _ heads: [Grammar.NodeID]) -> Bool {
    let inside = Set(component)
    let order = component.filter { rules[$0] == nil }.sorted(by: >)
    let places = Dictionary(uniqueKeysWithValues: heads.enumerated().map { ($1, $0) })
    var matrix: [[Double]] = []
    for head in heads {
      var visits: [Grammar.NodeID: Double] = [:]
      var row = Array(repeating: 0.0, count: heads.count)
      func visit(_ node: Grammar.NodeID, _ count: Double) {
        for (child, share) in grammar.children(of: node) where inside.contains(child) {
          if let place = places[child] {
            row[place] += count * share
          } else {
            visits[child, default: 0] += count * share
          }
        }
      }
      visit(head, 1)
      // Nodes are made after what is inside of them, but for heads.
      for node in order {
        if let count = visits[node] { visit(node, count) }
      }
      matrix.append(row.map { -$0 })
    }
    for place in heads.indices { matrix[place][place] += 1 }
    for pivot in heads.indices {
      guard matrix[pivot][pivot] > 1e-9 else { return false }
      for row in heads.indices.dropFirst(pivot + 1) where matrix[row][pivot] != 0 {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in heads.indices.dropFirst(pivot) { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    return true
  }

  private func checkUnitCycles() {
    let edges = TextEdges(grammar)
    let units = grammar.nodes.indices.map { node -> [Grammar.NodeID] in
      guard case .sequence(let parts) = grammar.nodes[node] else { return grammar.children(of: node).map(\.node) }
      let full = parts.filter { !edges.mayBeEmpty[$0] }
      return full.isEmpty ? parts : full.count == 1 ? full : []
    }
    for component in stronglyConnected(units) where component.count > 1 || units[component[0]].contains(component[0]) {
      guard let rule = component.sorted().lazy.compactMap({ rules[$0] }).first else { continue }
      reader.record(.unitCycle(rule.name))
    }
  }
}

/// What the texts of nodes may be like: empty or not, and whether blanks stand at their ends.
struct TextEdges {
  let mayBeEmpty: [Bool]
  let mayHaveText: [Bool]
  let mayBeginBlank: [Bool]
  let mayEndBlank: [Bool]

  init(_ grammar: Grammar) {
    let mayBeEmpty = grammar.leastFixpoint { node, holds in
      switch grammar.nodes[node] {
      case .text(let text): text.isEmpty
      case .pick: true
      case .show, .compute: false
      case .choice(let branches): branches.contains { holds[$0.node] }
      default: grammar.children(of: node).allSatisfy { holds[$0.node] }
      }
    }
    self.mayBeEmpty = mayBeEmpty
    mayHaveText = grammar.leastFixpoint { node, holds in
      switch grammar.nodes[node] {
      case .text(let text): !text.isEmpty
      case .pick: false
      case .show, .compute: true
      default: grammar.children(of: node).contains { holds[$0.node] }
      }
    }
    mayBeginBlank = Self.blanks(in: grammar, mayBeEmpty, atEnd: false)
    mayEndBlank = Self.blanks(in: grammar, mayBeEmpty, atEnd: true)
  }

  private static func blanks(in grammar: Grammar, _ mayBeEmpty: [Bool], atEnd: Bool) -> [Bool] {
    func isBlank(_ text: String) -> Bool {
      (atEnd ? text.unicodeScalars.last : text.unicodeScalars.first)?.properties.isWhitespace ?? false
    }
    let lists = grammar.listsByRegister
    return grammar.leastFixpoint { node, holds in
      switch grammar.nodes[node] {
      case .text(let text): return isBlank(text)
      case .pick, .compute: return false
      case .show(let register, let form): return lists[register]?.forms[form].contains(where: isBlank) ?? false
      case .sequence(let parts):
        for part in atEnd ? parts.reversed() : parts {
          if holds[part] { return true }
          guard mayBeEmpty[part] else { return false }
        }
        return false
      default: return grammar.children(of: node).contains { holds[$0.node] }
      }
    }
  }
}

extension Grammar {
  /// The list that each register is picked from; nothing for providers.
  fileprivate var listsByRegister: [Int: List] {
    var lists: [Int: List] = [:]
    for case .pick(let pick) in nodes where lists[pick.register] == nil {
      if case .list(let list) = sources[pick.source] { lists[pick.register] = list }
    }
    return lists
  }
}
