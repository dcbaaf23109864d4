import Bytes
import Formats

/// Where one format writes its joined files: its folder in the staging area. Remembers what was made.
final class StagedFolder: FormatFolder {
  private let workspace: Workspace
  private let folder: String
  private let trouble: Trouble
  /// Paths relative to the dataset.
  private(set) var sums = SumsRun()

  init(_ folder: String, in workspace: Workspace, reportingTo trouble: Trouble) {
    self.workspace = workspace
    self.folder = folder
    self.trouble = trouble
  }

  func create(
    _ path: String,
    _ body: (_ write: (borrowing ByteWriter) throws(FormatError) -> Void) throws(FormatError) -> Void
  ) throws(FormatError) {
    let whole = "\(folder)/\(path)"
    var writer = try keep(try workspace.create(Workspace.staged(whole)))
    try body { bytes throws(FormatError) in try keep(try writer.write(bytes)) }
    do throws(FileError) {
      sums.add(whole, try writer.finishHashed().digest)
    } catch {
      throw trouble.note(.file(error))
    }
  }

  private func keep<Result: ~Copyable>(
    _ body: @autoclosure () throws(FileError) -> Result
  ) throws(FormatError) -> Result {
    do throws(FileError) { return try body() } catch { throw trouble.note(.file(error)) }
  }
}
