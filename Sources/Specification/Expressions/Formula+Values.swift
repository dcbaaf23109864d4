import Diagnostics

/// The same value always.
final class ConstantFormula: Formula {
  let range: SourceRange
  let constant: Datum
  private let number: Double?

  init(_ constant: Datum, _ range: SourceRange) {
    self.constant = constant
    number = if case .number(let number) = constant { number } else { nil }
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum { constant }

  func number(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Double {
    guard let number else { throw .wrongKind(constant, wanted: "a number", at: range) }
    return number
  }
}

/// What the scope has in a slot.
final class SlotFormula: Formula {
  let range: SourceRange
  let slot: Int

  init(_ slot: Int, _ range: SourceRange) {
    self.slot = slot
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum { try scope.value(in: slot) }
}

/// `self` of a `where`, counted from the outermost.
final class ItemFormula: Formula {
  let range: SourceRange
  let level: Int

  init(level: Int, _ range: SourceRange) {
    self.level = level
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum { items[level] }
}

/// A name in a `where` whose items are known only when they are there: the item's member, if it has one.
final class ItemOrOuterFormula: Formula {
  let range: SourceRange
  private let level: Int
  private let name: String
  private let member: any Formula
  private let outer: any Formula

  init(level: Int, _ name: String, member: any Formula, outer: any Formula, _ range: SourceRange) {
    self.level = level
    self.name = name
    self.member = member
    self.outer = outer
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    let hasMember = try items[level].member(name, in: scope) != nil
    return try (hasMember ? member : outer).value(in: scope, items: items)
  }
}

/// `[a, b]`
final class ListFormula: Formula {
  let range: SourceRange
  private let parts: [any Formula]

  init(_ parts: [any Formula], _ range: SourceRange) {
    self.parts = parts
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    var values: [Datum] = []
    values.reserveCapacity(parts.count)
    for part in parts { values.append(try part.value(in: scope, items: items).present(of: part)) }
    return try Datum.list(values).bounded(at: range, in: scope)
  }
}

/// `owner.name`
final class MemberFormula: Formula {
  let range: SourceRange
  private let owner: any Formula
  private let name: String

  init(of owner: any Formula, _ name: String, _ range: SourceRange) {
    self.owner = owner
    self.name = name
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    let owner = try owner.value(in: scope, items: items)
    guard case .list(let list) = owner else { return try member(of: owner, in: scope) }
    var members: [Datum] = []
    members.reserveCapacity(list.count)
    for item in list {
      let member = try member(of: item, in: scope)
      switch member {
      case .absent: break
      case .list(let parts) where parts.allSatisfy(\.isInstance): members += parts
      default: members.append(member)
      }
    }
    return try Datum.list(members).bounded(at: range, in: scope)
  }

  private func member(of owner: Datum, in scope: any NameScope) throws(EvaluationError) -> Datum {
    switch owner {
    case .absent: return .absent
    case .record, .instance:
      guard let member = try owner.member(name, in: scope) else { throw .memberNotThere(name, at: range) }
      return member
    default: throw .noMembers(owner, name, at: range)
    }
  }
}

/// `list[index]`
final class ElementFormula: Formula {
  let range: SourceRange
  private let list: any Formula
  private let index: any Formula

  init(of list: any Formula, at index: any Formula, _ range: SourceRange) {
    self.list = list
    self.index = index
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    let owner = try list.value(in: scope, items: items)
    if case .absent = owner { return .absent }
    let list = try owner.list(of: list)
    let number = try index.number(in: scope, items: items)
    guard let index = Int(exactly: number), list.indices.contains(index) else {
      throw .indexNotThere(number, count: list.count, at: index.range)
    }
    return list[index]
  }
}

extension Datum {
  var isInstance: Bool { if case .instance = self { true } else { false } }

  /// The member of a record or instance, or nil if there is none or this is neither.
  func member(_ name: String, in scope: any NameScope) throws(EvaluationError) -> Datum? {
    switch self {
    case .record(let members): return members.first { $0.name == name }?.value
    case .instance(let instance): return try scope.member(name, of: instance)
    default: return nil
    }
  }
}
