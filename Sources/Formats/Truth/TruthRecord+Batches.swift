package import Bytes
package import Labels

extension TruthRecord {
  /// A writer of lines from batches: the same lines as of each sample by itself.
  package func batchWriter(for lexicon: TextLexicon) -> TruthBatchWriter { TruthBatchWriter(self, lexicon) }
}

/// Writes lines of `truth.jsonl` from batches, whose names were turned into bytes once. One thread's own.
package struct TruthBatchWriter {
  private let pieces = LinePieces()
  /// What stands between the changing parts of a line: by split up to its text; by phrase behind the text or the spans, without
  /// and with a number to come.
  private let splits: [LinePieces.Piece]
  private let origins: [LinePieces.Piece]
  private let numberedOrigins: [LinePieces.Piece]
  private let spanlessOrigins: [LinePieces.Piece]
  /// Before the first number of a line's first span, and of the others.
  private let firstOpening: LinePieces.Piece
  private let opening: LinePieces.Piece
  /// By mark: its label; and, of one with attributes, what stands behind the value.
  private let marks: [LinePieces.Piece]
  private let attributes: [LinePieces.Piece]
  /// By value: what stands behind the label; of an absent one only if attributes follow.
  private let values: [LinePieces.Piece]
  private let absent: LinePieces.Piece

  fileprivate init(_ record: TruthRecord, _ lexicon: TextLexicon) {
    let pieces = pieces
    splits = lexicon.splits.map { split in
      pieces.add { line in
        line.append(",\"split\":")
        line.append(json: split)
        line.append(",\"text\":\"")
      }
    }
    origins = lexicon.phrases.map { phrase in pieces.add { Self.append("]]", phrase, "}\n", to: &$0) } }
    numberedOrigins = lexicon.phrases.map { phrase in
      pieces.add { Self.append("]]", phrase, ",\"rank\":\"", to: &$0) }
    }
    spanlessOrigins = lexicon.phrases.map { phrase in pieces.add { Self.append("\"", phrase, "", to: &$0) } }
    firstOpening = pieces.add { $0.append("\",\"spans\":[[") }
    opening = pieces.add { $0.append("],[") }
    marks = lexicon.marks.map { mark in pieces.add { record.spanLabels.append(mark.label, to: &$0) } }
    attributes = lexicon.marks.map { mark in
      pieces.add { line in
        guard !mark.attributes.isEmpty else { return }
        line.append(",")
        line.append(json: mark.attributes)
      }
    }
    values = lexicon.values.map { value in pieces.add { Self.append(value, to: &$0) } }
    absent = pieces.add { $0.append(",null") }
  }

  private static func append(_ value: LabelValue, to line: inout ByteWriter) {
    line.append(",")
    line.append(json: value)
  }

  private static func append(
    _ start: StaticString, _ phrase: TextLexicon.Phrase, _ end: StaticString, to line: inout ByteWriter
  ) {
    line.append(start)
    if let label = phrase.label {
      line.append(",\"label\":")
      line.append(json: label)
    }
    line.append(",\"phrase\":")
    line.append(json: phrase.site)
    line.append(end)
  }

  /// Appends the lines of all samples of a batch.
  package mutating func append(_ batch: TextBatch, to lines: inout ByteWriter) {
    let text = BatchText(batch)
    var own: [LinePieces.Piece] = []
    let ownPieces = LinePieces()
    for value in batch.ownValues { own.append(ownPieces.add { Self.append(value, to: &$0) }) }
    var room = WordCopy.slack
    for place in 0..<text.rowCount {
      let row = text.rows[place]
      room &+= BatchText.room(for: row) &+ 2 &* pieces.longest &+ 200
      room &+= Int(row.spanCount) &* (3 &* pieces.longest &+ ownPieces.longest &+ 100)
    }
    lines.withRoom(room) { target in
      var cursor = LineCursor(target)
      write(text, own, ownPieces, at: &cursor)
      return cursor.count
    }
  }

  private func write(
    _ text: BatchText, _ own: [LinePieces.Piece], _ ownPieces: LinePieces, at cursor: inout LineCursor
  ) {
    let (start, ownStart) = (pieces.start, ownPieces.start)
    let (firstOpening, opening) = (firstOpening, opening)
    // Tables as pointers: no counting of references, no check of bounds for each of a million spans.
    numberedOrigins.withUnsafeBufferPointer { numberedOrigins in
      splits.withUnsafeBufferPointer { splits in
        marks.withUnsafeBufferPointer { marks in
          attributes.withUnsafeBufferPointer { attributes in
            for place in 0..<text.rowCount {
              let row = text.rows + place
              cursor.put("{\"index\":")
              cursor.put(row.pointee.index)
              cursor.put(splits[Int(row.pointee.split)], of: start)
              cursor.put(
                text.bytes + row.pointee.start, Int(row.pointee.count), isReady: text.isReady(row.pointee))
              for number in 0..<Int(row.pointee.spanCount) {
                let span = text.spans + (row.pointee.firstSpan &+ number)
                cursor.put(number == 0 ? firstOpening : opening, of: start)
                cursor.put(span.pointee.startPoint)
                cursor.put(byte: UInt8(ascii: ","))
                cursor.put(span.pointee.endPoint)
                cursor.put(marks[Int(span.pointee.mark)], of: start)
                let behind = attributes[Int(span.pointee.mark)]
                if span.pointee.value != -1 || behind.count > 0 {
                  write(span.pointee.value, behind, own, start, ownStart, at: &cursor)
                }
              }
              let phrase = Int(row.pointee.phrase)
              if row.pointee.hasRank, row.pointee.spanCount > 0 {
                cursor.put(numberedOrigins[phrase], of: start)
                cursor.put(row.pointee.rank)
                cursor.put("\"}\n")
              } else {
                end(row.pointee, start, at: &cursor)
              }
            }
          }
        }
      }
    }
  }

  /// A value and what stands behind it.
  @inline(__always)
  private func write(
    _ value: Int32, _ behind: LinePieces.Piece, _ own: [LinePieces.Piece], _ start: UnsafePointer<UInt8>,
    _ ownStart: UnsafePointer<UInt8>, at cursor: inout LineCursor
  ) {
    if value >= 0 {
      cursor.put(values[Int(value)], of: start)
    } else if value < -1 {
      cursor.put(own[-2 - Int(value)], of: ownStart)
    } else {
      cursor.put(absent, of: start)
    }
    cursor.put(behind, of: start)
  }

  /// The end of a line without spans or number.
  private func end(_ row: TextBatch.Row, _ start: UnsafePointer<UInt8>, at cursor: inout LineCursor) {
    let phrase = Int(row.phrase)
    if row.spanCount > 0 { return cursor.put(origins[phrase], of: start) }
    cursor.put(spanlessOrigins[phrase], of: start)
    guard row.hasRank else { return cursor.put("}\n") }
    cursor.put(",\"rank\":\"")
    cursor.put(row.rank)
    cursor.put("\"}\n")
  }
}
