import Bytes
import Labels

extension TruthReader {
  /// The texts of a line; none in one of a picture alone.
  func texts(of record: TruthMember) throws(TruthError) -> [LabeledText] {
    if record["text"] != nil { return [try text(from: record, name: "text")] }
    guard let list = record["texts"] else { return [] }
    var texts: [LabeledText] = []
    for (place, item) in try list.items().enumerated() {
      let member = TruthMember(item, at: "texts[\(place)]")
      var text = try text(from: member, name: try member.required("name").text())
      text.role = try member["role"]?.text()
      texts.append(text)
    }
    return texts
  }

  private func text(from member: TruthMember, name: String) throws(TruthError) -> LabeledText {
    var text = LabeledText(name)
    text.replace(with: try member.required("text").text().utf8)
    guard let list = member["spans"] else { return text }
    // The places of the spans that are open at the one being read, outermost first.
    var around: [Int] = []
    for (place, item) in try list.items().enumerated() {
      var span = try self.span(from: TruthMember(item, at: "\(list.path)[\(place)]"), in: text)
      while let last = around.last, text.spans[last].bytes.upperBound <= span.bytes.lowerBound { around.removeLast() }
      span.parent = around.last
      text.spans.append(span)
      around.append(place)
    }
    return text
  }

  private func span(from member: TruthMember, in text: LabeledText) throws(TruthError) -> EntitySpan {
    let items = try member.items()
    guard (3...5).contains(items.count), let start = items[0].integer, let end = items[1].integer,
      case .string(let name) = items[2]
    else { throw member.wanted("a list of two whole numbers, a label, and perhaps a value and an object") }
    guard start < end, let bytes = text.bytes(of: start..<end) else {
      throw member.wanted("a range of the text's \(text.pointCount) code points")
    }
    guard let label = spanLabels[Array(name.utf8)] else { throw .unknownLabel(name, path: member.path) }
    return EntitySpan(
      bytes: bytes, points: start..<end, label: label,
      value: items.count > 3 ? LabelValue(items[3]) : .absent,
      attributes: items.count > 4 ? try TruthMember(items[4], at: "\(member.path)[4]").fields() : [])
  }
}
