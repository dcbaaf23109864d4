import Foundation
import Synchronization
import Testing

@testable import Bytes

/// What `body` throws.
func fileError(_ body: () throws -> Void) -> FileError? {
  do {
    try body()
    return nil
  } catch {
    return error as? FileError
  }
}

@Suite("A fault plan") struct FaultPlanTests {
  @Test(
    "is a list of kind, number and what",
    arguments: [
      "write:1=ENOSPC", "fsync:3+=EIO,rename:1=EACCES", "close:2=EIO", "write:2=short", "rename:10=kill",
      "mkdir:1+=EROFS",
    ])
  func plans(text: String) {
    #expect(FaultRule.parse(text) != nil)
  }

  @Test(
    "is refused where it is misprinted",
    arguments: [
      "", "write", "write:1", "write:0=EIO", "write:-1=EIO", "write:x=EIO", "wriite:1=EIO", "write:1=ENOPE",
      "write:1=EIO,", "write=EIO:1",
    ])
  func misprints(text: String) {
    #expect(FaultRule.parse(text) == nil)
  }

  @Test("holds for its paths, its count and its time only")
  func scope() throws {
    let (scratch, other) = (try Scratch(), try Scratch())
    let (folder, elsewhere) = (scratch.folder, other.folder)
    FaultPoints.with("write:2=ENOSPC", under: scratch.path) {
      #expect(throws: Never.self) { try folder.write("a", [1]) }
      #expect(throws: Never.self) { try elsewhere.write("a", [1]) }
      #expect(fileError { try folder.write("b", [1]) } == FileError(.write, scratch("b"), .system(errno: ENOSPC)))
      #expect(throws: Never.self) { try folder.write("c", [1]) }
    }
    #expect(throws: Never.self) { try folder.write("d", [1]) }
    FaultPoints.with("write:1+=EIO", under: scratch.path) {
      for _ in 0..<3 { #expect(fileError { try folder.write("e", [1]) }?.errorNumber == EIO) }
    }
    #expect(scratch.names == ["a", "c", "d"])
  }

  @Test("counts over all threads")
  func threads() async throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    let failures = FaultPoints.with("write:37=EIO", under: scratch.path) {
      let box = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 100) { index in
        if fileError({ try folder.write("\(index)", [1]) }) != nil { box.withLock { $0 += 1 } }
      }
      return box.withLock { $0 }
    }
    #expect(failures == 1)
    #expect(scratch.names.count == 99)
  }
}

