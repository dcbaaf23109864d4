/// Why a value can't stand at a place, as the end of a sentence.
package struct Misfit: Error, Sendable {
  private let words: @Sendable () -> String

  package var message: String { words() }

  /// The words are put together only when they are asked for: of several kinds all but one may be misfits.
  package init(message: @autoclosure @escaping @Sendable () -> String) { words = message }
}

extension Kind {
  /// `datum` as this kind wants it (a colour's name becomes the colour, `50%` a share), or why it doesn't fit.
  ///
  /// For values that are only known when a sample is made; what the spec says outright is checked when it is read.
  package func fit(_ datum: Datum) -> Result<Datum, Misfit> {
    switch (self, datum) {
    case (.any, _): return .success(datum)
    case (.record(let record), _): return record.fit(datum, as: self)
    case (.tagged(let tagged), .record(let members)): return tagged.fit(members, as: self)
    case (.number(let rule), .number(let number)):
      guard number.isFinite else { return .failure(Misfit(message: "the number is not finite")) }
      if let fault = rule.fault(of: number) { return .failure(Misfit(message: "the number \(fault)")) }
      return .success(datum)
    case (.length(let rule), .number(let number)):
      guard number.isFinite else { return .failure(Misfit(message: "the length is not finite")) }
      if let fault = rule.number.fault(of: number) { return .failure(Misfit(message: "the length \(fault)")) }
      return .success(datum)
    case (.length(let rule), .record):
      guard let length = Length(datum) else { break }
      if let fault = rule.fault(of: length) { return .failure(Misfit(message: "the length \(fault)")) }
      return .success(datum)
    case (.length(let rule), .text(let text)):
      guard let length = Length(text: text, rule: rule) else { break }
      if let fault = rule.fault(of: length) { return .failure(Misfit(message: "the length \(fault)")) }
      return .success(length.datum)
    case (.boolean, .boolean), (.text, .text), (.phrase, .text), (.file, .text), (.color, .color):
      return .success(datum)
    case (.text, .number(let number)), (.phrase, .number(let number)): return .success(.text(shown(number)))
    case (.text, .boolean(let flag)), (.phrase, .boolean(let flag)): return .success(.text(flag ? "true" : "false"))
    case (.color, .text(let text)):
      if let color = Color(text: text) { return .success(.color(color)) }
      return .failure(Misfit(message: "'\(text)' is no color"))
    case (.word(let words), .text(let text)):
      if words.contains(where: { $0.name == text }) { return .success(datum) }
      return .failure(Misfit(message: "'\(text)' must be \(inWords)"))
    case (.list(let rule), .list(let items)):
      guard rule.count.contains(items.count) else {
        return .failure(Misfit(message: "must be \(inWords), has \(items.count)"))
      }
      var fitted: [Datum] = []
      for item in items {
        switch rule.item.fit(item) {
        case .success(let datum): fitted.append(datum)
        case .failure(let misfit): return .failure(misfit)
        }
      }
      return .success(.list(fitted))
    case (.names(let rule), .record(let members)):
      var fitted: [Datum.Member] = []
      for member in members {
        switch rule.item.fit(member.value) {
        case .success(let value): fitted.append(Datum.Member(member.name, value))
        case .failure(let misfit): return .failure(Misfit(message: "\(misfit.message) (in '\(member.name)')"))
        }
      }
      return .success(.record(fitted))
    case (.either(let kinds), _):
      var misfits: [Misfit] = []
      for kind in kinds {
        switch kind.fit(datum) {
        case .success(let fitted): return .success(fitted)
        case .failure(let misfit): if kind.isMeant(by: datum) { misfits.append(misfit) }
        }
      }
      if misfits.count == 1 { return .failure(misfits[0]) }
    default: break
    }
    if case .absent = datum { return .failure(.absent) }
    return .failure(Misfit(message: "the value must be \(inWords), is \(datum.kindName)"))
  }
}

