package import Diagnostics

/// What is known of a value before anything is drawn.
package struct StaticType: Sendable {
  package indirect enum Kind: Sendable {
    case unknown
    case boolean
    /// A number that never leaves these bounds.
    case number(Bounds)
    case text
    case color
    case list(StaticType)
    case record(any MemberTypes)
    case instance(any MemberTypes)
  }

  package var kind: Kind
  /// Whether nothing may stand here in some samples (`when`, `missing`): such a value needs `??`.
  package var mayBeAbsent: Bool

  package init(_ kind: Kind, mayBeAbsent: Bool = false) {
    self.kind = kind
    self.mayBeAbsent = mayBeAbsent
  }

  package static let unknown = StaticType(.unknown)
  package static let boolean = StaticType(.boolean)
  package static let number = StaticType(.number(.all))
  package static let text = StaticType(.text)
  package static let color = StaticType(.color)

  package static func list(of item: StaticType) -> StaticType { StaticType(.list(item)) }
  package static func number(in bounds: Bounds) -> StaticType { StaticType(.number(bounds)) }
}

/// The members of a record or of the instances of one object. A class or closure behind it may answer late, since parts
/// and parents refer to each other.
package protocol MemberTypes: Sendable {
  /// For suggestions, in the order of the spec.
  var memberNames: [String] { get }
  /// Nil if there certainly is no such member.
  func type(ofMember name: String) -> StaticType?
  /// Why there is no such member, where more can be said than that it is unknown.
  func refusal(ofMember name: Located<String>) -> Diagnostic?
}

extension MemberTypes {
  package func refusal(ofMember name: Located<String>) -> Diagnostic? { nil }
}
