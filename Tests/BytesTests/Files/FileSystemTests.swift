import Bytes
import Foundation
import Testing

@Suite("Reading a file") struct FileSystemTests {
  @Test("gives its bytes, whatever its size")
  func whole() throws {
    let scratch = try Scratch()
    for size in [0, 1, 4095, 4096, 4097, 1_000_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try Data(bytes).write(to: URL(fileURLWithPath: scratch("f")))
      #expect(try FileSystem.read(scratch("f"), limit: size) == bytes)
      if size > 0 {
        #expect(
          fileError { _ = try FileSystem.read(scratch("f"), limit: size - 1) }?.reason == .tooLarge(limit: size - 1))
      }
    }
    // Files of the kernel say that they are empty and are not.
    #expect(try FileSystem.read("/proc/self/status", limit: 100_000).count > 100)
    #expect(fileError { _ = try FileSystem.read("/proc/self/status", limit: 100) }?.reason == .tooLarge(limit: 100))
  }

  @Test("refuses at once what is no regular file")
  func special() throws {
    let scratch = try Scratch()
    mkfifo(scratch("pipe"), 0o600)
    try scratch.put("folder/x")
    try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: "pipe")
    func reason(_ path: String) -> FileError.Reason? { fileError { _ = try FileSystem.read(path, limit: 10) }?.reason }
    #expect(reason(scratch("pipe")) == .notAFile(.pipe))
    #expect(reason(scratch("link")) == .notAFile(.pipe))
    #expect(reason(scratch("folder")) == .notAFile(.folder))
    #expect(reason("/dev/zero") == .notAFile(.device))
    #expect(reason(scratch("missing")) == .system(errno: ENOENT))
    #expect(reason(scratch("folder/x/y")) == .system(errno: ENOENT))
    #expect(reason("") == .system(errno: ENOENT))
    #expect(reason("a\0b") == .holdsNUL)
  }

  @Test(
    "named by a user's text never leaves the folder",
    arguments: [
      ("/etc/passwd", .absolutePath), ("../secret", .unsafeComponent), ("sub/../../secret", .unsafeComponent),
      ("sub/../a", .unsafeComponent),
      ("./a", .unsafeComponent), ("sub//a", .unsafeComponent), ("sub/", .unsafeComponent), ("..", .unsafeComponent),
      (".", .unsafeComponent),
      ("", .emptyPath), ("a\0", .holdsNUL), ("out", .leavesFolder), ("outfolder/secret", .leavesFolder),
      ("chain", .leavesFolder),
      ("absolute", .leavesFolder), ("prefix", .leavesFolder), ("self", .leavesFolder), ("loop", .system(errno: ELOOP)),
      ("dangling", .system(errno: ENOENT)), ("missing", .system(errno: ENOENT)),
    ] as [(String, FileError.Reason)])
  func escapes(path: String, reason: FileError.Reason) throws {
    let scratch = try Scratch()
    try scratch.put("secret", "s")
    try scratch.put("root-twin/secret", "s")
    try scratch.put("root/sub/a", "inside")
    for (name, target) in [
      ("out", "../secret"), ("outfolder", ".."), ("chain", "sub/hop"), ("sub/hop", "../out"),
      ("absolute", scratch("secret")),
      ("prefix", "../root-twin/secret"), ("self", "."), ("loop", "loop"), ("dangling", "nowhere"),
    ] { try FileManager.default.createSymbolicLink(atPath: scratch("root/" + name), withDestinationPath: target) }
    #expect(fileError { _ = try FileSystem.read(path, inside: scratch("root"), limit: 100) }?.reason == reason)
  }

  @Test("follows links that stay inside, and a link to the folder itself")
  func inside() throws {
    let scratch = try Scratch()
    try scratch.put("root/sub/..a..", "inside")
    for (name, target) in [
      ("root/link", "sub/..a.."), ("root/there", "sub"), ("root/sub/back", "../sub/..a.."),
      ("root/absolute", scratch("root/sub/..a..")), ("door", "root"),
    ] { try FileManager.default.createSymbolicLink(atPath: scratch(name), withDestinationPath: target) }
    for path in ["sub/..a..", "link", "there/..a..", "sub/back", "absolute"] {
      for root in ["root", "door", "root/", "./root/sub/.."] {
        #expect(
          try FileSystem.read(path, inside: scratch(root), limit: 100) == Array("inside".utf8), "\(path) in \(root)")
      }
    }
    #expect(
      fileError { _ = try FileSystem.read("link", inside: scratch("root"), limit: 5) }?.reason == .tooLarge(limit: 5))
  }

  @Test("has a reason in words for every error")
  func words() {
    #expect(
      "\(FileError(.open, "a/b", .system(errno: ENOENT)))"
        == "can't open 'a/b': there is no such file or folder (ENOENT)")
    #expect("\(FileError(.read, "a", .tooLarge(limit: 7)))" == "can't read 'a': it is larger than the limit of 7 bytes")
    #expect(
      "\(FileError(.lock, "d/.figment/lock", .locked(by: 12)))"
        == "can't lock 'd/.figment/lock': it is in use by another run (process 12)")
    #expect("\(FileError(.write, "a", .system(errno: 9999)))" == "can't write 'a': system error 9999")
    #expect(
      "\(FileError(.read, "p", .notAFile(.symbolicLink)))"
        == "can't read 'p': it is no regular file but a symbolic link")
    #expect(FileError(.open, "a", .system(errno: ENOENT)).isMissing)
    #expect(FileError(.rename, "a", .system(errno: ENOTEMPTY)).isOccupied)
  }
}
