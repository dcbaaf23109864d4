import Labels

/// One walk of an operation over a text: writes the changed text beside the old one, and leaves out what would spoil it.
///
/// An edit is left out if it
/// - overlaps one that the walk made before, or changes nothing;
/// - has an edge of a span inside of it;
/// - would make a span empty, or give it white space at an edge; the same for the text as a whole;
/// - would join or divide what readers see as one character, so that an edge could come to lie inside of it.
package struct NoiseWalk: Sendable {
  /// What stands in place of the next edit's piece; operations write here.
  var replacement: [UInt8] = []
  /// What was changed so far, in the text before and behind this walk.
  private(set) var edits: [EditScript.Edit] = []
  private(set) var output: [UInt8] = []
  private var spans: [Range<Int>] = []
  /// Where spans begin and end, in rising order, once somebody asked.
  private var edges: [Int] = []
  /// The first of `spans` that may reach behind the cursor.
  private var firstSpan = 0
  /// How far the old text is done, in bytes and points.
  private(set) var cursor = 0
  private var points = 0
  private var outputPoints = 0
  private var isASCII = true
  /// Where the run of deletions that ends at the cursor begins; nil if there is none.
  private var gap: Int?

  mutating func begin(_ spans: [EntitySpan], isASCII: Bool) {
    edits.removeAll(keepingCapacity: true)
    output.removeAll(keepingCapacity: true)
    self.spans.removeAll(keepingCapacity: true)
    for span in spans { self.spans.append(span.bytes) }
    edges.removeAll(keepingCapacity: true)
    (firstSpan, cursor, points, outputPoints, gap) = (0, 0, 0, 0, nil)
    self.isASCII = isASCII
  }

  /// Copies what is left of the old text.
  mutating func end(_ text: Span<UInt8>) { copy(to: text.count, of: text) }

  /// Gives the new text for the old one, whose storage serves the next walk.
  mutating func exchange(_ text: inout [UInt8]) { swap(&text, &output) }

  /// Writes `replacement` in place of `range`, unless that has to be left out.
  mutating func replace(_ range: Range<Int>, of text: Span<UInt8>, as kind: EditKind) -> Bool {
    guard range.lowerBound >= cursor, !range.isEmpty, !isUnchanged(range, of: text), keepsCharacters(range, of: text),
      keepsSpans(range, of: text)
    else { return false }
    if range.lowerBound > cursor { gap = nil }
    gap = replacement.isEmpty ? gap ?? range.lowerBound : nil
    copy(to: range.lowerBound, of: text)
    let (old, new) = (isASCII ? range.count : text.points(in: range), replacement.span.points(in: replacement.indices))
    edits.append(
      EditScript.Edit(
        clean: range, noisy: output.count..<(output.count + replacement.count), cleanPoints: points..<(points + old),
        noisyPoints: outputPoints..<(outputPoints + new), kinds: EditKinds(kind)))
    output.append(contentsOf: replacement)
    cursor = range.upperBound
    points += old
    outputPoints += new
    return true
  }

  /// Whether a span begins or ends at `byte` of the old text.
  mutating func isEdge(_ byte: Int) -> Bool {
    guard !spans.isEmpty else { return false }
    if edges.isEmpty {
      for span in spans { edges += [span.lowerBound, span.upperBound] }
      edges.sort()
    }
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low < edges.count && edges[low] == byte
  }

  private mutating func copy(to byte: Int, of text: Span<UInt8>) {
    guard byte > cursor else { return }
    let copied = isASCII ? byte - cursor : text.points(in: cursor..<byte)
    text.extracting(cursor..<byte).withUnsafeBufferPointer { output.append(contentsOf: $0) }
    cursor = byte
    points += copied
    outputPoints += copied
  }

  private func isUnchanged(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard replacement.count == range.count else { return false }
    for (offset, byte) in replacement.enumerated() where text[range.lowerBound + offset] != byte { return false }
    return true
  }

  /// What the new text has before `byte` of the old one, all being written up to there.
  private func written(before byte: Int, of text: Span<UInt8>) -> Unicode.Scalar? {
    byte > cursor ? text.scalar(before: byte) : output.span.scalar(before: output.count)
  }

  private func keepsCharacters(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    let before = written(before: range.lowerBound, of: text)
    let behind = text.scalarIfAny(at: range.upperBound)
    let left = Joint(text.scalar(before: range.lowerBound), text.scalar(at: range.lowerBound))
    let right = Joint(text.scalar(before: range.upperBound), behind)
    guard !replacement.isEmpty else {
      guard before != nil || behind != nil, left == .open, right == .open, Joint(before, behind) == .open else {
        return false
      }
      return (before != nil || behind?.isWhite == false) && (behind != nil || before?.isWhite == false)
    }
    let new = replacement.span
    let (first, last) = (new.scalar(at: 0), new.scalar(before: new.count))
    if before == nil, first.isWhite { return false }
    if behind == nil, last?.isWhite == true { return false }
    return left != .unsure && right != .unsure && Joint(before, first) == left && Joint(last, behind) == right
  }

  private mutating func keepsSpans(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    // Edges within the gap lie where the edit begins, in the new text.
    let start = range.lowerBound == cursor ? gap ?? cursor : range.lowerBound
    while firstSpan < spans.count, spans[firstSpan].upperBound < start { firstSpan += 1 }
    for span in spans[firstSpan...] {
      if span.lowerBound > range.upperBound { break }
      if range.hasInside(span.lowerBound) || range.hasInside(span.upperBound) { return false }
      guard span.upperBound >= range.upperBound, span.lowerBound <= range.lowerBound else { continue }
      let begins = span.lowerBound >= start
      let ends = span.upperBound == range.upperBound
      if replacement.isEmpty {
        if begins, ends { return false }
        if begins, text.scalarIfAny(at: range.upperBound)?.isWhite == true { return false }
        if ends, written(before: range.lowerBound, of: text)?.isWhite == true { return false }
      } else {
        if begins, replacement.span.scalar(at: 0).isWhite { return false }
        if ends, replacement.span.scalar(before: replacement.count)?.isWhite == true { return false }
      }
    }
    return true
  }
}

extension Range<Int> {
  fileprivate func hasInside(_ byte: Int) -> Bool { lowerBound < byte && byte < upperBound }
}
