package import Bytes
package import Labels

/// Figment's own record of a dataset, `truth.jsonl`: a line of JSON for each sample, with everything that a `Sample` holds but
/// the picture's bytes. `TruthReader` gives the samples back.
///
/// Members in this order; those marked * are left out when there is nothing to say:
///
/// | member | value |
/// |---|---|
/// | `index` | from 0 |
/// | `split` | name |
/// | `image`* | `{"width": px, "height": px, "type": "png"}` |
/// | `instances`* | as below, in the order of their ids |
/// | `text`*, `spans`* | the text, if the sample has one alone that is called `text` and has no role; its spans as below |
/// | `texts`* | any other texts: a list of `{"name", "role"*, "text", "spans"*}` |
/// | `label`* | the class of the whole text |
/// | `fields`* | object: what else the kind of sample has to say |
/// | `phrase`*, `rank`* | the site of the phrase that made the texts, and which of its derivations they are |
/// | `factors`, `targets`*, `tags`* | objects: names, or sites, with their values; no empty `factors` where there are texts |
///
/// A span is `[start, end, label]` in code points, `end` exclusive; then, if there is one, its value, and behind that (or
/// behind `null`) an object of its attributes. Spans come in the order in which they begin, outer ones first: which is
/// inside which follows from that.
///
/// | member of an instance | value |
/// |---|---|
/// | `id` | from 1 within the sample |
/// | `class` | name |
/// | `site` | place in the spec |
/// | `parent`* | the id of the instance that this one is a part of |
/// | `box` | `[left, top, right, bottom]` edges in pixels of what shows |
/// | `area` | pixels that show |
/// | `amodal_box`, `amodal_area` * | the same if nothing hid it; both left out where they equal `box` and `area` |
/// | `full_box`*, `full_area`*, `truncation`* | edges and pixels in a picture without edges; 1 - amodal / full area |
/// | `oriented_box`* | eight numbers, the corners of the smallest rectangle around what shows, clockwise |
/// | `pose`* | eight numbers, the corners of its own box as it was drawn, from its own upper left |
/// | `keypoints`* | object: names with `[x, y, visibility]`, 0 outside, 1 hidden, 2 visible |
/// | `occluders`* | `[id, share]` of who hides it |
/// | `depth`* | metres on a ground, else how many layers lie above |
/// | `panoptic`* | `parts`: its parts are segments of their own |
/// | `ignored`* | `true`: kept out of training |
/// | `attributes`* | object: names with their values |
/// | `mask` | COCO's compressed counts; `{"size": [height, width], "counts": …}` if the mask is not of the picture's size |
package struct TruthRecord: Sendable {
  package static let fileName = "truth.jsonl"

  /// The names of the classes as JSON, made once.
  private let classes: [ByteWriter]
  /// The same of the labels of spans, with the comma before them.
  let spanLabels: WrittenNames

  /// A writer for datasets with these classes and labels of spans.
  package init(classes: [String], spanLabels: [String] = []) {
    self.classes = classes.map { name in
      var text = ByteWriter()
      text.append(json: name)
      return text
    }
    self.spanLabels = WrittenNames(spanLabels) { text, name in
      text.append(",")
      text.append(json: name)
    }
  }

  /// Appends the line of `sample`, its end included.
  ///
  /// - Precondition: every instance's class is one of `classes`, every span's label one of `spanLabels`.
  package func append(_ sample: borrowing Sample, to line: inout ByteWriter) {
    line.append("{\"index\":")
    line.append(integer: sample.index)
    line.append(",\"split\":")
    line.append(json: sample.split)
    let size = sample.image?.size
    if let image = sample.image {
      line.append(",\"image\":{\"width\":")
      line.append(integer: image.size.width)
      line.append(",\"height\":")
      line.append(integer: image.size.height)
      line.append(",\"type\":")
      line.append(json: image.fileExtension)
      line.append("}")
    }
    var isFirst = true
    for instance in sample.instances {
      line.append(isFirst ? ",\"instances\":[" : ",")
      isFirst = false
      append(instance, of: size, to: &line)
    }
    if !isFirst { line.append("]") }
    if sample.texts.isEmpty {
      line.append(",\"factors\":")
      line.append(json: sample.factors)
    } else {
      append(textsOf: sample, to: &line)
    }
    if !sample.targets.isEmpty {
      line.append(",\"targets\":")
      line.append(json: sample.targets)
    }
    if !sample.tags.isEmpty {
      line.append(",\"tags\":")
      line.append(json: sample.tags)
    }
    line.append("}\n")
  }

  private func append(_ instance: Instance, of size: PixelSize?, to line: inout ByteWriter) {
    line.append("{\"id\":")
    line.append(integer: instance.id)
    line.append(",\"class\":")
    line.append(classes[instance.classIndex])
    line.append(",\"site\":")
    line.append(json: instance.site)
    if let parent = instance.parent {
      line.append(",\"parent\":")
      line.append(integer: parent)
    }
    line.append(",\"box\":")
    line.append(edges: instance.box)
    line.append(",\"area\":")
    line.append(integer: instance.area)
    if instance.amodalBox != instance.box || instance.amodalArea != instance.area {
      line.append(",\"amodal_box\":")
      line.append(edges: instance.amodalBox)
      line.append(",\"amodal_area\":")
      line.append(integer: instance.amodalArea)
    }
    appendFurther(instance, to: &line)
    if instance.isIgnored { line.append(",\"ignored\":true") }
    if !instance.attributes.isEmpty {
      line.append(",\"attributes\":")
      line.append(json: instance.attributes)
    }
    line.append(",\"mask\":")
    append(instance.mask, of: size, to: &line)
    line.append("}")
  }

  private func append(_ mask: Mask, of size: PixelSize?, to line: inout ByteWriter) {
    if mask.size == size {
      line.append(compressedCountsOf: mask)
      return
    }
    line.append("{\"size\":[")
    line.append(integer: mask.size.height)
    line.append(",")
    line.append(integer: mask.size.width)
    line.append("],\"counts\":")
    line.append(compressedCountsOf: mask)
    line.append("}")
  }
}

extension ByteWriter {
  /// Appends a box by its edges: left, top, right, bottom.
  mutating func append(edges box: Box) { append(box.minX, box.minY, box.maxX, box.maxY) }
}
