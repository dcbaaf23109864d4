import Bytes
package import Labels

/// YOLO detection, segmentation, pose and oriented boxes, as Ultralytics' tools read them.
///
/// ```
/// data.yaml                       splits and classes; no `path`: its own folder counts
/// images/<split>/<stem>.png       the pictures
/// labels/<split>/<stem>.txt       a row an object, an empty file for none
/// ```
///
/// Rows have 9 decimals, all in 0 ... 1 of the picture's width and height: `class x-centre y-centre width height` of the
/// visible box, or `class x1 y1 x2 y2 …`, one ring. A ring walks to holes by slits of no width and to other parts by
/// bridges of no width; its outline is simplified, and agrees with the mask by at least 0.98 (intersection over union of
/// filled pixels). `pose` adds three numbers a keypoint to the box: place and visibility, zeros where it lies outside of the
/// picture or the instance has none of the name; the keypoints of all classes are one list. `obb` is the corners of the smallest
/// rectangle at any angle around what shows, each cut to the picture.
///
/// `train` and `val` are required by readers: where a dataset has none, or none with pictures, `data.yaml` names another split
/// (`val`: validation, valid, test, then train; `train`: the first with pictures). Left out and counted, since a row would
/// be trained on as a plain object: ignored instances, and those that don't show. Lost: ids, attributes, nesting, amodal.
package struct YOLO: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "yolo", summary: "YOLO as Ultralytics reads it: a text file an image, and data.yaml",
    holds: [.box, .polygon, .keypoints, .orientedBox],
    units: "shares of the picture's width and height, 9 decimals; classes from 0",
    reader: "ultralytics 8.4.190 (its rules of parsing)",
    options: [
      .init(
        name: "task", values: Task.allCases.map(\.rawValue),
        summary:
          "detect: centre and size of boxes; segment: one ring an instance; pose: boxes and keypoints; obb: corners of oriented boxes"
      ),
      .init(
        name: "parts", values: Parts.allCases.map(\.rawValue),
        summary: "an instance of several parts: joined by bridges of no width, or the largest part only"),
      .init(
        name: "tolerance", values: ["1", "0", "0.5", "2"],
        summary: "how many pixels corners may lie off a simplified ring; 0: exact pixel contours"),
    ])

  private enum Task: String, CaseIterable {
    case detect, segment, pose, obb

    var title: String {
      switch self {
      case .detect: "detection"
      case .segment: "segmentation"
      case .pose: "pose"
      case .obb: "oriented boxes"
      }
    }

    /// A model to begin with.
    var model: String {
      switch self {
      case .detect: "yolo11n.pt"
      case .segment: "yolo11n-seg.pt"
      case .pose: "yolo11n-pose.pt"
      case .obb: "yolo11n-obb.pt"
      }
    }
  }
  private enum Parts: String, CaseIterable { case bridge, largest }

  private let dataset: DatasetDescription
  private let task: Task
  private let parts: Parts
  private let tolerance: Double
  /// The keypoints of all classes, each name once.
  private let points: Skeleton
  private let folders: SplitFolders

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    let checked = try options.checked(against: Self.sheet)
    guard dataset.hasImages else { throw .unfit(.noPictures, format: Self.sheet.name) }
    task = checked.choice("task", default: .detect)
    parts = checked.choice("parts", default: .bridge)
    tolerance = checked.values["tolerance"].flatMap(Double.init) ?? 0
    self.dataset = dataset
    folders = SplitFolders(dataset.splits)
    var names: [String] = []
    for name in dataset.skeletons.flatMap(\.names) where !names.contains(name) { names.append(name) }
    points = Skeleton(names: names)
    if task == .pose, names.isEmpty { throw .unfit(.noKeypoints, format: Self.sheet.name) }
  }

  package func imagePath(of sample: borrowing Sample) -> String? {
    guard let image = sample.image else { return nil }
    return "images/\(folders.folder(of: sample.split))/\(sample.stem).\(image.fileExtension)"
  }

  // MARK: Samples

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    guard let image = sample.image else { throw .cannotHold("a sample without a picture", index: sample.index) }
    let folder = folders.folder(of: sample.split)
    var rows = ByteWriter()
    var (written, ignored, hidden) = (0, 0, 0)
    for instance in sample.instances {
      if instance.isIgnored {
        ignored += 1
      } else if instance.mask.isEmpty {
        hidden += 1
      } else {
        written += 1
        append(instance, in: image.size, to: &rows)
      }
    }
    fragment.count("images/\(folder)")
    fragment.count("objects/\(folder)", by: UInt64(written))
    fragment.count("ignored", by: UInt64(ignored))
    fragment.count("hidden", by: UInt64(hidden))
    fragment.addFile("labels/\(folder)/\(sample.stem).txt", rows.bytes)
  }

  private func append(_ instance: Instance, in size: PixelSize, to rows: inout ByteWriter) {
    rows.append(integer: instance.classIndex)
    switch task {
    case .detect, .pose:
      let box = instance.box.clipped(to: size).normalized(in: size)
      rows.append(shares: box.center)
      rows.append(shares: Point(box.width, box.height))
      if task == .pose { append(keypointsOf: instance, in: size, to: &rows) }
    case .obb:
      for point in (instance.orientedBox ?? instance.mask.orientedBox ?? Quad(instance.box)).points {
        let share = point.normalized(in: size)
        rows.append(shares: Point(min(max(share.x, 0), 1), min(max(share.y, 0), 1)))
      }
    case .segment:
      for point in ring(of: instance.mask).points { rows.append(shares: point.normalized(in: size)) }
    }
    rows.append("\n")
  }

  private func append(keypointsOf instance: Instance, in size: PixelSize, to rows: inout ByteWriter) {
    for keypoint in points.sorted(instance.keypoints) {
      guard let keypoint, keypoint.visibility != .outside else {
        rows.append(" 0 0 0")
        continue
      }
      rows.append(shares: keypoint.point.normalized(in: size))
      rows.append(" ")
      rows.append(integer: keypoint.visibility.rawValue)
    }
  }

  private func ring(of mask: Mask) -> Ring {
    let polygons = mask.simplifiedPolygons(tolerance: tolerance)
    switch parts {
    case .bridge: return polygons.bridged()
    case .largest: return polygons.largest?.joiningHoles() ?? Ring([])
    }
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let images = folders.all.map { whole.total("images/\($0.folder)") }
    let settings = settings(images: images)
    try folder.create("data.yaml") { write throws(FormatError) in try write(settings) }
    try DatasetCard(
      dataset, title: "YOLO \(task.title)",
      layout: [
        ("data.yaml", "splits and classes"),
        ("images/<split>/", "the pictures"),
        ("labels/<split>/", "a text file for each, with a row for each object; empty for none"),
      ],
      counts: zip(folders.all, images).map { ($0.split, $1, whole.total("objects/\($0.folder)")) },
      notes: notes(ignored: whole.total("ignored"), hidden: whole.total("hidden")),
      snippet: """
        from ultralytics import YOLO
        YOLO("\(task.model)").train(data="data.yaml")
        """
    ).write(into: folder)
  }

  private func notes(ignored: UInt64, hidden: UInt64) -> [String] {
    var notes = ["Numbers are shares of the picture's width and height."]
    if task == .segment {
      notes.append(
        "Holes and separate parts are reached by lines of no width; masks agree with the truth by 0.98 or more.")
      if parts == .largest {
        notes[1] = "Holes are reached by lines of no width; of several parts only the largest is here."
      }
    }
    if ignored > 0 { notes.append("Left out, since they are to be ignored in training: \(ignored) objects.") }
    if hidden > 0 { notes.append("Left out, since nothing of them shows: \(hidden) objects.") }
    return notes
  }

  private func settings(images: [UInt64]) -> ByteWriter {
    var yaml = ByteWriter()
    let filled = zip(folders.all, images).filter { $0.1 > 0 }.map(\.0)
    func folder(of names: String...) -> String? {
      names.lazy.compactMap { name in filled.first { $0.split == name }?.folder }.first
    }
    // Of a dataset without pictures, the folders that it would have.
    let train = folder(of: "train") ?? filled.first?.folder ?? folders.all.first?.folder ?? "train"
    yaml.append(key: "train", yaml: "images/\(train)")
    yaml.append(key: "val", yaml: "images/\(folder(of: "val", "validation", "valid", "test") ?? train)")
    if let test = folder(of: "test") { yaml.append(key: "test", yaml: "images/\(test)") }
    yaml.append("nc: ")
    yaml.append(integer: dataset.classes.count)
    yaml.append(dataset.classes.isEmpty ? "\nnames: {}\n" : "\nnames:\n")
    for (place, name) in dataset.classes.enumerated() { yaml.append(key: "  \(place)", yaml: name) }
    if task == .pose { append(pointsTo: &yaml) }
    yaml.append("figment:\n")
    yaml.append(key: "  name", yaml: dataset.name)
    if !dataset.summary.isEmpty { yaml.append(key: "  summary", yaml: dataset.summary) }
    if !dataset.license.isEmpty { yaml.append(key: "  license", yaml: dataset.license) }
    if let date = dataset.date { yaml.append(key: "  date", yaml: date) }
    yaml.append(key: "  generator", yaml: dataset.generator)
    yaml.append("  seed: ")
    yaml.append(integer: dataset.seed)
    yaml.append("\n")
    yaml.append(key: "  spec_digest", yaml: dataset.specDigest)
    return yaml
  }
}

