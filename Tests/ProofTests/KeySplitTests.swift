import CommandRunner
import Foundation
import Testing

/// Datasets whose splits go by keys, as they lie on the disk.
@Suite("A dataset split by keys") struct KeySplitTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let template = """
    template:
      lists:
        city: [Paris, Oslo, Rome, Lima, Cairo, Turin, Kyoto, {text: New York, synonyms: [NYC]}]
        food: [soup, rice, bread, plums]
      say:
        - intent: order
          text: ["[please ]bring {food:FOOD} to {city:CITY}", "{food:FOOD}[, {city:CITY}]"]
        - intent: route
          when: "= a != b"
          text: "from {city as a:CITY} to {city as b:CITY}"
        - {intent: bye, text: [bye, "see you[ (later|soon)]", "good (night|day)"]}
    formats: [jsonl]

    """

  private struct Line {
    let split: String
    let text: String
    let label: String
    let spans: [String: Set<String>]
  }

  private func lines(_ head: String, _ options: [String] = []) throws -> [Line] {
    let path = try scratch.spec("figment: 1\nseed: 5\n\(head)\n\(Self.template)")
    let command = try Command(["generate", path, "-o", scratch("out"), "--overwrite"] + options)
    try #require(command.status == 0, "\(command.error)")
    return try Contents(of: scratch("out")).files.keys.filter { $0.hasPrefix("jsonl/") }.sorted().flatMap { file in
      try Contents(of: scratch("out")).records(file).map { record in
        var spans: [String: Set<String>] = [:]
        for span in record["spans"] as? [[String: Any]] ?? [] {
          let said = (span["value"] ?? span["text"]) as? String ?? "?"
          spans[span["label"] as? String ?? "", default: []].insert(said)
        }
        return Line(
          split: record["split"] as? String ?? "", text: record["text"] as? String ?? "",
          label: record["label"] as? String ?? "", spans: spans)
      }
    }
  }

  private func texts(_ lines: [Line]) -> [String: Set<String>] {
    Dictionary(lines.map { ($0.split, [$0.text]) }, uniquingKeysWith: { $0.union($1) })
  }

  @Test("has no value and no text in two", arguments: ["weighted", "unique", "{weights: size}", "{unique: text}"])
  func values(sampling: String) throws {
    let count = sampling.contains("unique") ? 40 : 1000
    let lines = try lines(
      "count: \(count)\nsampling: \(sampling)\nsplit: {shares: {train: 70, test: 30}, by: city}")
    #expect(lines.count == count && lines.count { $0.split == "test" } * 10 == count * 3)
    let texts = texts(lines)
    #expect(texts["train", default: []].isDisjoint(with: texts["test", default: []]))
    let cities = Dictionary(
      lines.map { ($0.split, $0.spans["CITY"] ?? []) }, uniquingKeysWith: { $0.union($1) })
    #expect(cities["train", default: []].isDisjoint(with: cities["test", default: []]))
    if count == 1000 { #expect(cities["train", default: []].union(cities["test", default: []]).count == 8) }
    if sampling.contains("unique") { #expect(Set(lines.map { $0.text }).count == count) }
    // Phrases without a city are in both, their texts shared out.
    if count == 1000 { for split in ["train", "test"] { #expect(Set(lines.filter { $0.split == split }.map(\.label)).count == 3) } }
  }

  @Test("has no pair in two, but all values in all") func pairs() throws {
    let lines = try lines("count: 2000\nsplit: {shares: {train: 70, test: 30}, by: [[food, city]]}")
    var pairs: [String: Set<[String]>] = [:]
    for line in lines {
      for food in line.spans["FOOD"] ?? [] {
        for city in line.spans["CITY"] ?? [] { pairs[line.split, default: []].insert([food, city]) }
      }
    }
    #expect(pairs["train", default: []].isDisjoint(with: pairs["test", default: []]))
    #expect(pairs["train", default: []].count + pairs["test", default: []].count == 32)
    let texts = texts(lines)
    #expect(texts["train", default: []].isDisjoint(with: texts["test", default: []]))
  }

  @Test("by text has every text in one") func byText() throws {
    let lines = try lines("count: 2000\nsplit: {shares: {train: 80, val: 10, test: 10}, by: text}")
    let texts = texts(lines)
    #expect(texts.count == 3 && texts.values.reduce(0) { $0 + $1.count } == Set(lines.map(\.text)).count)
  }

  @Test("holds out what it is told to") func heldOut() throws {
    let lines = try lines(
      "count: 600\nsplit: {shares: {train: 40, val: 40, test: 20}, hold_out: {test: \"= a == 'Paris' or b == 'Oslo'\"}}")
    for line in lines {
      let words = line.text.split(separator: " ")
      let isHeld = line.label == "route" && (line.text.hasPrefix("from Paris ") || words.last == "Oslo")
      #expect((line.split == "test") == isHeld, "\(line.split): \(line.text)")
    }
    #expect(Set(lines.map(\.split)).count == 3)
  }

  @Test("has every derivation of every split once, in full") func exhaustive() throws {
    let lines = try lines("sampling: exhaustive\nsplit: {shares: {train: 60, test: 40}, by: [city]}")
    #expect(Set(lines.map(\.text)).count == lines.count)
    // By hand: with synonyms there are nine names of eight cities, of which train has five items and test three.
    let train = lines.filter { $0.split == "train" }
    let test = lines.filter { $0.split == "test" }
    func names(_ lines: [Line]) -> Set<String> {
      Set(lines.filter { $0.label == "route" }.map { String($0.text.dropFirst(5).prefix { $0 != " " }) })
    }
    #expect(names(train).isDisjoint(with: names(test)) && train.count > test.count)
    #expect(lines.count { $0.label == "bye" } == 6)
    #expect(lines.count { $0.label == "order" } == 9 * 4 * 3 + 4)
  }

  @Test("has as many of a label as its quota says, in all splits together", arguments: ["weighted", "unique"])
  func quotas(sampling: String) throws {
    let lines = try lines(
      "count: 60\nsampling: \(sampling)\nquota: {route: 21, bye: 10%}\nsplit: {shares: {train: 70, test: 30}, by: text}")
    #expect(lines.count { $0.label == "route" } == 21 && lines.count { $0.label == "bye" } == 6)
    #expect(lines.count { $0.split == "test" } == 18)
  }

  @Test("shows first what its cover asks for") func cover() throws {
    let lines = try lines(
      "count: 60\nsampling: {cover: {items: 2, alternatives: 1, pairs: [food, city]}, unique: derivation}")
    for food in ["soup", "rice", "bread", "plums"] {
      for city in ["Paris", "Oslo", "Rome", "Lima", "Cairo", "Turin", "Kyoto", "New York"] {
        #expect(lines.contains { $0.spans["FOOD"] == [food] && $0.spans["CITY"] == [city] }, "\(food), \(city)")
      }
    }
    #expect(Set(lines.map(\.label)).count == 3 && Set(lines.map(\.text)).count == 60)
    let few = try Command(["generate", scratch("spec.yaml"), "-o", scratch("few"), "--count", "20"])
    #expect(few.status != 0)
  }

  @Test("is told of by the plan") func plan() throws {
    let path = try scratch.spec(
      "figment: 1\ncount: 400\nsplit: {shares: {train: 70, test: 30}, by: [city, [food, city]]}\n\(Self.template)")
    let command = try Command(["plan", path, "--json"])
    try #require(command.status == 0, "\(command.error)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
    let language = try #require(json["language"] as? [String: Any])
    let splits = try #require(language["splits"] as? [[String: Any]])
    #expect(splits.map { $0["names"] as? [String] } == [["train"], ["test"]])
    let sizes = splits.compactMap { ($0["derivations"] as? String).flatMap { Int($0) } }
    let whole = Int(language["derivations"] as? String ?? "") ?? 0
    let unowned = Int(language["unowned"] as? String ?? "") ?? 0
    #expect(sizes.count == 2 && sizes.reduce(0, +) + unowned == whole)
    let keys = try #require(language["keys"] as? [String: [String: Int]])
    #expect(keys["city"].map { ($0["train"] ?? 0) + ($0["test"] ?? 0) } == 8)
    let plain = try scratch.spec("figment: 1\ncount: 400\nsplit: {train: 70, test: 30}\n\(Self.template)")
    let told = try Command(["plan", plain])
    #expect(told.output.contains("in several splits"))
  }

  @Test("can be made sample by sample") func alone() throws {
    let recipe = Recipe.keyed
    let truth = String(decoding: try #require(try recipe.reference["truth.jsonl"]), as: UTF8.self)
    let lines = truth.split(separator: "\n")
    for index in [0, 5, 17, 39] {
      let output = scratch("sample-\(index)")
      let command = try Command(["sample", recipe.spec, "\(index)", "-o", output] + recipe.options)
      try #require(command.status == 0, "\(command.error)")
      #expect(try String(contentsOfFile: "\(output)/labels.json", encoding: .utf8) == lines[index] + "\n")
    }
  }
}
