import Diagnostics
import Foundation
import Generation

import Specification
import Testing

/// A broken spec beside the diagnostics that it has to give, word for word.
struct BrokenSpec: CustomTestStringConvertible, Sendable {
  let name: String

  var testDescription: String { name }
  var expected: String {
    get throws {
      try String(contentsOf: Fixtures.broken.appending(path: "\(name).expected"), encoding: .utf8)
    }
  }

  static var all: [BrokenSpec] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: Fixtures.broken.path).filter { $0.hasSuffix(".yaml") }
        .sorted().map { BrokenSpec(name: String($0.dropLast(5))) }
    }
  }

  /// What a user sees of the spec in `folder`: on loading it, else on drawing its first sample.
  func rendered(in folder: URL) -> String {
    Outcome.of(folder.appending(path: "\(name).yaml").path).replacingOccurrences(of: folder.path + "/", with: "")
  }
}

@Suite("A broken spec") struct BrokenSpecTests {
  /// The specs, with pipes and links beside them that can't be kept in a repository.
  private static let folder = try? Fixtures.prepared()

  @Test("gives exactly these diagnostics", arguments: try BrokenSpec.all)
  func diagnostics(of spec: BrokenSpec) throws {
    let folder = try #require(Self.folder)
    let rendered = spec.rendered(in: folder)
    if let output = ProcessInfo.processInfo.environment["RENDERED_DIAGNOSTICS"] {
      try rendered.write(toFile: "\(output)/\(spec.name).expected", atomically: false, encoding: .utf8)
    }
    #expect(rendered == (try spec.expected))
  }

  @Test("stands beside at least sixty others") func count() throws {
    #expect(try BrokenSpec.all.count >= 60)
  }
}
