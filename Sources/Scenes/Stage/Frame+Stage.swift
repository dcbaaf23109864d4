import Diagnostics
import Elementary
import Labels
import Specification

// What the stage asks of a frame: its keys by name, and where it stands.
extension Frame {
  func key(_ key: StageKey) throws(EvaluationError) -> Datum? { try self.key(key.rawValue) }

  func number(_ key: StageKey, default fallback: Double) throws(EvaluationError) -> Double {
    guard case .number(let number)? = try self.key(key) else { return fallback }
    return number
  }

  /// Where the key's value stands in the spec, for errors; the element's own place if it has none.
  func range(of key: StageKey) -> SourceRange {
    if let range = body.keys[key.rawValue]?.range { return range }
    if let element { return element.range }
    return body.keys.lazy.compactMap { $0?.range }.first ?? SourceRange.nowhere
  }

  /// What the object's scale, skew and turn do, in this order.
  func linearMap() throws(EvaluationError) -> Affine {
    let (scaleX, scaleY) = try pair(.scale, default: 1, isSame: true)
    let (skewX, skewY) = try pair(.skew, default: 0, isSame: false)
    let degrees = try number(.rotate, default: 0)
    var map = Affine(xx: scaleX, yx: 0, xy: 0, yy: scaleY, x0: 0, y0: 0)
    if skewX != 0 || skewY != 0 {
      map = map.then(
        Affine(xx: 1, yx: Frame.slope(skewY), xy: Frame.slope(skewX), yy: 1, x0: 0, y0: 0))
    }
    return degrees == 0 ? map : map.then(.turning(by: degrees))
  }

  /// Where its origin stands in its parent's space, as `at` says: else in the middle of the enclosing box, or at the parent's
  /// origin.
  func origin(isCentered: Bool, in box: Box) throws(EvaluationError) -> Point {
    if let datum = try key(.at), let point = Point(datum, in: box) { return point }
    return isCentered ? Point((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2) : Point(0, 0)
  }

  /// Whether it has a place to be found instead of one that is given.
  var isFree: Bool {
    body.keys[StageKey.place.rawValue] != nil || body.keys[StageKey.relations.rawValue] != nil
  }

  private static func slope(_ degrees: Double) -> Double {
    Elementary.sin(degrees: degrees) / Elementary.cos(degrees: degrees)
  }

  /// A key that is one number, for x and y (or x alone), or two.
  private func pair(
    _ key: StageKey, default fallback: Double, isSame: Bool
  ) throws(EvaluationError) -> (Double, Double) {
    switch try self.key(key) {
    case .number(let number)?: return (number, isSame ? number : fallback)
    case .list(let items)?:
      if items.count == 2, case .number(let x) = items[0], case .number(let y) = items[1] { return (x, y) }
      return (fallback, fallback)
    default: return (fallback, fallback)
    }
  }

  /// The picture's size, as the scene says.
  var pictureSize: PixelSize {
    get throws(EvaluationError) {
      guard case .list(let items)? = try key(SceneKey.size.rawValue), items.count == 2,
        case .number(let width) = items[0], case .number(let height) = items[1]
      else { return PixelSize(width: 1, height: 1) }
      return PixelSize(width: Int(width), height: Int(height))
    }
  }
}
