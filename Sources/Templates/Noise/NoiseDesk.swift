import Labels
import Randomness

/// The storage of one who makes texts noisy, kept from text to text, and what was done to the last one.
package struct NoiseDesk: Sendable {
  /// What made the noisy text out of the clean one.
  package private(set) var script = EditScript()
  /// What each step of the plan did.
  package private(set) var counts: [NoiseCount] = []
  /// The text as it was.
  package private(set) var clean: [UInt8] = []

  /// The edits so far, and room for the next list.
  private var edits: [EditScript.Edit] = []
  private var spare: [EditScript.Edit] = []
  /// Where the spans were in the clean text.
  private var cleanSpans: [Range<Int>] = []
  private var places: [Int] = []
  private var walk = NoiseWalk()

  package init() {}

  mutating func begin(_ text: LabeledText, steps: Int) {
    script.removeAll()
    edits.removeAll(keepingCapacity: true)
    clean.removeAll(keepingCapacity: true)
    clean.append(contentsOf: text.utf8)
    cleanSpans.removeAll(keepingCapacity: true)
    for span in text.spans { cleanSpans.append(span.bytes) }
    counts.removeAll(keepingCapacity: true)
    for _ in 0..<steps { counts.append(NoiseCount()) }
  }

  mutating func run(
    _ step: NoisePlan.Step, number: Int, on text: inout LabeledText, drawingFrom stream: inout Stream
  ) {
    places.removeAll(keepingCapacity: true)
    step.operation.findPlaces(in: text.utf8.span, into: &places)
    if step.scope != .anywhere { keepPlaces(inSpans: step.scope == .spans, of: text.spans) }
    guard !places.isEmpty else { return }
    counts[number].places = places.count
    walk.begin(text.spans, isASCII: text.pointCount == text.utf8.count)
    switch step.amount {
    case .rate(let gaps): change(step, number, text, gaps, &stream)
    case .rates(let low, let high):
      change(step, number, text, Gaps(rate: low + (high - low) * stream.unit()), &stream)
    case .edits(let count): change(step, number, text, times: count, &stream)
    }
    guard !walk.edits.isEmpty else { return }
    walk.end(text.utf8.span)
    take(over: &text)
  }

  private mutating func change(
    _ step: NoisePlan.Step, _ number: Int, _ text: borrowing LabeledText, _ gaps: Gaps, _ stream: inout Stream
  ) {
    var next = gaps.draw(from: &stream)
    while next < places.count {
      change(step, number, text, next, &stream)
      next += 1 + gaps.draw(from: &stream)
    }
  }

  /// By Knuth's algorithm S; a place that can't be changed is made up for by a later one.
  private mutating func change(
    _ step: NoisePlan.Step, _ number: Int, _ text: borrowing LabeledText, times count: Int, _ stream: inout Stream
  ) {
    for place in places.indices {
      let wanted = count - counts[number].changed
      guard wanted > 0 else { return }
      if stream.integer(below: UInt64(places.count - place)) < wanted { change(step, number, text, place, &stream) }
    }
  }

  private mutating func change(
    _ step: NoisePlan.Step, _ number: Int, _ text: borrowing LabeledText, _ place: Int, _ stream: inout Stream
  ) {
    counts[number].drawn += 1
    let byte = places[place]
    guard byte >= walk.cursor,
      step.operation.change(at: byte, of: text.utf8.span, by: &walk, drawingFrom: &stream)
    else { return }
    counts[number].changed += 1
  }

  private mutating func keepPlaces(inSpans wanted: Bool, of spans: [EntitySpan]) {
    var (kept, span, end) = (0, 0, 0)
    for place in places {
      while span < spans.count, spans[span].bytes.lowerBound <= place {
        end = max(end, spans[span].bytes.upperBound)
        span += 1
      }
      guard (place < end) == wanted else { continue }
      places[kept] = place
      kept += 1
    }
    places.removeLast(places.count - kept)
  }

  /// Makes the walk's text the text.
  private mutating func take(over text: inout LabeledText) {
    walk.exchange(&text.utf8)
    for span in text.spans.indices { text.spans[span] = walk.edits.image(of: text.spans[span]) }
    if let last = walk.edits.last { text.pointCount += last.noisyPoints.upperBound - last.cleanPoints.upperBound }
    if edits.isEmpty {
      edits.append(contentsOf: walk.edits)
    } else {
      edits.followed(by: walk.edits, into: &spare)
      swap(&edits, &spare)
    }
  }

  /// Writes the script down. Edits that later ones took back are none.
  mutating func end(_ text: inout LabeledText) {
    guard !edits.isEmpty else { return }
    var isPlain = text.isPlainJSON
    for edit in edits {
      let (old, new) = (clean[edit.clean], text.utf8[edit.noisy])
      if old == new { continue }
      script.append(edit, removing: old, inserting: new)
      if new.isEmpty { hold(edit, text.spans) }
      isPlain = isPlain && new.isPlainJSON
    }
    text.isPlainJSON = isPlain || text.utf8[...].isPlainJSON
  }
}

extension NoiseDesk {
  /// Notes the spans at whose edges the script's last edit took something out of them.
  private mutating func hold(_ edit: EditScript.Edit, _ spans: [EntitySpan]) {
    for (place, span) in spans.enumerated() {
      let isEdge = span.bytes.lowerBound == edit.noisy.lowerBound || span.bytes.upperBound == edit.noisy.lowerBound
      let clean = cleanSpans[place]
      guard isEdge, clean.lowerBound <= edit.clean.lowerBound, edit.clean.upperBound <= clean.upperBound else {
        continue
      }
      script.held.append(EditScript.Held(edit: script.edits.count - 1, span: place))
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether no quote, backslash or control character is in it.
  fileprivate var isPlainJSON: Bool {
    allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }
}
