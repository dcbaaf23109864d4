import Bytes
import Generation
import Labels

/// Writes and reads what `SyntheticMaker` makes.
struct SyntheticTruth: TruthCodec {
  func append(_ sample: borrowing Sample, to writer: inout ByteWriter) {
    writer.append(text: "\(sample.index);\(sample.split);")
    if case .number(let light)? = sample.factors.first?.value { writer.append(text: "\(Int(light * 8))") }
    for instance in sample.instances {
      let (x, y) = (Int(instance.box.minX), Int(instance.box.minY))
      writer.append(text: ";\(instance.classIndex),\(x),\(y),\(instance.isIgnored)")
    }
    writer.append("\n")
  }

  func read(_ line: [UInt8]) -> Sample? {
    let fields = String(decoding: line, as: UTF8.self).split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count >= 3, let index = UInt64(fields[0]), let light = Int(fields[2]) else { return nil }
    let size = PixelSize(width: 64, height: 48)
    let instances = fields.dropFirst(3).enumerated().map { place, text in
      let parts = text.split(separator: ",")
      let (x, y) = (Int(parts[1]) ?? 0, Int(parts[2]) ?? 0)
      return SyntheticMaker.instance(place + 1, of: Int(parts[0]) ?? 0, x, y, size, isIgnored: parts[3] == "true")
    }
    return Sample(
      index: index, split: String(fields[1]), image: EncodedImage(size: size, fileExtension: "png", bytes: []),
      instances: instances, factors: [LabelValue.Field("scene.light", .number(Double(light) / 8))])
  }
}
