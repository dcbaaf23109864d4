/// What makes a noisy text out of a clean one: pieces of the clean text, from left to right and apart, and what stands
/// in their place.
///
/// No piece of the clean text is empty: what is inserted belongs to a neighbour and stands with it. No edge of a span
/// lies inside a piece. So each edit lies wholly inside or wholly outside of every span, and the edges of spans have
/// one place each in the noisy text. The other way they need to be told where nothing is left of a piece beside an edge: see
/// `held`.
package struct EditScript: Sendable, Hashable {
  package struct Edit: Sendable, Hashable {
    /// The piece of the clean text, in bytes of UTF-8. Never empty.
    package var clean: Range<Int>
    /// What became of it in the noisy text; empty where it is gone.
    package var noisy: Range<Int>
    /// Both in Unicode code points.
    package var cleanPoints: Range<Int>
    package var noisyPoints: Range<Int>
    package var kinds: EditKinds
    /// Where its two texts begin in the script's `pieces`.
    var pieces = 0
  }

  /// A piece that is gone, and a span whose first or last letters it was.
  package struct Held: Sendable, Hashable {
    /// The place in `edits` of what took it out.
    package var edit: Int
    /// The place of the span in the text's list.
    package var span: Int
  }

  package internal(set) var edits: [Edit] = []
  /// Where a piece is gone at the edge of a span, the noisy text doesn't tell on which side of the edge it was: on the inner
  /// side, if it stands here. In the order of edits, then of spans.
  package internal(set) var held: [Held] = []
  /// For each edit what it took out, then what it put in.
  private(set) var pieces: [UInt8] = []

  /// The script that changes nothing.
  package init() {}

  /// What `edit` took out of the clean text.
  package func removed(by edit: Edit) -> ArraySlice<UInt8> { pieces[edit.pieces..<(edit.pieces + edit.clean.count)] }

  /// What `edit` put into the noisy text.
  package func inserted(by edit: Edit) -> ArraySlice<UInt8> {
    let start = edit.pieces + edit.clean.count
    return pieces[start..<(start + edit.noisy.count)]
  }

  /// The clean text again; nil if `noisy` is not what this script made.
  package func undo(_ noisy: [UInt8]) -> [UInt8]? {
    rewrite(noisy, replacing: \.noisy, holding: inserted, by: removed)
  }

  /// The noisy text; nil if `clean` is not what this script was made for.
  package func apply(to clean: [UInt8]) -> [UInt8]? {
    rewrite(clean, replacing: \.clean, holding: removed, by: inserted)
  }

  private func rewrite(
    _ text: [UInt8], replacing range: (Edit) -> Range<Int>, holding old: (Edit) -> ArraySlice<UInt8>,
    by new: (Edit) -> ArraySlice<UInt8>
  ) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + pieces.count)
    var done = 0
    for edit in edits {
      let range = range(edit)
      guard range.lowerBound >= done, range.upperBound <= text.count, text[range] == old(edit) else { return nil }
      result += text[done..<range.lowerBound]
      result += new(edit)
      done = range.upperBound
    }
    return result + text[done...]
  }

  // MARK: making one

  mutating func removeAll() {
    edits.removeAll(keepingCapacity: true)
    held.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
  }

  /// Adds an edit behind the others, with its two texts.
  mutating func append(_ edit: Edit, removing old: some Collection<UInt8>, inserting new: some Collection<UInt8>) {
    var edit = edit
    edit.pieces = pieces.count
    pieces.append(contentsOf: old)
    pieces.append(contentsOf: new)
    edits.append(edit)
  }
}
