import Bytes
import Labels

extension JSONL {
  /// Appends the line of the sample that most are: one text that JSON may have as it is, spans with nothing but a label, and
  /// no fields. The same bytes as the long way, without a question of the buffer at each piece.
  ///
  /// False, with nothing written, for any other sample.
  func appendPlainly(_ sample: borrowing Sample, to line: inout ByteWriter) -> Bool {
    guard sample.image == nil, sample.texts.count == 1, sample.fields.isEmpty, sample.targets.isEmpty,
      sample.tags.isEmpty,
      let room = room(for: sample.texts[0])
    else { return false }
    let names = sample.split.utf8.count + (sample.label?.utf8.count ?? 0) + Self.room(for: sample.origin)
    let before = line.count
    line.withRoom(room + names + 200) { target in
      var cursor = LineCursor(target)
      return put(sample, at: &cursor) ? cursor.count : 0
    }
    return line.count > before
  }

  /// How many bytes a plain text takes with its spans; nil if it is none.
  @inline(__always)
  private func room(for text: borrowing LabeledText) -> Int? {
    guard text.isPlainJSON, text.role == nil, text.name == "text", offsets != .utf16,
      text.pointCount == text.utf8.count || !text.utf8.withUnsafeBufferPointer({ OddLineEnd.first(in: $0) != nil })
    else { return nil }
    var room = text.utf8.count
    for place in text.spans.indices {
      guard text.spans[place].parent == nil, text.spans[place].attributes.isEmpty,
        case .absent = text.spans[place].value
      else { return nil }
      room += text.spans[place].bytes.count + longestLabel + 80
    }
    return room
  }

  private static func room(for origin: TextOrigin?) -> Int {
    guard let origin else { return 0 }
    return origin.phrase.utf8.count + origin.rank.utf8.count
  }

  /// False if a name must be escaped.
  @inline(__always)
  private func put(_ sample: borrowing Sample, at cursor: inout LineCursor) -> Bool {
    cursor.put("{\"id\":")
    cursor.put(sample.id)
    cursor.put(",\"index\":")
    cursor.put(sample.index)
    cursor.put(",\"split\":")
    guard cursor.put(json: sample.split) else { return false }
    cursor.put(",\"text\":\"")
    sample.texts[0].utf8.withUnsafeBytes { cursor.put($0) }
    cursor.put("\"")
    if let label = sample.label {
      cursor.put(",\"label\":")
      guard cursor.put(json: label) else { return false }
    }
    put(spansOf: sample.texts[0], at: &cursor)
    if let origin = sample.origin {
      cursor.put(",\"phrase\":")
      guard cursor.put(json: origin.phrase) else { return false }
      if !origin.rank.isEmpty {
        cursor.put(",\"rank\":")
        guard cursor.put(json: origin.rank) else { return false }
      }
    }
    cursor.put("}\n")
    return true
  }

  @inline(__always)
  private func put(spansOf text: borrowing LabeledText, at cursor: inout LineCursor) {
    cursor.put(",\"spans\":[")
    text.utf8.withUnsafeBytes { utf8 in
      text.spans.withUnsafeBufferPointer { spans in
        for place in spans.indices {
          let bytes = spans[place].bytes
          let range = offsets == .points ? spans[place].points : bytes
          cursor.put(place == 0 ? "{\"start\":" : ",{\"start\":")
          cursor.put(UInt64(range.lowerBound))
          cursor.put(",\"end\":")
          cursor.put(UInt64(range.upperBound))
          labels.put(spans[place].label, at: &cursor)
          cursor.put("\"")
          cursor.put(UnsafeRawBufferPointer(rebasing: utf8[bytes]))
          cursor.put("\"}")
        }
      }
    }
    cursor.put("]")
  }
}
