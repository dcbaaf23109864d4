import Labels
import Specification
import Testing

@testable import Scenes

@Suite("Keypoints of a spec") struct KeypointTests {
  private let person = """
    scene:
      size: [200, 100]
      objects:
        - class: person
          at: [100, 50]
          rotate: 90
          scale: 2
          draw: {rectangle: {width: 20, height: 10}}
          keypoints: {head: [10, 0], middle: [50%, 50%], tail: {x: -10, y: 0, hidden: true}}
          skeleton: {edges: [[hand, head], [head, tail]], points: [hand, tail]}
          parts:
            - name: arm
              at: [0, 5]
              rotate: 90
              draw: {rectangle: {width: 8, height: 2}}
              keypoints: {hand: [4, 0], stump: {x: 0, y: 0, when: "= index > 0"}}
            - {class: watch, draw: {circle: {radius: 1}}, keypoints: {hand: [0, 0]}}
    """

  @Test("follow every part around them, and are the nearest instance's") func places() throws {
    let scene = try TestStage(person).scene()
    let points = scene.instances[0].keypoints
    // Parts before the whole, as they are drawn.
    #expect(points.map(\.name) == ["hand", "head", "middle", "tail"])
    // The hand: 4 to the right of the arm, turned down, 5 below the middle; then twice as large, turned down to the left.
    let wanted = [Point(82, 50), Point(100, 70), Point(100, 50), Point(100, 30)]
    for (point, place) in zip(points, wanted) {
      let found = point.space(point.point)
      #expect(abs(found.x - place.x) < 1e-9 && abs(found.y - place.y) < 1e-9, "\(point.name)")
    }
    #expect(points.map(\.isHidden) == [false, false, false, true])
    // The arm's point is hidden by the watch above it, the person's own by nothing of the person.
    #expect(points.map(\.coveringFrom) == [2, 3, 3, 3])
    #expect(scene.instances[1].keypoints.map(\.name) == ["hand"])
  }

  @Test("are there when they say so") func conditions() throws {
    let names = try TestStage(person).scene(1).instances[0].keypoints.map(\.name)
    #expect(names == ["hand", "stump", "head", "middle", "tail"])
  }

  @Test("come in the order that the skeleton gives, its edges by place") func skeletons() throws {
    let skeletons = try TestStage(person).plan.skeletons
    #expect(skeletons[0].names == ["hand", "tail", "head", "middle", "stump"])
    #expect(skeletons[0].edges == [Skeleton.Edge(0, 2), Skeleton.Edge(2, 1)])
    #expect(skeletons[1].names == ["hand"] && skeletons[1].edges.isEmpty)
  }

  @Test("a mirror exchanges left and right") func mirrors() {
    let skeleton = Skeleton(names: ["nose", "left_eye", "right_eye", "ear_left", "ear_right", "bright", "left_toe"])
    #expect(skeleton.mirrored == [0, 2, 1, 4, 3, 5, 6])
  }

  @Test("of the shipped person are COCO's seventeen") func people() throws {
    let stage = try TestStage(
      """
      include: library:people
      scene:
        size: [100, 120]
        objects: [{use: person, at: [50, 110]}]
      """)
    #expect(stage.plan.skeletons[0].names.count == 17 && stage.plan.skeletons[0].edges.count == 19)
    #expect(stage.plan.skeletons[0].names.prefix(3) == ["nose", "left_eye", "right_eye"])
    for index in 0..<20 as Range<UInt64> {
      let person = try stage.scene(index).instances[0]
      #expect(Set(person.keypoints.map(\.name)) == Set(stage.plan.skeletons[0].names))
      func at(_ name: String) -> Point {
        person.keypoints.first { $0.name == name }.map { $0.space($0.point) } ?? Point(0, 0)
      }
      #expect(at("nose").y < at("left_shoulder").y && at("left_hip").y < at("left_ankle").y)
      #expect(at("left_ankle").y < 112)
    }
  }
}

@Suite("What a spec asks for") struct LabelWishTests {
  private func stage(_ rest: String) throws -> TestStage {
    try TestStage("scene: {size: [9, 9], objects: [{class: a, draw: {circle: {radius: 3}}}]}\n" + rest)
  }

  @Test("is what it lists") func words() throws {
    #expect(try stage("").plan.wishes == [])
    #expect(try stage("labels: [depth, full_box]").plan.wishes == [.depth, .full])
    #expect(try stage("labels: all").plan.wishes == [.full, .oriented, .occluders, .depth])
    #expect(try stage("maps: [depth]").plan.wishes == .depthMap)
    #expect(try stage("maps: all").spec.maps == ["semantic", "instances", "panoptic", "depth"])
  }

  @Test("is seen where expressions ask who hides whom") func occluders() throws {
    #expect(try !stage("").plan.mayAskOccluders)
    #expect(try stage("keep: [{drop: '= count(occluders) > 1'}]").plan.mayAskOccluders)
  }

  @Test("an attribute called as a later measure goes before it") func attributes() throws {
    let stage = try TestStage(
      """
      scene:
        size: [9, 9]
        objects: [{class: a, draw: {circle: {radius: 3}}, attributes: {depth: "far"}}]
      keep: [{drop: "= depth == 'near'"}]
      targets: {place: "= a.depth"}
      """)
    #expect(try stage.outcome().targets.first?.value == .text("far"))
  }
}
