import Formats
import Labels

/// Pictures of random discs, rings and rectangles that cover one another, made pixel by pixel.
struct SyntheticDataset {
  /// Names that are a trap for one writer or another.
  static let hostileNames = [
    "../x", "<b>", "A", "a", "quo\"te", "it's", "back\\slash", "new\nline", "🦄 👩‍👩‍👧", "no", "12", "1e3", "~", "",
    " lead", "a: b", "# c", "- d", "*e", "&f", "{g}", "[h]", "%i", "|", "null", "2001-01-01", "\u{0}\u{1b}\u{7f}",
    "\u{85}\u{2028}\u{feff}", "日本語", "e\u{301}", "é",
  ]

  var classes: [String]
  var splits: [String]
  /// Whether instances have keypoints, and all labels that a spec may ask for.
  var isFurther = false
  var description: DatasetDescription {
    var description = DatasetDescription(
      name: "synthetic", summary: "discs & rings", license: "CC0-1.0", seed: 42, specDigest: "sha256:00ff",
      generator: "figment 1", classes: classes, splits: splits)
    if isFurther { description.skeletons = classes.indices.map(SyntheticDataset.skeleton) }
    return description
  }

  /// Every third class has no keypoints; names are shared by classes, in another order.
  static func skeleton(of number: Int) -> Skeleton {
    switch number % 3 {
    case 0: Skeleton(names: ["left_end", "right_end", "mid\"dle"], edges: [.init(0, 2), .init(2, 1)])
    case 1: Skeleton(names: ["mid\"dle", "left_end"], edges: [])
    default: Skeleton()
    }
  }

  init(classes: [String] = ["disc", "ring", "rectangle"], splits: [String] = ["train", "val", "test"]) {
    self.classes = classes
    self.splits = splits
  }

  /// Samples 0 ..< `count`; one in eight has no instances, and some instances are hidden, ignored, or have attributes.
  func samples(_ count: Int, seed: UInt64 = 1, withPixels: Bool = false) -> [Sample] {
    (0..<count).map { sample(UInt64($0), seed: seed, withPixels: withPixels) }
  }

  private func sample(_ index: UInt64, seed: UInt64, withPixels: Bool) -> Sample {
    var random = TestRandom(seed: seed &* 1_000_003 &+ index)
    let size = PixelSize(width: 40 + random.below(80), height: 40 + random.below(80))
    var owner = [UInt8](repeating: 0, count: size.area)
    var amodal: [[UInt8]] = []
    for number in 0..<(random.below(8) == 0 ? 0 : 1 + random.below(9)) {
      let bitmap = shape(number, in: size, &random)
      for place in bitmap.indices where bitmap[place] == 1 { owner[place] = UInt8(number + 1) }
      amodal.append(bitmap)
    }
    var instances = amodal.indices.map { number in
      instance(number, amodal: amodal[number], owner: owner, in: size, &random)
    }
    if isFurther {
      for number in instances.indices { addFurther(to: &instances[number], number, in: size, &random) }
    }
    let bytes = withPixels ? TinyPNG.gray(owner.map { $0 &* 25 }, size: size) : [1, 2, 3]
    return Sample(
      index: index, split: splits[index % 10 < 7 ? 0 : Int(index % UInt64(splits.count))],
      image: EncodedImage(size: size, fileExtension: "png", bytes: bytes), instances: instances,
      factors: [
        .init("scene.light", .number(Double(random.below(1_000)) / 1_000)), .init("scene.mood", .text("a\"b")),
      ],
      targets: index % 3 == 0 ? [.init("count", .number(Double(instances.count)))] : [],
      tags: index % 2 == 0 ? [.init("weather", .text("rain")), .init("night", .boolean(false))] : [])
  }

  private func shape(_ number: Int, in size: PixelSize, _ random: inout TestRandom) -> [UInt8] {
    let (x, y) = (Double(random.below(size.width * 10)) / 10, Double(random.below(size.height * 10)) / 10)
    let radius = 3 + Double(random.below(200)) / 10
    let kind = random.below(3)
    return (0..<size.area).map { place in
      let (dx, dy) = (Double(place % size.width) + 0.5 - x, Double(place / size.width) + 0.5 - y)
      let squared = dx * dx + dy * dy
      return switch kind {
      case 0: squared < radius * radius ? 1 : 0
      case 1: squared < radius * radius && squared > radius * radius / 3 ? 1 : 0
      default: abs(dx) < radius && abs(dy) < radius / 2 ? 1 : 0
      }
    }
  }

  private func instance(
    _ number: Int, amodal: [UInt8], owner: [UInt8], in size: PixelSize, _ random: inout TestRandom
  ) -> Instance {
    let mask = Mask(size: size, rows: owner.map { $0 == UInt8(number + 1) ? 1 : 0 })
    let whole = Mask(size: size, rows: amodal)
    return Instance(
      id: number + 1, classIndex: random.below(classes.count), parent: number > 2 ? 1 : nil,
      site: "scene.objects.shape[\(number)]",
      attributes: number % 3 == 1
        ? [.init("color", .text("\\red\"")), .init("list", .list([.number(0.1), .absent]))] : [],
      mask: mask, box: mask.tightBox ?? .zero, area: mask.area, amodalBox: whole.tightBox ?? .zero,
      amodalArea: whole.area, isIgnored: random.below(9) == 0)
  }

  private func addFurther(to instance: inout Instance, _ number: Int, in size: PixelSize, _ random: inout TestRandom) {
    for name in SyntheticDataset.skeleton(of: instance.classIndex).names where random.below(5) > 0 {
      let point = Point(
        Double(random.below(size.width * 12)) / 10 - 4, Double(random.below(size.height * 12)) / 10 - 4)
      let isInside =
        point.x >= 0 && point.y >= 0 && point.x < Double(size.width) && point.y < Double(size.height)
      let visibility: Keypoint.Visibility = isInside ? random.below(2) == 0 ? .hidden : .visible : .outside
      instance.keypoints.append(Keypoint(name, at: point, visibility))
    }
    instance.fullBox = Box(
      minX: instance.amodalBox.minX - 5, minY: instance.amodalBox.minY, maxX: instance.amodalBox.maxX,
      maxY: instance.amodalBox.maxY)
    instance.fullArea = Double(instance.amodalArea) * 1.25 + 1
    instance.orientedBox = instance.mask.orientedBox
    instance.pose = Quad(Point(0.5, -2), Point(9, 3.25), Point(7, 12), Point(-1e-3, 8))
    instance.occluders = number % 2 == 0 ? [] : [Occluder(1, share: 0.25), Occluder(3, share: 1)]
    instance.depth = Double(random.below(1000)) / 8
    instance.showsParts = number == 0 && random.below(2) == 0
  }
}
