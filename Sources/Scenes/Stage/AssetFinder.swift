import Bytes
import Diagnostics
import Specification

/// Finds the pictures and font files that a scene may paint and set text with: known before anything is drawn, so that
/// one that can't be used is told at once and the manifest can name all.
///
/// Plain paths were checked where they were read. Those that expressions give are sought among the possible values of
/// their names, and lie below the main spec's folder.
struct AssetFinder {
  let reader: SpecReader
  let root: Body
  private(set) var pictures: [Located<String>] = []
  private(set) var fonts: [Located<String>] = []

  init(reader: SpecReader, root: Body) {
    self.reader = reader
    self.root = root
  }

  mutating func visitScene(_ keys: [Value?]) {
    for key in [SceneKey.background, .font] { visit(keys[key.rawValue], []) }
  }

  mutating func visit(_ camera: CameraPlan?) {
    for paint in camera?.paints ?? [] { visit(paint, []) }
  }

  mutating func visit(_ elements: [Element], below levels: [Possibilities.Level]) {
    for element in elements {
      for body in element.bodies {
        let inner = [Possibilities.Level(body: body, element: element)] + levels
        for key in [StageKey.fill, .stroke, .font] { visit(body.keys[key.rawValue], inner) }
        for parts in body.lists { visit(parts, below: inner) }
      }
    }
  }

  private mutating func visit(_ value: Value?, _ levels: [Possibilities.Level]) {
    guard let value else { return }
    switch value.content {
    case .constant(let datum): note(datum, of: value, isChecked: true)
    case .list(let items): for item in items { visit(item, levels) }
    case .record(let fields):
      for field in fields {
        guard field.name == "file" else {
          visit(field.value, levels)
          continue
        }
        let isPicture = fields.count == 1 || fields.contains { $0.name == "fit" }
        note(file: field.value, isPicture: isPicture && !value.isFont, levels)
      }
    case .drawing(let drawing, _): for outcome in drawing.outcomes ?? [] { visit(outcome, levels) }
    case .expression where value.isFont:
      let possibilities = Possibilities(references: reader.references, root: root, levels: levels)
      // What can't be told is told by who looks for families.
      for path in FontSources(of: value, possibilities)?.files ?? [] where isThere(path, at: value.range) {
        note(path, false, at: value.range)
      }
    case .expression:
      for datum in possibilities(of: value, levels) ?? [] { note(datum, of: value, isChecked: false) }
    }
  }

  private func possibilities(of value: Value, _ levels: [Possibilities.Level]) -> [Datum]? {
    Possibilities(references: reader.references, root: root, levels: levels).of(value)
  }

  /// Notes the paths that the value of a `file:` may be.
  private mutating func note(file: Value, isPicture: Bool, _ levels: [Possibilities.Level]) {
    switch file.content {
    case .drawing(let drawing, _) where drawing.outcomes != nil:
      for outcome in drawing.outcomes ?? [] { note(file: outcome, isPicture: isPicture, levels) }
    case .constant(.text(let path)): note(path, isPicture, at: file.range)
    default:
      guard let data = possibilities(of: file, levels) else {
        reader.record(
          Diagnostic(
            code: "open-files", range: file.range,
            message: "the files of a dataset must be known before it is made, but this may be any path",
            suggestion: "use a plain path, a choice, or an expression of choices"))
        return
      }
      for case .text(let path) in data where isThere(path, at: file.range) { note(path, isPicture, at: file.range) }
    }
  }

  /// Notes the pictures in what an expression may give: `{image: photo.jpg}`, `{image: {file: photo.jpg}}`.
  private mutating func note(_ datum: Datum, of value: Value, isChecked: Bool) {
    guard case .record(let members) = datum, let image = members.first(where: { $0.name == imagePaint.name }) else {
      return
    }
    var path = image.value
    if case .record(let arguments) = path, let file = arguments.first(where: { $0.name == "file" }) {
      path = file.value
    }
    guard case .text(let path) = path, isChecked || isThere(path, at: value.range) else { return }
    note(path, true, at: value.range)
  }

  private func isThere(_ path: String, at range: SourceRange) -> Bool {
    switch reader.files.check(path, belowRootAt: range) {
    case .success: return true
    case .failure(let fault):
      reader.record(Diagnostic(code: "bad-file", range: range, message: fault.message))
      return false
    }
  }

  private mutating func note(_ path: String, _ isPicture: Bool, at range: SourceRange) {
    func isNew(_ file: Located<String>) -> Bool { ExactText(file.value) != ExactText(path) }
    if isPicture {
      if pictures.allSatisfy(isNew) { pictures.append(Located(path, range)) }
    } else if fonts.allSatisfy(isNew) {
      fonts.append(Located(path, range))
    }
  }
}

extension Value {
  /// Whether the value was read as a font.
  fileprivate var isFont: Bool {
    if case .record(let record) = kind { record === fontRecord } else { false }
  }
}
