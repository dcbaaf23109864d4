import Bytes
import Labels

/// spaCy's binary file of documents: what `DocBin().from_disk(…)` and `spacy train` read.
///
/// A zlib stream of one map in MessagePack. Its members are long byte strings and lists, so a chunk's fragment has a stream for
/// each member, and joining them needs nothing but sums:
///
/// | member | for each | what |
/// |---|---|---|
/// | `attrs` | file | 65, 77, 78: ORTH, ENT_IOB, ENT_TYPE, the columns of `tokens` |
/// | `tokens` | token | the text's number; 3 first of an entity, 1 further, 2 outside; the label's number or 0; 64 bits each |
/// | `spaces` | token | 1 where it owns a blank |
/// | `lengths` | document | how many tokens; 32 bits |
/// | `strings` | text of a token, label | the texts, since numbers don't tell them |
/// | `cats` | document | a map of each label of texts to 1.0 or 0.0; empty where the document has none |
/// | `span_groups` | document | all spans, as the group `sc` |
struct DocBin: Sendable {
  /// The group of spans that spaCy's own span categorizer looks for.
  static let group = "sc"

  /// The numbers of the labels of spans.
  private let labels: [UInt64]
  /// `cats` of a document of each label of texts.
  private let cats: [[UInt8]]
  private let spanLabels: [String]

  init(_ dataset: DatasetDescription) {
    spanLabels = dataset.spanLabels
    labels = dataset.spanLabels.map { SpaCyStrings.id($0) }
    cats = dataset.textLabels.indices.map { label in
      var map = ByteWriter()
      map.append(packedMapOf: dataset.textLabels.count)
      for (place, name) in dataset.textLabels.enumerated() {
        map.append(packed: name)
        map.append(packed: place == label ? 1.0 : 0.0)
      }
      return map.bytes
    }
  }

  // MARK: Fragments

  /// The streams and counts of one split.
  struct Names: Sendable {
    let tokens, spaces, lengths, words, cats, groups: String

    init(_ folder: String) {
      (tokens, spaces, lengths) = ("\(folder)/tokens", "\(folder)/spaces", "\(folder)/lengths")
      (words, cats, groups) = ("\(folder)/words", "\(folder)/cats", "\(folder)/groups")
    }
  }

  /// Appends one document; `label` is the number of the whole text's.
  func append(
    _ text: borrowing LabeledText, _ made: borrowing SpaCyTokens, label: Int?, to fragment: inout Fragment,
    _ names: Names
  ) {
    let ids = ids(of: made, in: text)
    fragment.append(to: names.tokens) { append(made, text.spans, ids, to: &$0) }
    fragment.append(to: names.spaces) { for token in made.tokens { $0.append(byte: token.ownsBlank ? 1 : 0) } }
    fragment.append(to: names.lengths) { $0.append(littleEndian: Int32(truncatingIfNeeded: ids.count)) }
    fragment.append(to: names.words) { append(wordsOf: made, text, ids, to: &$0) }
    fragment.append(to: names.cats) {
      if let label { $0.append(bytes: cats[label]) } else { $0.append(packedMapOf: 0) }
    }
    fragment.append(to: names.groups) { append(groupsOf: made, text.spans, to: &$0) }
    fragment.count(names.tokens, by: UInt64(ids.count))
  }

  private func ids(of made: borrowing SpaCyTokens, in text: borrowing LabeledText) -> [UInt64] {
    text.utf8.withUnsafeBufferPointer { utf8 in
      made.tokens.map { SpaCyStrings.id(UnsafeBufferPointer(rebasing: utf8[$0.bytes])) }
    }
  }

  private func append(
    _ made: borrowing SpaCyTokens, _ spans: [EntitySpan], _ ids: [UInt64], to rows: inout ByteWriter
  ) {
    var entities = made.groups.lazy.filter { spans[$0.span].parent == nil }.makeIterator()
    var entity = entities.next()
    for (place, id) in ids.enumerated() {
      while let passed = entity, passed.tokens.upperBound <= place { entity = entities.next() }
      rows.append(littleEndian: id)
      guard let entity, entity.tokens.contains(place) else {
        rows.append(littleEndian: 2 as UInt64)
        rows.append(littleEndian: 0 as UInt64)
        continue
      }
      rows.append(littleEndian: (place == entity.tokens.lowerBound ? 3 : 1) as UInt64)
      rows.append(littleEndian: labels[spans[entity.span].label])
    }
  }

  /// Appends the document's texts, each once: its number, and the text in MessagePack.
  private func append(
    wordsOf made: borrowing SpaCyTokens, _ text: borrowing LabeledText, _ ids: [UInt64], to words: inout ByteWriter
  ) {
    text.utf8.withUnsafeBufferPointer { utf8 in
      for (place, id) in ids.enumerated() where !SpaCyStrings.isReserved(id) {
        guard place > 256 || !ids[..<place].contains(id) else { continue }
        words.append(littleEndian: id)
        words.append(packed: UnsafeBufferPointer(rebasing: utf8[made.tokens[place].bytes]))
      }
    }
  }

