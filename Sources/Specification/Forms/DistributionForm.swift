import Diagnostics
import Randomness

/// What a form of numbers is made from: its name, its arguments, and how they become something that draws.
struct DistributionForm: Sendable {
  let name: String
  let summary: String
  let example: String
  let keys: [KeyKind]
  /// Whether the values have the unit of the arguments: then these may be `10%` and so is the value.
  let keepsUnit: Bool
  /// Whether only whole numbers come out.
  let isWhole: Bool
  /// The values that can come out, for given arguments.
  let support: @Sendable (FormArguments) -> Bounds
  let make: @Sendable (FormArguments) throws(DistributionError) -> DrawnNumber

  init(
    _ name: String, _ summary: String, example: String, keys: [KeyKind], keepsUnit: Bool = false, isWhole: Bool = false,
    support: @escaping @Sendable (FormArguments) -> Bounds,
    make: @escaping @Sendable (FormArguments) throws(DistributionError) -> DrawnNumber
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    self.keys = keys
    self.keepsUnit = keepsUnit
    self.isWhole = isWhole
    self.support = support
    self.make = make
  }

  var record: RecordKind { RecordKind(name, summary, shorthand: .list, keys: keys) }

  var form: ValueForm {
    ValueForm(name, summary, example: example, arguments: .record(record), type: .number, keepsUnit: keepsUnit) {
      reading in
      read(reading)
    }
  }

  /// Reads the arguments, and checks what can be checked before a sample is made.
  private func read(_ reading: FormReading) -> Value.Content? {
    var record = record
    if keepsUnit, case .length(let rule) = reading.kind {
      record = RecordKind(name, summary, shorthand: .list, keys: keys.map { $0.asLength(rule) })
    }
    guard let value = reading.reader.value(reading.entry.value, as: .record(record), at: reading.inside) else {
      return nil
    }
    let range = reading.node.range
    guard let constant = value.constant else {
      return .drawing(VaryingDistribution(form: self, arguments: value), reading.site)
    }
    do throws(EvaluationError) {
      let (arguments, unit) = try FormArguments.split(constant, inWholes: isWhole, at: range)
      let bounds = support(arguments)
      if let fault = reading.kind.fault(of: bounds, isWhole: isWhole) {
        reading.reader.record(
          Diagnostic(code: "number-range", range: range, message: "the values of '\(name)' \(fault)"))
        return nil
      }
      do throws(DistributionError) {
        let number = try make(arguments)
        return .drawing(
          ConstantDistribution(number: number, unit: unit, support: bounds, isEven: name == "integer"), reading.site)
      } catch {
        throw EvaluationError(error.sentence(for: name), at: range)
      }
    } catch {
      reading.reader.record(Diagnostic(code: "bad-distribution", range: error.range, message: error.message))
      return nil
    }
  }
}

extension KeyKind {
  /// The key of a number that may also be a share, or pixels where `rule` has them.
  fileprivate func asLength(_ rule: LengthRule) -> KeyKind {
    guard case .number(let own) = kind else { return self }
    return KeyKind(
      name, .length(LengthRule(own, allowsPixels: rule.allowsPixels)), summary, isRequired: isRequired)
  }
}

/// The arguments of a form, evaluated: numbers by name.
struct FormArguments: Sendable {
  private let members: [Datum.Member]

  init(_ members: [Datum.Member]) { self.members = members }

  /// The number named `name`; 0 if there is none, which a required key excludes.
  subscript(name: String) -> Double { number(name) ?? 0 }

  func number(_ name: String) -> Double? {
    for member in members where member.name == name {
      if case .number(let number) = member.value { return number }
    }
    return nil
  }

  /// The two bounds of `within`, where it is given.
  var window: (low: Double, high: Double)? {
    for member in members where member.name == "within" {
      if case .list(let bounds) = member.value, bounds.count == 2, case .number(let low) = bounds[0],
        case .number(let high) = bounds[1]
      {
        return (low, high)
      }
    }
    return nil
  }

  enum Unit: Sendable, Hashable { case plain, share, percent, pixels }

  /// The plain numbers of evaluated arguments, and the unit that all of them have. Of shares whole numbers are whole
  /// percents, as they are written.
  static func split(
    _ datum: Datum, inWholes isWhole: Bool, at range: SourceRange
  ) throws(EvaluationError) -> (FormArguments, Unit) {
    guard case .record(let members) = datum else { return (FormArguments([]), .plain) }
    var unit: Unit?
    var plain: [Datum.Member] = []
    for member in members {
      guard let length = Length(member.value) else {
        plain.append(member)
        continue
      }
      let (number, own): (Double, Unit) =
        switch length {
        case .units(let number): (number, .plain)
        case .share(let number): isWhole ? ((number * 100).rounded(), .percent) : (number, .share)
        case .pixels(let number): (number, .pixels)
        }
      guard unit == nil || unit == own else {
        throw EvaluationError("the arguments must have one unit: all plain, all % or all px", at: range)
      }
      unit = own
      plain.append(Datum.Member(member.name, .number(number)))
    }
    return (FormArguments(plain), unit ?? .plain)
  }

  /// A drawn number as a value.
  ///
  /// - Throws: if it is beyond all numbers, as the tail of a wide distribution may be.
  static func datum(_ number: Double, _ unit: Unit, at range: SourceRange) throws(EvaluationError) -> Datum {
    guard number.isFinite else { throw .drawnTooLarge(at: range) }
    return switch unit {
    case .plain: .number(number)
    case .share: Length.share(number).datum
    case .percent: Length.share(number / 100).datum
    case .pixels: Length.pixels(number).datum
    }
  }
}

/// A distribution whose arguments the spec gives outright.
private struct ConstantDistribution: Invertible {
  let number: DrawnNumber
  let unit: FormArguments.Unit
  let support: Bounds
  /// Whether every whole number of the support is as likely as any other.
  let isEven: Bool

  var type: StaticType { unit == .plain ? .number(in: support) : .unknown }

  var evenIntegers: ClosedRange<Int>? {
    guard isEven, unit == .plain, let low = Int(exactly: support.low), let high = Int(exactly: support.high) else {
      return nil
    }
    return low...high
  }

  var quantile: (@Sendable (Double) -> Double)? { number.quantile }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    var stream = frame.stream(for: site)
    let datum = try FormArguments.datum(number.draw(&stream), unit, at: site.range)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}

/// A drawing whose distribution can be inverted, for correlated values.
protocol Invertible: Drawing {
  /// The number that is not exceeded with a probability in 0 ..< 1.
  var quantile: (@Sendable (Double) -> Double)? { get }
}

/// A distribution whose arguments differ from sample to sample.
private struct VaryingDistribution: Drawing {
  let form: DistributionForm
  let arguments: Value

  /// Arguments may be lengths of another unit where the form keeps it.
  var type: StaticType { form.keepsUnit ? .unknown : .number }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    let (arguments, unit) = try FormArguments.split(
      try self.arguments.evaluate(in: frame), inWholes: form.isWhole, at: site.range)
    let number: DrawnNumber
    do throws(DistributionError) {
      number = try form.make(arguments)
    } catch {
      throw EvaluationError(error.sentence(for: form.name), at: site.range)
    }
    var stream = frame.stream(for: site)
    let datum = try FormArguments.datum(number.draw(&stream), unit, at: site.range)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}
