import Bytes
package import Labels

/// COCO detection and instance segmentation, as `pycocotools` reads it.
///
/// ```
/// annotations/instances_<split>.json   info, licenses, categories, images, annotations
/// <split>/<id in 12 digits>.png        the pictures
/// ```
///
/// Boxes are `[x, y, width, height]` in continuous pixels; areas count the visible mask's pixels. Image ids are the sample's
/// index + 1, category ids count from 1 in the order of the spec's classes, annotation ids from 1 in each file (COCOeval
/// never matches an id of 0). An ignored instance has `iscrowd: 1`, and its mask is run-lengths whatever the option says. An
/// instance that doesn't show has box and area 0 and an empty mask. Beyond COCO, each annotation has `amodal_bbox` (its
/// box if nothing hid it) and, where there are any, `attributes`. Classes with keypoints list them with their skeleton, and
/// their annotations have `keypoints` and `num_keypoints`. Lost: the amodal mask, nesting, factors.
///
/// Annotations wait in the fragment without their id; only the joined file can number them.
package struct COCO: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "coco", summary: "COCO detection and instance segmentation: one JSON file a split",
    holds: [.box, .mask, .polygon, .keypoints, .attributes],
    units:
      "boxes [x, y, width, height] in pixels, origin at the picture's top-left corner; ids from 1; masks column by column",
    reader: "pycocotools 2.0.11",
    options: [
      .init(
        name: "masks", values: Masks.allCases.map(\.rawValue),
        summary: "rle: exact run-lengths; polygons: exact pixel contours, holes joined by slits; none: boxes only"),
      .init(
        name: "counts", values: Counts.allCases.map(\.rawValue),
        summary: "run-lengths as COCO's compressed text, or as a list of numbers"),
      .init(
        name: "keypoints", values: Points.allCases.map(\.rawValue),
        summary:
          "corner: from the corner of the top-left pixel, as boxes; index: half a pixel less, as COCO's own files"),
    ])

  private enum Masks: String, CaseIterable { case rle, polygons, none }
  private enum Counts: String, CaseIterable { case compressed, list }
  private enum Points: String, CaseIterable { case corner, index }

  private let dataset: DatasetDescription
  private let masks: Masks
  private let counts: Counts
  /// What the middle of a pixel has in its coordinates beyond the pixel's index.
  private let middle: Double
  private let folders: SplitFolders

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    let checked = try options.checked(against: Self.sheet)
    guard dataset.hasImages else { throw .unfit(.noPictures, format: Self.sheet.name) }
    masks = checked.choice("masks", default: .rle)
    counts = checked.choice("counts", default: .compressed)
    middle = checked.choice("keypoints", default: Points.corner) == .index ? 0.5 : 0
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
    let id = sample.id
    let fileName = "\(sample.stem).\(image.fileExtension)"
    fragment.count("images/\(folder)")
    fragment.append(to: "images/\(folder)") { stream in
      COCORecords(dataset).append(image: image.size, id: id, fileName: fileName, to: &stream)
    }
    let instances = sample.instances
    guard !instances.isEmpty else { return }
    fragment.count("annotations/\(folder)", by: UInt64(instances.count))
    fragment.append(to: "annotations/\(folder)") { stream in
      for instance in instances { append(instance, of: id, to: &stream) }
    }
  }

  /// Adds a line with an annotation's members but the first, its id, and without the opening brace.
  private func append(_ instance: Instance, of image: UInt64, to stream: inout ByteWriter) {
    stream.append("\"image_id\":")
    stream.append(integer: image)
    stream.append(",\"category_id\":")
    stream.append(integer: instance.classIndex + 1)
    stream.append(",\"bbox\":")
    stream.append(bbox: instance.box)
    stream.append(",\"area\":")
    stream.append(integer: instance.area)
    stream.append(instance.isIgnored ? ",\"iscrowd\":1" : ",\"iscrowd\":0")
    if masks != .none {
      stream.append(",\"segmentation\":")
      append(segmentationOf: instance, to: &stream)
    }
    stream.append(",\"amodal_bbox\":")
    stream.append(bbox: instance.amodalBox)
    if let skeleton = dataset.skeleton(of: instance.classIndex) {
      append(keypointsOf: instance, in: skeleton, to: &stream)
    }
    if !instance.attributes.isEmpty {
      stream.append(",\"attributes\":")
      stream.append(json: instance.attributes)
    }
    stream.append("}\n")
  }

  /// Three numbers a keypoint of the class; three zeros for one outside of the picture, or that the instance hasn't.
  private func append(keypointsOf instance: Instance, in skeleton: Skeleton, to stream: inout ByteWriter) {
    stream.append(",\"num_keypoints\":")
    stream.append(integer: instance.keypoints.count { $0.visibility != .outside })
    stream.append(",\"keypoints\":[")
    for (place, keypoint) in skeleton.sorted(instance.keypoints).enumerated() {
      if place > 0 { stream.append(",") }
      guard let keypoint, keypoint.visibility != .outside else {
        stream.append("0,0,0")
        continue
      }
      stream.append(number: keypoint.point.x - middle)
      stream.append(",")
      stream.append(number: keypoint.point.y - middle)
      stream.append(",")
      stream.append(integer: keypoint.visibility.rawValue)
    }
    stream.append("]")
  }

  private func append(segmentationOf instance: Instance, to stream: inout ByteWriter) {
    // No list of rings can say "no pixels", and readers expect run-lengths of a crowd.
    if masks == .polygons, !instance.isIgnored, !instance.mask.isEmpty {
      append(ringsOf: instance.mask, to: &stream)
      return
    }
    stream.append("{\"size\":[")
    stream.append(integer: instance.mask.size.height)
    stream.append(byte: UInt8(ascii: ","))
    stream.append(integer: instance.mask.size.width)
    stream.append("],\"counts\":")
    switch counts {
    case .compressed: stream.append(compressedCountsOf: instance.mask)
    case .list: append(countsOf: instance.mask, to: &stream)
    }
    stream.append("}")
  }

  private func append(countsOf mask: Mask, to stream: inout ByteWriter) {
    for (place, count) in mask.counts.enumerated() {
      stream.append(byte: UInt8(ascii: place == 0 ? "[" : ","))
      stream.append(integer: Int(count))
    }
    stream.append("]")
  }

  private func append(ringsOf mask: Mask, to stream: inout ByteWriter) {
    stream.append("[")
    for (place, polygon) in mask.polygons().enumerated() {
      stream.append(place == 0 ? "[" : ",[")
      for (place, point) in polygon.joiningHoles().points.enumerated() {
        if place > 0 { stream.append(byte: UInt8(ascii: ",")) }
        stream.append(number: point.x)
        stream.append(byte: UInt8(ascii: ","))
        stream.append(number: point.y)
      }
      stream.append("]")
    }
    stream.append("]")
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    for (_, name) in folders.all {
      try folder.create("annotations/instances_\(name).json") { write throws(FormatError) in
        var file = ByteWriter(capacity: 320 << 10)
        COCORecords(dataset).append(to: &file) { append(keypointsOfClass: $1, to: &$0) }
        file.append("\"images\":[")
        try file.join(recordsOf: "images/\(name)", in: whole, write)
        file.append("\n],\n\"annotations\":[")
        try file.join(numberedRecordsOf: "annotations/\(name)", in: whole, write)
        file.append("\n]}\n")
        try write(file)
      }
    }
    let first = folders.all.first?.folder ?? "train"
    try DatasetCard(
      dataset, title: "COCO detection and instance segmentation",
      layout: [
        ("annotations/instances_<split>.json", "boxes, masks and classes of one split"),
        ("<split>/", "its pictures"),
      ],
      counts: folders.all.map { split, name in
        (split, whole.total("images/\(name)"), whole.total("annotations/\(name)"))
      },
      notes: [
        "Boxes are [x, y, width, height] in pixels from the picture's top-left corner; areas count mask pixels.",
        "`amodal_bbox` is the box that an object would have if nothing hid it; `attributes` are its named values.",
        "Objects with `iscrowd: 1` are to be ignored in training.",
      ],
      snippet: """
        from pycocotools.coco import COCO
        coco = COCO("annotations/instances_\(first).json")
        for image in coco.loadImgs(coco.getImgIds()):
            for annotation in coco.loadAnns(coco.getAnnIds(imgIds=image["id"])):
                mask = coco.annToMask(annotation)
        """
    ).write(into: folder)
  }

  /// What the category of a class has to say of its keypoints.
  private func append(keypointsOfClass number: Int, to file: inout ByteWriter) {
    guard let skeleton = dataset.skeleton(of: number) else { return }
    for (place, name) in skeleton.names.enumerated() {
      file.append(place == 0 ? ",\"keypoints\":[" : ",")
      file.append(json: name)
    }
    file.append("],\"skeleton\":[")
    for (place, edge) in skeleton.edges.enumerated() {
      file.append(place == 0 ? "[" : ",[")
      file.append(integer: edge.from + 1)
      file.append(",")
      file.append(integer: edge.to + 1)
      file.append("]")
    }
    file.append("]")
  }
}

extension ByteWriter {
  /// Appends a box as COCO has it: corner, width and height.
  fileprivate mutating func append(bbox box: Box) { append(box.minX, box.minY, box.width, box.height) }
}
