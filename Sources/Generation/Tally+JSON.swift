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
    let indices = Dictionary(classes.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    guard let splits = json["splits"]?.record({ Split($0, indices) }),
      let dropped = json["dropped"]?.record(\.unsigned)
    else { return nil }
    self.splits = splits
    self.dropped = dropped
  }
}

extension Tally.Split {
  fileprivate init?(_ json: JSONValue, _ classes: [String: Int]) {
    guard let samples = json["samples"]?.unsigned, let ignored = json["ignored"]?.unsigned,
      let named = json["instances"]?.record(\.unsigned)
    else { return nil }
    self.samples = samples
    self.ignored = ignored
    for (name, count) in named {
      guard let index = classes[name] else { return nil }
      instances[index] = count
    }
  }
}
