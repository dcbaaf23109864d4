package import Diagnostics

/// Something that may stand for a number, text, colour or structure: read from the spec, checked and bound to names;
/// what it is for one sample is asked of a frame.
package final class Value: Sendable {
  package indirect enum Content: Sendable {
    case constant(Datum)
    case expression(BoundExpression)
    /// A random value: the drawing asks the frame for the stream of its site.
    case drawing(any Drawing, Site)
    case list([Value])
    case record([Field])
  }

  package struct Field: Sendable {
    package let name: String
    package let value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  package let content: Content
  package let kind: Kind
  /// What is known of it before anything is drawn.
  package let type: StaticType
  package let range: SourceRange

  package init(_ content: Content, kind: Kind, type: StaticType, range: SourceRange) {
    self.content = content
    self.kind = kind
    self.type = type
    self.range = range
  }

  /// The value if it needs no sample: constants, and lists and records of them.
  package var constant: Datum? {
    switch content {
    case .constant(let datum): return datum
    case .expression, .drawing: return nil
    case .list(let items):
      var data: [Datum] = []
      for item in items {
        guard let datum = item.constant else { return nil }
        data.append(datum)
      }
      return .list(data)
    case .record(let fields):
      var members: [Datum.Member] = []
      for field in fields {
        guard let datum = field.value.constant else { return nil }
        members.append(Datum.Member(field.name, datum))
      }
      return .record(members)
    }
  }

  /// What is known of `repeat.item` where this is the `repeat`.
  package var itemType: StaticType {
    switch type.kind {
    case .list(let item): item
    case .number: .number(in: Bounds(0, .infinity))
    default: .unknown
    }
  }

  /// How many instances a `repeat` of this value makes at the least.
  package var leastCount: Double {
    switch content {
    case .list(let items): return Double(items.count)
    case .constant(.list(let items)): return Double(items.count)
    default:
      guard case .number(let bounds) = type.kind else { return 0 }
      return max(0, bounds.low)
    }
  }

  /// What the value is in `frame`.
  package func evaluate(in frame: Frame) throws(EvaluationError) -> Datum {
    switch content {
    case .constant(let datum): return datum
    case .expression(let expression): return try fitted(try expression.evaluate(in: frame))
    case .drawing(let drawing, let site): return try fitted(try drawing.draw(at: site, in: frame))
    // What a spec writes out is made quickly; it is names for large values that take their time.
    case .list(let items):
      var data: [Datum] = []
      data.reserveCapacity(items.count)
      for item in items { data.append(try item.evaluate(in: frame)) }
      return try Datum.list(data).bounded(at: range, in: frame, itemsPerStep: 16)
    case .record(let fields):
      var members: [Datum.Member] = []
      members.reserveCapacity(fields.count)
      for field in fields { members.append(Datum.Member(field.name, try field.value.evaluate(in: frame))) }
      return try Datum.record(members).bounded(at: range, in: frame, itemsPerStep: 16)
    }
  }

  private func fitted(_ datum: Datum) throws(EvaluationError) -> Datum {
    switch kind.fit(datum) {
    case .success(let datum): return datum
    case .failure(let misfit): throw EvaluationError(misfit.message, at: range)
    }
  }
}

/// Draws a random value from the stream of its site. A new form is one of these and a line in the table of forms.
package protocol Drawing: Sendable {
  /// The values of which one comes out, where these are listed; nil where they aren't.
  var outcomes: [Value]? { get }
  /// What is known of what comes out.
  var type: StaticType { get }
  /// Of a drawing that gives lists: the list that all their items come from; nil where there is none.
  var itemSource: Value? { get }
  /// Every value that may come out, with its weight, where these are the same for all samples; nil where they aren't.
  var weightedOutcomes: [(value: Value, weight: Double)]? { get }
  /// The whole numbers of which each is as likely as any other, where these are all that may come out.
  var evenIntegers: ClosedRange<Int>? { get }
  /// The template's list that items are taken from.
  var listName: String? { get }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum
}

extension Drawing {
  package var outcomes: [Value]? { nil }
  package var itemSource: Value? { nil }
  package var weightedOutcomes: [(value: Value, weight: Double)]? { nil }
  package var evenIntegers: ClosedRange<Int>? { nil }
  package var listName: String? { nil }
  package var type: StaticType { outcomes?.type ?? .unknown }
}

extension [Value] {
  /// What is known of one of these, whichever it is.
  package var type: StaticType { dropFirst().reduce(first?.type ?? .unknown) { $0.union($1.type) } }
}
