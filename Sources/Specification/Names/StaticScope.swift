package import Diagnostics

/// The names that may be used at a place of a spec, level by level outwards.
package final class StaticScope {
  package struct Entry {
    /// Where the name leads, from a place `up` frames below it.
    package let reference: (_ up: Int) -> NameReference
    /// Where the name is declared, for notes.
    package let range: SourceRange
    /// What is known of the value; asked late, since names may be declared behind their use.
    package let type: () -> StaticType
    /// The values of the spec that the name stands for, by path, for finding cycles: those that must be known before
    /// it, given the members that follow it.
    package let needs: (_ members: [String]) -> [SitePath]

    package init(
      range: SourceRange, type: @escaping () -> StaticType, needs: @escaping ([String]) -> [SitePath],
      reference: @escaping (Int) -> NameReference
    ) {
      self.reference = reference
      self.range = range
      self.type = type
      self.needs = needs
    }
  }

  package private(set) var entries: [String: Entry] = [:]
  /// The names of files that were included under a name.
  package var namespaces: [String: StaticScope] = [:]
  package let outer: StaticScope?
  /// Whether this scope belongs to a frame of its own: names beyond it stand one frame higher.
  package let opensFrame: Bool
  /// The element whose instance `self` is, for scopes that open a frame.
  package let owner: ElementType?

  package init(in outer: StaticScope?, opensFrame: Bool = false, owner: ElementType? = nil) {
    self.outer = outer
    self.opensFrame = opensFrame
    self.owner = owner
  }

  /// Declares a name that is known to be free, or wins over an outer one that says the same.
  package func declareAnew(_ name: String, _ entry: Entry) { entries[name] = entry }

  /// Declares `name`, unless it is a twin or would hide an outer name: then the fault is recorded and the first stays.
  package func declare(
    _ name: Located<String>, _ entry: Entry, isObject: Bool = false, recording diagnostics: inout Diagnostics
  ) {
    if let twin = entries[name.value] {
      let suggestion = isObject ? "tell them apart with 'name:'" : "give one of them another name"
      diagnostics.record(.twinName(name, first: twin.range, suggestion: suggestion))
    } else if builtInNames.contains(name.value) || expressionKeywords.contains(name.value) {
      diagnostics.record(.reservedName(name))
    } else if let hidden = outer?.lookUp(name.value) {
      diagnostics.record(.hiddenName(name, outer: hidden.entry.range))
    } else {
      entries[name.value] = entry
    }
  }

  /// All names of this scope and of an outer one in one.
  package func joined(with outer: StaticScope) -> StaticScope {
    let joined = StaticScope(in: nil)
    joined.entries = outer.entries.merging(entries) { known, _ in known }
    joined.namespaces = outer.namespaces
    return joined
  }

  package func lookUp(_ name: String) -> (entry: Entry, up: Int)? {
    var up = 0
    var scope: StaticScope? = self
    while let current = scope {
      if let entry = current.entries[name] { return (entry, up) }
      if current.opensFrame { up += 1 }
      scope = current.outer
    }
    return nil
  }

  /// The names that were included as `name.x`.
  func namespace(_ name: String) -> StaticScope? { namespaces[name] ?? outer?.namespace(name) }

  /// Whether files were included under `name`.
  package func hasNamespace(_ name: String) -> Bool { namespace(name) != nil }

  /// The elements whose instances enclose this place, from the innermost; `self` is the first.
  package var owners: [ElementType] {
    var owners: [ElementType] = []
    var scope: StaticScope? = self
    while let current = scope {
      if let owner = current.owner { owners.append(owner) }
      scope = current.outer
    }
    return owners
  }

  /// Every name in reach, for suggestions.
  package var names: [String] {
    var names = Array(builtInNames)
    var scope: StaticScope? = self
    while let current = scope {
      names += current.entries.keys
      names += current.namespaces.keys
      scope = current.outer
    }
    return names.sorted()
  }
}

/// The names that are there everywhere.
package let builtInNames: Set<String> = ["index", "progress", "split", "frame", "self", "parent", "repeat"]

/// What is known of an object's instances before anything is drawn: the names of their members.
package final class ElementType: MemberTypes {
  package let path: SitePath
  package let isRepeated: Bool
  package let memberNames: [String]
  private let types: [String: StaticType]

  package init(path: SitePath, isRepeated: Bool, memberNames: [String], types: [String: StaticType]) {
    self.path = path
    self.isRepeated = isRepeated
    self.memberNames = memberNames
    self.types = types
  }

  package func type(ofMember name: String) -> StaticType? {
    memberNames.contains(name) ? types[name] ?? .unknown : nil
  }

  package func refusal(ofMember name: Located<String>) -> Diagnostic? {
    measureNames.contains(name.value) ? .measuredTooEarly(name) : nil
  }
}
