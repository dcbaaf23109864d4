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
  var description: DatasetDescription {
    DatasetDescription(
      name: "synthetic", summary: "discs & rings", license: "CC0-1.0", seed: 42, specDigest: "sha256:00ff",
      generator: "figment 1", classes: classes, splits: splits)
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
    let instances = amodal.indices.map { number in
      instance(number, amodal: amodal[number], owner: owner, in: size, &random)
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
}
