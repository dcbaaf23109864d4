import Diagnostics
import Foundation
import Generation
import Specification

/// What a user sees of a spec.
enum Outcome {
  /// Everything that loading the spec at `path` and drawing its first sample says, a diagnostic after the other; empty
  /// if all is well.
  static func of(_ path: String, set changes: [String] = []) -> String {
    do throws(SpecFailure) {
      let request = SpecRequest(path, changes: changes.compactMap { SpecRequest.Change($0) })
      let loaded = try LoadedSpec.load(request)
      return text(loaded.warnings) + drawing(loaded, 0)
    } catch {
      return text(error)
    }
  }

  private static func drawing(_ loaded: LoadedSpec, _ index: UInt64) -> String {
    do throws(SampleFailure) {
      _ = try loaded.plan.makers.makeMaker().make(index)
      return ""
    } catch {
      return error.diagnostic.map { $0.rendered + "\n" } ?? error.message + "\n"
    }
  }

  private static func text(_ failure: SpecFailure) -> String {
    switch failure {
    case .spec(let diagnostics): text(diagnostics)
    case .file(let error): "\(error)\n"
    case .sample(let index, let failure): "sample \(index): \(failure.message)\n"
    }
  }

  static func text(_ diagnostics: Diagnostics) -> String {
    diagnostics.sorted.map { $0.rendered + "\n" }.joined()
  }
}

/// The specs of these tests, in the source tree and as a copy with what a repository can't hold.
enum Fixtures {
  static let broken = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "broken")

  /// A fresh folder with a copy of the broken specs, a pipe, and links that lead out of it.
  static func prepared() throws -> URL {
    let files = FileManager.default
    let home = files.temporaryDirectory.appending(path: "figment-\(UUID().uuidString)")
    let folder = home.appending(path: "specs/inner")
    try files.createDirectory(at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
    try files.copyItem(at: broken, to: folder)
    try "x\n1\n".write(to: home.appending(path: "secret.csv"), atomically: false, encoding: .utf8)
    try "let: {a: 1}\n".write(to: home.appending(path: "secret.yaml"), atomically: false, encoding: .utf8)
    let assets = folder.appending(path: "assets")
    mkfifo(assets.appending(path: "pipe").path, 0o600)
    for kind in ["csv", "yaml"] {
      try files.createSymbolicLink(
        at: assets.appending(path: "escape.\(kind)"), withDestinationURL: home.appending(path: "secret.\(kind)"))
    }
    return folder
  }
}
