package import Bytes
package import Labels

/// Reads lines of `truth.jsonl` back; the inverse of `TruthRecord`.
///
/// Everything comes back equal but the picture's bytes, which stand in files of their own. Members that it doesn't know are
/// passed over.
package struct TruthReader: Sendable {
  /// By UTF-8, since texts that differ only in Unicode's normal form are one `String` and two classes.
  private let classes: [[UInt8]: Int]

  /// A reader for datasets with these classes.
  package init(classes: [String]) {
    self.classes = Dictionary(classes.enumerated().map { (Array($0.element.utf8), $0.offset) }) { first, _ in first }
  }

  /// The sample of one line, with or without its end.
  package func sample(from line: [UInt8]) throws(TruthError) -> Sample {
    try sample(from: try parsed(line))
  }

  /// The sample of one line that is parsed already.
  package func sample(from line: JSONValue) throws(TruthError) -> Sample {
    let record = Member(line, at: "")
    let image = try record["image"].map { member throws(TruthError) in try self.image(from: member) }
    var sample = Sample(
      index: try record.required("index").index(), split: try record.required("split").text(), image: image)
    for (place, item) in (try record["instances"]?.items() ?? []).enumerated() {
      sample.instances.append(try instance(from: Member(item, at: "instances[\(place)]"), size: image?.size))
    }
    sample.factors = try record["factors"]?.fields() ?? []
    sample.targets = try record["targets"]?.fields() ?? []
    sample.tags = try record["tags"]?.fields() ?? []
    return sample
  }

  private func parsed(_ line: [UInt8]) throws(TruthError) -> JSONValue {
    do throws(JSONError) { return try JSONValue(parsing: line) } catch { throw .notJSON(error) }
  }

  private func image(from member: Member) throws(TruthError) -> EncodedImage {
    EncodedImage(
      size: PixelSize(
        width: try member.required("width").natural(), height: try member.required("height").natural()),
      fileExtension: try member.required("type").text(), bytes: [])
  }

  private func instance(from member: Member, size: PixelSize?) throws(TruthError) -> Instance {
    let box = try member.required("box").box()
    let area = try member.required("area").natural()
    let name = try member.required("class")
    guard let classIndex = classes[Array(try name.text().utf8)] else {
      throw .unknownClass(try name.text(), path: name.path)
    }
    return Instance(
      id: try member.required("id").natural(), classIndex: classIndex, parent: try member["parent"]?.natural(),
      site: try member.required("site").text(), attributes: try member["attributes"]?.fields() ?? [],
      mask: try member.required("mask").mask(of: size), box: box, area: area,
      amodalBox: try member["amodal_box"]?.box() ?? box, amodalArea: try member["amodal_area"]?.natural() ?? area,
      isIgnored: try member["ignored"]?.flag() ?? false)
  }
}

/// A value of the line with its path, for messages; each reading is what the value must be.
private struct Member {
  let value: JSONValue
  let path: String

  init(_ value: JSONValue, at path: String) {
    self.value = value
    self.path = path
  }

  /// The member `name`, if this is an object that has it.
  subscript(_ name: String) -> Member? {
    value[name].map { Member($0, at: path.isEmpty ? name : "\(path).\(name)") }
  }

  func required(_ name: String) throws(TruthError) -> Member {
    guard let member = self[name] else {
      throw .badMember(path: path.isEmpty ? name : "\(path).\(name)", wanted: "there")
    }
    return member
  }

  private func wanted(_ kind: String) -> TruthError { .badMember(path: path.isEmpty ? "line" : path, wanted: kind) }

  func natural() throws(TruthError) -> Int {
    guard let number = value.integer, number >= 0 else { throw wanted("a whole number of at least 0") }
    return number
  }

  func index() throws(TruthError) -> UInt64 {
    guard let number = value.unsigned else { throw wanted("a whole number of at least 0") }
    return number
  }

  func text() throws(TruthError) -> String {
    guard case .string(let text) = value else { throw wanted("a text") }
    return text
  }

  func flag() throws(TruthError) -> Bool {
    guard case .bool(let flag) = value else { throw wanted("true or false") }
    return flag
  }

  func items() throws(TruthError) -> [JSONValue] {
    guard case .array(let items) = value else { throw wanted("a list") }
    return items
  }

  func box() throws(TruthError) -> Box {
    let numbers = try items().compactMap(\.number)
    guard numbers.count == 4, try items().count == 4 else { throw wanted("a list of four numbers") }
    return Box(minX: numbers[0], minY: numbers[1], maxX: numbers[2], maxY: numbers[3])
  }

  func fields() throws(TruthError) -> [LabelValue.Field] {
    guard case .object(let object) = value else { throw wanted("an object") }
    return object.members.map { LabelValue.Field($0.key, LabelValue($0.value)) }
  }

  /// A mask of the picture's size, or of its own.
  func mask(of size: PixelSize?) throws(TruthError) -> Mask {
    if let counts = self["counts"] {
      let sides = try required("size").items().compactMap(\.integer)
      guard sides.count == 2 else { throw wanted("an object with 'size' of two whole numbers") }
      return try counts.mask(of: PixelSize(width: sides[1], height: sides[0]))
    }
    guard let size else { throw wanted("an object with 'size' and 'counts', for there is no image") }
    let text = try text()
    do throws(MaskError) { return try Mask(size: size, compressed: text.utf8) } catch {
      throw .badMask(error, path: path)
    }
  }
}

extension LabelValue {
  /// A JSON value as a label value.
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null: self = .absent
    case .bool(let flag): self = .boolean(flag)
    case .integer(let number): self = .number(Double(number))
    case .unsigned(let number): self = .number(Double(number))
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .array(let items): self = .list(items.map(LabelValue.init))
    case .object(let object): self = .record(object.members.map { Field($0.key, LabelValue($0.value)) })
    }
  }
}
