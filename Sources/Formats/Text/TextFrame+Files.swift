import Bytes

extension TextFrame {
  /// What stands around the records of one file.
  struct Envelope {
    var head = ByteWriter()
    var tail = ByteWriter()
    /// Whether each record begins with a comma, of which the first is dropped.
    var isList = false

    init() {}

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

  /// Writes `README.md` and `LICENSE`; the losses of the whole are told behind `notes`.
  func writeCard(
    _ whole: some JoinedFragments, into folder: borrowing some FormatFolder, title: String,
    layout: [(path: String, content: String)], notes: [String], snippet: String, frontMatter: String = ""
  ) throws(FormatError) {
    try DatasetCard(
      texts: dataset, title: title, layout: layout,
      counts: folders.all.map { ($0.split, whole.total($0.folder)) },
      notes: notes + TextLoss.sentences(whole.total), snippet: snippet, frontMatter: frontMatter
    ).write(into: folder)
  }

  /// The folder of the first split: for examples.
  var firstFolder: String { folders.all.first?.folder ?? "train" }
}
