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
    case (.any, _), (.record, .record), (.tagged, .record): return .success(datum)
    case (.number(let rule), .number(let number)):
      guard number.isFinite else { return .failure(Misfit(message: "the number is not finite")) }
      if let fault = rule.fault(of: number) { return .failure(Misfit(message: "the number \(fault)")) }
      return .success(datum)
    case (.length(let rule), .number(let number)):
      guard number.isFinite else { return .failure(Misfit(message: "the length is not finite")) }
      if let fault = rule.number.fault(of: number) { return .failure(Misfit(message: "the length \(fault)")) }
      return .success(datum)
    case (.length, .record): return .success(datum)
    case (.length(let rule), .text(let text)):
      if let length = Length(text: text, rule: rule) { return .success(length.datum) }
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
    case (.either(let kinds), _):
      for kind in kinds {
        if case .success(let fitted) = kind.fit(datum) { return .success(fitted) }
      }
    default: break
    }
    if case .absent = datum { return .failure(Misfit(message: "the value is absent here; give another with '??'")) }
    return .failure(Misfit(message: "the value must be \(inWords), is \(datum.kindName)"))
  }
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
    if text.hasSuffix("%"), let number = Double(text.dropLast()), number.isFinite {
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
