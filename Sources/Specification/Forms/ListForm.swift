import Diagnostics
package import Randomness

/// Records with weights: the items of a template's list.
package struct WeightedRecords: Sendable {
  package struct Item: Sendable {
    package let members: [Datum.Member]
    package let weight: Double

    package init(_ members: [Datum.Member], weight: Double) {
      self.members = members
      self.weight = weight
    }
  }

  package let items: [Item]
  private let table: Weighted?

  /// - Precondition: some weight is positive.
  package init(_ items: [Item]) {
    self.items = items
    table = try? Weighted(items.map(\.weight))
    precondition(table != nil)
  }

  /// What every item has in common: of a member that some items lack, nothing is known.
  package var type: StaticType {
    var types: [(name: String, type: StaticType)] = []
    for item in items {
      for member in item.members {
        let type = StaticType(of: member.value)
        if let place = types.firstIndex(where: { $0.name == member.name }) {
          types[place].type = types[place].type.union(type)
        } else {
          types.append((member.name, type))
        }
      }
    }
    for place in types.indices {
      let name = types[place].name
      if !items.allSatisfy({ $0.members.contains { $0.name == name } }) { types[place].type = .unknown }
    }
    return StaticType(.record(RecordMembers(types)))
  }

  /// One of the items, by weight.
  package func draw(from stream: inout Stream) -> Datum {
    .record(items[table?.draw(from: &stream) ?? 0].members)
  }
}

let listForm = ValueForm(
  "list", "an item of a template's list, with all that it carries", example: "{list: city}", arguments: .text
) { reading in
  guard let name = reading.entry.value.scalar?.text else {
    return reading.reader.refuse(reading.entry.value, wanted: .text)
  }
  guard let list = reading.reader.lists[name] else {
    reading.reader.record(
      Diagnostic(
        code: "unknown-list", range: reading.entry.value.range, message: "there is no list '\(name)'",
        suggestion: didYouMean(name, reading.reader.lists.keys.sorted())))
    return nil
  }
  return .drawing(ListDrawing(list: list, listName: name), reading.site)
}

private struct ListDrawing: Drawing {
  let list: WeightedRecords
  let listName: String?

  var type: StaticType { list.type }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    var stream = frame.stream(for: site)
    let datum = list.draw(from: &stream)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}
