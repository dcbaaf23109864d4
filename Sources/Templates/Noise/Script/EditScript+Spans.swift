package import Labels

extension EditScript {
  /// The span in the noisy text that is this one of the clean text.
  package func image(of span: EntitySpan) -> EntitySpan { edits.image(of: span) }

  /// The spans in the noisy text that are these of the clean text: as many, nested as they were.
  package func image(of spans: [EntitySpan]) -> [EntitySpan] { spans.map(edits.image) }
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
