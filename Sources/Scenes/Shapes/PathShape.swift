import Elementary
import Labels
import Specification

let pathShape = ShapeForm(
  "path", "lines and Bézier curves, written as in SVG", example: "{path: {d: \"M 0 0 C 10 -20 30 -20 40 0 Z\"}}",
  shorthand: .first,
  keys: [
    KeyKind(
      "d", .text, "the path data of SVG: M L H V C S Q T A Z, upper case absolute, lower case relative",
      isRequired: true),
    KeyKind(
      "rule", .word([Word("nonzero", "holes run the other way"), Word("even_odd", "every second ring is a hole")]),
      "what is inside", fallback: "nonzero"),
  ], isCentered: false
) { arguments throws(EvaluationError) in
  guard case .text(let data)? = arguments.datum("d") else { return Outline() }
  var rule = Outline.FillRule.nonzero
  if case .text(let word)? = arguments.datum("rule") { rule = Outline.FillRule(rawValue: word) ?? .nonzero }
  do throws(PathFault) {
    return Outline(try PathParser.elements(of: data), fillRule: rule)
  } catch {
    throw EvaluationError(
      "the path '\(data.prefix(40))' is wrong at character \(error.offset + 1): \(error.message)",
      at: arguments.range(of: "d", data, from: error.offset))
  }
}

/// What is wrong with path data, and where: in UTF-8 bytes from 0, which are characters too, since all before it is ASCII.
struct PathFault: Error {
  let offset: Int
  let message: String
}

/// Reads SVG path data (SVG 1.1, chapter 8.3).
struct PathParser {
  private let bytes: [UInt8]
  private var place = 0
  private var elements: [Outline.Element] = []
  private var current = Point(0, 0)
  private var start = Point(0, 0)
  /// The last control point, for the smooth forms.
  private var control: (command: UInt8, point: Point)?

  static func elements(of text: String) throws(PathFault) -> [Outline.Element] {
    var parser = PathParser(bytes: Array(text.utf8))
    return try parser.read()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() throws(PathFault) -> [Outline.Element] {
    skipBlanks()
    guard place < bytes.count else { throw fault("it is empty") }
    while place < bytes.count {
      let letter = bytes[place]
      guard let count = Self.arguments[letter | 0x20] else { throw fault("a command letter must stand here") }
      guard !elements.isEmpty || letter | 0x20 == UInt8(ascii: "m") else { throw fault("a path must begin with M") }
      place += 1
      skipBlanks()
      var command = letter
      repeat {
        var numbers: [Double] = []
        for position in 0..<count {
          let isFlag = command | 0x20 == UInt8(ascii: "a") && (3...4).contains(position)
          numbers.append(isFlag ? try flag() : try number())
        }
        apply(command, numbers)
        // Further pairs behind a move are lines.
        if command == UInt8(ascii: "M") { command = UInt8(ascii: "L") }
        if command == UInt8(ascii: "m") { command = UInt8(ascii: "l") }
      } while count > 0 && isNumberAhead
      guard elements.count <= 1_000_000 else { throw fault("it has more than 1000000 pieces") }
    }
    return elements
  }

  /// How many numbers each command takes.
  private static let arguments: [UInt8: Int] = [
    UInt8(ascii: "m"): 2, UInt8(ascii: "l"): 2, UInt8(ascii: "h"): 1, UInt8(ascii: "v"): 1, UInt8(ascii: "c"): 6,
    UInt8(ascii: "s"): 4, UInt8(ascii: "q"): 4, UInt8(ascii: "t"): 2, UInt8(ascii: "a"): 7, UInt8(ascii: "z"): 0,
  ]

  private mutating func apply(_ command: UInt8, _ n: [Double]) {
    let isRelative = command & 0x20 != 0
    let base = isRelative ? current : Point(0, 0)
    func point(_ first: Int) -> Point { Point(base.x + n[first], base.y + n[first + 1]) }
    let previous = control
    control = nil
    switch command | 0x20 {
    case UInt8(ascii: "m"):
      current = point(0)
      start = current
      elements.append(.move(current))
    case UInt8(ascii: "l"): line(to: point(0))
    case UInt8(ascii: "h"): line(to: Point(base.x + n[0], current.y))
    case UInt8(ascii: "v"): line(to: Point(current.x, base.y + n[0]))
    case UInt8(ascii: "c"): cubic(point(0), point(2), point(4))
    case UInt8(ascii: "s"): cubic(reflected(previous, UInt8(ascii: "c")), point(0), point(2))
    case UInt8(ascii: "q"): quadratic(point(0), point(2))
    case UInt8(ascii: "t"): quadratic(reflected(previous, UInt8(ascii: "q")), point(0))
    case UInt8(ascii: "a"): arc(n, to: point(5))
    default:
      elements.append(.close)
      current = start
    }
  }

  private mutating func line(to point: Point) {
    elements.append(.line(point))
    current = point
  }

  private mutating func cubic(_ a: Point, _ b: Point, _ end: Point) {
    elements.append(.cubic(a, b, end))
    control = (UInt8(ascii: "c"), b)
    current = end
  }

  private mutating func quadratic(_ middle: Point, _ end: Point) {
    func toward(_ point: Point) -> Point {
      Point(point.x + (middle.x - point.x) * 2 / 3, point.y + (middle.y - point.y) * 2 / 3)
    }
    elements.append(.cubic(toward(current), toward(end), end))
    control = (UInt8(ascii: "q"), middle)
    current = end
  }

  private func reflected(_ control: (command: UInt8, point: Point)?, _ command: UInt8) -> Point {
    guard let control, control.command == command else { return current }
    return Point(2 * current.x - control.point.x, 2 * current.y - control.point.y)
  }

  /// An elliptical arc, by the conversion from end points to centre of SVG 1.1, appendix F.6.5.
  private mutating func arc(_ n: [Double], to end: Point) {
    let from = current
    current = end
    var (rx, ry) = (abs(n[0]), abs(n[1]))
    guard rx > 0, ry > 0 else {
      elements.append(.line(end))
      return
    }
    guard from != end else { return }
    let (sine, cosine) = (Elementary.sin(degrees: n[2]), Elementary.cos(degrees: n[2]))
    let (dx, dy) = ((from.x - end.x) / 2, (from.y - end.y) / 2)
    let (x1, y1) = (cosine * dx + sine * dy, cosine * dy - sine * dx)
    let stretch = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry)
    if stretch > 1 {
      rx *= stretch.squareRoot()
      ry *= stretch.squareRoot()
    }
    let below = rx * rx * y1 * y1 + ry * ry * x1 * x1
    let ratio = max(0, (rx * rx * ry * ry - below) / below).squareRoot() * (n[3] == n[4] ? -1 : 1)
    let (cx, cy) = (ratio * rx * y1 / ry, -ratio * ry * x1 / rx)
    let begin = Self.degrees((x1 - cx) / rx, (y1 - cy) / ry)
    var sweep = Self.degrees((-x1 - cx) / rx, (-y1 - cy) / ry) - begin
    // Radii so small that their squares vanish draw as those of 0 do.
    guard begin.isFinite, sweep.isFinite else {
      elements.append(.line(end))
      return
    }
    if n[4] == 0, sweep > 0 { sweep -= 360 }
    if n[4] != 0, sweep < 0 { sweep += 360 }
    let map = Affine(
      xx: cosine * rx, yx: sine * rx, xy: -sine * ry, yy: cosine * ry,
      x0: cosine * cx - sine * cy + (from.x + end.x) / 2, y0: sine * cx + cosine * cy + (from.y + end.y) / 2)
    var pieces = Outline(Scenes.arc(radius: 1, from: begin, sweep: sweep).elements).mapped(by: map).elements
    if case .cubic(let a, let b, _)? = pieces.last { pieces[pieces.count - 1] = .cubic(a, b, end) }
    elements += pieces
  }