extension YOLO {
  /// What readers of keypoints ask for: how many numbers, which become which in a mirror, and their names.
  private func append(pointsTo yaml: inout ByteWriter) {
    yaml.append("kpt_shape: [")
    yaml.append(integer: points.names.count)
    yaml.append(", 3]\nflip_idx: [")
    for (place, other) in points.mirrored.enumerated() {
      if place > 0 { yaml.append(", ") }
      yaml.append(integer: other)
    }
    yaml.append("]\nkpt_names:\n")
    for place in dataset.classes.indices {
      yaml.append("  ")
      yaml.append(integer: place)
      yaml.append(":\n")
      for name in points.names {
        yaml.append("    - ")
        yaml.append(yaml: name)
        yaml.append("\n")
      }
    }
  }
}

extension ByteWriter {
  /// Appends two shares in 0 ... 1, a blank before each.
  fileprivate mutating func append(shares: Point) {
    append(byte: UInt8(ascii: " "))
    append(fixed: shares.x, decimals: 9)
    append(byte: UInt8(ascii: " "))
    append(fixed: shares.y, decimals: 9)
  }

  /// Appends `key: value` and a line end.
  fileprivate mutating func append(key: String, yaml value: String) {
    append(text: key)
    append(": ")
    append(yaml: value)
    append("\n")
  }
}
