import Bytes
import Labels

extension Sample {
  /// Counts what a format of whole texts has no place for: spans, and the label where it isn't told.
  func countWholeTextLosses(labels: Bool = true, in fragment: inout Fragment) {
    fragment.count(.spans, by: texts.reduce(0) { $0 + $1.spans.count })
    if labels, label != nil { fragment.count(.labels) }
  }

  /// The place of the text called `name`; nil where there is none.
  func place(ofText name: String) -> Int? { texts.firstIndex { $0.name == name } }
}

extension TextFrame {
  /// The number of the sample's label in the dataset's list, for files that are ordered by label.
  ///
  /// - Throws: `cannotHold` where there is no label, or one that the template doesn't name.
  func labelNumber(of sample: borrowing Sample) throws(FormatError) -> Int {
    let label = try sample.wholeLabel()
    // By bytes: texts that differ only in Unicode's normal form are equal to `String`, and two labels.
    guard let number = dataset.textLabels.firstIndex(where: { $0.utf8.elementsEqual(label.utf8) }) else {
      throw .cannotHold("the label '\(label)', which the template doesn't name,", index: sample.index)
    }
    return number
  }

  /// The name of the stream of one split, one label, and one part of the file; no folder's name has a `/`.
  static func stream(_ folder: String, _ label: Int, _ part: String) -> String { "\(folder)/\(label)/\(part)" }
}

extension LabeledText {
  /// How many of the spans have a value or attributes.
  var detailedSpanCount: Int {
    spans.count { span in
      if case .absent = span.value { return !span.attributes.isEmpty }
      return true
    }
  }
}

extension LabelValue {
  /// The value as plain text: a text itself, a number in its shortest digits; nil for nothing, lists and records.
  var plainText: String? {
    switch self {
    case .text(let text): return text
    case .boolean(let isTrue): return isTrue ? "true" : "false"
    case .number(let number):
      guard number.isFinite else { return nil }
      var digits = ByteWriter()
      digits.append(number: number)
      return String(decoding: digits.bytes, as: UTF8.self)
    case .absent, .list, .record: return nil
    }
  }

  /// The member called `name` of a record.
  subscript(member name: String) -> LabelValue? {
    guard case .record(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }
}

/// Signs that end lines for one reader or another: line feeds, and all that Python's `splitlines` knows.
enum LineEnds {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA...0xD, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The text with a blank for each line end, tab and other control; nil if it has none.
  static func blanked(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: isControl) else { return nil }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isControl(scalar) ? " " : scalar) }
    return String(clean)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || contains(scalar)
  }
}
