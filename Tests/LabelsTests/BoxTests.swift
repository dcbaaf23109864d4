import Labels
import Testing

@Suite("A box") struct BoxTests {
  private let size = PixelSize(width: 40, height: 20)

  @Test("is clipped to the picture, to nothing outside of it")
  func clipping() {
    let box = Box(minX: -5, minY: 3, maxX: 50, maxY: 30).clipped(to: size)
    #expect(box == Box(minX: 0, minY: 3, maxX: 40, maxY: 20))
    let outside = Box(minX: 50, minY: -9, maxX: 60, maxY: -3).clipped(to: size)
    #expect(outside == Box(minX: 40, minY: 0, maxX: 40, maxY: 0))
    #expect(outside.area == 0)
  }

  @Test("goes to shares of the picture and back")
  func normalization() {
    let box = Box(minX: 10, minY: 5, maxX: 30, maxY: 20)
    let shares = box.normalized(in: size)
    #expect(shares == Box(minX: 0.25, minY: 0.25, maxX: 0.75, maxY: 1))
    #expect(shares.denormalized(in: size) == box)
    #expect(Point(10, 5).normalized(in: size) == Point(0.25, 0.25))
    #expect(box.center == Point(20, 12.5))
    #expect(Box(center: Point(20, 12.5), width: 20, height: 15) == box)
  }

  @Test("meets another box")
  func sets() {
    let one = Box(minX: 0, minY: 0, maxX: 2, maxY: 2)
    let other = Box(minX: 1, minY: 1, maxX: 3, maxY: 3)
    #expect(one.intersection(other) == Box(minX: 1, minY: 1, maxX: 2, maxY: 2))
    #expect(one.union(other) == Box(minX: 0, minY: 0, maxX: 3, maxY: 3))
    #expect(one.intersectionOverUnion(other) == 1.0 / 7)
    #expect(one.intersection(Box(minX: 2, minY: 0, maxX: 3, maxY: 2)) == nil)
    #expect(Box.zero.intersectionOverUnion(.zero) == 0)
  }

  @Test("lies tight around points")
  func around() {
    #expect(Box(around: [Point(3, 4), Point(-1, 9)]) == Box(minX: -1, minY: 4, maxX: 3, maxY: 9))
    #expect(Box(around: [Point]()) == nil)
  }
}

@Suite("An instance") struct InstanceTests {
  @Test("knows which share of it is hidden")
  func occlusion() {
    func instance(area: Int, amodalArea: Int) -> Instance {
      let mask = Mask(size: PixelSize(width: 10, height: 1), counts: area == 0 ? [10] : [0, 10])
      return Instance(
        id: 1, classIndex: 0, site: "scene.objects.a", mask: mask, box: .zero, area: area, amodalBox: .zero,
        amodalArea: amodalArea)
    }
    #expect(instance(area: 10, amodalArea: 40).occlusion == 0.75)
    #expect(instance(area: 10, amodalArea: 10).occlusion == 0)
    #expect(instance(area: 0, amodalArea: 4).occlusion == 1)
    #expect(instance(area: 0, amodalArea: 0).occlusion == 0)
  }
}
