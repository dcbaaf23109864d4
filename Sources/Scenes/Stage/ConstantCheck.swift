import Diagnostics
import Labels
import Specification

/// Makes the shapes and paints that a scene gives outright, only to see whether they can be made: a fault in one is told
/// when the spec is read, not at the first sample.
struct ConstantCheck {
  let reader: SpecReader

  func visit(_ elements: [Element]) {
    for body in elements.flatMap(\.bodies) {
      if let draw = body.keys[StageKey.draw.rawValue] { check(shape: draw) }
      for key in [StageKey.fill, .stroke] { check(paint: body.keys[key.rawValue]) }
      for parts in body.lists { visit(parts) }
    }
  }

  /// Shares are of a box that fits any: no shape may ask for more than that there is one.
  private static let box = Box(minX: -500, minY: -500, maxX: 500, maxY: 500)

  private func check(shape value: Value) {
    guard case .record(let members)? = value.constant, let shape = members.first,
      let form = shapeForm(named: shape.name),
      case .record(let arguments) = shape.value, !arguments.contains(where: { $0.holdsShare })
    else {
      if case .drawing(let drawing, _) = value.content {
        for outcome in drawing.outcomes ?? [] { check(shape: outcome) }
      }
      return
    }
    do throws(EvaluationError) {
      var shape = ShapeArguments(members: arguments, enclosing: Self.box, range: value.range)
      shape.places = Self.places(in: value)
      _ = try form.outline(shape)
    } catch {
      reader.record(error.diagnostic(code: "bad-shape"))
    }
  }

  /// Where the arguments of a shape stand, by name.
  private static func places(in shape: Value) -> [String: SourceRange] {
    guard case .record(let shapes) = shape.content, case .record(let arguments)? = shapes.first?.value.content else {
      return [:]
    }
    return Dictionary(arguments.map { ($0.name, $0.value.range) }) { first, _ in first }
  }

  func check(paint value: Value?) {
    guard let value else { return }
    switch value.content {
    case .drawing(let drawing, _): for outcome in drawing.outcomes ?? [] { check(paint: outcome) }
    case .record(let fields):
      if fields.contains(where: { field in paintForms.contains { $0.name == field.name } }) {
        check(constant: value)
      } else {
        for field in fields where field.name == "color" { check(paint: field.value) }
      }
    case .constant, .expression, .list: break
    }
  }

  private func check(constant value: Value) {
    guard let datum = value.constant else { return }
    do throws(EvaluationError) {
      _ = try paint(datum, range: value.range) { 0 }
    } catch {
      reader.record(error.diagnostic(code: "bad-paint"))
    }
  }
}

extension Datum.Member {
  /// Whether the value is a share of a box that isn't known yet.
  fileprivate var holdsShare: Bool {
    if case .share? = Length(value) { true } else { false }
  }
}
