import Diagnostics
import Specification
import Testing

@Suite("A mutated file", .timeLimit(.minutes(5))) struct FuzzTests {
  private static let sources = [
    """
    figment: 1
    name: shapes   # a comment
    split: {train: 80, val: 10, test: 10}
    scene: &scene
      size: [512, 512]
      background: {gradient: {from: {hsv: [{uniform: [0, 360]}, 0.3, 0.9]}, angle: "= 2 * x"}}
      objects:
        - name: shape
          repeat: {integer: [4, 12]}
          one_of:
          - {class: circle, draw: {circle: {radius: 1}}, fill: "#80c0ff"}
          - *scene
    """,
    """
    template:
      rules:
        please: ["", "please ", 'could you ']
        block: |2-
            keep
          this
        folded: >+
          one
          two

            three

      say: [&a "tab\\t\\u00e9 \\
        joined", *a, ? x : y]
    ? key
    : - - 1
      - ~
    """,
    "a: 'it''s'\r\nb: \"\u{e9}\u{1F600}\"\r\nc:\r\n- 漢字\r\n- {x: !t 1, <<: y}\r\n---\r\nd: %x\r\n",
  ].map { [UInt8]($0.utf8) }

  private static let pieces: [[UInt8]] =
    [
      "[", "]", "{", "}", ": ", ":", ",", "- ", "? ", "#", " #", "&a ", "*a", "!t ", "|", ">", "'", "\"", "\\", "%",
      "@", "`",
      "\n", "\r", "\r\n", "\t", " ", "    ", "---\n", "...\n", "<<: ", "= f(1, ", "\u{85}", "\u{2028}", "\u{FEFF}",
      "\0", "漢",
    ].map { [UInt8]($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F]]

  @Test("never crashes, and ends with a tree or a reason")
  func mutations() {
    for seed in 0..<3_000 as Range<UInt64> {
      var random = TestRandom(seed: seed)
      var bytes = Self.sources[random.below(Self.sources.count)]
      for _ in 0...random.below(8) { Self.mutate(&bytes, &random) }
      let result = read(bytes)
      #expect(result.root != nil || result.diagnostics.hasErrors, "seed \(seed)")
      // What a reader may ask, and what a person would see.
      for diagnostic in result.diagnostics.all {
        #expect(!diagnostic.rendered.isEmpty)
        #expect(diagnostic.range.start <= diagnostic.range.end, "seed \(seed): \(diagnostic.code)")
        #expect(diagnostic.code != "yaml-unreadable", "seed \(seed): \(diagnostic.message)")
      }
      if let root = result.root { Self.visit(root, seed) }
    }
  }

  private static func visit(_ node: Node, _ seed: UInt64) {
    #expect(node.range.start <= node.range.end, "seed \(seed)")
    _ = (node.misreading(), node.misreadMapping(), node.lostBlank())
    if let source = node.scalar?.source {
      let count = source.text.unicodeScalars.count
      for offset in 0..<count {
        let range = source.range(of: offset..<offset + 1)
        #expect(source.whole.start <= range.start && range.end <= source.whole.end, "seed \(seed)")
      }
    }
    for index in node.entries.indices {
      _ = node.misreading(ofEntry: index)
      visit(node.entries[index].value, seed)
    }
    for item in node.items ?? [] { visit(item, seed) }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout TestRandom) {
    let place = random.below(bytes.count + 1)
    switch random.below(5) {
    case 0: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: place)
    case 1: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(6)))
    case 3:
      let copy = bytes[place..<min(bytes.count, place + random.below(40))]
      bytes.insert(contentsOf: copy, at: random.below(bytes.count + 1))
    default: if place < bytes.count { bytes.replaceSubrange(place...place, with: pieces[random.below(pieces.count)]) }
    }
  }
}
