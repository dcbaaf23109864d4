import Bytes
import Diagnostics
import Specification

extension SpecRequest {
  /// All changes as settings, in the order in which they are made.
  fileprivate var settings: [Setting] {
    var all = changes.map { Setting(path: $0.path, value: $0.value) }
    if let seed { all.append(Setting(path: "seed", value: String(seed))) }
    if let count { all.append(Setting(path: "count", value: String(count))) }
    if let formats { all.append(Setting(path: "formats", value: "[\(formats.joined(separator: ", "))]")) }
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
  /// - Throws: if the file can't be read.
  init?(_ request: SpecRequest, recording diagnostics: inout Diagnostics) throws(FileError) {
    let path = request.path
    let (folder, name) = SpecSource.split(path)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: YAMLLimits.standard.bytes)
    } catch {
      // Not a failure of the disk: the file is no spec.
      guard case .tooLarge = error.reason else { throw error }
      YAMLReader.refuseTooLarge(path, recording: &diagnostics)
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
    for setting in request.settings {
      guard let changed = node.applying(setting, in: files, recording: &diagnostics) else { continue }
      node = changed
    }
    root = node
    stem = SpecSource.stem(of: name)
  }

  /// The name up to its last dot; all of it if there is no dot, or nothing before it.
  private static func stem(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
