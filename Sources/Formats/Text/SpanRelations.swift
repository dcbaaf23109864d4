import Labels

/// The relations between the spans of one text.
///
/// They stand in the sample's field `relations`: a list of `[label, from, to]`, or of records with these members. `from` and `to`
/// are what the attribute `id` of two spans says.
struct SpanRelations {
  struct Relation {
    var label: String
    /// Places in the text's list of spans.
    var from: Int
    var to: Int
  }

  private(set) var all: [Relation] = []
  /// How many there are whose label or ends can't be told.
  private(set) var lost = 0

  init(of sample: borrowing Sample, in text: borrowing LabeledText) {
    guard case .list(let items)? = sample.field("relations") else { return }
    var places: [String: Int] = [:]
    for (place, span) in text.spans.enumerated() {
      if let id = span.attributes.first(where: { $0.name == "id" })?.value.plainText { places[id] = place }
    }
    for item in items {
      let parts: [LabelValue?]
      if case .list(let values) = item {
        parts = values
      } else {
        parts = ["label", "from", "to"].map { item[member: $0] }
      }
      let texts = parts.compactMap { $0?.plainText }
      if texts.count == 3, parts.count == 3, let from = places[texts[1]], let to = places[texts[2]] {
        all.append(Relation(label: texts[0], from: from, to: to))
      } else {
        lost += 1
      }
    }
  }
}
