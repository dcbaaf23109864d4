import Diagnostics
import Specification

// Texts by text: `{rn: m, l: ["1", I], O: {"0": 3, Q: 1}}`. All is taken as it is written, numbers too.
extension NoiseForm {
  /// Nil, and the faults recorded, if something is wrong with it.
  func table(_ node: Node, at place: Place) -> [(old: String, new: String, weight: Double)]? {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      reader.record(.wrongKind(node, wanted: "a mapping such as {rn: m, l: [\"1\", I]}"))
      return nil
    }
    let faults = reader.diagnostics.timesRecorded
    var rows: [(old: String, new: String, weight: Double)] = []
    for entry in entries {
      guard !entry.key.value.isEmpty else {
        reader.record(Diagnostic(code: "bad-noise", range: entry.key.range, message: "an empty text can't be replaced"))
        continue
      }
      for (new, weight) in replacements(entry.value, at: place) { rows.append((entry.key.value, new, weight)) }
    }
    return reader.diagnostics.timesRecorded == faults ? rows : nil
  }

  private func replacements(_ node: Node, at place: Place) -> [(String, Double)] {
    switch node.content {
    case .scalar(let scalar) where !node.isNull: return [(scalar.text, 1)]
    case .sequence(let items) where !items.isEmpty:
      var texts: [(String, Double)] = []
      for item in items {
        if let scalar = item.scalar, !item.isNull {
          texts.append((scalar.text, 1))
        } else {
          reader.record(.wrongKind(item, wanted: "a text"))
        }
      }
      return texts
    case .mapping(let entries) where !entries.isEmpty:
      return entries.compactMap { entry in
        guard case .number(let weight)? = constant(entry.value, as: .number(.positive), "weights", at: place) else {
          return nil
        }
        return (entry.key.value, weight)
      }
    default:
      reader.record(.wrongKind(node, wanted: "a text, a list of texts, or texts with weights"))
      return []
    }
  }
}

extension Node {
  /// The mapping without the entry `key`.
  func without(_ key: String?) -> Node { Node(.mapping(entries.filter { $0.key.value != key }), range) }
}
