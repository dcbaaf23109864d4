import Bytes
import Foundation
import Testing

@Suite("A folder") struct FolderTests {
  @Test("makes what leads to a file, once")
  func makes() throws {
    let scratch = try Scratch()
    let folder = Folder(scratch("a/b"))
    try folder.write("c/d/e.txt", Array("x".utf8))
    #expect(scratch.content("a/b/c/d/e.txt") == "x")
    // Known folders cost no further call.
    try FaultPoints.with("mkdir:1+=EIO", under: scratch.path) {
      try folder.write("c/d/f.txt", Array("y".utf8))
      try folder.makeFolder("c/d")
    }
    try folder.removeTree("c")
    try folder.write("c/d/g.txt", Array("z".utf8))
    #expect(scratch.content("a/b/c/d/g.txt") == "z")
    try folder.rename("c", to: "moved")
    try folder.write("c/d/h.txt", Array("h".utf8))
    #expect(scratch.content("a/b/c/d/h.txt") == "h")
    #expect(try folder.subfolder("c").has("d/h.txt"))
  }

  @Test("takes two normal forms of a name for two, as the file system does")
  func normalForms() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    for name in ["é", "e\u{301}"] { try folder.write("\(name)/x", Array(name.utf8)) }
    let names = try folder.list().filter { $0.kind == .folder }.map { Array($0.path.utf8) }
    #expect(names == [Array("e\u{301}".utf8), Array("é".utf8)])
    try folder.removeTree("é")
    try folder.write("é/x", [1])
    #expect(try folder.read("é/x", limit: 9) == [1] && folder.read("e\u{301}/x", limit: 9).count == 3)
  }

  @Test("says what stands in the way of a folder")
  func blocked() throws {
    let scratch = try Scratch()
    try scratch.put("file")
    #expect(fileError { try scratch.folder.makeFolder("file") }?.reason == .notAFolder(.file))
    #expect(fileError { try scratch.folder.write("file/x", [1]) }?.reason == .notAFolder(.file))
    #expect(fileError { try scratch.folder.makeFolder("file/x/y") }?.errorNumber == ENOTDIR)
  }

  @Test(
    "refuses paths that could leave it",
    arguments: ["", "/x", "../x", "a/../../x", "a//b", "a/", ".", "a/./b", "x\0y"])
  func unsafe(path: String) throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    #expect(fileError { try folder.write(path, [1]) } != nil)
    #expect(fileError { try folder.makeFolder(path) } != nil)
    #expect(fileError { try folder.removeTree(path) } != nil)
    #expect(fileError { try folder.rename("a", to: path) } != nil)
    #expect(fileError { _ = try folder.link("a", to: path) } != nil)
    #expect(fileError { _ = try folder.status(of: path) } != nil)
    #expect(scratch.names == [])
  }

  @Test("is written to by many threads at once")
  func threads() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    DispatchQueue.concurrentPerform(iterations: 500) { index in
      _ = try? folder.write("part\(index % 7)/\(index).txt", Array("\(index)".utf8))
    }
    #expect(try folder.list().filter { $0.kind == .file }.count == 500)
  }

  @Test("renames in one step: replacing, keeping, exchanging")
  func renames() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    for name in ["a", "b", "c/x"] { try scratch.put(name, name) }
    try folder.rename("a", to: "b")
    #expect(scratch.content("b") == "a")
    #expect(fileError { try folder.rename("b", to: "c/x", .keeping) }?.isOccupied == true)
    try folder.rename("b", to: "new/y", .keeping)
    #expect(scratch.names == ["c", "c/x", "new", "new/y"])
    try folder.rename("c", to: "new", .exchanging)
    #expect(scratch.content("new/x") == "c/x" && scratch.content("c/y") == "a")
    #expect(fileError { try folder.rename("c", to: "new") }?.isOccupied == true)
    #expect(fileError { try folder.rename("missing", to: "z") }?.isMissing == true)
    #expect(fileError { try folder.rename("c", to: "missing", .exchanging) }?.isMissing == true)
  }

  @Test("gives a file a second name")
  func links() throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try scratch.put("a", "A")
    #expect(try folder.link("a", to: "deep/b") == .linked)
    #expect(try folder.status(of: "deep/b")?.links == 2)
    #expect(try folder.status(of: "deep/b")?.node == folder.status(of: "a")?.node)
    #expect(fileError { _ = try folder.link("a", to: "deep/b") }?.isOccupied == true)
    #expect(fileError { _ = try folder.link("missing", to: "c") }?.isMissing == true)
  }

  @Test("lists in byte order, links told and not followed")
  func lists() throws {
    let scratch = try Scratch()
    for name in ["b", "a/x", "a.txt", "A", "é", "z/y/w", "a-b/c"] { try scratch.put(name, name) }
    try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: "/")
    mkfifo(scratch("pipe"), 0o600)
    let entries = try scratch.folder.list()
    #expect(
      entries.map(\.path) == ["A", "a", "a-b", "a-b/c", "a.txt", "a/x", "b", "link", "pipe", "z", "z/y", "z/y/w", "é"])
    #expect(entries.first { $0.path == "link" }?.kind == .symbolicLink)
    #expect(entries.first { $0.path == "pipe" }?.kind == .pipe)
    #expect(entries.first { $0.path == "é" }?.size == 2)
    #expect(try scratch.folder.list("z").map(\.path) == ["z/y", "z/y/w"])
    #expect(try scratch.folder.list("missing").isEmpty)
    #expect(fileError { _ = try scratch.folder.list("b") }?.errorNumber == ENOTDIR)
    #expect(fileError { _ = try scratch.folder.list("link") } != nil)
    try FileManager.default.createSymbolicLink(atPath: scratch("door"), withDestinationPath: "z")
    #expect(try Folder(scratch("door")).list().map(\.path) == ["y", "y/w"])
  }

  @Test("refuses to list names that are no text")
  func badNames() throws {
    let scratch = try Scratch()
    let name = Array(scratch.path.utf8CString.dropLast()) + [0x2F, -1, -2, 0]
    #expect(close(open(name, O_CREAT | O_WRONLY, 0o600)) == 0)
    #expect(fileError { _ = try scratch.folder.list() }?.reason == .nameIsNotText)
    try scratch.folder.subfolder("x").make()
    rename(name, scratch("x") + "/y")
    _ = try scratch.folder.list()
  }

  @Test("removes a tree and nothing that its links lead to")
  func removes() throws {
    let (scratch, other) = (try Scratch(), try Scratch())
    try other.put("precious", "!")
    for name in ["tree/a/b/c", "tree/d", "kept"] { try scratch.put(name) }
    try FileManager.default.createSymbolicLink(atPath: scratch("tree/a/out"), withDestinationPath: other.path)
    try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: other.path)
    mkfifo(scratch("tree/pipe"), 0o600)
    let odd = Array(scratch("tree/").utf8CString.dropLast()) + [-1, 0]
    close(open(odd, O_CREAT | O_WRONLY, 0o600))
    try scratch.folder.removeTree("tree")
    try scratch.folder.removeTree("link")
    try scratch.folder.removeTree("missing")
    #expect(scratch.names == ["kept"])
    #expect(other.content("precious") == "!")
    try scratch.folder.removeTree("kept")
    #expect(scratch.names == [])
  }

  @Test("bounds how deep it goes")
  func deep() throws {
    let scratch = try Scratch()
    let path = Array(repeating: "d", count: Folder.depthLimit + 5).joined(separator: "/")
    try scratch.folder.makeFolder(path)
    #expect(fileError { _ = try scratch.folder.list() }?.reason == .tooDeep(limit: Folder.depthLimit))
    #expect(fileError { try scratch.folder.removeTree("d") }?.reason == .tooDeep(limit: Folder.depthLimit))
  }

  @Test("syncs")
  func syncs() throws {
    let scratch = try Scratch()
    try scratch.put("a/b", "x")
    try scratch.folder.sync("a/b")
    try scratch.folder.syncFolder("a")
    try scratch.folder.syncFolder()
    try scratch.folder.syncAll()
    #expect(fileError { try scratch.folder.sync("missing") }?.isMissing == true)
  }

  @Test("that may not be written to says so")
  func readOnly() throws {
    let scratch = try Scratch()
    try scratch.put("a/b")
    chmod(scratch("a"), 0o500)
    defer { chmod(scratch("a"), 0o700) }
    // The super-user may write anywhere.
    guard getuid() != 0 else { return }
    #expect(fileError { try scratch.folder.write("a/c", [1]) }?.errorNumber == EACCES)
  }
}
