import Bytes
package import Labels

/// The maps that a spec's `maps:` asks for: 16-bit grey PNG files beside the truth. Not a format that a spec names.
///
/// ```
/// semantic/<split>/<stem>.png    the number of the class + 1
/// instances/<split>/<stem>.png   the id of the innermost instance
/// panoptic/<split>/<stem>.png    the id of the segment: the whole, unless it says `panoptic: parts`
/// depth/<split>/<stem>.png       metres x 256 where there is a ground; else 1 for the uppermost layer, 2 for the next …
/// ```
///
/// 0 is where nothing is labeled, or nothing is known. Ids are those of `truth.jsonl`.
package struct LabelMaps: DatasetFormat {
  package static let name = "maps"

  package static let sheet = FormatSheet(
    name: name, summary: "maps of labels as pictures: a 16-bit grey PNG file an image and kind",
    holds: [.mask, .segments], units: "class + 1, ids of truth.jsonl, metres x 256; 0 for none",
    reader: "Pillow 12.0.0",
    options: Kind.allCases.map {
      .init(name: $0.rawValue, values: ["no", "yes"], summary: $0.summary)
    })

  private enum Kind: String, CaseIterable {
    case semantic, instances, panoptic, depth

    var summary: String {
      switch self {
      case .semantic: "the number of the class that shows, from 1"
      case .instances: "the id of the innermost instance that shows"
      case .panoptic: "the id of the segment that shows, each pixel once"
      case .depth: "metres times 256 on a ground, else layers from the uppermost, 1, down"
      }
    }
  }

  private let dataset: DatasetDescription
  private let kinds: [Kind]
  private let folders: SplitFolders

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    let checked = try options.checked(against: Self.sheet)
    guard dataset.hasImages else { throw .unfit(.noPictures, format: Self.sheet.name) }
    kinds = Kind.allCases.filter { checked.values[$0.rawValue] == "yes" }
    self.dataset = dataset
    folders = SplitFolders(dataset.splits)
  }

  package var needsFrame: Bool { kinds.contains(.depth) }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    guard let image = sample.image else { throw .cannotHold("a sample without a picture", index: sample.index) }
    let folder = folders.folder(of: sample.split)
    fragment.count("images/\(folder)")
    fragment.count("objects/\(folder)", by: UInt64(sample.instances.count))
    for kind in kinds {
      let bytes: [UInt8]
      switch kind {
      case .semantic:
        var map = LabelMap(image.size)
        for instance in sample.instances { map.paint(instance.mask, UInt32(instance.classIndex + 1)) }
        bytes = try MapPicture.gray(map, index: sample.index)
      case .instances:
        bytes = try MapPicture.gray(
          LabelMap(innermost: sample.instances, size: image.size), index: sample.index)
      case .panoptic:
        let instances = sample.instances
        let map = LabelMap(segments: LabelMap.segments(of: instances), of: instances, size: image.size)
        bytes = try MapPicture.gray(map, index: sample.index)
      case .depth:
        guard let depth = sample.depthMap else {
          throw .cannotHold("a sample without a depth map", index: sample.index)
        }
        bytes = try MapPicture.gray(depth, index: sample.index)
      }
      fragment.addFile("\(kind.rawValue)/\(folder)/\(sample.stem).png", bytes)
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try DatasetCard(
      dataset, title: "maps of labels",
      layout: kinds.map { ("\($0.rawValue)/<split>/", $0.summary) },
      counts: folders.all.map { split, name in
        (split, whole.total("images/\(name)"), whole.total("objects/\(name)"))
      },
      notes: ["Grey of 16 bits; 0 is where nothing is labeled, or nothing is known. Ids are those of `truth.jsonl`."],
      snippet: """
        import numpy
        from PIL import Image
        ids = numpy.array(Image.open("\(kinds.first?.rawValue ?? "instances")/\(folders.all.first?.folder ?? "train")/000000000001.png"))
        """
    ).write(into: folder)
  }
}
