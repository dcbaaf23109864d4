extension Kind {
  /// What expressions may expect of a value of this kind.
  package var staticType: StaticType {
    switch self {
    case .number(let rule): .number(in: Bounds(rule.minimum ?? -.infinity, rule.maximum ?? .infinity))
    case .boolean: .boolean
    case .text, .phrase, .word, .file: .text
    case .color: .color
    case .list(let rule): .list(of: rule.item.staticType)
    // A length may be a share, a paint may be more than a color.
    case .length, .record, .names, .tagged, .either, .any: .unknown
    }
  }
}

/// The members of a record whose names the spec gives.
struct RecordMembers: MemberTypes {
  private let members: [(name: String, type: StaticType)]

  init(_ members: [(String, StaticType)]) { self.members = members.map { (name: $0.0, type: $0.1) } }

  var memberNames: [String] { members.map(\.name) }

  func type(ofMember name: String) -> StaticType? { members.first { $0.name == name }?.type }
}
