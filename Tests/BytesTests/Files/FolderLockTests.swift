import Bytes
import Foundation
import Testing

@Suite("A folder lock") struct FolderLockTests {
  @Test("has one holder, and names it to the second")
  func exclusive() throws {
    let scratch = try Scratch()
    let folder = Folder(scratch("new"))
    let lock = try FolderLock(folder)
    #expect(scratch.content("new/.figment/lock") == "\(getpid())\n")
    #expect(fileError { _ = try FolderLock(folder) }?.reason == .locked(by: getpid()))
    #expect(throws: Never.self) { _ = try FolderLock(Folder(scratch("other"))) }
    try lock.release()
    let again = try FolderLock(folder)
    try again.release(removing: true)
    #expect(scratch.names == ["new", "new/.figment", "other", "other/.figment", "other/.figment/lock"])
  }

  @Test("is taken though its folder went since it was made")
  func goneFolder() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try folder.makeFolder(".figment")
    try FileManager.default.removeItem(atPath: scratch(".figment"))
    let lock = try FolderLock(folder)
    #expect(scratch.content(".figment/lock") == "\(getpid())\n")
    try lock.release()
  }

  @Test("is given back when it goes out of scope")
  func scope() throws {
    let scratch = try Scratch()
    do { _ = try FolderLock(scratch.folder) }
    do { _ = try FolderLock(scratch.folder) }
  }

  @Test("dies with its process")
  func death() throws {
    let scratch = try Scratch()
    try scratch.put(".figment/lock", "")
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    guard FileManager.default.fileExists(atPath: "/usr/bin/flock") else { return }
    holder.arguments = ["--no-fork", scratch(".figment/lock"), "sleep", "60"]
    try holder.run()
    var refused = false
    for _ in 0..<500 where !refused {
      usleep(10_000)
      refused = fileError { _ = try FolderLock(scratch.folder) }?.reason == .locked(by: nil)
    }
    #expect(refused)
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    #expect(throws: Never.self) { _ = try FolderLock(scratch.folder) }
  }

  @Test("is not fooled by links, pipes or a file of that name")
  func hostile() throws {
    let scratch = try Scratch()
    try scratch.put("a/victim", "precious")
    try scratch.put("b/.figment", "")
    for name in ["a", "c"] {
      try FileManager.default.createDirectory(atPath: scratch("\(name)/.figment"), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(atPath: scratch("a/.figment/lock"), withDestinationPath: "../victim")
    mkfifo(scratch("c/.figment/lock"), 0o600)
    #expect(fileError { _ = try FolderLock(Folder(scratch("a"))) }?.errorNumber == ELOOP)
    #expect(scratch.content("a/victim") == "precious")
    #expect(fileError { _ = try FolderLock(Folder(scratch("b"))) }?.reason == .notAFolder(.file))
    #expect(fileError { _ = try FolderLock(Folder(scratch("c"))) } != nil)
  }
}
