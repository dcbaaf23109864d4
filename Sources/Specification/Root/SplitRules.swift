package import Diagnostics

/// What `split:` says beside the shares: what each split has for its own.
package struct SplitRules {
  /// What belongs to one split each: values of a name, or pairs of two names' values.
  package struct Key {
    /// One or two.
    package let names: [Located<String>]

    /// As reports have it: `city`, `city + cuisine`.
    package var title: String { names.map(\.value).joined(separator: " + ") }
  }

  /// In the order of the spec.
  package var keys: [Key] = []
  /// Whether each text belongs to one split where nothing else decides.
  package var byText = false
  /// What stands in one split only.
  package var holdOuts: [(split: Located<String>, test: Expression)] = []
  /// Whether texts that can't be compared are let pass.
  package var allowsOverlap = false

  package init() {}

  package var isEmpty: Bool { keys.isEmpty && !byText && holdOuts.isEmpty }

  static let members = ["shares", "by", "hold_out", "overlap"]
}

extension SpecReader {
  /// Reads what stands beside `shares` in the long form of `split`; `splits` are their names.
  func splitRules(_ node: Node, splits: [String]) -> SplitRules {
    var rules = SplitRules()
    for entry in node.entries {
      switch entry.key.value {
      case "shares": break
      case "by": read(by: entry.value, into: &rules)
      case "hold_out": read(holdOut: entry.value, splits, into: &rules)
      case "overlap":
        switch entry.value.scalar?.text {
        case "refuse": break
        case "allow": rules.allowsOverlap = true
        default:
          record(.unknownWord(entry.value.scalar?.text ?? "", at: entry.value.range, known: ["refuse", "allow"]))
        }
      default: record(.unknownKey(entry.key, in: "'split'", known: SplitRules.members))
      }
    }
    return rules
  }

  private func read(by node: Node, into rules: inout SplitRules) {
    let nodes = node.items ?? [node]
    if nodes.isEmpty { record(.emptyList("'by'", at: node.range)) }
    for node in nodes {
      if let inner = node.items {
        let names = inner.compactMap { name($0) }
        guard names.count == inner.count else { continue }
        guard names.count == 2, names[0].value != names[1].value else {
          record(
            Diagnostic(
              code: "bad-pair", range: node.range, message: "a pair has two names that differ",
              suggestion: "write [city, cuisine]; names by themselves stand in the outer list"))
          continue
        }
        if let word = names.first(where: { $0.value == "text" }) {
          record(.noPairOfTexts(word))
        } else {
          rules.keys.append(SplitRules.Key(names: names))
        }
      } else if let name = name(node) {
        if name.value == "text" { rules.byText = true } else { rules.keys.append(SplitRules.Key(names: [name])) }
      }
    }
    var known: Set<[String]> = []
    for key in rules.keys where !known.insert(key.names.map(\.value).sorted()).inserted {
      record(
        Diagnostic(
          code: "twin-key", range: key.names[0].range, message: "'\(key.title)' stands in 'by' twice",
          suggestion: "leave one of them out"))
    }
  }

  private func name(_ node: Node) -> Located<String>? {
    guard let scalar = node.scalar, scalar.value == .text, !scalar.isExpression, !scalar.text.isEmpty else {
      record(.wrongKind(node, wanted: "a name: template, text, or that of a list, a rule, a 'let' or an alias"))
      return nil
    }
    return Located(scalar.text, node.range)
  }

  private func read(holdOut node: Node, _ splits: [String], into rules: inout SplitRules) {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      record(.wrongKind(node, wanted: "a mapping of splits and expressions, such as {test: \"= a == 'Paris'\"}"))
      return
    }
    for entry in entries {
      guard splits.contains(entry.key.value) else {
        record(
          Diagnostic(
            code: "unknown-split", range: entry.key.range, message: "there is no split '\(entry.key.value)'",
            suggestion: didYouMean(entry.key.value, splits) ?? "the splits are \(splits.joined(separator: ", "))"))
        continue
      }
      for node in entry.value.items ?? [entry.value] {
        guard let scalar = node.scalar, scalar.isExpression else {
          record(.wrongKind(node, wanted: "an expression, such as \"= a == 'Paris'\", or a list of them"))
          continue
        }
        guard let test = Expression.parse(scalar.source, recording: &diagnostics) else { continue }
        rules.holdOuts.append((entry.key, test))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func noPairOfTexts(_ word: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "bad-pair", range: word.range,
      message: "'text' is no half of a pair: a text belongs to one split by itself",
      suggestion: "write 'by: text'")
  }
}
