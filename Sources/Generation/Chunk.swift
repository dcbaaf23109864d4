/// Consecutive indices that are made together: the unit of work, of the journal and of joining.
struct Chunk: Sendable, Hashable {
  /// Its place among the chunks of the run, from 0.
  var number: Int
  var indices: Range<UInt64>
}

/// How the indices of a run fall into chunks: by arithmetic, so that a million chunks need no list.
struct ChunkLayout: Sendable, Hashable {
  /// A stretch of indices in chunks of one size; the last may be shorter.
  struct Piece: Sendable, Hashable {
    var indices: Range<UInt64>
    var chunkSize: UInt64

    var chunkCount: Int { Int((UInt64(indices.count) + chunkSize - 1) / chunkSize) }
  }

  /// In index order, none empty.
  private let pieces: [Piece]
  /// How many chunks there are.
  let count: Int

  init(_ pieces: [Piece]) {
    self.pieces = pieces.filter { !$0.indices.isEmpty }
    count = self.pieces.reduce(0) { $0 + $1.chunkCount }
  }

  /// One piece, in chunks of about `size` that hold whole cuts.
  init(_ indices: Range<UInt64>, size: UInt64, cut: UInt64) {
    self.init([Piece(indices: indices, chunkSize: (size + cut - 1) / cut * cut)])
  }

  /// How many samples there are.
  var sampleCount: UInt64 { pieces.reduce(0) { $0 + UInt64($1.indices.count) } }

  /// - Precondition: `number` is one of the layout's chunks.
  subscript(number: Int) -> Chunk {
    var remaining = number
    for piece in pieces {
      guard remaining >= piece.chunkCount else {
        let start = piece.indices.lowerBound + UInt64(remaining) * piece.chunkSize
        return Chunk(number: number, indices: start..<min(start + piece.chunkSize, piece.indices.upperBound))
      }
      remaining -= piece.chunkCount
    }
    preconditionFailure("chunk \(number) of \(count)")
  }
}
