import Diagnostics
import Specification

extension SchemaNode {
  /// What a piece of YAML says, such as an example of a table; nil if it is broken or empty.
  init?(yaml text: String) {
    var diagnostics = Diagnostics()
    guard let node = YAMLReader.read(Array(text.utf8), file: "example", recording: &diagnostics),
      !diagnostics.hasErrors
    else { return nil }
    self.init(node)
  }

  private init?(_ node: Node) {
    switch node.content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: return nil
      case .boolean(let flag): self = .flag(flag)
      case .integer(let number): self = .number(Double(number))
      case .number(let number): self = .number(number)
      case .text: self = .text(scalar.text)
      }
    case .sequence(let nodes): self = .list(nodes.compactMap(SchemaNode.init(_:)))
    case .mapping(let entries):
      self = .members(entries.compactMap { entry in SchemaNode(entry.value).map { Member(entry.key.value, $0) } })
    }
  }

  /// The value of an object's only member.
  var only: SchemaNode? {
    guard case .members(let members) = self, members.count == 1 else { return nil }
    return members[0].value
  }

  /// What holds where a key is missing, if the table's words for it are a value.
  init?(fallback words: String, of kind: Kind) {
    guard !words.isEmpty, let value = SchemaNode(yaml: words) else { return nil }
    if case .text(let word) = value, !kind.knows(word) { return nil }
    self = value
  }
}

extension Kind {
  /// Whether `word` is a value of its own here, not a description of one.
  fileprivate func knows(_ word: String) -> Bool {
    switch self {
    case .word(let words): words.contains { $0.name == word }
    case .color: Color(text: word) != nil
    case .either(let kinds): kinds.contains { $0.knows(word) }
    default: false
    }
  }
}
