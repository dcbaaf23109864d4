import Diagnostics
package import Labels

/// Collects what was drawn for one sample, by site.
///
/// A site's values within the innermost repeat stand in one list; the numbers of outer repeats are part of the name
/// (`scene.objects.car[2].parts.wheel.rotate`), as in the site's stream.
package final class FactorRecorder {
  private struct Key: Hashable {
    let site: Int
    let outer: [UInt64]
  }

  private enum Entry {
    case single(LabelValue)
    case byRepeat([LabelValue])
  }

  private typealias Row = (site: Site, entry: Entry)

  private var sites: [Row?] = []
  private var nested: [Key: Row] = [:]
  /// The numbers of all sites in the order in which they are told.
  private let order: [Int]
  /// The place of each site in `order`.
  private var ranks: [Int]
  /// How many items may still be recorded.
  private var room = ValueLimits.labelItems
  /// Where drawn values became more than are recorded.
  private var overflow: SourceRange?

  /// Tells the sites in this order; by their numbers if it is empty.
  package init(order: [Int] = []) {
    self.order = order
    ranks = Array(repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[number] = rank }
  }

  /// Records a drawn value; of what is too much to record, only that it was, which `take` tells.
  package func record(_ datum: Datum, at site: Site, _ numbers: [UInt64]) {
    room -= datum.size(upTo: room) ?? room + 1
    guard room >= 0 else {
      if overflow == nil { overflow = site.range }
      room = 0
      return
    }
    let value = LabelValue(datum)
    if numbers.count <= 1 {
      let needed = max(site.number + 1, order.count)
      while sites.count < needed { sites.append(nil) }
      Self.extend(&sites[site.number], of: site, by: value, at: numbers.last)
    } else {
      let key = Key(site: site.number, outer: numbers.dropLast())
      Self.extend(&nested[key], of: site, by: value, at: numbers.last)
    }
  }

  private static func extend(_ row: inout Row?, of site: Site, by value: LabelValue, at number: UInt64?) {
    guard let number else {
      row = (site, .single(value))
      return
    }
    var values: [LabelValue] = []
    // Out of the row while it grows, so that there is one owner and nothing is copied.
    if case .byRepeat(let known)? = row?.entry { values = known }
    row = nil
    while values.count <= Int(number) { values.append(.absent) }
    values[Int(number)] = value
    row = (site, .byRepeat(values))
  }

  /// Forgets all that was recorded, for the next sample.
  package func reset() {
    for number in sites.indices { sites[number] = nil }
    nested.removeAll(keepingCapacity: true)
    room = ValueLimits.labelItems
    overflow = nil
  }

  /// The recorded values in the order of the spec, and nothing left behind for the next sample.
  ///
  /// - Throws: if more was drawn than can be recorded.
  package func take() throws(EvaluationError) -> [LabelValue.Field] {
    defer { reset() }
    if let overflow { throw .tooManyLabels(at: overflow) }
    return fields()
  }

  private func fields() -> [LabelValue.Field] {
    var rows: [(number: Int, outer: [UInt64], field: LabelValue.Field)] = []
    rows.reserveCapacity(sites.count + nested.count)
    for place in sites.indices {
      let number = place < order.count ? order[place] : place
      guard number < sites.count, let (site, entry) = sites[number] else { continue }
      rows.append((place, [], Self.field(site, [], entry)))
    }
    guard !nested.isEmpty else { return rows.map(\.field) }
    for (key, row) in nested {
      let rank = key.site < ranks.count ? ranks[key.site] : key.site
      rows.append((rank, key.outer, Self.field(row.site, key.outer, row.entry)))
    }
    rows.sort {
      $0.number == $1.number ? $0.outer.lexicographicallyPrecedes($1.outer) : $0.number < $1.number
    }
    return rows.map(\.field)
  }

  private static func field(_ site: Site, _ outer: [UInt64], _ entry: Entry) -> LabelValue.Field {
    let name = outer.isEmpty ? site.path.description : site.name(within: outer)
    return switch entry {
    case .single(let value): LabelValue.Field(name, value)
    case .byRepeat(let values): LabelValue.Field(name, .list(values))
    }
  }
}

extension LabelValue {
  /// What labels and factors keep of a value: colours as `#rrggbb`, an instance as nothing.
  package init(_ datum: Datum) {
    self =
      switch datum {
      case .absent, .instance: .absent
      case .boolean(let flag): .boolean(flag)
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      case .color(let color): .text(color.hexadecimal)
      case .list(let items): .list(items.map { LabelValue($0) })
      case .record(let members): .record(members.map { Field($0.name, LabelValue($0.value)) })
      }
  }
}
