import Bytes
package import Labels

extension JSONL {
  package func batchWriter(for lexicon: TextLexicon) -> (any BatchWriter)? {
    offsets == .utf16 ? nil : LineWriter(self, lexicon)
  }

  /// Writes lines from batches, whose names were turned into bytes once.
  private struct LineWriter: BatchWriter {
    private let pieces = LinePieces()
    private let isByPoints: Bool
    private let streams: [String]
    /// By split, phrase and mark: what stands between a line's changing parts.
    private let splits: [LinePieces.Piece]
    private let labels: [LinePieces.Piece]
    private let origins: [LinePieces.Piece]
    private let marks: [LinePieces.Piece]
    private let attributes: [LinePieces.Piece]
    /// By value: its member.
    private let values: [LinePieces.Piece]

    init(_ format: JSONL, _ lexicon: TextLexicon) {
      let pieces = pieces
      isByPoints = format.offsets == .points
      streams = lexicon.splits.map(format.folder)
      splits = lexicon.splits.map { split in
        pieces.add { line in
          line.append(",\"split\":")
          line.append(json: split)
          line.append(",\"text\":")
        }
      }
      labels = lexicon.phrases.map { phrase in
        pieces.add { line in
          if let label = phrase.label {
            line.append(",\"label\":")
            line.append(json: label)
          }
          line.append(",\"spans\":[")
        }
      }
      origins = lexicon.phrases.map { phrase in
        pieces.add { line in
          line.append("],\"phrase\":")
          line.append(json: phrase.site)
        }
      }
      marks = lexicon.marks.map { mark in pieces.add { format.labels.append(mark.label, to: &$0) } }
      attributes = lexicon.marks.map { mark in pieces.add { format.append(attributes: mark.attributes, to: &$0) } }
      values = lexicon.values.map { value in pieces.add { format.append(member: value, to: &$0) } }
    }

    mutating func add(_ batch: TextBatch, to fragment: inout Fragment) {
      let text = BatchText(batch)
      var own: [LinePieces.Piece] = []
      let ownPieces = LinePieces()
      for value in batch.ownValues {
        own.append(
          ownPieces.add { line in
            line.append(",\"value\":")
            line.append(json: value)
          })
      }
      for split in splits.indices {
        var (count, room) = (0, 0)
        for place in 0..<text.rowCount where Int(text.rows[place].split) == split {
          count += 1
          room &+= self.room(for: text.rows[place], text, longestValue: ownPieces.longest)
        }
        guard count > 0 else { continue }
        fragment.count(streams[split], by: UInt64(count))
        fragment.append(to: streams[split]) { lines in
          lines.withRoom(room &+ WordCopy.slack) { target in
            var cursor = LineCursor(target)
            write(text, split, own, ownPieces, at: &cursor)
            return cursor.count
          }
        }
      }
    }

    /// More than a row takes: every piece as long as the longest, every byte of its text escaped, where any may be.
    @inline(__always)
    private func room(for row: TextBatch.Row, _ text: BatchText, longestValue: Int) -> Int {
      let texts = BatchText.room(for: row)
      var room = texts &+ 3 &* pieces.longest &+ 200
      for place in row.firstSpan..<row.firstSpan &+ Int(row.spanCount) {
        let count = Int(text.spans[place].end &- text.spans[place].start)
        room &+= (texts == Int(row.count) ? count : 6 &* count) &+ 3 &* pieces.longest &+ longestValue &+ 160
      }
      return room
    }

    private func write(
      _ text: BatchText, _ split: Int, _ own: [LinePieces.Piece], _ ownPieces: LinePieces, at cursor: inout LineCursor
    ) {
      let (start, ownStart) = (pieces.start, ownPieces.start)
      // Tables as pointers: no counting of references, no check of bounds for each of a million spans.
      labels.withUnsafeBufferPointer { labels in
        origins.withUnsafeBufferPointer { origins in
          marks.withUnsafeBufferPointer { marks in
            attributes.withUnsafeBufferPointer { attributes in
              values.withUnsafeBufferPointer { values in
                for place in 0..<text.rowCount where Int(text.rows[place].split) == split {
                  let row = text.rows[place]
                  let utf8 = text.bytes + row.start
                  let isReady = text.isReady(row)
                  cursor.put("{\"id\":")
                  cursor.put(row.index &+ 1)
                  cursor.put(",\"index\":")
                  cursor.put(row.index)
                  cursor.put(splits[split], of: start)
                  cursor.put(utf8, Int(row.count), isReady: isReady)
                  cursor.put(labels[Int(row.phrase)], of: start)
                  for place in 0..<Int(row.spanCount) {
                    let span = text.spans[row.firstSpan &+ place]
                    cursor.put(place == 0 ? "{\"start\":" : ",{\"start\":")
                    cursor.put(UInt64(UInt32(bitPattern: isByPoints ? span.startPoint : span.start)))
                    cursor.put(",\"end\":")
                    cursor.put(UInt64(UInt32(bitPattern: isByPoints ? span.endPoint : span.end)))
                    cursor.put(marks[Int(span.mark)], of: start)
                    cursor.put(utf8 + Int(span.start), Int(span.end &- span.start), isReady: isReady)
                    if span.parent >= 0 {
                      cursor.put(",\"parent\":")
                      cursor.put(UInt64(UInt32(bitPattern: span.parent)))
                    }
                    if span.value >= 0 {
                      cursor.put(values[Int(span.value)], of: start)
                    } else if span.value < -1 {
                      cursor.put(own[-2 - Int(span.value)], of: ownStart)
                    }
                    cursor.put(attributes[Int(span.mark)], of: start)
                    cursor.put("}")
                  }
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

  fileprivate func append(attributes: [LabelValue.Field], to line: inout ByteWriter) {
    append(attributes, besides: Self.reservedOfSpans, to: &line)
  }

  /// A value's member; nothing where it is absent.
  fileprivate func append(member value: LabelValue, to line: inout ByteWriter) {
    if case .absent = value { return }
    line.append(",\"value\":")
    line.append(json: value)
  }
}
