package import Bytes
package import Labels

/// Reads lines of `truth.jsonl` back; the inverse of `TruthRecord`.
///
/// Everything comes back equal but the picture's bytes, which stand in files of their own. Members that it doesn't know are
/// passed over.
package struct TruthReader: Sendable {
  /// By UTF-8, since texts that differ only in Unicode's normal form are one `String` and two classes.
  private let classes: [[UInt8]: Int]
  let spanLabels: [[UInt8]: Int]

  /// A reader for datasets with these classes and labels of spans.
  package init(classes: [String], spanLabels: [String] = []) {
    self.classes = Self.places(of: classes)
    self.spanLabels = Self.places(of: spanLabels)
  }

  private static func places(of names: [String]) -> [[UInt8]: Int] {
    Dictionary(names.enumerated().map { (Array($0.element.utf8), $0.offset) }) { first, _ in first }
  }

  /// The sample of one line, with or without its end.
  package func sample(from line: [UInt8]) throws(TruthError) -> Sample {
    try sample(from: try parsed(line))
  }

  /// The sample of one line that is parsed already.
  package func sample(from line: JSONValue) throws(TruthError) -> Sample {
    let record = TruthMember(line, at: "")
    let image = try record["image"].map { member throws(TruthError) in try self.image(from: member) }
    var sample = Sample(
      index: try record.required("index").index(), split: try record.required("split").text(), image: image)
    for (place, item) in (try record["instances"]?.items() ?? []).enumerated() {
      sample.instances.append(try instance(from: TruthMember(item, at: "instances[\(place)]"), size: image?.size))
    }
    sample.texts = try texts(of: record)
    sample.label = try record["label"]?.text()
    sample.fields = try record["fields"]?.fields() ?? []
    sample.origin = try record["phrase"].map { phrase throws(TruthError) in
      TextOrigin(phrase: try phrase.text(), rank: try record["rank"]?.text() ?? "")
    }
    sample.factors = try record["factors"]?.fields() ?? []
    sample.targets = try record["targets"]?.fields() ?? []
    sample.tags = try record["tags"]?.fields() ?? []
    return sample
  }

  private func parsed(_ line: [UInt8]) throws(TruthError) -> JSONValue {
    do throws(JSONError) { return try JSONValue(parsing: line) } catch { throw .notJSON(error) }
  }

  private func image(from member: TruthMember) throws(TruthError) -> EncodedImage {
    EncodedImage(
      size: PixelSize(
        width: try member.required("width").natural(), height: try member.required("height").natural()),
      fileExtension: try member.required("type").text(), bytes: [])
  }

  private func instance(from member: TruthMember, size: PixelSize?) throws(TruthError) -> Instance {
    let box = try member.required("box").box()
    let area = try member.required("area").natural()
    let name = try member.required("class")
    guard let classIndex = classes[Array(try name.text().utf8)] else {
      throw .unknownClass(try name.text(), path: name.path)
    }
    var instance = Instance(
      id: try member.required("id").natural(), classIndex: classIndex, parent: try member["parent"]?.natural(),
      site: try member.required("site").text(), attributes: try member["attributes"]?.fields() ?? [],
      mask: try member.required("mask").mask(of: size), box: box, area: area,
      amodalBox: try member["amodal_box"]?.box() ?? box, amodalArea: try member["amodal_area"]?.natural() ?? area,
      isIgnored: try member["ignored"]?.flag() ?? false)
    try readFurther(member, into: &instance)
    return instance
  }
}
