import Bytes
import Foundation
import Testing

@Suite("A file writer") struct FileWriterTests {
  @Test("writes what it is given, whatever the buffer, and hashes it", arguments: [0, 1, 7, 64, 1 << 18])
  func pieces(capacity: Int) throws {
    let scratch = try Scratch()
    var words = Words(seed: 14)
    var writer = try FileWriter(scratch("file"), hashing: true, capacity: capacity)
    var all: [UInt8] = []
    for _ in 0..<200 {
      var piece = ByteWriter()
      for _ in 0..<words.below(100) { piece.append(byte: UInt8(truncatingIfNeeded: words.next())) }
      all += piece.bytes
      switch words.below(3) {
      case 0: try writer.write(piece)
      case 1: try writer.write(bytes: piece.bytes)
      default: try writer.write(bytes: piece.bytes.span)
      }
      #expect(writer.count == all.count)
    }
    let record = try writer.finish(sync: capacity == 7)
    #expect(record == FileRecord(size: all.count, digest: SHA256Digest(of: all)))
    #expect(try FileSystem.read(scratch("file"), limit: all.count) == all)
  }

  @Test("gathers small pieces and lets large ones through")
  func calls() throws {
    let scratch = try Scratch()
    // A tenth call to write would fail.
    try FaultPoints.with("write:2+=EIO", under: scratch.path) {
      var writer = try FileWriter(scratch("file"))
      for _ in 0..<1000 { try writer.write(bytes: [UInt8](repeating: 1, count: 100)) }
      #expect(try writer.finish().size == 100_000)
    }
  }

  @Test("that is dropped leaves no file")
  func dropped() throws {
    let scratch = try Scratch()
    do {
      var writer = try FileWriter(scratch("file"))
      try writer.write(bytes: [1, 2, 3])
      try writer.flush()
      #expect(scratch.names == ["file"])
    }
    #expect(scratch.names == [])
  }

  @Test("takes care of what stands there, as it is told")
  func creation() throws {
    let scratch = try Scratch()
    func write(_ text: String, _ creation: FileCreation) throws {
      var writer = try FileWriter(scratch("file"), creation)
      try writer.write(bytes: Array(text.utf8))
      _ = try writer.finish()
    }
    try write("one", .new)
    #expect(fileError { try write("two", .new) }?.isOccupied == true)
    #expect(scratch.content("file") == "one")
    try write("2", .replacing)
    #expect(scratch.content("file") == "2")
    try write("+3", .appending)
    #expect(scratch.content("file") == "2+3")
    do {
      var writer = try FileWriter(scratch("file"), .appending)
      try writer.write(bytes: Array("+4".utf8))
      try writer.sync()
    }
    #expect(scratch.content("file") == "2+3+4", "what was appended before stays")
  }

  @Test("gives no digest for what it did not write from the start")
  func appendedDigest() throws {
    let scratch = try Scratch()
    let record = try FileWriter(scratch("file"), .appending, hashing: true).finish()
    #expect(record == FileRecord(size: 0, digest: nil))
    #expect(try FileWriter(scratch("other")).finish().digest == nil)
    #expect(try FileWriter(scratch("third"), hashing: true).finish().digest == SHA256Digest(of: ""))
  }

  @Test("makes files that all may read, less what the umask takes")
  func permissions() throws {
    let scratch = try Scratch()
    _ = try FileWriter(scratch("file")).finish()
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("file"))[.posixPermissions] as? Int
    let mask = umask(0)
    umask(mask)
    #expect(mode == 0o644 & ~Int(mask))
  }
}
