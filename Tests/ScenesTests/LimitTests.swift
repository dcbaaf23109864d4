import Specification
import Testing

@testable import Scenes

@Suite("A sample") struct LimitTests {
  /// Why the first sample of dots with the attribute `a` has no labels; empty if it has some.
  private func fault(lets: [String], attribute: String, repeated count: Int = 1) throws -> String {
    let stage = try TestStage(
      """
      let:
        zero: 0
      \(lets.map { "  \($0)" }.joined(separator: "\n"))
      scene:
        size: [8, 8]
        objects: [{class: dot, repeat: \(count), draw: {circle: {radius: 1}}, attributes: {a: \(attribute)}}]
      """)
    do {
      _ = try stage.outcome()
      return ""
    } catch let error as EvaluationError {
      return error.message
    }
  }

  /// `t0` and, `count` times, a value made of twice the one before, as `step` says of `%`.
  private func doubling(_ first: String, _ count: Int, _ step: String) -> [String] {
    ["t0: \(first)"] + (1...count).map { "t\($0): \(step.replacing("%", with: "t\($0 - 1)"))" }
  }

  @Test(
    "that draws beyond all numbers says so, whatever the number is for",
    arguments: [
      "{log_normal: {mean: 800, deviation: 1}}", "{log_normal: {mean: = 800 + zero, deviation: 1}}",
      "{gamma: {shape: 1000, scale: 1.0e+308}}",
    ], ["= text(x)", "\"= [1][x]\"", "= sqrt(-x)", "= x"])
  func infinite(draw: String, use: String) throws {
    #expect(
      try fault(lets: ["x: \(draw)"], attribute: use) == "the drawn number is too large, the limit is about 1.8e308")
  }

  @Test("that draws correlated numbers beyond all numbers says so")
  func infiniteCopula() throws {
    let draw = "{gaussian_copula: {of: {a: {log_normal: [800, 1]}, b: {uniform: [0, 1]}}, correlation: 0.5}}"
    #expect(
      try fault(lets: ["x: \(draw)"], attribute: "= text(x.a)")
        == "the drawn number is too large, the limit is about 1.8e308")
  }

  @Test("has texts of a mebibyte at most", arguments: ["= % + %", "{phrase: \"{%}{%}\"}"])
  func doubledText(step: String) throws {
    #expect(
      try fault(lets: doubling("word", 45, step), attribute: "= length(t45)")
        == "the text is too long, the limit is 1 MiB")
  }

  @Test(
    "has lists and records of a million items at most",
    arguments: ["\"= [%, %]\"", "[= %, = %]", "{a: = %, b: = %}"])
  func doubledList(step: String) throws {
    let message = try fault(lets: doubling("[1, 2]", 45, step), attribute: "= t45")
    #expect(message.hasPrefix("the value is too large, the limit is 1000000 items;"), "\(message)")
  }

  @Test("has lists that hold each other two hundred levels deep at most")
  func deepList() throws {
    #expect(
      try fault(lets: doubling("1", 30, "\"= [[[[[[[[[[%]]]]]]]]]]\""), attribute: "= t30")
        == "lists and records hold each other more than 200 levels deep")
  }

  @Test("ends where its expressions walk for ever")
  func steps() throws {
    #expect(
      try fault(lets: doubling("a", 19, "= % + %"), attribute: "= length(t19)", repeated: 2_000)
        == "the expressions of this sample look at more than 50000000 items")
  }

  @Test("has labels of ten million items at most", arguments: ["= t19", "{phrase: \"{t19}{integer(1, 9)}\"}"])
  func labels(attribute: String) throws {
    #expect(
      try fault(lets: doubling("a", 19, "= % + %"), attribute: attribute, repeated: 400)
        == "the labels and drawn values of this sample hold more than 10000000 items")
  }

  @Test("draws no more than can be recorded")
  func factors() throws {
    let stage = try TestStage(
      """
      let: {word: \(String(repeating: "a", count: 1 << 16))}
      scene:
        size: [8, 8]
        objects:
          - repeat: 3000
            let: {long: {phrase: "{word}{integer(1, 9)}"}}
            when: = length(long) == 0
            draw: {circle: {radius: 1}}
      """)
    #expect(throws: EvaluationError.self) { try stage.outcome() }
  }
}
