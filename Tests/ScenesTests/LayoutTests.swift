import Labels
import Specification
import Testing

@testable import Scenes

private func scene(_ objects: String, size: String = "[200, 100]", index: UInt64 = 0) throws -> Scene {
  try TestStage(
    """
    scene:
      size: \(size)
      objects:
    \(objects.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    """
  ).scene(index)
}

private func boxes(_ scene: Scene, _ prefix: String) -> [Box] {
  scene.layers.filter { $0.site.hasPrefix(prefix) }.compactMap(\.bounds)
}

@Suite("A layout") struct LayoutTests {
  @Test("in a column stands below each other, centred on the group's place, with gap, margin and padding")
  func column() throws {
    let scene = try scene(
      """
      - name: g
        layout: {column: {gap: 3, padding: 2, align: right}}
        parts:
          - {name: a, draw: {rectangle: [20, 10]}}
          - {name: b, draw: {circle: {radius: 4}}, margin: [1, 5]}
          - {name: c, draw: {rectangle: [30, 6]}, rotate: 90}
      """)
    // Heights: 10, 1 + 8 + 1, 30 and two gaps: 56; widest: 20; with padding 24 by 60, its middle at (100, 50).
    #expect(isNear(try scene.layer("scene.objects.g.parts.a").bounds, Box(minX: 90, minY: 22, maxX: 110, maxY: 32)))
    #expect(isNear(try scene.layer("scene.objects.g.parts.b").bounds, Box(minX: 97, minY: 36, maxX: 105, maxY: 44)))
    #expect(isNear(try scene.layer("scene.objects.g.parts.c").bounds, Box(minX: 104, minY: 48, maxX: 110, maxY: 78)))
  }

