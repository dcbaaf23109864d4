import Generation
import Labels

/// Makes samples that look like pictures with instances, as a pure function of seed and index: no spec, no renderer.
struct SyntheticMaker: SampleMaker, MakerSource {
  var seed: UInt64 = 7
  /// About how many bytes a picture has.
  var imageBytes = 300
  /// Indices that cannot be made.
  var failing: Set<UInt64> = []
  var onMake: @Sendable (UInt64) -> Void = { _ in }

  func makeMaker() -> any SampleMaker { self }

  func make(_ index: UInt64) throws(SampleFailure) -> MadeSample {
    onMake(index)
    guard !failing.contains(index) else { throw SampleFailure("no place for 'car'") }
    var words = Words(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ index)
    let size = PixelSize(width: 64, height: 48)
    let instances = (0..<Int(words.next() % 5)).map { number in instance(number + 1, of: size, from: &words) }
    let bytes = (0..<imageBytes + Int(words.next() % 64)).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ Int(index)) }
    let sample = Sample(
      index: index, split: SyntheticSplit().split(of: index),
      image: EncodedImage(size: size, fileExtension: "png", bytes: Array("pixels \(index) ".utf8) + bytes),
      instances: instances, factors: [LabelValue.Field("scene.light", .number(Double(words.next() % 1000) / 8))])
    return MadeSample(sample, dropped: index % 3 == 0 ? ["no visible pixels": index % 2 + 1] : [:])
  }

  private func instance(_ id: Int, of size: PixelSize, from words: inout Words) -> Instance {
    let (x, y) = (Int(words.next() % 60), Int(words.next() % 40))
    return Self.instance(id, of: Int(words.next() % 3), x, y, size, isIgnored: words.next() % 9 == 0)
  }

  /// One column of four pixels.
  static func instance(
    _ id: Int, of classIndex: Int, _ x: Int, _ y: Int, _ size: PixelSize, isIgnored: Bool
  ) -> Instance {
    let before = UInt32(x * size.height + y)
    let counts = [before, 4, UInt32(size.area) - before - 4].enumerated().filter { $0.offset == 0 || $0.element > 0 }
    let box = Box(minX: Double(x), minY: Double(y), maxX: Double(x + 1), maxY: Double(y + 4))
    return Instance(
      id: id, classIndex: classIndex, site: "scene.objects.dot[\(id - 1)]",
      mask: Mask(size: size, counts: counts.map(\.element)), box: box, area: 4, amodalBox: box, amodalArea: 4,
      isIgnored: isIgnored)
  }
}

/// Every tenth sample is for validation.
struct SyntheticSplit: SplitAssignment {
  func split(of index: UInt64) -> String { index % 10 == 9 ? "val" : "train" }
}

/// SplitMix64.
private struct Words {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
