package import Labels

// How a sample's fields keep a script: a list for each edit of where it begins in the clean text (in code points), what
// stood there, what stands there now, and what kind of edit it is: `[[4, "i", "u", "neighbour"], [9, "é", "e", "diacritic"]]`.
extension EditScript {
  /// The script as a value that every format can print.
  package var record: LabelValue {
    .list(
      edits.map { edit in
        .list([
          .number(Double(edit.cleanPoints.lowerBound)), .text(String(decoding: removed(by: edit), as: UTF8.self)),
          .text(String(decoding: inserted(by: edit), as: UTF8.self)), .text(edit.kinds.name),
        ])
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

    init?(_ value: LabelValue) {
      guard case .list(let parts) = value, parts.count == 4, case .number(let number) = parts[0],
        case .text(let removed) = parts[1], case .text(let inserted) = parts[2], case .text(let name) = parts[3],
        let start = Int(exactly: number), start >= 0, start < 1 << 40, !removed.isEmpty,
        let kinds = EditKinds(name: name)
      else { return nil }
      self.start = start
      self.removed = removed
      self.inserted = inserted
      self.kinds = kinds
    }
  }
}