  private static func degrees(_ x: Double, _ y: Double) -> Double {
    Elementary.atan2(y, x) * (180 / Double.pi)
  }

  // MARK: text

  private func fault(_ message: String) -> PathFault { PathFault(offset: place, message: message) }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ",")].contains(bytes[place]) { place += 1 }
  }

  private var isNumberAhead: Bool {
    guard place < bytes.count else { return false }
    switch bytes[place] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): return true
    default: return false
    }
  }

  private mutating func flag() throws(PathFault) -> Double {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "0") || bytes[place] == UInt8(ascii: "1") else {
      throw fault("a flag, 0 or 1, must stand here")
    }
    let flag = Double(bytes[place] - UInt8(ascii: "0"))
    place += 1
    skipBlanks()
    return flag
  }

  private mutating func number() throws(PathFault) -> Double {
    let begin = place
    func at(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
    func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    if at(place) == UInt8(ascii: "-") || at(place) == UInt8(ascii: "+") { place += 1 }
    while isDigit(at(place)) { place += 1 }
    if at(place) == UInt8(ascii: ".") {
      place += 1
      while isDigit(at(place)) { place += 1 }
    }
    if at(place) | 0x20 == UInt8(ascii: "e") {
      let sign = at(place + 1) == UInt8(ascii: "-") || at(place + 1) == UInt8(ascii: "+") ? 1 : 0
      if isDigit(at(place + 1 + sign)) {
        place += 1 + sign
        while isDigit(at(place)) { place += 1 }
      }
    }
    var text = String(decoding: bytes[begin..<place], as: UTF8.self)
    if text.hasSuffix(".") { text.removeLast() }
    guard let number = Double(text) else {
      place = begin
      throw fault("a number must stand here")
    }
    guard abs(number) <= 1e9 else {
      place = begin
      throw fault("the number \(text.prefix(40)) is too large, it may be 1e9")
    }
    skipBlanks()
    return number
  }
}
