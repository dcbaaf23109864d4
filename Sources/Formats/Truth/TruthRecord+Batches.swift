package import Bytes
package import Labels

extension TruthRecord {
  /// A writer of lines from batches: the same lines as of each sample by itself.
  package func batchWriter(for lexicon: TextLexicon) -> TruthBatchWriter { TruthBatchWriter(self, lexicon) }
}

/// Writes lines of `truth.jsonl` from batches, whose names were turned into bytes once. One thread's own.
package struct TruthBatchWriter {
  private let pieces = LinePieces()
  /// By split and phrase: what stands between a line's changing parts.
  private let splits: [LinePieces.Piece]
  private let origins: [LinePieces.Piece]
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
        line.append(",\"text\":")
      }
    }
    origins = lexicon.phrases.map { phrase in
      pieces.add { line in
        if let label = phrase.label {
          line.append(",\"label\":")
          line.append(json: label)
        }
        line.append(",\"phrase\":")
        line.append(json: phrase.site)
      }
    }
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
    // Tables as pointers: no counting of references, no check of bounds for each of a million spans.
    origins.withUnsafeBufferPointer { origins in
      splits.withUnsafeBufferPointer { splits in
        marks.withUnsafeBufferPointer { marks in
          attributes.withUnsafeBufferPointer { attributes in
            values.withUnsafeBufferPointer { values in
              for place in 0..<text.rowCount {
                let row = text.rows[place]
                cursor.put("{\"index\":")
                cursor.put(row.index)
                cursor.put(splits[Int(row.split)], of: start)
                cursor.put(text.bytes + row.start, Int(row.count), isReady: text.isReady(row))
                for place in 0..<Int(row.spanCount) {
                  let span = text.spans[row.firstSpan &+ place]
                  cursor.put(place == 0 ? ",\"spans\":[[" : ",[")
                  cursor.put(UInt64(UInt32(bitPattern: span.startPoint)))
                  cursor.put(",")
                  cursor.put(UInt64(UInt32(bitPattern: span.endPoint)))
                  cursor.put(marks[Int(span.mark)], of: start)
                  let behind = attributes[Int(span.mark)]
                  if span.value >= 0 {
                    cursor.put(values[Int(span.value)], of: start)
                  } else if span.value < -1 {
                    cursor.put(own[-2 - Int(span.value)], of: ownStart)
                  } else if behind.count > 0 {
                    cursor.put(absent, of: start)
                  }
                  cursor.put(behind, of: start)
                  cursor.put("]")
                }
                if row.spanCount > 0 { cursor.put("]") }
                cursor.put(origins[Int(row.phrase)], of: start)
                if row.hasRank {
                  cursor.put(",\"rank\":\"")
                  cursor.put(row.rank)
                  cursor.put("\"}\n")
                } else {
                  cursor.put("}\n")
                }
              }
            }
          }
        }
      }
    }
  }
}
