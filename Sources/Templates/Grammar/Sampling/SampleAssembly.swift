import Bytes
import Labels

/// Turns what a machine made into the texts of a sample, whose storage is used again.
struct SampleAssembly {
  private let whole: CompiledGrammar
  /// Where each span of the output stands in its text, or -1.
  private var places: [Int] = []

  init(_ whole: CompiledGrammar) { self.whole = whole }

  mutating func fill(_ sample: inout Sample, _ top: Int, _ machine: borrowing TextMachine, _ index: UInt64) {
    sample.index = index
    if sample.label != whole.program.tops[top].label { sample.label = whole.program.tops[top].label }
    prepare(&sample.texts, whole.program.tops[top].texts)
    if machine.segments.count == 0 {
      fillOnly(&sample.texts[0], machine)
    } else {
      fillSegments(&sample.texts, machine)
    }
  }

  /// The whole output as one text.
  private func fillOnly(_ text: inout LabeledText, _ machine: borrowing TextMachine) {
    text.utf8.removeAll(keepingCapacity: true)
    append(machine, 0..<machine.output.count, to: &text)
    text.pointCount = machine.points
    text.isPlainJSON = machine.isPlain
    fillSpans(&text.spans, machine)
  }

  /// As many texts as the top makes; they may still hold what they held.
  private func prepare(_ texts: inout [LabeledText], _ wanted: Range<Int>) {
    if texts.count > wanted.count { texts.removeLast(texts.count - wanted.count) }
    while texts.count < wanted.count { texts.append(LabeledText()) }
    for index in 0..<wanted.count {
      let wanted = whole.program.texts[wanted.lowerBound + index]
      if texts[index].name != wanted.name { texts[index].name = wanted.name }
      if texts[index].role != wanted.role { texts[index].role = wanted.role }
    }
  }

  private func append(_ machine: borrowing TextMachine, _ range: Range<Int>, to text: inout LabeledText) {
    text.utf8.append(
      contentsOf: UnsafeBufferPointer(start: machine.output.start + range.lowerBound, count: range.count))
  }

  /// Spans in place of those that were there: what holds references is only touched where it differs.
  private func fillSpans(_ spans: inout [EntitySpan], _ machine: borrowing TextMachine) {
    let count = machine.spans.count
    if spans.count > count { spans.removeLast(spans.count - count) }
    while spans.count < count { spans.append(EntitySpan(bytes: 0..<0, points: 0..<0, label: 0)) }
    for index in 0..<count {
      let raw = machine.spans[index]
      let parent = raw.parent < 0 ? nil : Int(raw.parent)
      update(&spans[index], raw, machine, whole.program.marks, parent)
    }
  }

  @inline(__always)
  private func update(
    _ span: inout EntitySpan, _ raw: TextMachine.RawSpan, _ machine: borrowing TextMachine, _ marks: [TextProgram.Mark],
    _ parent: Int?
  ) {
    let mark = Int(raw.mark)
    span.bytes = Range(uncheckedBounds: (raw.start, raw.end))
    span.points = Range(uncheckedBounds: (raw.startPoint, raw.endPoint))
    span.parent = parent
    span.label = marks[mark].label
    let settled = marks[mark].settled
    if settled >= 0, raw.source >= 0 {
      let place = settled &+ Int(truncatingIfNeeded: raw.value)
      let isAbsent = whole.program.isAbsent[place]
      if !(isAbsent && span.value.isAbsent) { span.value = whole.program.values[place] }
    } else {
      span.value = whole.value(of: raw, marks[mark], machine)
    }
    if !(span.attributes.isEmpty && marks[mark].attributes.isEmpty) {
      span.attributes = raw.note < 0 ? marks[mark].attributes : machine.notes[Int(raw.note)]
    }
  }

  private func entity(
    _ raw: TextMachine.RawSpan, _ machine: borrowing TextMachine, by bytes: Int, _ points: Int, parent: Int
  ) -> EntitySpan {
    let mark = whole.program.marks[Int(raw.mark)]
    let value = whole.value(of: raw, mark, machine)
    return EntitySpan(
      bytes: raw.start + bytes..<raw.end + bytes, points: raw.startPoint + points..<raw.endPoint + points,
      label: mark.label, parent: parent < 0 ? nil : parent, value: value,
      attributes: raw.note < 0 ? mark.attributes : machine.notes[Int(raw.note)])
  }

  /// Several texts, of which stretches stand one behind the other in the output.
  private mutating func fillSegments(_ texts: inout [LabeledText], _ machine: borrowing TextMachine) {
    for index in texts.indices { texts[index].removeAll() }
    places.removeAll(keepingCapacity: true)
    places += repeatElement(-1, count: machine.spans.count)
    var span = 0
    var segment = TextMachine.Segment(channel: 0, start: 0, startPoint: 0)
    for number in 0...machine.segments.count {
      let isLast = number == machine.segments.count
      let end = isLast ? machine.output.count : machine.segments[number].start
      let endPoint = isLast ? machine.points : machine.segments[number].startPoint
      let channel = Int(segment.channel)
      let (bytes, points) = (texts[channel].utf8.count - segment.start, texts[channel].pointCount - segment.startPoint)
      let lastStart = isLast ? Int.max : end
      while span < machine.spans.count {
        let raw = machine.spans[span]
        guard raw.start < lastStart else { break }
        places[span] = texts[channel].spans.count
        var parent = -1
        if raw.parent >= 0, machine.spans[Int(raw.parent)].start >= segment.start { parent = places[Int(raw.parent)] }
        texts[channel].spans.append(entity(raw, machine, by: bytes, points, parent: parent))
        span += 1
      }
      append(machine, segment.start..<end, to: &texts[channel])
      texts[channel].pointCount += endPoint - segment.startPoint
      if !isLast { segment = machine.segments[number] }
    }
    for index in texts.indices where !machine.isPlain {
      texts[index].isPlainJSON = texts[index].utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    }
  }
}

extension LabelValue {
  var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
