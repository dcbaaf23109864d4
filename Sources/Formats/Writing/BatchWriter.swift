import Bytes
package import Labels

/// Writes batches of texts for one format: the short way of samples that need no more than lines. One thread's own.
package protocol BatchWriter {
  /// Adds all samples of a batch: the same bytes and counts as adding each by itself.
  mutating func add(_ batch: TextBatch, to fragment: inout Fragment)
}

/// Pieces of lines that were made once, in one block of memory.
final class LinePieces {
  struct Piece: BitwiseCopyable {
    var offset: Int32
    var count: Int32
  }

  private var memory = Room<UInt8>(capacity: 4096)
  /// The longest piece.
  private(set) var longest = 0

  deinit { memory.free() }

  /// Where the pieces are; moves when one is added.
  var start: UnsafePointer<UInt8> { UnsafePointer(memory.start) }

  /// Makes a piece.
  func add(_ write: (inout ByteWriter) -> Void) -> Piece {
    var text = ByteWriter()
    write(&text)
    memory.reserve(text.count + WordCopy.slack)
    let piece = Piece(offset: Int32(memory.count), count: Int32(text.count))
    for byte in text.bytes { memory.append(byte) }
    // What is copied by words is read beyond its end.
    memory.reserve(WordCopy.slack)
    longest = max(longest, text.count)
    return piece
  }
}

/// A batch's memory while its lines are written.
struct BatchText {
  let bytes: UnsafePointer<UInt8>
  let rows: UnsafePointer<TextBatch.Row>
  let rowCount: Int
  let spans: UnsafePointer<TextBatch.Span>

  init(_ batch: TextBatch) {
    bytes = UnsafePointer(batch.bytes.start)
    rows = UnsafePointer(batch.rows.start)
    rowCount = batch.rows.count
    spans = UnsafePointer(batch.spans.start)
  }

  /// How many bytes the JSON of a text with so many bytes may take, without its quotes.
  @inline(__always)
  static func room(for row: TextBatch.Row) -> Int {
    let count = Int(row.count)
    return row.isPlain && row.count == row.points ? count : 6 &* count
  }

  /// Whether JSON may have the row's text as it is; asked once a row.
  @inline(__always)
  func isReady(_ row: TextBatch.Row) -> Bool {
    guard row.isPlain else { return false }
    return row.count == row.points
      || OddLineEnd.first(in: UnsafeBufferPointer(start: bytes + row.start, count: Int(row.count))) == nil
  }
}

extension LineCursor {
  /// A piece of a row's text as the inside of a JSON string.
  @inline(__always)
  mutating func put(_ source: UnsafePointer<UInt8>, _ count: Int, isReady: Bool) {
    guard isReady else { return put(escaping: source, count) }
    put(words: source, count)
  }
}
