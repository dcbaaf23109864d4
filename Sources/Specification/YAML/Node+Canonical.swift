package import Bytes
import Diagnostics

extension Node {
  /// Writes this node's content in a form that two nodes share if and only if they say the same: for the digest of a
  /// spec.
  ///
  /// Comments, layout, quotes, anchors and places leave no trace; order does. A plain number, `true`, `false` or `null`
  /// is another content than the same characters in quotes, and keeps its spelling, for text may be made of it: `1.0`
  /// and `1.00` differ. Written as a kind, a length and the text, so that no content can look like another.
  ///
  /// What an alias copies is written out; `YAMLLimits.expandedBytes` bounds the size.
  package func writeCanonically(to writer: inout ByteWriter) {
    switch content {
    case .scalar(let scalar): scalar.writeCanonically(to: &writer)
    case .sequence(let items):
      writer.append("l")
      writer.append(integer: items.count)
      writer.append(":")
      for item in items { item.writeCanonically(to: &writer) }
    case .mapping(let entries):
      writer.append("m")
      writer.append(integer: entries.count)
      writer.append(":")
      for entry in entries {
        write(entry.key.value, as: "t", to: &writer)
        entry.value.writeCanonically(to: &writer)
      }
    }
  }
}

extension Scalar {
  fileprivate func writeCanonically(to writer: inout ByteWriter) {
    switch value {
    case .null: write(text, as: "z", to: &writer)
    case .boolean: write(text, as: "b", to: &writer)
    case .integer, .number: write(text, as: "n", to: &writer)
    case .text: write(text, as: "t", to: &writer)
    }
  }
}

private func write(_ text: String, as kind: StaticString, to writer: inout ByteWriter) {
  writer.append(kind)
  writer.append(integer: text.utf8.count)
  writer.append(":")
  writer.append(text: text)
}
