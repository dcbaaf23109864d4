import Bytes
import Labels

/// A value of the line with its path, for messages; each reading is what the value must be.
struct TruthMember {
  let value: JSONValue
  let path: String

  init(_ value: JSONValue, at path: String) {
    self.value = value
    self.path = path
  }

  /// The member `name`, if this is an object that has it.
  subscript(_ name: String) -> TruthMember? {
    value[name].map { TruthMember($0, at: path.isEmpty ? name : "\(path).\(name)") }
  }

  func required(_ name: String) throws(TruthError) -> TruthMember {
    guard let member = self[name] else {
      throw .badMember(path: path.isEmpty ? name : "\(path).\(name)", wanted: "there")
    }
    return member
  }

  func wanted(_ kind: String) -> TruthError { .badMember(path: path.isEmpty ? "line" : path, wanted: kind) }

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
  init(_ value: JSONValue) {
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
