import Foundation
import Testing

/// Everything in a folder: the bytes of its files, by path.
struct Contents: Sendable, Equatable {
  let files: [String: Data]

  init(of folder: String) throws {
    var files: [String: Data] = [:]
    let walk = FileManager.default.enumerator(atPath: folder)
    while let path = walk?.nextObject() as? String {
      guard walk?.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      files[path] = try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))
    }
    self.files = files
  }

  subscript(path: String) -> Data? { files[path] }

  /// The first path, in order, at which two folders differ; nil if they are the same.
  func difference(from other: Contents) -> String? {
    Set(files.keys).union(other.files.keys).sorted().first { files[$0] != other.files[$0] }
      .map { path in
        if files[path] == nil { return "\(path) is missing" }
        return other.files[path] == nil ? "\(path) should not be there" : "\(path) differs"
      }
  }

  /// The lines of a JSON-lines file, parsed.
  func records(_ path: String) throws -> [[String: Any]] {
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }
}

/// Expects a folder to be as it is wanted, and names the first file that is not.
func expectSame(
  _ contents: Contents, _ wanted: Contents, _ comment: String = "", at place: SourceLocation = #_sourceLocation
) {
  let difference = contents.difference(from: wanted)
  #expect(difference == nil, "\(comment)", sourceLocation: place)
}
