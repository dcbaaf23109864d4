import Bytes
import Foundation
import Testing

@Suite("A file reader") struct FileReaderTests {
  @Test("lends any range in blocks, in order")
  func blocks() throws {
    let scratch = try Scratch()
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try Data(bytes).write(to: URL(fileURLWithPath: scratch("f")))
    let file = try scratch.folder.open("f")
    #expect(file.size == 10_000)
    for (range, size) in [
      (0..<10_000, 1 << 18), (0..<10_000, 77), (123..<4567, 1000), (9_999..<20_000, 10), (5..<5, 1),
      (20_000..<30_000, 9),
    ] {
      var read: [UInt8] = []
      try file.forEachBlock(of: range, size: size) { block throws(FileError) in
        #expect(block.count <= size)
        read += block
      } failing: {
        $0
      }
      #expect(read == Array(bytes[range.clamped(to: 0..<10_000)]))
    }
    #expect(try file.record() == FileRecord(size: 10_000, digest: SHA256Digest(of: bytes)))
  }

  @Test("passes on the caller's own error, and its own as the caller wants it")
  func errors() throws {
    struct Own: Error, Equatable { var text: String }
    let scratch = try Scratch()
    try scratch.put("f", "abc")
    let file = try scratch.folder.open("f")
    #expect(throws: Own(text: "stop")) {
      try file.forEachBlock { _ throws(Own) in
        throw Own(text: "stop")
      } failing: {
        Own(text: "\($0)")
      }
    }
    FaultPoints.with("read:1=EIO", under: scratch.path) {
      #expect(throws: Own(text: "can't read '\(scratch("f"))': the device failed (EIO)")) {
        try file.forEachBlock { _ throws(Own) in
        } failing: {
          Own(text: "\($0)")
        }
      }
    }
  }

  @Test("opens nothing but files of the folder")
  func kinds() throws {
    let scratch = try Scratch()
    try scratch.put("f", "abc")
    mkfifo(scratch("pipe"), 0o600)
    try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: "f")
    #expect(fileError { _ = try scratch.folder.open("pipe") }?.reason == .notAFile(.pipe))
    #expect(fileError { _ = try scratch.folder.open("link") }?.reason == .notAFile(.symbolicLink))
    #expect(fileError { _ = try scratch.folder.open("../f") }?.reason == .unsafeComponent)
    #expect(fileError { _ = try scratch.folder.open("missing") }?.isMissing == true)
    #expect(try FileReader(scratch("link")).size == 3)
  }
}
