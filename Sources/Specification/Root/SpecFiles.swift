package import Bytes
package import Diagnostics

/// The files that belong to a spec: all below the folder that the spec stands in.
package final class SpecFiles {
  package struct Fault: Error, Sendable {
    package let message: String
  }

  /// The folder of the main spec.
  package let root: String
  /// The folder of each source file, relative to `root`.
  private var folders: [SourceFile: String] = [:]
  /// Where each source file stands among those that were read: the main spec is 0.
  private var numbers: [SourceFile: Int] = [:]
  /// The files that samples are made of, relative to `root`, in the order of first mention.
  package private(set) var assets: [String] = []
  private var places: [ExactText: SourceRange] = [:]

  package init(root: String) { self.root = root }

  /// Notes that `file` stands in `folder`, relative to the root: its paths are relative to that.
  package func register(_ file: SourceFile, in folder: String) {
    folders[file] = folder
    if numbers[file] == nil { numbers[file] = numbers.count }
  }

  /// What changes from the command line stand in place of.
  private var replaced: [SourceFile: SourceRange] = [:]

  /// Notes that the value in `file`, of a change from the command line, stands in place of what is at `range`.
  package func register(_ file: SourceFile, inPlaceOf range: SourceRange) { replaced[file] = range }

  /// Where `range` stands in reading order: the number of its file, each file before those that it includes, and the
  /// place in it. What the command line changes stands where it would in the file.
  func order(of range: SourceRange) -> (file: Int, start: SourcePosition) {
    let place = replaced[range.file] ?? range
    return (numbers[place.file] ?? -1, place.start)
  }

  /// `path`, as the file of `range` means it, relative to the root; the fault says why it can't be used.
  package func check(_ path: String, at range: SourceRange) -> Result<String, Fault> {
    check(path, in: folders[range.file] ?? "", at: range)
  }

  /// What a path into the shipped library begins with.
  package static let library = "library:"
  /// The folder of the shipped library, once it was looked for.
  private lazy var libraryFolder: String? = ShippedFiles.folder("scenes/library")

  /// `library:people` as a name that `read` knows: that of the file `people.yaml` that comes with the program.
  package func checkLibrary(_ name: String, at range: SourceRange) -> Result<String, Fault> {
    let stem = String(name.dropFirst(Self.library.count))
    guard let folder = libraryFolder else {
      return .failure(
        Fault(
          message: "the shipped library isn't there: 'scenes/library' stands neither beside the program nor above it"))
    }
    let isName = !stem.isEmpty && stem.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) }
    let path = FileSystem.joined(folder, "\(stem).yaml")
    guard isName, let status = try? FileSystem.status(of: path), status.kind == .file else {
      return .failure(Fault(message: "the shipped library has no file '\(stem)'"))
    }
    let key = ExactText(name)
    if places.updateValue(places[key] ?? range, forKey: key) == nil { assets.append(name) }
    return .success(name)
  }

  /// The same for a path that an expression gives: it is relative to the root, wherever the expression stands.
  package func check(_ path: String, belowRootAt range: SourceRange) -> Result<String, Fault> {
    check(path, in: "", at: range)
  }

  private func check(_ path: String, in folder: String, at range: SourceRange) -> Result<String, Fault> {
    guard folder != Self.library else {
      return .failure(
        Fault(message: "a file of the shipped library includes others as 'library:NAME', and no other files"))
    }
    guard !path.isEmpty else { return .failure(Fault(message: "the path is empty")) }
    guard let relative = normalised(path, in: folder) else {
      return .failure(Fault(message: "the path '\(path)' leaves the spec's folder; files must lie inside of it"))
    }
    guard relative != "." else { return .failure(Fault(message: "'\(path)' is a folder, no file")) }
    do throws(FileError) {
      let full = try FileSystem.resolve(relative, inside: root)
      guard let status = try FileSystem.status(of: full) else {
        return .failure(Fault(message: "there is no file '\(path)'"))
      }
      guard status.kind == .file else { return .failure(Fault(message: "'\(path)' is no regular file")) }
    } catch {
      if error.isMissing { return .failure(Fault(message: "there is no file '\(path)'")) }
      return .failure(Fault(message: "the file '\(path)' can't be used: \(error.reason)"))
    }
    let key = ExactText(relative)
    if places.updateValue(places[key] ?? range, forKey: key) == nil { assets.append(relative) }
    return .success(relative)
  }

  /// Where the spec first names a file.
  package func place(of relative: String) -> SourceRange? { places[ExactText(relative)] }

  /// The content of a file that was checked.
  package func read(_ relative: String, limit: Int) throws(FileError) -> [UInt8] {
    if relative.hasPrefix(Self.library), let libraryFolder {
      return try FileSystem.read(
        "\(relative.dropFirst(Self.library.count)).yaml", inside: libraryFolder, limit: limit)
    }
    return try FileSystem.read(relative, inside: root, limit: limit)
  }

  /// `path` below `folder` without `.` and `..`; nil if it is absolute, empty or leads out.
  private func normalised(_ path: String, in folder: String) -> String? {
    guard !path.isEmpty, !path.hasPrefix("/"), !path.utf8.contains(0) else { return nil }
    var parts = folder.split(separator: "/").map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
