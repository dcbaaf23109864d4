import Diagnostics

/// What the names of an expression mean at one place of the spec.
struct Names: NameTable {
  let reader: SpecReader
  let place: Place

  var names: [String] { place.scope.names }

  func meaning(of path: [Located<String>]) -> NameMeaning {
    guard let first = path.first else { return .unknown }
    switch first.value {
    case "index": return slot(.index, .number(in: Bounds(0, .infinity)))
    case "progress":
      reader.noteCountUse(first.range)
      return slot(.progress, .number(in: Bounds(0, 1)))
    case "split": return slot(.split, .text)
    case "frame": return slot(.frame, StaticType(.record(frameType)))
    case "self": return instance(0, path, first)
    case "parent": return instance(1, path, first)
    case "repeat": return repetition(path, first)
    default: return named(path, first)
    }
  }

  private func slot(_ reference: NameReference, _ type: StaticType, words: Int = 1) -> NameMeaning {
    .slot(reader.slot(for: reference), type, words: words)
  }

  private func instance(_ up: Int, _ path: [Located<String>], _ first: Located<String>) -> NameMeaning {
    let owners = place.scope.owners
    guard owners.indices.contains(up) else {
      return .refused(.noInstance(first))
    }
    need(owners[up].path, members: path.dropFirst().map(\.value), isOwn: true, at: first.range)
    return slot(.frameItself(up: up), StaticType(.instance(owners[up])))
  }

  private func repetition(_ path: [Located<String>], _ first: Located<String>) -> NameMeaning {
    guard !place.repeats.isEmpty else { return .refused(.noRepeat(first)) }
    guard path.count > 1 else { return .refused(.repeatAlone(first)) }
    switch path[1].value {
    case "index": return slot(.repeatIndex, .number(in: Bounds(0, .infinity)), words: 2)
    case "count": return slot(.repeatCount, .number(in: Bounds(1, .infinity)), words: 2)
    case "item": return slot(.repeatItem, place.repeatItem, words: 2)
    default: return .refused(.unknownKey(path[1], in: "'repeat'", known: ["index", "count", "item"]))
    }
  }

  private func named(_ path: [Located<String>], _ first: Located<String>) -> NameMeaning {
    if path.count > 1, let namespace = place.scope.namespace(first.value) {
      guard let entry = namespace.entries[path[1].value] else {
        return .refused(.unknownName(path[1], known: namespace.entries.keys.sorted()))
      }
      note(entry, path.dropFirst(2).map(\.value), at: path[1].range)
      return slot(entry.reference(0), entry.type(), words: 2)
    }
    guard let (entry, up) = place.scope.lookUp(first.value) else {
      return measureNames.contains(first.value) ? .refused(.measuredTooEarly(first)) : .unknown
    }
    note(entry, path.dropFirst().map(\.value), at: first.range)
    return slot(entry.reference(up), entry.type())
  }

  private func note(_ entry: StaticScope.Entry, _ members: [String], at range: SourceRange) {
    for needed in entry.needs(members) { reader.needs.add(place.unit, needs: needed, at: range) }
  }

  private func need(_ element: SitePath, members: [String], isOwn: Bool, at range: SourceRange) {
    for needed in memberUnits(of: element, members) { reader.needs.add(place.unit, needs: needed, at: range) }
  }
}

/// The values that must be known before a member of an element's instance is, by path.
func memberUnits(of element: SitePath, _ members: [String]) -> [SitePath] {
  guard let member = members.first else { return [] }
  let ways = [
    element.appending(member), element.appending("let").appending(member), element.appending("with").appending(member),
    element.appending("attributes").appending(member),
  ]
  let part = element.appending("parts").appending(member)
  return ways + [part] + memberUnits(of: part, Array(members.dropFirst()))
}

private struct FrameType: MemberTypes {
  let memberNames = ["width", "height"]
  func type(ofMember name: String) -> StaticType? { memberNames.contains(name) ? .number : nil }
}

private let frameType = FrameType()
