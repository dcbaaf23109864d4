import Bytes
import Labels

extension TruthRecord {
  /// Appends all that a sample of texts has, but targets and tags.
  func append(textsOf sample: borrowing Sample, to line: inout ByteWriter) {
    if sample.texts.count == 1, sample.texts[0].role == nil, sample.texts[0].name == "text" {
      append(contentOf: sample.texts[0], to: &line)
    } else {
      line.append(",\"texts\":[")
      for place in sample.texts.indices {
        line.append(place == 0 ? "{\"name\":" : ",{\"name\":")
        line.append(json: sample.texts[place].name)
        if let role = sample.texts[place].role {
          line.append(",\"role\":")
          line.append(json: role)
        }
        append(contentOf: sample.texts[place], to: &line)
        line.append("}")
      }
      line.append("]")
    }
    if let label = sample.label {
      line.append(",\"label\":")
      line.append(json: label)
    }
    if !sample.fields.isEmpty {
      line.append(",\"fields\":")
      line.append(json: sample.fields)
    }
    if let origin = sample.origin {
      line.append(",\"phrase\":")
      line.append(json: origin.phrase)
      if !origin.rank.isEmpty {
        line.append(",\"rank\":")
        line.append(json: origin.rank)
      }
    }
    if !sample.factors.isEmpty {
      line.append(",\"factors\":")
      line.append(json: sample.factors)
    }
  }

  private func append(contentOf text: borrowing LabeledText, to line: inout ByteWriter) {
    line.append(",\"text\":")
    line.append(json: text)
    guard !text.spans.isEmpty else { return }
    for place in text.spans.indices {
      line.append(place == 0 ? ",\"spans\":[[" : ",[")
      line.append(integer: text.spans[place].points.lowerBound)
      line.append(",")
      line.append(integer: text.spans[place].points.upperBound)
      spanLabels.append(text.spans[place].label, to: &line)
      appendRest(of: text.spans[place], to: &line)
      line.append("]")
    }
    line.append("]")
  }

  private func appendRest(of span: borrowing EntitySpan, to line: inout ByteWriter) {
    let hasAttributes = !span.attributes.isEmpty
    if case .absent = span.value {
      guard hasAttributes else { return }
    }
    line.append(",")
    line.append(json: span.value)
    guard hasAttributes else { return }
    line.append(",")
    line.append(json: span.attributes)
  }
}
