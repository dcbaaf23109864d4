import Diagnostics
import Labels
import Specification

/// Makes the shapes of objects, in their own coordinates.
struct ShapeMaker {
  let typesetter: any Typesetter

  /// The shape of `frame`, whose shares are of the box `enclosing`; nil for a group.
  func shape(
    of frame: Frame, font: FontSettings, in enclosing: Box
  ) throws(EvaluationError) -> ResolvedShape? {
    guard case .record(let members)? = try frame.key(.draw), let tagged = members.first,
      case .record(let arguments) = tagged.value
    else { return nil }
    let anchor = try frame.key(.anchor).flatMap { Anchor($0) }
    let range = frame.range(of: .draw)
    let description = LabelValue.record([LabelValue.Field(tagged.name, try frame.sample.kept(tagged.value, at: range))])
    if tagged.name == "text" {
      let (outline, box) = try text(arguments, font, range)
      var shape = ResolvedShape(
        outline: outline, box: box, isCentered: true, hasInside: true, description: description, isText: true)
      shape.move(to: anchor ?? Anchor())
      return shape
    }
    guard let form = shapeForm(named: tagged.name) else { return nil }
    let outline = try form.outline(ShapeArguments(members: arguments, enclosing: enclosing, range: range))
    guard let box = outline.bounds else { return nil }
    var shape = ResolvedShape(
      outline: outline, box: box, isCentered: form.isCentered, hasInside: form.hasInside, description: description)
    if let anchor = anchor ?? (form.isCentered ? Anchor() : nil) { shape.move(to: anchor) }
    return shape
  }

  /// Lines of text under each other; the box is the widest advance by the lines' height.
  private func text(
    _ arguments: [Datum.Member], _ font: FontSettings, _ range: SourceRange
  ) throws(EvaluationError) -> (Outline, Box) {
    var outline = Outline()
    var box = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
    guard case .text(let text)? = arguments.first?.value else { return (outline, box) }
    guard text.unicodeScalars.count <= longestSetText else {
      throw TypesettingError.textTooLong(limit: longestSetText).evaluation(at: range)
    }
    // By code points: as characters, a carriage return and a line feed are one.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
    do throws(TypesettingError) {
      for (number, line) in lines.enumerated() {
        let set = try typesetter.set(line, in: font.request)
        let down = Double(number) * (set.ascent + set.descent)
        outline.elements += set.outline.mapped(by: Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: down)).elements
        // The first line's baseline is at 0.
        box = Box(
          minX: 0, minY: number == 0 ? -set.ascent : box.minY, maxX: max(box.maxX, set.advance),
          maxY: down + set.descent)
      }
    } catch {
      throw error.evaluation(at: range)
    }
    return (outline, box)
  }

}
