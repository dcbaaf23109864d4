package import Labels

// How a sample's fields keep a script: a list for each edit of where it begins in the clean text (in code points), what
// stood there, what stands there now, and what kind of edit it is: `[[4, "i", "u", "neighbour"], [9, "é", "e", "diacritic"]]`.
// Behind the kind of an edit that leaves nothing at the edge of a span, the numbers of the spans that it took it from.
extension EditScript {
  /// The script as a value that every format can print.
  package var record: LabelValue {
    var held = self.held[...]
    return .list(
      edits.enumerated().map { place, edit in
        var entry: [LabelValue] = [
          .number(Double(edit.cleanPoints.lowerBound)), .text(String(decoding: removed(by: edit), as: UTF8.self)),
          .text(String(decoding: inserted(by: edit), as: UTF8.self)), .text(edit.kinds.name),
        ]
        let own = held.prefix { $0.edit == place }
        held = held.dropFirst(own.count)
        if !own.isEmpty { entry.append(.list(own.map { .number(Double($0.span)) })) }
        return .list(entry)
      })
  }

  /// The script that `record` keeps of how `noisy` was made; nil if it is no record or not one of this text.
  package init?(_ record: LabelValue, of noisy: [UInt8]) {
    guard case .list(let items) = record else { return nil }
    self.init()
    // Where the noisy text is, and how many points it has more than the clean one up to there.
    var (byte, point, surplus) = (0, 0, 0)
    for item in items {
      guard let entry = Entry(item), entry.start + surplus >= point else { return nil }
      while point < entry.start + surplus {
        guard byte < noisy.count else { return nil }
        byte += 1
        while byte < noisy.count, noisy[byte] & 0xC0 == 0x80 { byte += 1 }
        point += 1
      }
      let (old, new) = (entry.removed, entry.inserted)
      let cleanByte = (edits.last.map { $0.clean.upperBound - $0.noisy.upperBound } ?? 0) + byte
      guard byte + new.utf8.count <= noisy.count, noisy[byte..<(byte + new.utf8.count)].elementsEqual(new.utf8) else {
        return nil
      }
      let edit = Edit(
        clean: cleanByte..<(cleanByte + old.utf8.count), noisy: byte..<(byte + new.utf8.count),
        cleanPoints: entry.start..<(entry.start + old.unicodeScalars.count),
        noisyPoints: point..<(point + new.unicodeScalars.count), kinds: entry.kinds)
      append(edit, removing: old.utf8, inserting: new.utf8)
      held += entry.spans.map { Held(edit: edits.count - 1, span: $0) }
      byte = edit.noisy.upperBound
      point = edit.noisyPoints.upperBound
      surplus = edit.noisyPoints.upperBound - edit.cleanPoints.upperBound
    }
  }

  private struct Entry {
    var start: Int
    var removed: String
    var inserted: String
    var kinds: EditKinds
    /// The spans that the piece was taken from, where that has to be told.
    var spans: [Int] = []

    init?(_ value: LabelValue) {
      guard case .list(let parts) = value, 4...5 ~= parts.count, case .number(let number) = parts[0],
        case .text(let removed) = parts[1], case .text(let inserted) = parts[2], case .text(let name) = parts[3],
        let start = Int(exactly: number), start >= 0, start < 1 << 40, !removed.isEmpty,
        let kinds = EditKinds(name: name)
      else { return nil }
      self.start = start
      self.removed = removed
      self.inserted = inserted
      self.kinds = kinds
      guard parts.count == 5 else { return }
      guard case .list(let numbers) = parts[4], inserted.isEmpty else { return nil }
      for number in numbers {
        guard case .number(let number) = number, let place = Int(exactly: number), place > spans.last ?? -1 else {
          return nil
        }
        spans.append(place)
      }
    }
  }
}
