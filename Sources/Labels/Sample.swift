/// One labeled thing in one picture. Every measure was taken from what was drawn.
public struct Instance: Sendable {
  /// Its number within the sample, from 1, in drawing order, parents before their parts; gaps tell of dropped instances.
  public var id: Int
  /// The index of its class in the dataset's list of classes.
  public var classIndex: Int
  /// The `id` of the instance that this one is a part of.
  public var parent: Int?
  /// Where it stands in the spec, with the numbers of its repeats: `scene.objects.car[2].parts.wheel[0]`.
  public var site: String
  /// Named values of the instance, as its `attributes:` say.
  public var attributes: [LabelValue.Field]
  /// The pixels of it that show.
  public var mask: Mask
  /// The tight edges of `mask`.
  public var box: Box
  /// How many pixels of it show: the area of `mask`.
  public var area: Int
  /// The tight edges of the pixels that it would fill inside the frame if nothing hid it.
  public var amodalBox: Box
  /// How many pixels it would fill inside the frame if nothing hid it.
  public var amodalArea: Int
  /// Kept out of training by the spec's `keep:` rule, but still told (COCO: `iscrowd`, VOC: `difficult` …).
  public var isIgnored: Bool
  /// The tight edges of the pixels that it would fill if the picture had no edges; nil where nobody asked.
  public var fullBox: Box?
  /// How many pixels it would fill if the picture had no edges; nil where nobody asked.
  public var fullArea: Double?
  /// The smallest rectangle at any angle around `mask`; nil where nobody asked, or nothing shows.
  public var orientedBox: Quad?
  /// The corners of its own upright box, after all that was done to it: upper left, upper right, lower right, lower left as
  /// it was drawn. Nil where nobody asked.
  public var pose: Quad?
  /// Its named points, in the order of the spec.
  public var keypoints: [Keypoint] = []
  /// Who hides it, in the order of ids; nil where nobody asked.
  public var occluders: [Occluder]?
  /// Metres from the camera where it stands on the ground, else how many layers lie above its uppermost one; nil where
  /// nobody asked.
  public var depth: Double?
  /// Whether its parts are segments of their own in panoptic maps; else they belong to it.
  public var showsParts = false

  /// An instance with the measures that all have.
  public init(
    id: Int, classIndex: Int, parent: Int? = nil, site: String, attributes: [LabelValue.Field] = [], mask: Mask,
    box: Box, area: Int, amodalBox: Box, amodalArea: Int, isIgnored: Bool = false
  ) {
    self.id = id
    self.classIndex = classIndex
    self.parent = parent
    self.site = site
    self.attributes = attributes
    self.mask = mask
    self.box = box
    self.area = area
    self.amodalBox = amodalBox
    self.amodalArea = amodalArea
    self.isIgnored = isIgnored
  }

  /// The share of the instance inside the frame that others hide: 1 - visible / amodal area; 0 if both are 0.
  public var occlusion: Double { amodalArea == 0 ? 0 : 1 - Double(area) / Double(amodalArea) }

  /// The share of the instance that the picture's edges cut off: 1 - amodal / full area, in 0 ... 1; nil where nobody asked.
  public var truncation: Double? {
    fullArea.map { full in full > 0 ? min(max(1 - Double(amodalArea) / full, 0), 1) : 0 }
  }
}

/// A picture as it goes to disk.
public struct EncodedImage: Sendable {
  /// Columns and rows.
  public var size: PixelSize
  /// The file name's extension, without the dot: `png` or `jpg`.
  public var fileExtension: String
  /// The whole file.
  public var bytes: [UInt8]

  /// A picture of `size` whose file is `bytes`.
  public init(size: PixelSize, fileExtension: String, bytes: [UInt8]) {
    self.size = size
    self.fileExtension = fileExtension
    self.bytes = bytes
  }
}

/// One labeled item: what formats write.
public struct Sample: Sendable {
  /// Its place in the dataset, from 0: with spec and seed it determines everything else.
  public var index: UInt64
  /// `train`, `val`, `test` or another name of the spec's.
  public var split: String
  /// The picture, if the spec makes pictures.
  public var image: EncodedImage?
  /// The labeled things in the picture that the spec's `keep:` rule left.
  public var instances: [Instance]
  /// The resolved values that made the sample, by site, in the order of the spec.
  public var factors: [LabelValue.Field]
  /// The spec's `targets:`: named numbers to learn.
  public var targets: [LabelValue.Field]
  /// The spec's `tags:`: named values of the whole picture.
  public var tags: [LabelValue.Field]
  /// The texts that the spec's template says, in its order; none in a dataset of pictures alone.
  public var texts: [LabeledText] = []
  /// The class of the whole text: an intent, a sentiment.
  public var label: String?
  /// What else the kind of sample has to say, by name: the answer to a question, a relation, a slot's state.
  public var fields: [LabelValue.Field] = []
  /// What made the texts.
  public var origin: TextOrigin?
  /// How far away what shows in each pixel is; nil where nobody asked. The one label that `truth.jsonl` doesn't hold.
  public var depthMap: DepthMap?

  /// A sample of the given parts.
  public init(
    index: UInt64, split: String, image: EncodedImage? = nil, instances: [Instance] = [],
    factors: [LabelValue.Field] = [], targets: [LabelValue.Field] = [], tags: [LabelValue.Field] = []
  ) {
    self.index = index
    self.split = split
    self.image = image
    self.instances = instances
    self.factors = factors
    self.targets = targets
    self.tags = tags
  }

  /// The number that formats know the sample by: its index + 1.
  public var id: UInt64 { index + 1 }

  /// The stem of its file names: `id` in twelve digits, as COCO's own files have it.
  public var stem: String {
    let digits = String(id)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}
