extension SplitPartitioner {
  /// Whether no text is made by pieces of two splits, found by making all of them; false also where that can't be found so.
  func areApart(_ pieces: [Piece]) -> Bool {
    let grammar = arena.compacted(
      pieces.map { piece in
        var top = tops[piece.top]
        (top.node, top.fields) = (piece.node, [])
        return top
      })
    var owners: [[UInt8]: Int] = [:]
    return TextLanguage(grammar, references: references, range: range).forEachText { text, piece in
      let owner = owners.updateValue(pieces[piece].split, forKey: text)
      return owner == nil || owner == pieces[piece].split
    }
  }
}
