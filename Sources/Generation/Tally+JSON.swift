import Bytes

extension Tally {
  /// `{"splits":{"train":{"samples":…,"ignored":…,"instances":{"circle":…}}},"dropped":{…}}`.
  func write(to writer: inout ByteWriter, classes: [String]) {
    writer.append("{\"splits\":")
    writer.appendRecord(splits.map { (key: $0.key, value: $0.value) }) { writer, split in
      writer.append("{\"samples\":")
      writer.append(integer: split.samples)
      writer.append(",\"ignored\":")
      writer.append(integer: split.ignored)
      writer.append(",\"instances\":")
      writer.appendRecord(split.instances.map { (key: classes[$0.key], value: $0.value) }) { $0.append(integer: $1) }
      writer.append("}")
    }
    writer.append(",\"dropped\":")
    writer.appendRecord(dropped.map { (key: $0.key, value: $0.value) }) { $0.append(integer: $1) }
    writer.append("}")
  }

  /// Nil if `json` is no such record, or names a class that isn't there.
  init?(_ json: JSONValue, classes: [String]) {
    let indices = Dictionary(classes.enumerated().map { (ExactText($0.element), $0.offset) }) { first, _ in first }
    guard let splits = json["splits"]?.record({ Split($0, indices) }),
      let dropped = json["dropped"]?.record(\.unsigned)
    else { return nil }
    self.splits = splits
    self.dropped = dropped
  }
}

extension Tally.Split {
  fileprivate init?(_ json: JSONValue, _ classes: [ExactText: Int]) {
    guard let samples = json["samples"]?.unsigned, let ignored = json["ignored"]?.unsigned,
      let named = json["instances"]?.object
    else { return nil }
    self.samples = samples
    self.ignored = ignored
    for member in named.members {
      guard let index = classes[ExactText(member.key)], let count = member.value.unsigned else { return nil }
      instances[index] = count
    }
  }
}
