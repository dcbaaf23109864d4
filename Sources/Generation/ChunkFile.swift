import Bytes
import Formats

/// The head of a chunk file: what stands where in it, and the chunk's counts.
///
/// A chunk file holds what is joined later: one line of JSON (this), then the bytes of all sections, one behind the other.
/// A section is a stream of one format's fragment; those with an empty format name are the pipeline's own.
struct ChunkHeader: Sendable, Hashable {
  struct Section: Sendable, Hashable {
    /// The format's folder; empty for our own.
    var format: String
    var stream: String
    /// From the start of the file; meaningful once the header is read.
    var offset: Int
    var count: Int
  }

  struct Count: Sendable, Hashable {
    var format: String
    var name: String
    var value: UInt64
  }

  var indices: Range<UInt64>
  var sections: [Section] = []
  var counts: [Count] = []
  var tally = Tally()
  /// Where the streams of a run end that lie in files of their own, as of this chunk and by names; only of those that the
  /// chunk has something of. Nil where the chunk file itself holds its streams.
  var ends: [StreamEnd]?

  /// The section of the truth lines.
  static let truth = "truth"
  /// The section of checksum lines, in path order.
  static let sums = "sums"

  func section(_ stream: String, of format: String = "") -> Section? {
    sections.first { $0.stream == stream && $0.format == format }
  }

  func end(of stream: String, of format: String) -> StreamEnd? {
    ends?.first { $0.stream == stream && $0.format == format }
  }
}

extension ChunkHeader {
  /// Writes the line of JSON; `classes` are the dataset's, by whose names the tally is written.
  func write(to writer: inout ByteWriter, classes: [String]) {
    writer.append(text: "{\"first\":\(indices.lowerBound),\"end\":\(indices.upperBound),\"sections\":")
    writer.appendList(sections) { writer, section in
      writer.append("[")
      writer.append(json: section.format)
      writer.append(",")
      writer.append(json: section.stream)
      writer.append(text: ",\(section.count)]")
    }
    writer.append(",\"counts\":")
    writer.appendList(counts) { writer, count in
      writer.append("[")
      writer.append(json: count.format)
      writer.append(",")
      writer.append(json: count.name)
      writer.append(text: ",\(count.value)]")
    }
    writer.append(",\"tally\":")
    tally.write(to: &writer, classes: classes)
    if let ends {
      writer.append(",\"ends\":")
      writer.appendList(ends) { writer, end in
        writer.append("[")
        writer.append(json: end.format)
        writer.append(",")
        writer.append(json: end.stream)
        writer.append(text: ",\(end.end),\"\(end.digest.hex)\"]")
      }
    }
    writer.append("}\n")
  }

  /// Nil if the text is no header; `payload` is where the sections begin.
  init?(_ text: [UInt8], payload: Int, classes: [String]) {
    guard let json = try? JSONValue(parsing: text), let first = json["first"]?.unsigned,
      let end = json["end"]?.unsigned,
      first < end, end <= DatasetPlan.countLimit, let sections = json["sections"]?.array,
      let counts = json["counts"]?.array,
      let tally = json["tally"].flatMap({ Tally($0, classes: classes) })
    else { return nil }
    self.init(indices: first..<end, tally: tally)
    var offset = payload
    for section in sections {
      guard let format = section[0]?.string, let stream = section[1]?.string, let count = section[2]?.integer,
        count >= 0, count <= Int.max - offset
      else { return nil }
      self.sections.append(Section(format: format, stream: stream, offset: offset, count: count))
      offset += count
    }
    for count in counts {
      guard let format = count[0]?.string, let name = count[1]?.string, let value = count[2]?.unsigned else {
        return nil
      }
      self.counts.append(Count(format: format, name: name, value: value))
    }
    guard let list = json["ends"] else { return }
    var ends: [StreamEnd] = []
    for end in list.array ?? [] {
      guard let format = end[0]?.string, let stream = end[1]?.string, let place = end[2]?.integer, place >= 0,
        let digest = end[3]?.string.flatMap({ SHA256Digest(hex: $0) })
      else { return nil }
      ends.append(StreamEnd(format: format, stream: stream, end: place, digest: digest))
    }
    self.ends = ends
  }
}

/// A chunk file open for reading.
struct ChunkFile: ~Copyable {
  let header: ChunkHeader
  private let reader: FileReader

  /// - Throws: `damaged` if it is no chunk file; `file`.
  init(_ path: String, of folder: Folder, classes: [String]) throws(GenerationError) {
    let reader = try filing(try folder.open(path))
    var text: [UInt8] = []
    var wanted = 4096
    repeat {
      try filing(try reader.read(at: 0, count: wanted, into: &text))
      wanted *= 4
    } while text.count * 4 == wanted && wanted <= Self.headerLimit && !text.contains(UInt8(ascii: "\n"))
    guard let end = text.firstIndex(of: UInt8(ascii: "\n")),
      let header = ChunkHeader(Array(text[..<end]), payload: end + 1, classes: classes)
    else { throw .damaged(path: path, what: "it is no chunk file") }
    self.reader = reader
    self.header = header
  }

  /// Reads a section into `bytes`, in place of what it held.
  func read(_ section: ChunkHeader.Section, into bytes: inout [UInt8]) throws(FileError) {
    try reader.read(at: section.offset, count: min(section.count, reader.size), into: &bytes)
  }

  private static let headerLimit = 64 << 20
}
