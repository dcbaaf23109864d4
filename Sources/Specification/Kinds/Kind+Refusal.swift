extension Kind {
  /// What is wrong with a value of which no more is known than its type, as the end of a sentence that begins with what
  /// it must be; nil if it may fit.
  func refusal(of type: StaticType) -> String? {
    mayBe(type) ? nil : "must be \(inWords), this is \(type.kindName)"
  }

  /// Whether a value of `type` may be of this kind; what it is in a sample decides.
  private func mayBe(_ type: StaticType) -> Bool {
    switch (self, type.kind) {
    case (.any, _), (_, .unknown): true
    case (.either(let kinds), _): kinds.contains { $0.mayBe(type) }
    case (.number, .number), (.boolean, .boolean), (.color, .color), (.color, .text): true
    case (.length, .number), (.length, .text), (.length, .record): true
    case (.text, .text), (.text, .number), (.text, .boolean): true
    case (.phrase, .text), (.phrase, .number), (.phrase, .boolean): true
    case (.word, .text), (.file, .text): true
    case (.list(let rule), .list(let item)): rule.item.mayBe(item)
    case (.record(let record), .list): record.shorthand == .list
    case (.record, .record), (.tagged, .record), (.names, .record): true
    case (.record(let record), _): record.shorthand != .none && record.keys.first?.kind.mayBe(type) ?? false
    default: false
    }
  }

  /// What is wrong with a number that may be anywhere in `bounds`, as the end of a sentence; nil if nothing is.
  func fault(of bounds: Bounds, isWhole: Bool) -> String? {
    switch self {
    case .number(let rule): return rule.fault(of: bounds, isWhole: isWhole)
    case .length(let rule): return rule.number.fault(of: bounds, isWhole: isWhole)
    case .record(let record) where record.shorthand != .none:
      return record.keys.first?.kind.fault(of: bounds, isWhole: isWhole)
    case .either(let kinds):
      let numeric = kinds.filter { $0.mayBe(.number) }
      let faults = numeric.compactMap { $0.fault(of: bounds, isWhole: isWhole) }
      return faults.count == numeric.count ? faults.first : nil
    default: return nil
    }
  }
}

extension NumberRule {
  fileprivate func fault(of bounds: Bounds, isWhole: Bool) -> String? {
    if isInteger, !isWhole { return "must be whole numbers, but are any" }
    if let minimum, bounds.low < minimum || (isAboveMinimum && bounds.high <= minimum) {
      let low = bounds.low == -.infinity ? "without limit" : "down to \(shown(bounds.low))"
      return "must be \(isAboveMinimum ? "above" : "at least") \(shown(minimum)), but go \(low)"
    }
    if let maximum, bounds.high > maximum {
      let high = bounds.high == .infinity ? "without limit" : "up to \(shown(bounds.high))"
      return "must be at most \(shown(maximum)), but go \(high)"
    }
    return nil
  }
}
