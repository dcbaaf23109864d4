import Labels

/// Turns what a machine made into the texts of a sample, whose storage is used again.
struct SampleAssembly {
  private let whole: CompiledGrammar
  /// Where each span of the output stands in its text, or -1.
  private var places: [Int] = []

  init(_ whole: CompiledGrammar) { self.whole = whole }

  mutating func fill(_ sample: inout Sample, _ top: Int, _ machine: inout TextMachine, _ index: UInt64) {
    sample.index = index
    sample.label = whole.grammar.tops[top].label
    prepare(&sample.texts, top)
    if machine.segments.count == 0 {
      append(machine, 0..<machine.output.count, to: &sample.texts[0])
      sample.texts[0].pointCount = machine.points
      sample.texts[0].isPlainJSON = machine.isPlain
      fillSpans(of: &sample.texts[0], machine)
    } else {
      fillSegments(&sample.texts, machine)
    }
  }

  /// As many texts as the top makes, empty.
  private func prepare(_ texts: inout [LabeledText], _ top: Int) {
    let wanted = whole.grammar.tops[top].texts
    let count = max(1, wanted.count)
    if texts.count > count { texts.removeLast(texts.count - count) }
    while texts.count < count { texts.append(LabeledText()) }
    for (index, text) in wanted.enumerated() {
      texts[index].name = text.name
      texts[index].role = text.role
      texts[index].utf8.removeAll(keepingCapacity: true)
    }
  }

  private func append(_ machine: TextMachine, _ range: Range<Int>, to text: inout LabeledText) {
    text.utf8.append(
      contentsOf: UnsafeBufferPointer(start: machine.output.start + range.lowerBound, count: range.count))
  }

  private func fillSpans(of text: inout LabeledText, _ machine: TextMachine) {
    let count = machine.spans.count
    if text.spans.count > count { text.spans.removeLast(text.spans.count - count) }
    for index in 0..<count {
      let span = entity(machine.spans[index], by: 0, 0, parent: Int(machine.spans[index].parent))
      if index < text.spans.count { text.spans[index] = span } else { text.spans.append(span) }
    }
  }

  private func entity(_ raw: TextMachine.RawSpan, by bytes: Int, _ points: Int, parent: Int) -> EntitySpan {
    let mark = whole.program.marks[Int(raw.mark)]
    let value =
      mark.register < 0 ? mark.constant : whole.meaning(TextMachine.Register(value: raw.value, source: raw.source))
    return EntitySpan(
      bytes: raw.start + bytes..<raw.end + bytes, points: raw.startPoint + points..<raw.endPoint + points,
      label: mark.label, parent: parent < 0 ? nil : parent, value: value, attributes: mark.attributes)
  }

  /// Several texts, of which stretches stand one behind the other in the output.
  private mutating func fillSegments(_ texts: inout [LabeledText], _ machine: TextMachine) {
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
      while span < machine.spans.count, machine.spans[span].start < end || isLast {
        let raw = machine.spans[span]
        places[span] = texts[channel].spans.count
        let parent = raw.parent < 0 || machine.spans[Int(raw.parent)].start < segment.start ? -1 : places[Int(raw.parent)]
        texts[channel].spans.append(entity(raw, by: bytes, points, parent: parent))
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
