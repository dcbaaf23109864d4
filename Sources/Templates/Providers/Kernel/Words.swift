import Synchronization

/// A list of words, written as one text with commas or line breaks between them, and split once, when it is first used.
final class Words: Sendable {
  private let source: StaticString
  private let parts = Mutex<[String]?>(nil)

  init(_ source: StaticString) { self.source = source }

  /// The words, in the order in which they are written, each once.
  var all: [String] {
    parts.withLock { parts in
      if let parts { return parts }
      var known: Set<String> = []
      let split = source.description.split { $0 == "," || $0.isNewline }
      let words = split.map { $0.trimmed }.filter { !$0.isEmpty && known.insert($0).inserted }
      parts = words
      return words
    }
  }

  var count: Int { all.count }
}

/// Rows of columns: a line each, with a bar between columns. Split once, when first used.
final class Rows: Sendable {
  private let source: StaticString
  private let parts = Mutex<[[String]]?>(nil)

  init(_ source: StaticString) { self.source = source }

  var all: [[String]] {
    parts.withLock { parts in
      if let parts { return parts }
      let lines = source.description.split(whereSeparator: \.isNewline)
      let rows = lines.map { $0.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed } }
      parts = rows
      return rows
    }
  }
}

extension Substring {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
