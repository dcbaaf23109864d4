package import Diagnostics

/// A piece of a YAML file with its place: what the spec is read from.
///
/// An alias has become a copy of what it names, standing at the alias's own place for diagnostics about the place, and
/// at the anchor's for diagnostics about its content.
package final class Node: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package let key: Located<String>
    package let value: Node

    package init(key: Located<String>, value: Node) {
      self.key = key
      self.value = value
    }
  }

  package let content: Content
  package let range: SourceRange

  package init(_ content: Content, _ range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// A scalar, typed from its source text by the core schema of YAML 1.2.
package struct Scalar: Sendable {
  package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  /// What a plain scalar is; quoted and block scalars are always text.
  package enum Value: Sendable, Hashable {
    /// Nothing, `~`, `null`, `Null`, `NULL`.
    case null
    case boolean(Bool)
    case integer(Int)
    /// Also integers beyond 64 bits. `.inf` and `.nan` are text here: no spec has a use for them.
    case number(Double)
    case text
  }

  package let source: SourceText
  package let style: Style
  package let value: Value
  /// How many blanks at the end of a plain text YAML dropped which its writer may have wanted, as in `[please , now]`.
  package let lostBlanks: Int

  package init(source: SourceText, style: Style, value: Value, lostBlanks: Int = 0) {
    self.source = source
    self.style = style
    self.value = value
    self.lostBlanks = lostBlanks
  }

  /// The scalar as text: where text belongs, `010` is "010".
  package var text: String { source.text }
}
