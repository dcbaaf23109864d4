import CommandRunner
import Foundation
import Testing

/// The program of the release build; nil if nobody named it.
private let release = ProcessInfo.processInfo.environment["FIGMENT_RELEASE"].map { URL(filePath: $0) }

/// What optimisers do to arithmetic shows in no byte. `make test` runs this in a debug build and names the release program.
@Suite("Debug and release builds", .enabled(if: release != nil)) struct DebugDigests {
  @Test("make the same datasets", arguments: Recipe.all)
  func builds(recipe: Recipe) throws {
    let scratch = try Scratch()
    let released = try recipe.made(in: scratch("release"), program: try #require(release))
    #expect(released.files.count > 10)
    expectSame(try recipe.made(in: scratch("debug")), released)
  }
}