  @Test("in a row goes from edge to edge of the column around it, its texts on one line")
  func rows() throws {
    let scene = try scene(
      """
      - name: g
        at: [100, 10]
        anchor: [center, top]
        layout: {column: {width: 80}}
        parts:
          - name: line
            repeat: 2
            layout: {row: {align: justify}}
            parts:
              - {name: item, draw: {text: {text: abcd}}, font: {size: 8}}
              - {name: price, draw: {text: {text: ab}}, font: {size: 16}}
      """)
    // Lines are 16 high: 12 above the line that letters stand on and 4 below; the small text has 6 and 2.
    #expect(
      isNear(boxes(scene, "scene.objects.g.parts.line[0].parts.item")[0], Box(minX: 60, minY: 16, maxX: 76, maxY: 24)))
    #expect(
      isNear(
        boxes(scene, "scene.objects.g.parts.line[0].parts.price")[0], Box(minX: 124, minY: 10, maxX: 140, maxY: 26)))
    #expect(
      isNear(
        boxes(scene, "scene.objects.g.parts.line[1].parts.price")[0], Box(minX: 124, minY: 26, maxX: 140, maxY: 42)))
  }

  @Test("in a grid has exact cells")
  func grid() throws {
    let scene = try scene(
      """
      - name: g
        layout: {grid: {columns: 3, cell: [20, 15], gap: [4, 2]}}
        parts: [{name: a, repeat: 7, draw: {circle: {radius: {uniform: [2, 6]}}}}]
      """)
    let all = boxes(scene, "scene.objects.g.parts.a")
    #expect(all.count == 7)
    // 3 x 20 + 2 x 4 = 68 wide, 3 x 15 + 2 x 2 = 49 high, around (100, 50).
    for (number, box) in all.enumerated() {
      let center = Point(66 + 10 + 24 * Double(number % 3), 25.5 + 7.5 + 17 * Double(number / 3))
      #expect(abs(box.center.x - center.x) < 1e-9 && abs(box.center.y - center.y) < 1e-9)
    }
  }

  @Test("in a grid without cells has columns as wide as their widest part and rows as high as their highest")
  func looseGrid() throws {
    let scene = try scene(
      """
      - name: g
        at: [0, 0]
        anchor: [left, top]
        layout: {grid: {columns: 2, align: left, vertical: top}}
        parts: [{name: a, repeat: [[10, 4], [6, 8], [3, 5], [20, 2]], draw: {rectangle: ["= repeat.item[0]", "= repeat.item[1]"]}}]
      """)
    let all = boxes(scene, "scene.objects.g.parts.a")
    #expect(all.map(\.minX) == [0, 10, 0, 10] && all.map(\.minY) == [0, 0, 8, 8])
  }

  @Test("in a stack lies on top of each other; in a shape it fills the shape's box")
  func stack() throws {
    let scene = try scene(
      """
      - name: card
        draw: {rectangle: [100, 60]}
        at: [60, 40]
        layout: {stack: {align: right, vertical: bottom, padding: 5}}
        parts: [{name: a, draw: {circle: {radius: 4}}}, {name: b, draw: {rectangle: [50%, 50%]}}]
      """)
    #expect(isNear(boxes(scene, "scene.objects.card.parts.a")[0], Box(minX: 97, minY: 57, maxX: 105, maxY: 65)))
    #expect(isNear(boxes(scene, "scene.objects.card.parts.b")[0], Box(minX: 60, minY: 40, maxX: 105, maxY: 65)))
  }

  @Test("in a pack never overlaps and never leaves the strip", arguments: 0..<50 as Range<UInt64>)
  func pack(index: UInt64) throws {
    let scene = try scene(
      """
      - name: g
        at: [0, 0]
        anchor: [left, top]
        layout: {pack: {width: 120, gap: 1}}
        parts: [{name: a, repeat: 40, draw: {rectangle: [{uniform: [4, 30]}, {uniform: [4, 20]}]}}]
      """, index: index)
    let all = boxes(scene, "scene.objects.g.parts.a")
    #expect(all.allSatisfy { $0.minX >= -1e-9 && $0.maxX <= 120 + 1e-9 && $0.minY >= -1e-9 })
    var meetings = 0
    for (number, box) in all.enumerated() {
      for other in all[..<number] where box.grown(by: 1 - 1e-6).meets(other) { meetings += 1 }
    }
    #expect(meetings == 0)
    let used = all.reduce(0) { $0 + ($1.width + 1) * ($1.height + 1) }
    let height = all.map(\.maxY).max() ?? 0
    #expect(used / (121 * height) > 0.65, "\(used / (121 * height))")
  }

  @Test("that has no room leaves out what doesn't fit, if it may")
  func overflow() throws {
    let stage = try TestStage(
      """
      scene:
        size: [200, 100]
        objects:
          - name: g
            infeasible: drop
            layout: {pack: {width: 50, height: 20}}
            parts: [{class: a, repeat: 12, draw: {rectangle: [10, 10]}}]
      """)
    let draft = try stage.draft()
    #expect(draft.scene.instances.count == 10)
    let outcome = try stage.outcome()
    #expect(
      outcome.failures
        == Array(repeating: PlacementFailure(constraint: "scene.objects.g.layout.pack", isDropped: true), count: 2))
  }

  @Test("is seen by 'bounds', which is in the parent's space, and goes on with the sample")
  func bounds() throws {
    let stage = try TestStage(
      """
      scene:
        size: [200, 100]
        objects:
          - name: panel
            draw: {rectangle: {width: "= words.bounds.width + 10", height: "= words.bounds.height + 4"}}
            at: ["= words.bounds.left - 5", "= words.bounds.top - 2"]
            anchor: [left, top]
          - name: words
            class: words
            layout: {column: {gap: 2}}
            parts: [{name: word, repeat: [ab, abcd], draw: {text: {text: "= repeat.item"}}, font: {size: 8}}]
      targets: {width: "= words.bounds.width", top: "= words.word[1].bounds.top"}
      keep: [{drop: "= bounds.width > 1000"}]
      """)
    #expect(isNear(try stage.scene().layer("scene.objects.panel").bounds, Box(minX: 87, minY: 39, maxX: 113, maxY: 61)))
    let targets = try stage.outcome().targets
    // In the column's own space, whose origin is its middle.
    #expect(targets == [.init("width", .number(16)), .init("top", .number(1))])
  }

  @Test("that needs the size of what needs the layout says so")
  func cycle() throws {
    let stage = try TestStage(
      """
      scene:
        size: [200, 100]
        objects:
          - name: g
            layout: {column: {}}
            parts: [{name: a, draw: {rectangle: {width: "= b.bounds.top", height: 4}}}, {name: b, draw: {circle: {radius: 3}}}]
      """)
    #expect(throws: EvaluationError.self) { try stage.scene() }
  }
}
