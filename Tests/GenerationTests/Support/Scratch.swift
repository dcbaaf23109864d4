import Bytes
import Foundation
import Generation
import Testing

/// A folder of its own for one test, removed at the end.
final class Scratch {
  let path: String

  init() throws {
    // In memory where there is such a place: publishing waits for the device, and hundreds of tests publish.
    let memory = "/dev/shm"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    path = (isThere ? memory : FileManager.default.temporaryDirectory.path) + "/figment-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something inside.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}

/// All files below a folder with their contents, links and folders looked through.
func contents(of folder: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  let base = URL(filePath: folder).resolvingSymlinksInPath().path
  guard let walk = FileManager.default.enumerator(atPath: base) else { return [:] }
  for case let path as String in walk {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: "\(base)/\(path)", isDirectory: &isFolder) else { continue }
    if !isFolder.boolValue { files[path] = try Data(contentsOf: URL(filePath: "\(base)/\(path)")) }
  }
  return files
}

/// Expects two folders to hold the same files with the same bytes.
func expectEqual(
  _ folder: String, _ other: [String: Data], _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let files = try contents(of: folder)
  #expect(
    files.keys.sorted() == other.keys.sorted(), comment, sourceLocation: sourceLocation)
  let different = files.keys.filter { files[$0] != other[$0] }.sorted()
  #expect(different == [], comment, sourceLocation: sourceLocation)
}

/// Runs a program and gives what it printed and how it ended.
@discardableResult
func shell(_ program: String, _ arguments: [String], in folder: String? = nil) throws -> (status: Int32, output: String)
{
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  if let folder { process.currentDirectoryURL = URL(filePath: folder) }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