  /// Appends the byte string of a document's groups: a map from the group's own bytes to the keys that it has.
  private func append(groupsOf made: borrowing SpaCyTokens, _ spans: [EntitySpan], to groups: inout ByteWriter) {
    guard !made.groups.isEmpty else {
      groups.append(packedByteCount: 1)
      groups.append(packedListOf: 0)
      return
    }
    var group = ByteWriter(capacity: 32 + 64 * made.groups.count)
    group.append(packedMapOf: 3)
    group.append(packed: "name")
    group.append(packed: Self.group)
    group.append(packed: "attrs")
    group.append(packedMapOf: 0)
    group.append(packed: "spans")
    group.append(packedListOf: made.groups.count)
    for one in made.groups {
      group.append(packedByteCount: 40)
      group.append(bigEndian: 0 as UInt64)
      group.append(bigEndian: 0 as UInt64)
      group.append(bigEndian: labels[spans[one.span].label])
      let (first, last) = (made.tokens[one.tokens.lowerBound], made.tokens[one.tokens.upperBound - 1])
      for number in [
        one.tokens.lowerBound, one.tokens.upperBound, first.points.lowerBound, last.points.upperBound,
      ] {
        group.append(bigEndian: Int32(truncatingIfNeeded: number))
      }
    }
    var map = ByteWriter(capacity: group.count + 16)
    map.append(packedMapOf: 1)
    map.append(packedByteCount: group.count)
    map.append(group)
    map.append(packedListOf: 1)
    map.append(packed: Self.group)
    groups.append(packedByteCount: map.count)
    groups.append(map)
  }

  // MARK: Files

  /// Writes the file of one split, of `count` documents.
  ///
  /// - Throws: what `folder` throws, and `file` where the split is too large for one file.
  func write(
    _ path: String, of whole: some JoinedFragments, _ names: Names, count: UInt64,
    into folder: borrowing some FormatFolder
  ) throws(FormatError) {
    let tokens = whole.total(names.tokens)
    // MessagePack's byte strings have 32 bits for their length.
    guard tokens <= UInt64(UInt32.max) / 24 else {
      throw .file(
        path: path,
        reason:
          "\(tokens) tokens are more than one .spacy file can hold (178956970); make more splits, or use 'files: jsonl'"
      )
    }
    let strings = try countWords(of: whole, names)
    try folder.create(path) { write throws(FormatError) in
      var file = ZlibFile()
      file.append { map in
        map.append(packedMapOf: 9)
        map.append(packed: "version")
        map.append(packed: "0.1")
        map.append(packed: "attrs")
        map.append(packedListOf: 3)
        for attribute in [65, 77, 78] as [UInt16] { map.append(packed: attribute) }
        map.append(packed: "tokens")
        map.append(packedByteCount: Int(tokens) * 24)
      }
      try file.join(names.tokens, in: whole, write)
      file.append {
        $0.append(packed: "spaces"); $0.append(packedByteCount: Int(tokens))
      }
      try file.join(names.spaces, in: whole, write)
      file.append {
        $0.append(packed: "lengths"); $0.append(packedByteCount: Int(count) * 4)
      }
      try file.join(names.lengths, in: whole, write)
      file.append { map in
        map.append(packed: "strings")
        map.append(packedListOf: spanLabels.count + strings)
        for label in spanLabels { map.append(packed: label) }
      }
      try forEachNewWord(of: whole, names) { word throws(FormatError) in
        file.append(word)
        try file.flushIfFull(write)
      }
      file.append {
        $0.append(packed: "cats"); $0.append(packedListOf: Int(count))
      }
      try file.join(names.cats, in: whole, write)
      // spaCy wants a map for each document, with nothing to say.
      file.append {
        $0.append(packed: "flags"); $0.append(packedListOf: Int(count))
      }
      for _ in 0..<count {
        file.append {
          $0.append(packedMapOf: 1); $0.append(packed: "has_unknown_spaces"); $0.append(byte: 0xC2)
        }
        try file.flushIfFull(write)
      }
      file.append {
        $0.append(packed: "span_groups"); $0.append(packedListOf: Int(count))
      }
      try file.join(names.groups, in: whole, write)
      try file.finish(write)
    }
  }

  private func countWords(of whole: some JoinedFragments, _ names: Names) throws(FormatError) -> Int {
    var count = 0
    try forEachNewWord(of: whole, names) { _ throws(FormatError) in count += 1 }
    return count
  }

  /// Calls `body` with each text in MessagePack that wasn't met before.
  private func forEachNewWord(
    of whole: some JoinedFragments, _ names: Names, _ body: (Span<UInt8>) throws(FormatError) -> Void
  ) throws(FormatError) {
    var seen = SeenNumbers()
    try whole.forEachBlock(of: names.words) { block throws(FormatError) in
      var place = 0
      while place < block.count {
        var id: UInt64 = 0
        for byte in (0..<8).reversed() { id = id << 8 | UInt64(block[place + byte]) }
        let start = place + 8
        place = start + Self.packedLength(block, at: start)
        if seen.insert(id) { try body(block.extracting(start..<place)) }
      }
    }
  }

  /// How many bytes the text in MessagePack at `place` has, its head included.
  private static func packedLength(_ block: Span<UInt8>, at place: Int) -> Int {
    let size =
      switch block[place] {
      case 0xD9: 1
      case 0xDA: 2
      case 0xDB: 4
      default: 0
      }
    guard size > 0 else { return 1 + Int(block[place] & 31) }
    return 1 + size + (1...size).reduce(0) { $0 << 8 | Int(block[place + $1]) }
  }
}

/// A set of hashes that stops to grow at a million: behind that, new ones are new each time that they come.
///
/// So memory doesn't grow with the dataset, what is told depends on the order of samples alone, and the price is that a very large
/// vocabulary has some words twice, which readers don't mind.
private struct SeenNumbers {
  private var seen: Set<UInt64> = []
  private static let limit = 1 << 20

  /// Whether `number` is new.
  mutating func insert(_ number: UInt64) -> Bool {
    seen.count < Self.limit ? seen.insert(number).inserted : !seen.contains(number)
  }
}
