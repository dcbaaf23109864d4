extension LabeledText {
  /// Where every span stands in UTF-16 code units (JavaScript, Java, C#), in the order of `spans`.
  ///
  /// A code point takes two units where its UTF-8 takes four bytes, else one; the text is walked once.
  public var utf16Ranges: [Range<Int>] {
    guard utf8.count != pointCount else { return spans.map(\.points) }
    var wide: [Int] = []
    for (place, byte) in utf8.enumerated() where byte >= 0xF0 { wide.append(place) }
    return spans.map { span in
      let start = span.points.lowerBound + wide.count(below: span.bytes.lowerBound)
      return start..<span.points.upperBound + wide.count(below: span.bytes.upperBound)
    }
  }

  /// Takes the text anew: counts its code points and looks whether JSON may have it as it is. Spans are forgotten.
  public mutating func replace(with text: some Sequence<UInt8>) {
    removeAll()
    utf8.append(contentsOf: text)
    pointCount = utf8.withUnsafeBufferPointer(UTF8Walk.pointCount)
    isPlainJSON = utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }

  /// The bytes of a range of code points; nil if it leaves the text or holds nothing.
  public func bytes(of points: Range<Int>) -> Range<Int>? {
    guard !points.isEmpty, points.lowerBound >= 0, points.upperBound <= pointCount else { return nil }
    guard utf8.count != pointCount else { return points }
    var (count, start) = (0, 0)
    for (place, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
      if count == points.lowerBound { start = place }
      if count == points.upperBound { return start..<place }
      count += 1
    }
    return start..<utf8.count
  }
}

extension [Int] {
  /// How many of these ascending numbers are below `limit`.
  fileprivate func count(below limit: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
