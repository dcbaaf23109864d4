package import Bytes

/// What one format could not say as it is, counted over the whole dataset.
package struct FormatLosses: Sendable, Hashable {
  package struct Count: Sendable, Hashable {
    /// What happened to what: `lost/spans inside others`, `changed/…`, `noted/…`.
    package var name: String
    package var count: UInt64
  }

  /// The format's folder.
  package var folder: String
  /// In a fixed order; none is 0.
  package var counts: [Count]

  /// What happened, in one line: `lost 3 spans inside others; changed 1 texts with outer blanks, trimmed`.
  package var sentence: String {
    var parts: [(verb: Substring, things: [String])] = []
    for count in counts {
      let words = count.name.split(separator: "/", maxSplits: 1)
      guard words.count == 2 else { continue }
      if parts.last?.verb != words[0] { parts.append((words[0], [])) }
      parts[parts.count - 1].things.append("\(count.count) \(words[1])")
    }
    return parts.map { "\($0.verb) \($0.things.joined(separator: "; "))" }.joined(separator: "; ")
  }
}

extension FormatLosses {
  /// The lists of a manifest; nil if `json` is none.
  static func list(_ json: JSONObject) -> [FormatLosses]? {
    var losses: [FormatLosses] = []
    for format in json.members {
      guard let members = format.value.object?.members else { return nil }
      var counts: [Count] = []
      for member in members {
        guard let count = member.value.unsigned else { return nil }
        counts.append(Count(name: member.key, count: count))
      }
      losses.append(FormatLosses(folder: format.key, counts: counts))
    }
    return losses
  }
}

extension ByteWriter {
  /// Appends `{"rasa":{"lost/spans inside others":3}}`.
  package mutating func append(_ losses: [FormatLosses]) {
    append("{")
    for (place, format) in losses.enumerated() {
      if place > 0 { append(",") }
      append(json: format.folder)
      append(":{")
      for (number, count) in format.counts.enumerated() {
        if number > 0 { append(",") }
        append(json: count.name)
        append(":")
        append(integer: count.count)
      }
      append("}")
    }
    append("}")
  }
}
