import Foundation
import Specification
import Testing

@testable import Templates

@Suite("The page on providers") struct ProviderPageTests {
  private static func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    return try String(contentsOf: root.appending(path: "docs/providers.md"), encoding: .utf8)
  }

  @Test("has every provider, and every argument of it in its row", arguments: providers.map(\.name))
  func rows(_ name: String) throws {
    let entry = try tableEntry(name)
    let row = try #require(
      try Self.page().split(separator: "\n").first {
        $0.prefix { $0 != "|" }.isEmpty && $0.dropFirst().prefix { $0 != "|" }.contains("`\(name)`")
      })
    let shared = ["female", "male", "last", "gender", "locale"]
    for key in entry.keys where !row.contains("`\(key.name)`") && !row.contains("lists") {
      Issue.record("\(name) lacks \(key.name)")
    }
    for key in entry.keys where row.contains("lists") && !shared.contains(key.name) {
      #expect(row.contains("`\(key.name)`"), "\(name) lacks \(key.name)")
    }
    for member in entry.members { #expect(row.contains("`\(member.name)`"), "\(name) lacks \(member.name)") }
  }
}
