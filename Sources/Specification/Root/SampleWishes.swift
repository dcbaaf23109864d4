package import Diagnostics

extension Spec {
  /// How many samples have a label.
  package struct Quota: Sendable {
    package enum Amount: Sendable {
      case count(UInt64)
      /// Of all samples, from 0 to 1.
      case share(Double)
    }

    package let label: Located<String>
    package let amount: Amount
  }

  /// What the first samples have to show.
  package struct Cover: Sendable {
    package var items = 0
    package var alternatives = 0
    package var pairs: [(one: String, two: String)] = []
  }
}

extension SpecReader {
  /// Reads `quota: {book: 500, goodbye: 20%}`.
  func quotas(_ node: Node) -> [Spec.Quota] {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      record(.wrongKind(node, wanted: "a mapping of labels and numbers, such as {book: 500, goodbye: 20%}"))
      return []
    }
    return entries.compactMap { entry in
      amount(entry.value).map { Spec.Quota(label: entry.key, amount: $0) }
    }
  }

  private func amount(_ node: Node) -> Spec.Quota.Amount? {
    if case .integer(let number)? = node.scalar?.value {
      guard number >= 0 else {
        record(.numberRange("must be at least 0, is \(number)", at: node.range))
        return nil
      }
      return .count(UInt64(number))
    }
    if let text = node.scalar?.text, text.hasSuffix("%"), let share = Double(text.dropLast()), 0...100 ~= share {
      return .share(share / 100)
    }
    record(.wrongKind(node, wanted: "a whole number of samples, or a share from 0% to 100%"))
    return nil
  }

  /// What a settled `cover:` says.
  func cover(_ members: [Datum.Member], at range: SourceRange) -> Spec.Cover {
    var cover = Spec.Cover()
    for member in members {
      switch (member.name, member.value) {
      case ("items", .number(let number)): cover.items = Int(number)
      case ("alternatives", .number(let number)): cover.alternatives = Int(number)
      case ("pairs", .list(let items)):
        for pair in items.contains(where: { if case .list = $0 { true } else { false } }) ? items : [.list(items)] {
          guard case .list(let names) = pair, names.count == 2, case .text(let one) = names[0],
            case .text(let two) = names[1], one != two
          else {
            record(
              Diagnostic(
                code: "bad-pair", range: range, message: "a pair has two names that differ",
                suggestion: "write 'pairs: [city, cuisine]', or a list of such lists"))
            continue
          }
          cover.pairs.append((one, two))
        }
      default: break
      }
    }
    return cover
  }
}
