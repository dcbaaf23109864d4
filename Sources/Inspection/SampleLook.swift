import Bytes
import Formats
import Generation
import Images
import Labels
import Rendering
import Scenes

/// One sample as files for a person's eyes: picture, overlay, scene and labels.
struct SampleLook {
  private let looked: LookedSample
  private let loaded: LoadedSpec
  private let overlay: [UInt8]

  init(_ looked: LookedSample, of loaded: LoadedSpec) throws(SampleFailure) {
    self.looked = looked
    self.loaded = loaded
    do throws(RenderingError) {
      let canvas = try Overlay(loaded.fonts).draw(
        looked.sample.instances, classNames: loaded.plan.description.classes, over: looked.canvas)
      overlay = try SampleLook.png(canvas)
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
    if let image = looked.sample.image {
      files.insert(SampleView.File("image.\(image.fileExtension)", image.bytes), at: 0)
    }
    var scene = ByteWriter()
    scene.append(pretty: looked.scene.description)
    files.append(SampleView.File("scene.json", scene.bytes))
    var labels = ByteWriter()
    TruthRecord(classes: loaded.plan.description.classes).append(looked.sample, to: &labels)
    files.append(SampleView.File("labels.json", labels.bytes))
    return SampleView(files: files, summary: summary, warnings: loaded.warnings)
  }

  /// A line a labeled thing, then targets and tags.
  private var summary: String {
    let classes = loaded.plan.description.classes
    let count = looked.sample.instances.count
    var lines = [
      "sample \(looked.sample.index), split \(looked.sample.split), \(count) instance\(count == 1 ? "" : "s")"
    ]
    for instance in looked.sample.instances {
      let box = instance.box
      var line = "  \(instance.id)  \(classes[instance.classIndex])"
      line += "  box \(whole(box.minX)),\(whole(box.minY)) to \(whole(box.maxX)),\(whole(box.maxY))"
      line += "  area \(instance.area)"
      if instance.occlusion > 0 { line += "  hidden \(whole(instance.occlusion * 100)) %" }
      if instance.isIgnored { line += "  ignored" }
      lines.append(line)
    }
    for field in looked.sample.targets + looked.sample.tags {
      var value = ByteWriter()
      value.append(json: field.value)
      lines.append("  \(field.name) = \(String(decoding: value.bytes, as: UTF8.self))")
    }
    return lines.joined(separator: "\n")
  }

  private func whole(_ number: Double) -> String { String(Int(number.rounded())) }
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
