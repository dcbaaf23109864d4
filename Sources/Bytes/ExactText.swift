/// A text as a key: equal to another if it has the same code points.
///
/// `String` takes texts for equal that differ only in Unicode's normal form: `é`, and `e` with an accent behind it. In files,
/// in file systems and among a spec's names those are two.
package struct ExactText: Sendable, Hashable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (one: ExactText, other: ExactText) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
