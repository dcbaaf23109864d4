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
    /// What stands between the changing parts of a line: by split up to its text; behind the text, by phrase; behind the
    /// spans, by phrase, without and with a number to come.
    private let splits: [LinePieces.Piece]
    private let labels: [LinePieces.Piece]
    private let origins: [LinePieces.Piece]
    private let numberedOrigins: [LinePieces.Piece]
    /// Before a span's first number; the first of a line goes without its comma.
    private let opening: LinePieces.Piece
    /// By mark: what stands between a span's last number and its text, and behind its text and value.
    private let marks: [LinePieces.Piece]
    private let closings: [LinePieces.Piece]
    /// By mark: what stands behind the text of a span that has neither parent nor value.
    private let plainClosings: [LinePieces.Piece]
    /// By value: its member, or nothing.
    private let values: [LinePieces.Piece]

    init(_ format: JSONL, _ lexicon: TextLexicon) {
      let pieces = pieces
      isByPoints = format.offsets == .points
      streams = lexicon.splits.map(format.folder)
      splits = lexicon.splits.map { split in
        pieces.add { line in
          line.append(",\"split\":")
          line.append(json: split)
          line.append(",\"text\":\"")
        }
      }
      labels = lexicon.phrases.map { phrase in
        pieces.add { line in
          line.append("\"")
          if let label = phrase.label {
            line.append(",\"label\":")
            line.append(json: label)
          }
          line.append(",\"spans\":[")
        }
      }
      origins = lexicon.phrases.map { phrase in pieces.add { Self.append(phrase, "}\n", to: &$0) } }
      numberedOrigins = lexicon.phrases.map { phrase in pieces.add { Self.append(phrase, ",\"rank\":\"", to: &$0) } }
      opening = pieces.add { $0.append(",{\"start\":") }
      marks = lexicon.marks.map { mark in
        pieces.add { line in
          format.labels.append(mark.label, to: &line)
          line.append("\"")
        }
      }
      closings = lexicon.marks.map { mark in pieces.add { format.append(closing: mark, to: &$0) } }
      plainClosings = lexicon.marks.map { mark in
        pieces.add { line in
          line.append("\"")
          format.append(closing: mark, to: &line)
        }
      }
      values = lexicon.values.map { value in pieces.add { format.append(member: value, to: &$0) } }
    }

    private static func append(_ phrase: TextLexicon.Phrase, _ end: StaticString, to line: inout ByteWriter) {
      line.append("],\"phrase\":")
      line.append(json: phrase.site)
      line.append(end)
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
        let places = batch.places(ofSplit: split)
        guard !places.isEmpty else { continue }
        var room = 0
        for place in places { room &+= self.room(for: text.rows + Int(place), text, longestValue: ownPieces.longest) }
        fragment.count(streams[split], by: UInt64(places.count))
        fragment.append(to: streams[split]) { lines in
          lines.withRoom(room &+ WordCopy.slack) { target in
            var cursor = LineCursor(target)
            write(text, places, splits[split], own, ownPieces, at: &cursor)
            return cursor.count
          }
        }
      }
    }

    /// More than a row takes: every piece as long as the longest, every byte of its text escaped, where any may be.
    @inline(__always)
    private func room(for row: UnsafePointer<TextBatch.Row>, _ text: BatchText, longestValue: Int) -> Int {
      let texts = BatchText.room(for: row.pointee)
      let isReady = texts == Int(row.pointee.count)
      let other = 3 &* pieces.longest &+ 200
      var bytes = 0
      for number in 0..<Int(row.pointee.spanCount) {
        let span = text.spans + (row.pointee.firstSpan &+ number)
        bytes &+= Int(span.pointee.end &- span.pointee.start)
      }
      let spans = Int(row.pointee.spanCount) &* (other &+ longestValue)
      return texts &+ other &+ spans &+ (isReady ? bytes : 6 &* bytes)
    }

    private func write(
      _ text: BatchText, _ places: UnsafeBufferPointer<Int32>, _ split: LinePieces.Piece, _ own: [LinePieces.Piece],
      _ ownPieces: LinePieces, at cursor: inout LineCursor
    ) {
      let (start, ownStart, opening) = (pieces.start, ownPieces.start, opening)
      // Tables as pointers: no counting of references, no check of bounds for each of a million spans.
      labels.withUnsafeBufferPointer { labels in
        numberedOrigins.withUnsafeBufferPointer { numberedOrigins in
          marks.withUnsafeBufferPointer { marks in
            plainClosings.withUnsafeBufferPointer { plainClosings in
              for place in places {
                let row = text.rows + Int(place)
                let utf8 = text.bytes + row.pointee.start
                let isReady = text.isReady(row.pointee)
                cursor.put("{\"id\":")
                cursor.put(row.pointee.index &+ 1)
                cursor.put(",\"index\":")
                cursor.put(row.pointee.index)
                cursor.put(split, of: start)
                cursor.put(utf8, Int(row.pointee.count), isReady: isReady)
                cursor.put(labels[Int(row.pointee.phrase)], of: start)
                for number in 0..<Int(row.pointee.spanCount) {
                  let span = text.spans + (row.pointee.firstSpan &+ number)
                  cursor.put(opening, of: start, isFirst: number == 0)
                  cursor.put(isByPoints ? span.pointee.startPoint : span.pointee.start)
                  cursor.put(",\"end\":")
                  cursor.put(isByPoints ? span.pointee.endPoint : span.pointee.end)
                  cursor.put(marks[Int(span.pointee.mark)], of: start)
                  cursor.put(
                    utf8 + Int(span.pointee.start), Int(span.pointee.end &- span.pointee.start), isReady: isReady)
                  // Neither a parent nor a value.
                  if span.pointee.parent & span.pointee.value == -1 {
                    cursor.put(plainClosings[Int(span.pointee.mark)], of: start)
                  } else {
                    write(restOf: span.pointee, own, start, ownStart, at: &cursor)
                  }
                }
                if row.pointee.hasRank {
                  cursor.put(numberedOrigins[Int(row.pointee.phrase)], of: start)
                  cursor.put(row.pointee.rank)
                  cursor.put("\"}\n")
                } else {
                  cursor.put(origins[Int(row.pointee.phrase)], of: start)
                }
              }
            }
          }
        }
      }
    }

    /// What stands behind the text of a span with a parent or a value.
    @inline(__always)
    private func write(
      restOf span: TextBatch.Span, _ own: [LinePieces.Piece], _ start: UnsafePointer<UInt8>,
      _ ownStart: UnsafePointer<UInt8>, at cursor: inout LineCursor
    ) {
      if span.parent >= 0 {
        cursor.put("\",\"parent\":")
        cursor.put(span.parent)
      } else {
        cursor.put("\"")
      }
      if span.value >= 0 {
        cursor.put(values[Int(span.value)], of: start)
      } else if span.value < -1 {
        cursor.put(own[-2 - Int(span.value)], of: ownStart)
      }
      cursor.put(closings[Int(span.mark)], of: start)
    }
  }

  /// What ends a span of a mark.
  fileprivate func append(closing mark: TextLexicon.Mark, to line: inout ByteWriter) {
    append(mark.attributes, besides: Self.reservedOfSpans, to: &line)
    line.append("}")
  }

  /// A value's member; nothing where it is absent.
  fileprivate func append(member value: LabelValue, to line: inout ByteWriter) {
    if case .absent = value { return }
    line.append(",\"value\":")
    line.append(json: value)
  }
}