extension Kind {
  /// Whether `datum` is of this kind's form, if not of its range: then what is wrong with it is worth telling.
  private func isMeant(by datum: Datum) -> Bool {
    switch (self, datum) {
    case (.number, .number), (.length, .number), (.list, .list), (.color, .text), (.word, .text): true
    case (.tagged(let tagged), .record(let members)): members.contains { tagged.member(named: $0.name) != nil }
    case (.record(let record), .record(let members)): members.contains { record.key(named: $0.name) != nil }
    default: false
    }
  }
}

extension RecordKind {
  /// What an expression gave, as the mapping it stands for: members in the order of the keys, each as its key wants it.
  fileprivate func fit(_ datum: Datum, as kind: Kind) -> Result<Datum, Misfit> {
    let given: [Datum.Member]
    switch (shorthand, datum) {
    case (_, .absent): return .failure(.absent)
    case (_, .record(let members)): given = members
    case (.list, .list(let items)) where items.count <= keys.count:
      given = zip(keys, items).map { Datum.Member($0.name, $1) }
    case (.first, _) where !keys.isEmpty, (.list, _) where !keys.isEmpty: given = [Datum.Member(keys[0].name, datum)]
    default: return .failure(Misfit(message: "the value must be \(kind.inWords), is \(datum.kindName)"))
    }
    if let stray = given.first(where: { key(named: $0.name) == nil }) {
      return .failure(Misfit(message: "'\(self.name)' has no key '\(stray.name)'"))
    }
    var fitted: [Datum.Member] = []
    for key in keys {
      guard let member = given.first(where: { $0.name == key.name }) else {
        if key.isRequired { return .failure(Misfit(message: "'\(self.name)' needs the key '\(key.name)'")) }
        continue
      }
      switch key.kind.fit(member.value) {
      case .success(let value): fitted.append(Datum.Member(key.name, value))
      case .failure(let misfit):
        return .failure(Misfit(message: "\(misfit.message) (in '\(key.name)' of '\(self.name)')"))
      }
    }
    return .success(.record(fitted))
  }
}

extension TaggedKind {
  fileprivate func fit(_ members: [Datum.Member], as kind: Kind) -> Result<Datum, Misfit> {
    guard members.count == 1, let member = self.member(named: members[0].name) else {
      return .failure(Misfit(message: "the value must be \(kind.inWords)"))
    }
    return member.kind.fit(members[0].value).map { .record([Datum.Member(member.name, $0)]) }
  }
}

extension Misfit {
  fileprivate static let absent = Misfit(message: "the value is absent here; give another with '??'")
}

/// A length as the spec has it, before the enclosing box is known.
package enum Length: Sendable, Hashable {
  case units(Double)
  /// A share of the enclosing box, 1 = all of it.
  case share(Double)
  /// Pixels of the picture, whatever the scale.
  case pixels(Double)

  /// From `12`, `50%` or, where the rule has it, `2px`.
  package init?(text: String, rule: LengthRule) {
    if rule.allowsShares, text.hasSuffix("%"), let number = Double(text.dropLast()), number.isFinite {
      self = .share(number / 100)
    } else if rule.allowsPixels, text.hasSuffix("px"), let number = Double(text.dropLast(2)), number.isFinite {
      self = .pixels(number)
    } else {
      return nil
    }
  }

  package init?(_ datum: Datum) {
    switch datum {
    case .number(let number): self = .units(number)
    case .record(let members):
      guard members.count == 1, case .number(let number) = members[0].value else { return nil }
      switch members[0].name {
      case "share": self = .share(number)
      case "pixels": self = .pixels(number)
      default: return nil
      }
    default: return nil
    }
  }

  /// The form in which evaluated values carry it.
  package var datum: Datum {
    switch self {
    case .units(let number): .number(number)
    case .share(let number): .record([Datum.Member("share", .number(number))])
    case .pixels(let number): .record([Datum.Member("pixels", .number(number))])
    }
  }
}
