import Bytes
package import Labels

/// COCO panoptic segmentation, as `panopticapi` reads it.
///
/// ```
/// annotations/panoptic_<split>.json   info, licenses, categories, images, annotations
/// panoptic_<split>/<stem>.png         8-bit RGB: the segment's id is R + 256 G + 65536 B, 0 is void
/// <split>/<stem>.png                  the pictures
/// ```
///
/// Every pixel belongs to one segment at most. Parts belong to the whole unless it says `panoptic: parts`. A segment's id is the
/// id of its instance in `truth.jsonl`; classes named by the option `stuff` have one segment an image, with the id of the
/// first instance. Areas and boxes are of the map itself. Segments that don't show are left out; ignored instances have
/// `iscrowd: 1`. Lost: attributes, amodal labels, which segment is a part of which.
package struct COCOPanoptic: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "coco_panoptic", summary: "COCO panoptic segmentation: a JSON file a split, and a PNG file of ids an image",
    holds: [.box, .segments],
    units: "ids in RGB, R + 256 G + 65536 B, 0 void; boxes [x, y, width, height] in pixels",
    reader: "panopticapi (its rules of reading)",
    options: [
      .init(
        name: "stuff", values: [],
        summary: "the classes that are stuff, between commas: one segment an image, isthing 0; all others are things")
    ])

  private let dataset: DatasetDescription
  private let isStuff: [Bool]
  private let folders: SplitFolders

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    let checked = try options.checked(against: Self.sheet)
    guard dataset.hasImages else { throw .unfit(.noPictures, format: Self.sheet.name) }
    var isStuff = dataset.classes.map { _ in false }
    for word in checked.values["stuff", default: ""].split(separator: ",") {
      let name = String(word.drop(while: { $0 == " " }).reversed().drop(while: { $0 == " " }).reversed())
      guard let place = dataset.classes.firstIndex(of: name) else {
        throw .unfit(.unknownClass(name, known: dataset.classes), format: Self.sheet.name)
      }
      isStuff[place] = true
    }
    self.isStuff = isStuff
    self.dataset = dataset
    folders = SplitFolders(dataset.splits)
  }

  package func imagePath(of sample: borrowing Sample) -> String? {
    guard let image = sample.image else { return nil }
    return "\(folders.folder(of: sample.split))/\(sample.stem).\(image.fileExtension)"
  }

  // MARK: Samples

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    guard let image = sample.image else { throw .cannotHold("a sample without a picture", index: sample.index) }
    let folder = folders.folder(of: sample.split)
    let (id, stem) = (sample.id, sample.stem)
    let instances = sample.instances
    let map = map(of: instances, size: image.size)
    let segments = map.segments()
    fragment.addFile("panoptic_\(folder)/\(stem).png", try MapPicture.colors(map, index: sample.index))
    fragment.count("images/\(folder)")
    fragment.count("segments/\(folder)", by: UInt64(segments.count))
    fragment.append(to: "images/\(folder)") { stream in
      COCORecords(dataset).append(
        image: image.size, id: id, fileName: "\(stem).\(image.fileExtension)", to: &stream)
    }
    fragment.append(to: "annotations/\(folder)") { stream in
      stream.append(",\n{\"image_id\":")
      stream.append(integer: id)
      stream.append(",\"file_name\":")
      stream.append(json: "\(stem).png")
      stream.append(",\"segments_info\":[")
      let places = Dictionary(instances.enumerated().map { ($1.id, $0) }) { first, _ in first }
      for (place, segment) in segments.enumerated() {
        if place > 0 { stream.append(",") }
        append(segment, of: places[Int(segment.id)].map { instances[$0] }, to: &stream)
      }
      stream.append("]}")
    }
  }

  /// The segments' map; what is stuff has its first instance's id throughout.
  private func map(of instances: [Instance], size: PixelSize) -> LabelMap {
    var segments = LabelMap.segments(of: instances)
    var first: [Int: Int] = [:]
    var stuff: [Int: Int] = [:]
    for (place, instance) in instances.enumerated() {
      // Wholes come before their parts.
      if segments[place] == instance.id, isStuff[instance.classIndex] {
        let id = first[instance.classIndex] ?? instance.id
        (first[instance.classIndex], stuff[instance.id]) = (id, id)
      }
      segments[place] = stuff[segments[place]] ?? segments[place]
    }
    return LabelMap(segments: segments, of: instances, size: size)
  }

  private func append(
    _ segment: (id: UInt32, area: Int, box: Box), of instance: Instance?, to stream: inout ByteWriter
  ) {
    let number = instance?.classIndex ?? 0
    stream.append("{\"id\":")
    stream.append(integer: Int(segment.id))
    stream.append(",\"category_id\":")
    stream.append(integer: number + 1)
    stream.append(",\"area\":")
    stream.append(integer: segment.area)
    stream.append(",\"bbox\":")
    stream.append(segment.box.minX, segment.box.minY, segment.box.width, segment.box.height)
    stream.append(instance?.isIgnored == true && !isStuff[number] ? ",\"iscrowd\":1}" : ",\"iscrowd\":0}")
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    for (_, name) in folders.all {
      try folder.create("annotations/panoptic_\(name).json") { write throws(FormatError) in
        var file = ByteWriter(capacity: 320 << 10)
        COCORecords(dataset).append(to: &file) { file, number in
          file.append(isStuff[number] ? ",\"isthing\":0,\"color\":[" : ",\"isthing\":1,\"color\":[")
          for (place, channel) in color(of: number).enumerated() {
            if place > 0 { file.append(",") }
            file.append(integer: channel)
          }
          file.append("]")
        }
        file.append("\"images\":[")
        try file.join(recordsOf: "images/\(name)", in: whole, write)
        file.append("\n],\n\"annotations\":[")
        try file.join(recordsOf: "annotations/\(name)", in: whole, write)
        file.append("\n]}\n")
        try write(file)
      }
    }
    let first = folders.all.first?.folder ?? "train"
    try DatasetCard(
      dataset, title: "COCO panoptic segmentation",
      layout: [
        ("annotations/panoptic_<split>.json", "segments and classes of one split"),
        ("panoptic_<split>/", "its maps: the segment's id is R + 256 G + 65536 B, 0 is void"),
        ("<split>/", "its pictures"),
      ],
      counts: folders.all.map { split, name in
        (split, whole.total("images/\(name)"), whole.total("segments/\(name)"))
      },
      notes: ["Every pixel has one segment at most; segments with `iscrowd: 1` are to be ignored in training."],
      snippet: """
        import json, numpy
        from PIL import Image
        record = json.load(open("annotations/panoptic_\(first).json"))
        for annotation in record["annotations"]:
            colors = numpy.array(Image.open("panoptic_\(first)/" + annotation["file_name"]), dtype=numpy.uint32)
            ids = colors[..., 0] + 256 * colors[..., 1] + 65536 * colors[..., 2]
        """
    ).write(into: folder)
  }

  /// A colour for a class: hues a golden section of the circle apart, from a table of whole numbers.
  private func color(of number: Int) -> [Int] {
    let hue = (number * 949 + 137) % 1536
    let (sector, rise) = (hue / 256, hue % 256)
    let (up, down) = (rise, 255 - rise)
    switch sector {
    case 0: return [255, up, 0]
    case 1: return [down, 255, 0]
    case 2: return [0, 255, up]
    case 3: return [0, down, 255]
    case 4: return [up, 0, 255]
    default: return [255, 0, down]
    }
  }
}