/// Each operation made to fail in turn, and what must be left then.
@Suite("When the system says no") struct FaultTests {
  @Test("a file written at once leaves nothing behind", arguments: ["open", "write", "close"])
  func wholeFile(kind: String) throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    let error = FaultPoints.with("\(kind):1=ENOSPC", under: scratch.path) {
      fileError { try folder.write("a/b", [1, 2, 3]) }
    }
    #expect(error?.operation.rawValue == kind)
    #expect(error?.description.contains("no space is left on the device (ENOSPC)") == true)
    #expect(scratch.names == ["a"])
    #expect(throws: Never.self) { try folder.write("a/b", [1, 2, 3]) }
  }

  @Test("a streamed file leaves nothing behind", arguments: ["open:1", "write:1", "write:3", "fsync:1", "close:1"])
  func streamed(call: String) throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    let error = FaultPoints.with("\(call)=EIO", under: scratch.path) {
      fileError {
        var writer = try folder.create("file", capacity: 4)
        for _ in 0..<4 { try writer.write(bytes: [1, 2, 3]) }
        _ = try writer.finish(sync: true)
      }
    }
    #expect(error?.errorNumber == EIO)
    #expect(scratch.names == [])
  }

  @Test("short writes are continued until all is written")
  func shortWrites() throws {
    let scratch = try Scratch()
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    let record = try FaultPoints.with("write:1+=short,read:1+=short", under: scratch.path) {
      let record = try scratch.folder.write("file", bytes, hashing: true)
      #expect(try scratch.folder.read("file", limit: 1000) == bytes)
      return record
    }
    #expect(record == FileRecord(size: 1000, digest: SHA256Digest(of: bytes)))
  }

  @Test("a signal's interruption is not an error")
  func interrupted() throws {
    var calls = 0
    let result = try SystemCall.run(.read, "x") { _ in
      calls += 1
      errno = EINTR
      return calls < 4 ? -1 : 7
    }
    #expect(result == 7 && calls == 4)
    calls = 0
    _ = try SystemCall.run(.close, "x") { _ in
      calls += 1
      errno = EINTR
      return -1
    }
    #expect(calls == 1, "a close is never repeated")
  }

  @Test("renames, links, folders and lists report it and change nothing")
  func others() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try folder.write("a", [1])
    func failing(_ plan: String, _ body: () throws -> Void) -> String? {
      FaultPoints.with(plan, under: scratch.path) { fileError(body)?.description.replacing(scratch.path, with: "") }
    }
    #expect(
      failing("rename:1=EACCES") { try folder.rename("a", to: "b") } == "can't rename '/b': permission denied (EACCES)")
    #expect(
      failing("rename:1=EIO") { try folder.rename("a", to: "b", .keeping) }
        == "can't rename '/b': the device failed (EIO)")
    #expect(failing("link:1=EIO") { _ = try folder.link("a", to: "b") } == "can't link '/b': the device failed (EIO)")
    #expect(
      failing("mkdir:1=EROFS") { try folder.makeFolder("c") }
        == "can't make folder '/c': the file system is read-only (EROFS)")
    #expect(
      failing("unlink:1=EPERM") { try folder.remove("a") }
        == "can't remove '/a': the operation is not permitted (EPERM)")
    #expect(failing("readdir:1=EIO") { _ = try folder.list() } == "can't list '': the device failed (EIO)")
    #expect(failing("stat:1=EIO") { _ = try folder.has("a") } == "can't look at '/a': the device failed (EIO)")
    #expect(failing("read:1=EIO") { _ = try folder.read("a", limit: 9) } == "can't read '/a': the device failed (EIO)")
    #expect(failing("fsync:1=EIO") { try folder.syncAll() } == "can't sync '': the device failed (EIO)")
    #expect(failing("fsync:1=EIO") { try folder.syncFolder() } == "can't sync '': the device failed (EIO)")
    #expect(
      failing("flock:1=ENOLCK") { _ = try FolderLock(folder) }?.hasSuffix("the file system has no locks left (ENOLCK)")
        == true)
    #expect(
      failing("realpath:1=EIO") { _ = try folder.read("a", limit: 9) }?.hasSuffix("the device failed (EIO)") == true)
    #expect(scratch.names == [".figment", ".figment/lock", "a"])
  }

  @Test("a file system without hard links gets copies", arguments: ["EPERM", "EXDEV", "EMLINK", "ENOTSUP", "ENOSYS"])
  func copies(reason: String) throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    let bytes = [UInt8](repeating: 5, count: 600_000)
    try folder.write("a", bytes)
    let outcome = try FaultPoints.with("link:1=\(reason)", under: scratch.path) { try folder.link("a", to: "deep/b") }
    #expect(outcome == .copied)
    #expect(try folder.read("deep/b", limit: 1 << 20) == bytes)
    #expect(try folder.status(of: "a")?.links == 1)
    let full = FaultPoints.with("link:1=EPERM,write:2=ENOSPC", under: scratch.path) {
      fileError { _ = try folder.link("a", to: "c") }
    }
    #expect(full?.errorNumber == ENOSPC)
    #expect(try !folder.has("c"))
  }

  @Test("renames without the system's help keep what is there and exchange in three steps")
  func fallbacks() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    func content() throws -> [String] { try folder.list().map { "\($0.path)=\(scratch.content($0.path) ?? "")" } }
    try scratch.put("a", "A")
    try scratch.put("b", "B")
    let kept = FaultPoints.with("rename:1=EINVAL", under: scratch.path) {
      fileError { try folder.rename("a", to: "b", .keeping) }
    }
    #expect(kept?.isOccupied == true)
    try FaultPoints.with("rename:1=ENOSYS", under: scratch.path) { try folder.rename("a", to: "c", .keeping) }
    #expect(try content() == ["b=B", "c=A"])
    // The second call is the look whether `.old` is free, which is a rename that keeps.
    try FaultPoints.with("rename:1=EINVAL,rename:2=EINVAL", under: scratch.path) {
      try folder.rename("b", to: "c", .exchanging)
    }
    #expect(try content() == ["b=A", "c=B"])
    let undone = FaultPoints.with("rename:1=EINVAL,rename:3=EIO", under: scratch.path) {
      fileError { try folder.rename("b", to: "c", .exchanging) }
    }
    #expect(undone?.errorNumber == EIO)
    #expect(try content() == ["b=A", "c=B"])
  }
}
