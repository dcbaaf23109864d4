import Foundation
import Testing

/// A line of reference.txt: a function, its arguments and the true value, rounded.
struct Reference {
  let name: String
  let arguments: [Double]
  let value: Double

  static func read() throws -> [Reference] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/reference.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      let numbers = try fields.dropFirst().map { Double(bitPattern: try #require(UInt64($0, radix: 16))) }
      let value = try #require(numbers.last)
      return Reference(name: String(fields[0]), arguments: numbers.dropLast(), value: value)
    }
  }
}

@Suite("Values computed with 400 bits") struct ReferenceTests {
  @Test("are met within the bound of each function", arguments: Function.all)
  func one(_ function: Function) throws {
    let references = try Reference.read().filter { $0.name == function.name }
    #expect(references.count >= 100)
    for reference in references {
      let value = function.ours(reference.arguments[0])
      #expect(ulps(from: value, to: reference.value) <= function.bound, "\(reference.arguments[0]): \(value)")
    }
  }

  @Test("are met within one ulp by functions of two numbers", arguments: BinaryFunction.all)
  func two(_ function: BinaryFunction) throws {
    let references = try Reference.read().filter { $0.name == function.name }
    #expect(references.count >= 100)
    for reference in references {
      let value = function.ours(reference.arguments[0], reference.arguments[1])
      #expect(ulps(from: value, to: reference.value) <= 1, "\(reference.arguments): \(value)")
    }
  }
}
