import Foundation

/// A folder for one test, which goes with it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "figment-proof-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of `name` inside.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a spec, and gives its path.
  func spec(_ text: String, _ name: String = "spec.yaml") throws -> String {
    try Data(text.utf8).write(to: URL(filePath: self(name)))
    return self(name)
  }
}
