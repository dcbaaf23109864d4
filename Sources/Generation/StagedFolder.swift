import Bytes
import Formats

/// Where one format writes its joined files: its folder in the staging area. Remembers what was made.
final class StagedFolder: FormatFolder {
  private let workspace: Workspace
  private let folder: String
  private let streams: GrownStreams?
  private let trouble: Trouble
  /// Paths relative to the dataset.
  private(set) var sums = SumsRun()

  /// `streams` are the run's, where they lie in files of their own.
  init(_ folder: String, in workspace: Workspace, _ streams: GrownStreams?, reportingTo trouble: Trouble) {
    self.workspace = workspace
    self.streams = streams
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

  /// A stream that lies in a file of its own, hashed already, gets a second name.
  func create(_ path: String, from stream: String, of whole: some JoinedFragments) throws(FormatError) {
    guard let (source, digest) = streams?.stream(stream, of: folder) else {
      return try copy(stream, of: whole, to: path)
    }
    let whole = "\(folder)/\(path)"
    try keep(try workspace.link(source, of: workspace.root, to: Workspace.staged(whole)))
    sums.add(whole, digest)
  }

  private func keep<Result: ~Copyable>(
    _ body: @autoclosure () throws(FileError) -> Result
  ) throws(FormatError) -> Result {
    do throws(FileError) { return try body() } catch { throw trouble.note(.file(error)) }
  }
}
