import Bytes
import Formats
import Labels

/// Like COCO: pictures by split, and one file a split with ids that run over the whole set.
struct Listing: DatasetFormat {
  static let sheet = FormatSheet(
    name: "listing", summary: "", holds: [.box], units: "", reader: "", options: [])

  init(_ options: FormatOptions = FormatOptions(), for dataset: DatasetDescription) throws(FormatError) {
    splits = dataset.splits
  }

  private let splits: [String]

  func imagePath(of sample: borrowing Sample) -> String? { "\(sample.split)/\(sample.stem).png" }

  func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let (id, instances) = (sample.id, sample.instances)
    fragment.count("images/\(sample.split)")
    fragment.append(to: "images/\(sample.split)") { writer in
      writer.append(text: "image \(id)\n")
    }
    for instance in instances {
      fragment.append(to: "boxes/\(sample.split)") { writer in
        writer.append(text: "\(id) \(instance.classIndex) \(Int(instance.box.minX)) \(Int(instance.box.minY))\n")
      }
    }
  }

  func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    for split in splits {
      try folder.create("annotations/\(split).txt") { write throws(FormatError) in
        var writer = ByteWriter()
        writer.append(text: "\(split): \(whole.total("images/\(split)")) images\n")
        try write(writer)
        try whole.forEachBlock(of: "images/\(split)") { block throws(FormatError) in
          writer.removeAll()
          for index in block.indices { writer.append(byte: block[index]) }
          try write(writer)
        }
        var id = 1
        try whole.forEachBlock(of: "boxes/\(split)") { block throws(FormatError) in
          writer.removeAll()
          var isLineStart = true
          for index in block.indices {
            if isLineStart {
              writer.append(text: "\(id): ")
              id += 1
            }
            writer.append(byte: block[index])
            isLineStart = block[index] == UInt8(ascii: "\n")
          }
          try write(writer)
        }
      }
    }
  }
}

/// Like YOLO: a file a sample, and a header.
struct Leaves: DatasetFormat {
  static let sheet = FormatSheet(
    name: "leaves", summary: "", holds: [.box], units: "", reader: "", options: [])

  init(_ options: FormatOptions = FormatOptions(), for dataset: DatasetDescription) throws(FormatError) {
    classes = dataset.classes
  }

  private let classes: [String]

  func imagePath(of sample: borrowing Sample) -> String? { "images/\(sample.split)/\(sample.stem).png" }

  func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    var writer = ByteWriter()
    for instance in sample.instances { writer.append(text: "\(instance.classIndex) \(instance.box.minX)\n") }
    fragment.addFile("labels/\(sample.split)/\(sample.stem).txt", writer.bytes)
    fragment.count("labels")
  }

  func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try folder.create("data.yaml") { write throws(FormatError) in
      var writer = ByteWriter()
      writer.append(text: "labels: \(whole.total("labels"))\nnames: \(classes)\n")
      try write(writer)
    }
  }
}

/// Like a tar: the picture's bytes are in the joined file.
struct Bundle: DatasetFormat {
  static let sheet = FormatSheet(
    name: "bundle", summary: "", holds: [], units: "", reader: "", options: [])

  init(_ options: FormatOptions = FormatOptions(), for dataset: DatasetDescription) throws(FormatError) {}

  func imagePath(of sample: borrowing Sample) -> String? { nil }

  func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let bytes = sample.image?.bytes ?? []
    fragment.append(to: "all") { $0.append(bytes: bytes) }
  }

  func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try folder.create("all.bin") { write throws(FormatError) in
      try whole.forEachBlock(of: "all") { block throws(FormatError) in
        var writer = ByteWriter()
        for index in block.indices { writer.append(byte: block[index]) }
        try write(writer)
      }
    }
  }
}

/// A format with a fault: all samples write one file.
struct Twins: DatasetFormat {
  static let sheet = FormatSheet(name: "twins", summary: "", holds: [], units: "", reader: "", options: [])

  init(_ options: FormatOptions = FormatOptions(), for dataset: DatasetDescription) throws(FormatError) {}

  func imagePath(of sample: borrowing Sample) -> String? { nil }

  func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    if sample.index % 5 == 0 { fragment.addFile("same.txt", [1]) }
  }

  func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {}
}
