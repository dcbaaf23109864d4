import Bytes
import Formats
import Labels
import Synchronization

/// Joined fragments in memory.
struct FragmentStore: JoinedFragments {
  let fragments: [Fragment]

  func total(_ count: String) -> UInt64 { fragments.reduce(0) { $0 + ($1.counts[count] ?? 0) } }

  var streamNames: [String] { Set(fragments.flatMap(\.streams.keys)).sorted() }

  func forEachBlock(of stream: String, _ body: (Span<UInt8>) throws(FormatError) -> Void) throws(FormatError) {
    for fragment in fragments {
      guard let bytes = fragment.streams[stream]?.bytes else { continue }
      try body(bytes.span)
    }
  }

  /// One fragment for all: streams one behind the other, counts added, files in order.
  var joined: Fragment {
    var whole = Fragment()
    for fragment in fragments {
      for (name, stream) in fragment.streams { whole.append(to: name) { $0.append(bytes: stream.bytes) } }
      for (name, count) in fragment.counts { whole.count(name, by: count) }
      for (path, bytes) in fragment.files { whole.addFile(path, bytes) }
    }
    return whole
  }
}

/// A dataset's folder in memory.
final class MemoryFolder: FormatFolder, Sendable {
  private let content = Mutex<[String: [UInt8]]>([:])

  var files: [String: [UInt8]] { content.withLock { $0 } }

  func text(_ path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

  func create(
    _ path: String, _ body: (_ write: (borrowing ByteWriter) throws(FormatError) -> Void) throws(FormatError) -> Void
  ) throws(FormatError) {
    var bytes: [UInt8] = []
    try body { (writer: borrowing ByteWriter) throws(FormatError) in bytes += writer.bytes }
    let twin = content.withLock { $0.updateValue(bytes, forKey: path) }
    guard twin == nil else { throw .file(path: path, reason: "made twice") }
  }
}

/// Everything that `format` makes of `samples`, taken in chunks of the given size: files by path, pictures included.
func dataset(
  of samples: [Sample], by format: some DatasetFormat, chunk size: Int = .max
) throws(FormatError) -> [String: [UInt8]] {
  var fragments: [Fragment] = []
  var files: [String: [UInt8]] = [:]
  var start = 0
  while start < samples.count {
    let end = start + min(size, samples.count - start)
    var fragment = Fragment()
    for sample in samples[start..<end] {
      try format.add(sample, to: &fragment)
      if let path = format.imagePath(of: sample), let image = sample.image { files[path] = image.bytes }
    }
    for (path, bytes) in fragment.files { files[path] = bytes }
    fragments.append(fragment)
    start = end
  }
  let folder = MemoryFolder()
  try format.finish(FragmentStore(fragments: fragments), into: folder)
  return files.merging(folder.files) { first, _ in first + Array("made twice".utf8) }
}
