import Bytes
import Diagnostics
import Generation

/// The engine that all commands use. The spec reader is plugged in here, and nowhere else.
let engine: any SpecEngine = ClosedDoor()

/// The door while no spec reader stands behind it.
private struct ClosedDoor: SpecEngine {
  func plan(_ request: SpecRequest) throws(SpecFailure) -> LoadedPlan { throw refusal(request) }

  func look(at index: UInt64, in request: SpecRequest) throws(SpecFailure) -> SampleView { throw refusal(request) }

  var schema: String { "{}" }

  private func refusal(_ request: SpecRequest) -> SpecFailure {
    do throws(FileError) {
      _ = try FileSystem.read(request.path, limit: 8 << 20)
    } catch {
      return .file(error)
    }
    let file = SourceFile(name: request.path, text: "")
    let start = SourcePosition(line: 1, column: 1)
    var diagnostics = Diagnostics()
    diagnostics.record(
      Diagnostic(
        code: "no-spec-reader", range: SourceRange(file, start, start), message: "this build can't read specs"))
    return .spec(diagnostics)
  }
}
