import Bytes

/// Lines of a checksum list as `sha256sum` writes them: 64 hexadecimal digits, two blanks, the path.
///
/// Paths hold no line break and no backslash (`SafeName` sees to that), so no line needs its escapes.
enum SumsLine {
  /// Bytes before the path.
  static let pathOffset = 66

  static func append(_ digest: SHA256Digest, _ path: String, to writer: inout ByteWriter) {
    writer.append(hex: digest)
    writer.append("  ")
    writer.append(text: path)
    writer.append("\n")
  }

  /// The digest and path of a line without its break; nil if it is no such line.
  static func parse(_ line: some Collection<UInt8>) -> (digest: SHA256Digest, path: String)? {
    guard line.count > pathOffset else { return nil }
    let hex = String(decoding: line.prefix(64), as: UTF8.self)
    let path = String(decoding: line.dropFirst(pathOffset), as: UTF8.self)
    guard line.dropFirst(64).prefix(2).allSatisfy({ $0 == UInt8(ascii: " ") }), let digest = SHA256Digest(hex: hex)
    else { return nil }
    return (digest, path)
  }
}

/// The digests of the files that one piece of work made, gathered as they are made.
struct SumsRun {
  private(set) var entries: [(path: String, digest: SHA256Digest)] = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func add(_ path: String, _ digest: SHA256Digest) { entries.append((path, digest)) }

  /// The lines in byte order of the paths.
  mutating func write(to writer: inout ByteWriter) {
    entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for entry in entries { SumsLine.append(entry.digest, entry.path, to: &writer) }
  }
}
