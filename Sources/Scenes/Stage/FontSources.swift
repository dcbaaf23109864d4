import Diagnostics
import Specification

/// What the fonts that one `font:` may be name, in all samples together.
struct FontSources {
  /// Values that become a family's name.
  var families: [String] = []
  /// Values that become the path of a file.
  var files: [String] = []
  /// Whether one of the fonts may name neither: then that of the surroundings goes on.
  var mayInherit = false

  /// How many more values may be looked at: names that stand for two names each, which stand for two …, take long.
  private var work: Int

  /// Nil if they can't all be told, or not with little work.
  init?(of font: Value, _ possibilities: Possibilities) { self.init(of: font, possibilities, work: 1_000) }

  private init?(of font: Value, _ possibilities: Possibilities, work: Int) {
    self.work = work - 1
    guard work > 0 else { return nil }
    switch font.content {
    case .constant(let datum): take(datum)
    case .list: break
    case .record(let fields): guard take(fields, possibilities) else { return nil }
    case .drawing(let drawing, _):
      guard let outcomes = drawing.outcomes else { return nil }
      for outcome in outcomes {
        guard take(FontSources(of: outcome, possibilities, work: self.work)) else { return nil }
      }
    case .expression(let expression): guard take(expression, of: font, possibilities) else { return nil }
    }
  }

  /// A name is followed to the value that it stands for: its font is known, whatever its size may be.
  private mutating func take(
    _ expression: BoundExpression, of font: Value, _ possibilities: Possibilities
  ) -> Bool {
    if let values = possibilities.values(of: expression.source) {
      for (value, possibilities) in values where !take(FontSources(of: value, possibilities, work: work)) {
        return false
      }
      return true
    }
    guard let data = possibilities.of(font) else { return false }
    for datum in data { take(datum) }
    return true
  }

  private mutating func take(_ other: FontSources?) -> Bool {
    guard let other else { return false }
    work = other.work
    families += other.families
    files += other.files
    mayInherit = mayInherit || other.mayInherit
    return true
  }

  private mutating func take(_ fields: [Value.Field], _ possibilities: Possibilities) -> Bool {
    let named = fields.first { $0.name == "file" } ?? fields.first { $0.name == "family" }
    guard let named else {
      mayInherit = true
      return true
    }
    guard let data = possibilities.of(named.value) else { return false }
    for datum in data { take(datum, of: named.name) }
    return true
  }

  private mutating func take(_ font: Datum) {
    guard case .record(let members) = font else { return }
    let named = members.first { $0.name == "file" } ?? members.first { $0.name == "family" }
    guard let named else {
      mayInherit = true
      return
    }
    take(named.value, of: named.name)
  }

  private mutating func take(_ datum: Datum, of key: String) {
    guard let text = datum.printed else { return }
    if key == "file" { files.append(text) } else { families.append(text) }
  }
}
