import Bytes
import Labels

/// What all of COCO's files have: `info`, `licenses` and `categories` at their head, and the records of pictures.
struct COCORecords {
  private let dataset: DatasetDescription

  init(_ dataset: DatasetDescription) { self.dataset = dataset }

  /// Appends the head, with the comma behind it; `more` adds members to the category of a class's number.
  func append(to file: inout ByteWriter, category more: (inout ByteWriter, _ number: Int) -> Void = { _, _ in }) {
    file.append("{\"info\":{")
    if let date = dataset.date {
      if let year = Int(date.prefix(4)) {
        file.append("\"year\":")
        file.append(integer: year)
        file.append(",")
      }
      file.append("\"date_created\":")
      file.append(json: date)
      file.append(",")
    }
    file.append("\"version\":\"1.0\",\"description\":")
    file.append(json: dataset.summary.isEmpty ? dataset.name : "\(dataset.name): \(dataset.summary)")
    file.append(",\"contributor\":")
    file.append(json: dataset.generator)
    file.append(",\"url\":\"\",\"seed\":")
    file.append(integer: dataset.seed)
    file.append(",\"spec_digest\":")
    file.append(json: dataset.specDigest)
    file.append("},\n\"licenses\":[")
    if !dataset.license.isEmpty {
      file.append("{\"id\":1,\"name\":")
      file.append(json: dataset.license)
      file.append(",\"url\":")
      file.append(json: dataset.licenseAddress)
      file.append("}")
    }
    file.append("],\n\"categories\":[")
    for (place, name) in dataset.classes.enumerated() {
      file.append(place == 0 ? "\n{\"id\":" : ",\n{\"id\":")
      file.append(integer: place + 1)
      file.append(",\"name\":")
      file.append(json: name)
      file.append(",\"supercategory\":")
      file.append(json: dataset.name)
      more(&file, place)
      file.append("}")
    }
    file.append("\n],\n")
  }

  /// Appends the record of a picture. It brings the comma before it, and the file drops the first.
  func append(image size: PixelSize, id: UInt64, fileName: String, to stream: inout ByteWriter) {
    stream.append(",\n{\"id\":")
    stream.append(integer: id)
    stream.append(",\"width\":")
    stream.append(integer: size.width)
    stream.append(",\"height\":")
    stream.append(integer: size.height)
    stream.append(",\"file_name\":")
    stream.append(json: fileName)
    if !dataset.license.isEmpty { stream.append(",\"license\":1") }
    stream.append("}")
  }
}
