import Bytes
import Diagnostics
package import Specification

/// What the command line changes of a spec, as if it stood in the file.
package struct SpecChanges: Sendable {
  package var seed: UInt64?
  package var count: UInt64?
  /// Names of formats in place of the spec's own.
  package var formats: [String] = []
  package var settings: [Setting] = []

  package init() {}

  /// All changes as settings, in the order in which they are made.
  var all: [Setting] {
    var all = settings
    if let seed { all.append(Setting(path: "seed", value: String(seed))) }
    if let count { all.append(Setting(path: "count", value: String(count))) }
    if !formats.isEmpty { all.append(Setting(path: "formats", value: "[\(formats.joined(separator: ", "))]")) }
    return all
  }
}

/// A spec's file, parsed, with the changes of the command line in place.
struct SpecSource {
  let root: Node
  let files: SpecFiles
  /// The file's name without folders and extension.
  let stem: String

  /// Nil if there is no tree to go on with; `diagnostics` says why.
  init?(_ path: String, _ changes: SpecChanges, recording diagnostics: inout Diagnostics) {
    let (folder, name) = SpecSource.split(path)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: YAMLLimits.standard.bytes)
    } catch {
      let start = SourcePosition(line: 1, column: 1)
      let range = SourceRange(SourceFile(name: path, text: ""), start, start)
      diagnostics.record(Diagnostic(code: "bad-file", range: range, message: "\(error)"))
      return nil
    }
    guard var node = YAMLReader.read(bytes, file: path, recording: &diagnostics) else { return nil }
    guard case .mapping = node.content else {
      diagnostics.record(
        node.misreadMapping() ?? .wrongKind(node, wanted: "a mapping with the keys of a spec"))
      return nil
    }
    files = SpecFiles(root: folder.isEmpty ? "." : folder)
    files.register(node.range.file, in: "")
    for setting in changes.all {
      guard let changed = node.applying(setting, recording: &diagnostics) else { continue }
      node = changed
    }
    root = node
    stem = name.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
