import CommandRunner
import Foundation
import Testing

/// The word problems of `templates/arithmetic.yaml`, read and solved as a pupil would: by the numbers in the text and what
/// is asked, and never by the record's own expressions.
@Suite("A word problem") struct ArithmeticTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The whole numbers of a text that are written in digits, in their order.
  private func numbers(in text: String) -> [Int] {
    text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
  }

  /// What has to be done with the numbers of each kind of problem; nil for a kind that nobody knows.
  private func solution(_ numbers: [Int], _ label: String) -> Int? {
    let sorted = numbers.sorted()
    switch (label, numbers.count) {
    case ("addition", 2): return numbers[0] + numbers[1]
    case ("subtraction", 2): return numbers[0] - numbers[1]
    case ("multiplication", 2): return numbers[0] * numbers[1]
    case ("division", 2): return sorted[1] % sorted[0] == 0 ? sorted[1] / sorted[0] : nil
    // What there is, less some things of some each: the whole is the largest number.
    case ("two_steps", 3): return sorted[2] - sorted[0] * sorted[1]
    default: return nil
    }
  }

  /// A row of numbers with signs between them: `*` and `/` before `+` and `-`.
  private func value(of equation: String) -> Int? {
    let words = equation.split(separator: " ").map(String.init)
    guard var term = words.first.flatMap({ Int($0) }) else { return nil }
    var (sum, sign) = (0, 1)
    for place in stride(from: 1, to: words.count - 1, by: 2) {
      guard let next = Int(words[place + 1]) else { return nil }
      switch words[place] {
      case "*": term *= next
      case "/" where next != 0 && term % next == 0: term /= next
      case "+", "-":
        sum += sign * term
        (sign, term) = (words[place] == "+" ? 1 : -1, next)
      default: return nil
      }
    }
    return sum + sign * term
  }

  @Test("has the answer that its text has") func answers() throws {
    let command = try Command([
      "generate", Recipe.specs("templates/arithmetic.yaml"), "-o", scratch("out"), "--count", "3000", "--format",
      "jsonl",
    ])
    try #require(command.status == 0, "\(command.error)")
    let contents = try Contents(of: scratch("out"))
    var labels: [String: Int] = [:]
    for file in contents.files.keys.sorted() where file.hasPrefix("jsonl/") && file.hasSuffix(".jsonl") {
      for record in try contents.records(file) {
        let text = try #require(record["text"] as? String)
        let label = try #require(record["label"] as? String)
        let answer = try #require((record["answer"] as? NSNumber)?.intValue)
        let equation = try #require(record["equation"] as? String)
        labels[label, default: 0] += 1
        let numbers = numbers(in: text)
        #expect(solution(numbers, label) == answer, "\(text) \(answer)")
        #expect(value(of: equation) == answer, "\(equation) = \(answer)")
        #expect(Set(self.numbers(in: equation)).isSubset(of: numbers), "\(text) \(equation)")
        #expect(answer > 0)
      }
    }
    #expect(labels.count == 5 && labels.values.reduce(0, +) == 3000, "\(labels)")
  }
}
