import Bytes
import Formats
import Generation
import Images
import Labels
import Rendering
import Scenes

/// One picture as files for a person's eyes: picture, overlay, scene and labels.
struct SampleLook {
  private let sample: Sample
  private let scene: Scene
  private let loaded: LoadedSpec
  private let overlay: [UInt8]

  init(_ sample: Sample, _ scene: Scene, _ canvas: Canvas, of loaded: LoadedSpec) throws(SampleFailure) {
    self.sample = sample
    self.scene = scene
    self.loaded = loaded
    do throws(RenderingError) {
      let drawn = try Overlay(loaded.fonts).draw(
        sample.instances, classNames: loaded.plan.description.classes, skeletons: loaded.plan.description.skeletons,
        over: canvas)
      overlay = try SampleLook.png(drawn)
    } catch {
      throw SampleFailure("the overlay can't be drawn: \(error)")
    }
  }

  private static func png(_ canvas: Canvas) throws(RenderingError) -> [UInt8] {
    var encoder = ImageEncoder()
    var bytes: [UInt8] = []
    do throws(ImageError) {
      try encoder.encode(canvas.raster, as: .png(effort: .fast), into: &bytes)
    } catch {
      throw .outOfMemory(canvas.size)
    }
    return bytes
  }

  var view: SampleView {
    var files = [SampleView.File("overlay.png", overlay)]
    if let image = sample.image {
      files.insert(SampleView.File("image.\(image.fileExtension)", image.bytes), at: 0)
    }
    var text = ByteWriter()
    text.append(pretty: scene.description)
    files.append(SampleView.File("scene.json", text.bytes))
    files.append(labelsFile(of: sample, loaded.plan.description))
    return SampleView(
      files: files, summary: summary(isColored: false), coloredSummary: summary(isColored: true),
      warnings: loaded.warnings)
  }

  /// A line a labeled thing, then targets, tags, and what is said of the picture.
  private func summary(isColored: Bool) -> String {
    let classes = loaded.plan.description.classes
    let count = sample.instances.count
    var lines = ["sample \(sample.index), split \(sample.split), \(count) instance\(count == 1 ? "" : "s")"]
    for instance in sample.instances {
      let box = instance.box
      var line = "  \(instance.id)  \(classes[instance.classIndex])"
      line += "  box \(whole(box.minX)),\(whole(box.minY)) to \(whole(box.maxX)),\(whole(box.maxY))"
      line += "  area \(instance.area)"
      if instance.occlusion > 0 { line += "  hidden \(whole(instance.occlusion * 100)) %" }
      if instance.isIgnored { line += "  ignored" }
      lines.append(line)
    }
    for field in sample.targets + sample.tags { lines.append("  \(field.name) = \(field.value.json)") }
    lines += TextLines(spanLabels: loaded.plan.description.spanLabels, isColored: isColored).lines(of: sample.texts)
    return lines.joined(separator: "\n")
  }

  private func whole(_ number: Double) -> String { String(Int(number.rounded())) }
}

/// The line of the truth that a sample has in a dataset.
func labelsFile(of sample: Sample, _ description: DatasetDescription) -> SampleView.File {
  var labels = ByteWriter()
  TruthRecord(classes: description.classes, spanLabels: description.spanLabels).append(sample, to: &labels)
  return SampleView.File("labels.json", labels.bytes)
}

extension LabelValue {
  /// The value as JSON on one line.
  var json: String {
    var line = ByteWriter()
    line.append(json: self)
    return String(decoding: line.bytes, as: UTF8.self)
  }
}

extension ByteWriter {
  /// A value as JSON that is pleasant to read: what fits into a line stays on one.
  mutating func append(pretty value: LabelValue, indent: Int = 0) {
    var line = ByteWriter()
    line.append(json: value)
    guard line.count + indent > 110 else {
      append(bytes: line.bytes)
      return
    }
    let pad = String(repeating: " ", count: indent + 2)
    switch value {
    case .list(let items):
      append("[")
      for (place, item) in items.enumerated() {
        append(text: place > 0 ? ",\n\(pad)" : "\n\(pad)")
        append(pretty: item, indent: indent + 2)
      }
      append(text: "\n\(pad.dropLast(2))]")
    case .record(let fields):
      append("{")
      for (place, field) in fields.enumerated() {
        append(text: place > 0 ? ",\n\(pad)" : "\n\(pad)")
        append(json: field.name)
        append(": ")
        append(pretty: field.value, indent: indent + 2)
      }
      append(text: "\n\(pad.dropLast(2))}")
    default: append(bytes: line.bytes)
    }
  }
}
