import Bytes
package import Labels

extension CoNLL {
  package func batchWriter(for lexicon: TextLexicon) -> (any BatchWriter)? { TokenWriter(self, lexicon) }

  /// Writes blocks from batches: at once where a text is ASCII, its spans don't nest and tokens end where spans do; else, and
  /// so wherever something is to be counted, as of a sample by itself.
  private final class TokenWriter: BatchWriter {
    private let format: CoNLL
    private let pieces = LinePieces()
    private let folders: [String]
    /// What stands behind a token outside of all spans; and by mark, behind the first of a span and behind the others.
    private let outside: LinePieces.Piece
    private let first: [LinePieces.Piece]
    private let inner: [LinePieces.Piece]
    private let document: LinePieces.Piece
    /// How far the tag's letter stands from the front of `first` and `inner`.
    private let letterOffset: Int
    private var lines = Room<UInt8>(capacity: 1 << 16)
    private var tokens = Room<ASCIIToken>(capacity: 256)

    init(_ format: CoNLL, _ lexicon: TextLexicon) {
      self.format = format
      let pieces = pieces
      folders = lexicon.splits.map { format.frame.folders.folder(of: $0) }
      outside = pieces.add { $0.append(bytes: format.outside) }
      (first, inner) = (
        lexicon.marks.map { mark in pieces.add { format.append(tag: UInt8(ascii: "B"), mark.label, to: &$0) } },
        lexicon.marks.map { mark in pieces.add { format.append(tag: UInt8(ascii: "I"), mark.label, to: &$0) } }
      )
      document = pieces.add { line in if format.documents == .sample { format.append(documentTo: &line) } }
      letterOffset = format.middle.count
    }

    deinit {
      lines.free()
      tokens.free()
    }

    func add(_ batch: TextBatch, to fragment: inout Fragment) {
      let text = BatchText(batch)
      for split in folders.indices {
        let places = batch.places(ofSplit: split)
        guard !places.isEmpty else { continue }
        lines.count = 0
        for place in places {
          let row = text.rows + Int(place)
          if !writePlainly(row, text) { write(batch, row.pointee, countingIn: &fragment) }
        }
        fragment.count(folders[split], by: UInt64(places.count))
        fragment.append(to: folders[split]) { stream in
          stream.append(buffer: UnsafeRawBufferPointer(start: lines.start, count: lines.count))
        }
      }
    }

    /// False, with nothing written, where a text must go the long way.
    private func writePlainly(_ row: UnsafePointer<TextBatch.Row>, _ text: BatchText) -> Bool {
      guard row.pointee.count == row.pointee.points else { return false }
      let utf8 = text.bytes + row.pointee.start
      var (lines, tokens) = (lines, tokens)
      let start = lines.count
      tokens.count = 0
      TokenIterator.append(
        tokensOfASCII: UnsafeBufferPointer(start: utf8, count: Int(row.pointee.count)), to: &tokens)
      lines.append(document, of: pieces)
      let isWhole = write(tokens, row, utf8, text, to: &lines)
      if !isWhole { lines.count = start }
      (self.lines, self.tokens) = (lines, tokens)
      return isWhole
    }

    /// False where a span lies in another, ends within a token, or has none, or there are no tokens at all.
    @inline(__always)
    private func write(
      _ tokens: Room<ASCIIToken>, _ row: UnsafePointer<TextBatch.Row>, _ utf8: UnsafePointer<UInt8>,
      _ text: BatchText, to lines: inout Room<UInt8>
    ) -> Bool {
      var span = text.spans + row.pointee.firstSpan
      let end = span + Int(row.pointee.spanCount)
      // Where the letter of the last token's tag stands, within a span.
      var letter: Int?
      for place in 0..<tokens.count {
        let token = tokens[place]
        if let known = letter, token.start >= span.pointee.end {
          close(lines.start + known)
          letter = nil
          span += 1
        }
        lines.append(words: utf8 + Int(token.start), Int(token.end &- token.start))
        guard span < end, span.pointee.start < token.end else {
          lines.append(outside, of: pieces)
          continue
        }
        guard span.pointee.parent < 0, span.pointee.start <= token.start, token.end <= span.pointee.end else {
          return false
        }
        let isFirst = letter == nil
        letter = lines.count &+ letterOffset
        lines.append((isFirst ? first : inner)[Int(span.pointee.mark)], of: pieces)
      }
      if let letter {
        close(lines.start + letter)
        span += 1
      }
      guard span == end, tokens.count > 0 else { return false }
      lines.append(UInt8(ascii: "\n"))
      return true
    }

    /// Learns that the token with this letter was its span's last.
    @inline(__always)
    private func close(_ letter: UnsafeMutablePointer<UInt8>) {
      guard format.scheme == .bioes else { return }
      letter.pointee = format.scheme.letter(isFirst: letter.pointee == UInt8(ascii: "B"), isLast: true)
    }

    private func write(_ batch: TextBatch, _ row: TextBatch.Row, countingIn fragment: inout Fragment) {
      let text = batch.text(of: row)
      guard let tagged = format.tagged(text, countingIn: &fragment) else { return }
      var block = ByteWriter()
      format.append(tagged, text, isFirst: true, to: &block)
      block.withUnsafeBytes { bytes in
        lines.reserve(bytes.count + WordCopy.slack)
        for byte in bytes { lines.append(byte) }
      }
    }
  }
}

extension Room where Item == UInt8 {
  @inline(__always)
  fileprivate mutating func append(_ piece: LinePieces.Piece, of pieces: LinePieces) {
    append(words: pieces.start + Int(piece.offset), Int(piece.count))
  }
}

extension TextBatch {
  /// A row's text by itself, with spans that have neither values nor attributes.
  fileprivate func text(of row: Row) -> LabeledText {
    var text = LabeledText()
    text.utf8 = Array(UnsafeBufferPointer(start: bytes.start + row.start, count: Int(row.count)))
    text.pointCount = Int(row.points)
    text.isPlainJSON = row.isPlain
    for place in row.firstSpan..<row.firstSpan + Int(row.spanCount) {
      let span = spans[place]
      text.spans.append(
        EntitySpan(
          bytes: Int(span.start)..<Int(span.end), points: Int(span.startPoint)..<Int(span.endPoint),
          label: lexicon.marks[Int(span.mark)].label, parent: span.parent < 0 ? nil : Int(span.parent)))
    }
    return text
  }
}
