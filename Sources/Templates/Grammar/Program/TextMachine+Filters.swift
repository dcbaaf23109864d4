import Bytes
import Specification

extension TextMachine {
  /// Changes what was made since the innermost open filter; spans inside go with it, those that become empty go.
  mutating func rewrite(by chain: [BoundFilter]) throws(EvaluationError) {
    let opened = filters.removeLast()
    for filter in chain {
      if rewriteInPlace(filter.filter.name, opened) { continue }
      let before = tail(from: opened.start)
      let after = try filter.apply(to: .text(before))
      let places = FilteredPlaces(filter.filter.name, before, after)
      moveSpans(opened, places)
      output.count = opened.start
      points = opened.startPoint
      append(text: after)
    }
    dropEmptySpans(from: opened.firstSpan)
  }

  /// Casing of plain ASCII, which moves nothing.
  private mutating func rewriteInPlace(_ name: String, _ opened: OpenFilter) -> Bool {
    guard ["capital", "lower", "upper"].contains(name) else { return false }
    let bytes = UnsafeMutableBufferPointer(start: output.start + opened.start, count: output.count - opened.start)
    if name == "capital" {
      guard let first = bytes.first, first < 0x80, first.isASCIIAlphanumeric else { return bytes.isEmpty }
      bytes[0] = first.asciiUpper
      return true
    }
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    for index in bytes.indices { bytes[index] = name == "upper" ? bytes[index].asciiUpper : bytes[index].asciiLower }
    return true
  }

  private func tail(from start: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: output.start + start, count: output.count - start), as: UTF8.self)
  }

  private mutating func moveSpans(_ opened: OpenFilter, _ places: FilteredPlaces) {
    for index in opened.firstSpan..<spans.count {
      let span = spans[index]
      let start = places.place(of: span.start - opened.start, isStart: true)
      let end = places.place(of: span.end - opened.start, isStart: false)
      spans.start[index].start = opened.start + start.bytes
      spans.start[index].startPoint = opened.startPoint + start.points
      spans.start[index].end = opened.start + max(start.bytes, end.bytes)
      spans.start[index].endPoint = opened.startPoint + max(start.points, end.points)
    }
  }

  private mutating func dropEmptySpans(from first: Int) {
    var kept = first
    var places: [Int32] = []
    for index in first..<spans.count {
      var span = spans[index]
      // What is inside an empty span is empty, so a kept one's parent was kept.
      if Int(span.parent) >= first { span.parent = places[Int(span.parent) - first] }
      places.append(Int32(kept))
      guard span.start < span.end else { continue }
      spans[kept] = span
      kept += 1
    }
    spans.count = kept
  }
}

/// Where places of a text are after a filter changed it.
///
/// What a filter does to casing it does to each code point by what stands before it, so that a place moves to the end of
/// the changed text before it. Other filters leave the beginning or the end as it was; a place in what they changed moves
/// to the border of that, so that a span grows rather than shrinks.
struct FilteredPlaces {
  typealias Place = (bytes: Int, points: Int)

  /// By the bytes of the text before the change, where each place went; nil between code points' bytes.
  private let places: [Place]
  private let changed: Range<Int>
  private let after: Range<Int>
  private let afterUTF8: [UInt8]
  private let rule: Rule

  private enum Rule {
    case piecewise
    /// What is left is a stretch of the old text.
    case cut
    /// What was put before the text belongs to what stands there, or not.
    case padded, other
  }

  init(_ name: String, _ before: String, _ after: String) {
    let (old, new) = (Array(before.utf8), Array(after.utf8))
    afterUTF8 = new
    rule =
      switch name {
      case "capital", "lower", "title", "upper": .piecewise
      case "trim": .cut
      case "pad": .padded
      default: .other
      }
    if case .piecewise = rule {
      places = FilteredPlaces.walk(name, before)
      (changed, self.after) = (0..<0, 0..<0)
      return
    }
    places = []
    let limit = min(old.count, new.count)
    var (prefix, suffix) = (0, 0)
    if name == "article" || name == "trim" || name == "pad" {
      suffix = FilteredPlaces.commonSuffix(old, new, limit)
      prefix = FilteredPlaces.commonPrefix(old, new, limit - suffix)
    } else {
      prefix = FilteredPlaces.commonPrefix(old, new, limit)
      suffix = FilteredPlaces.commonSuffix(old, new, limit - prefix)
    }
    if name == "trim" {
      // All that is left is the old text from some place on.
      let start = old.count - before.drop { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }.utf8.count
      changed = start..<start + new.count
      self.after = 0..<new.count
      return
    }
    changed = prefix..<old.count - suffix
    self.after = prefix..<new.count - suffix
  }

  /// Where a place, counted in bytes, went.
  func place(of offset: Int, isStart: Bool) -> Place {
    let bytes: Int
    switch rule {
    case .piecewise: return places[offset]
    case .cut: bytes = min(max(0, offset - changed.lowerBound), after.count)
    case .padded, .other:
      // Where text was put in, places move behind it.
      if offset < changed.lowerBound || (offset == changed.lowerBound && !changed.isEmpty) {
        bytes = offset
      } else if offset >= changed.upperBound {
        if case .padded = rule, isStart, offset == 0 { return (0, 0) }
        bytes = offset - changed.upperBound + after.upperBound
      } else {
        bytes = isStart ? after.lowerBound : after.upperBound
      }
    }
    return (bytes, afterUTF8[..<bytes].count { $0 & 0xC0 != 0x80 })
  }

  private static func walk(_ name: String, _ text: String) -> [Place] {
    var places: [Place] = []
    var caser = Caser(name)
    var now: Place = (0, 0)
    for scalar in text.unicodeScalars {
      for _ in 0..<UTF8.width(scalar) { places.append(now) }
      let mapped = caser.map(scalar)
      now.bytes += mapped.utf8.count
      now.points += mapped.unicodeScalars.count
    }
    places.append(now)
    return places
  }

  private static func commonPrefix(_ one: [UInt8], _ other: [UInt8], _ limit: Int) -> Int {
    var count = 0
    while count < limit, one[count] == other[count] { count += 1 }
    while count > 0, count < one.count, one[count] & 0xC0 == 0x80 { count -= 1 }
    return count
  }

  private static func commonSuffix(_ one: [UInt8], _ other: [UInt8], _ limit: Int) -> Int {
    var count = 0
    while count < limit, one[one.count - 1 - count] == other[other.count - 1 - count] { count += 1 }
    while count > 0, one[one.count - count] & 0xC0 == 0x80 { count -= 1 }
    return count
  }
}

extension UInt8 {
  fileprivate var isASCIIAlphanumeric: Bool { 0x30...0x39 ~= self || 0x41...0x5A ~= self || 0x61...0x7A ~= self }
  fileprivate var asciiUpper: UInt8 { 0x61...0x7A ~= self ? self - 32 : self }
  fileprivate var asciiLower: UInt8 { 0x41...0x5A ~= self ? self + 32 : self }
}
