import Bytes

extension TextFrame {
  /// What stands around the records of one file.
  struct Envelope {
    var head = ByteWriter()
    var tail = ByteWriter()
    /// Whether each record begins with a comma, of which the first is dropped.
    var isList = false

    init() {}

    /// Whether the file is the records and nothing else.
    var isEmpty: Bool { head.isEmpty && tail.isEmpty && !isList }

    /// A list in JSON, a record on each line.
    static var jsonList: Envelope {
      var envelope = Envelope()
      envelope.head.append("[")
      envelope.tail.append("\n]\n")
      envelope.isList = true
      return envelope
    }
  }

  /// Writes one file a split, from the streams that are called like the splits' folders; `path` names it.
  func writeSplits(
    of whole: some JoinedFragments, into folder: borrowing some FormatFolder, in envelope: Envelope = Envelope(),
    stream: (String) -> String = { $0 }, path: (String) -> String
  ) throws(FormatError) {
    for (_, name) in folders.all {
      guard !envelope.isEmpty else {
        try folder.create(path(name), from: stream(name), of: whole)
        continue
      }
      try folder.create(path(name)) { write throws(FormatError) in
        var file = ByteWriter(capacity: 320 << 10)
        file.append(envelope.head)
        if envelope.isList {
          try file.join(recordsOf: stream(name), in: whole, write)
        } else {
          try file.join(stream(name), in: whole, write)
        }
        file.append(envelope.tail)
        try write(file)
      }
    }
  }

  /// Writes one file of lines a split, as `writeSplits` does, and counts the lines of each: where samples come by the million,
  /// that is cheaper than to count them one by one.
  func writeLines(
    of whole: some JoinedFragments, into folder: borrowing some FormatFolder, path: (String) -> String
  ) throws(FormatError) -> [UInt64] {
    try writeSplits(of: whole, into: folder, path: path)
    var counts: [UInt64] = []
    for (_, name) in folders.all {
      var count: UInt64 = 0
      try whole.forEachBlock(of: name) { block throws(FormatError) in count += block.lineCount }
      counts.append(count)
    }
    return counts
  }

  /// Writes `README.md` and `LICENSE`, with what each split holds (`counts`, or what fragments counted); the losses of the whole are told behind `notes`.
  func writeCard(
    _ whole: some JoinedFragments, into folder: borrowing some FormatFolder, counts: [UInt64]? = nil, title: String,
    layout: [(path: String, content: String)], notes: [String], snippet: String, frontMatter: String = ""
  ) throws(FormatError) {
    try DatasetCard(
      texts: dataset, title: title, layout: layout,
      counts: zip(folders.all, counts ?? folders.all.map { whole.total($0.folder) }).map { ($0.split, $1) },
      notes: notes + TextLoss.sentences(whole.total), snippet: snippet, frontMatter: frontMatter
    ).write(into: folder)
  }

  /// The folder of the first split: for examples.
  var firstFolder: String { folders.all.first?.folder ?? "train" }
}

extension Span<UInt8> {
  /// How many line feeds there are.
  fileprivate var lineCount: UInt64 {
    withUnsafeBufferPointer { bytes in bytes.reduce(0) { $0 &+ ($1 == 10 ? 1 : 0) } }
  }
}
