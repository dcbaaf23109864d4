import Diagnostics
package import Specification

/// A provider as the table has it: how it is called, what it takes, and what comes of it.
package struct ProviderEntry: Sendable {
  package let name: String
  package let summary: String
  package let example: String
  package let keys: [KeyKind]
  /// The members of its values, of which `text` is what stands in a sentence; none where the value is a text.
  package let members: [Member]
  package let make: @Sendable (ProviderArguments) throws(ProviderFault) -> any Provider

  package struct Member: Sendable {
    package let name: String
    package let type: StaticType
  }

  package init(
    _ name: String, _ summary: String, example: String, keys: [KeyKind] = [], members: [Member] = [],
    make: @escaping @Sendable (ProviderArguments) throws(ProviderFault) -> any Provider
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    self.keys = keys
    self.members = members
    self.make = make
  }

  package var usesLocale: Bool { keys.contains { $0.name == "locale" } }

  package var type: StaticType {
    members.isEmpty ? .text : StaticType(.record(ProviderMembers(members: members)))
  }

  /// The form by which specs call it.
  package var form: ValueForm {
    ValueForm(
      name, summary, example: example, arguments: .record(RecordKind(name, summary, shorthand: .list, keys: keys)),
      type: type
    ) { read($0) }
  }
}

extension [ProviderEntry.Member] {
  package static func text(_ names: String...) -> [ProviderEntry.Member] {
    names.map { ProviderEntry.Member(name: $0, type: .text) }
  }

  package static func number(_ names: String...) -> [ProviderEntry.Member] {
    names.map { ProviderEntry.Member(name: $0, type: .number) }
  }

  package static func record(_ name: String, _ members: [ProviderEntry.Member]) -> [ProviderEntry.Member] {
    [ProviderEntry.Member(name: name, type: StaticType(.record(ProviderMembers(members: members))))]
  }
}

/// The members of a provider's records, for checks and suggestions.
struct ProviderMembers: MemberTypes {
  let members: [ProviderEntry.Member]

  var memberNames: [String] { members.map(\.name) }

  func type(ofMember name: String) -> StaticType? { members.first { $0.name == name }?.type }
}
