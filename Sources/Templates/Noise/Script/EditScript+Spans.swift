package import Labels

extension EditScript {
  /// The span in the noisy text that is this one of the clean text.
  package func image(of span: EntitySpan) -> EntitySpan { edits.image(of: span) }

  /// The spans in the noisy text that are these of the clean text: as many, nested as they were.
  package func image(of spans: [EntitySpan]) -> [EntitySpan] { spans.map(edits.image) }

  /// The spans in the clean text that are these of the noisy text: the way back from `image(of:)`.
  ///
  /// `spans` is the whole list, since the script knows spans by their places in it.
  package func origin(of spans: [EntitySpan]) -> [EntitySpan] {
    var held = self.held[...]
    // By span, since each needs its own; there are none in nearly every text.
    if held.count > 1 { held = self.held.sorted { ($0.span, $0.edit) < ($1.span, $1.edit) }[...] }
    return spans.enumerated().map { place, span in
      let own = held.prefix { $0.span == place }
      held = held.dropFirst(own.count)
      var origin = span
      let start = edge(at: span.bytes.lowerBound, own, isStart: true) ?? span.edge(isStart: true, edits)
      let end = edge(at: span.bytes.upperBound, own, isStart: false) ?? span.edge(isStart: false, edits)
      origin.bytes = start.byte..<end.byte
      origin.points = start.point..<end.point
      return origin
    }
  }

  /// Where a span begins or ends in the clean text, if a piece of its own is gone there.
  private func edge(at byte: Int, _ own: ArraySlice<Held>, isStart: Bool) -> (byte: Int, point: Int)? {
    let gone = own.lazy.map { edits[$0.edit] }.filter { $0.noisy.lowerBound == byte }
    if isStart { return gone.first.map { ($0.clean.lowerBound, $0.cleanPoints.lowerBound) } }
    return gone.last.map { ($0.clean.upperBound, $0.cleanPoints.upperBound) }
  }
}

extension EntitySpan {
  /// Where this span of the noisy text begins or ends in the clean one, with what is gone beside it left outside.
  fileprivate func edge(isStart: Bool, _ edits: [EditScript.Edit]) -> (byte: Int, point: Int) {
    let (byte, point) = isStart ? (bytes.lowerBound, points.lowerBound) : (bytes.upperBound, points.upperBound)
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      let noisy = edits[middle].noisy
      let isBefore = noisy.upperBound < byte || (noisy.upperBound == byte && (isStart || !noisy.isEmpty))
      if isBefore { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return (byte, point) }
    let last = edits[low - 1]
    return (
      byte + last.clean.upperBound - last.noisy.upperBound,
      point + last.cleanPoints.upperBound - last.noisyPoints.upperBound
    )
  }
}

extension [EditScript.Edit] {
  /// The span behind the edits that is `span` before them.
  func image(of span: EntitySpan) -> EntitySpan {
    var image = span
    let (start, end) = (shift(at: span.bytes.lowerBound), shift(at: span.bytes.upperBound))
    image.bytes = (span.bytes.lowerBound + start.bytes)..<(span.bytes.upperBound + end.bytes)
    image.points = (span.points.lowerBound + start.points)..<(span.points.upperBound + end.points)
    return image
  }

  /// How far the place `byte` of the clean text moves, which lies inside of no edit.
  func shift(at byte: Int) -> (bytes: Int, points: Int) {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].clean.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return (0, 0) }
    let last = self[low - 1]
    return (
      last.noisy.upperBound - last.clean.upperBound, last.noisyPoints.upperBound - last.cleanPoints.upperBound
    )
  }
}
