extension [EditScript.Edit] {
  /// Makes `result` the edits that lead from the text before these edits to the text behind `later`, which begin where
  /// these end. Where both touch the same letters, they become one edit.
  func followed(by later: [EditScript.Edit], into result: inout [EditScript.Edit]) {
    result.removeAll(keepingCapacity: true)
    var sweep = Sweep()
    var (i, j) = (0, 0)
    while i < count || j < later.count {
      if j == later.count || (i < count && self[i].noisy.upperBound <= later[j].clean.lowerBound) {
        result.append(sweep.keeping(self[i]))
        i += 1
      } else if i == count || later[j].clean.upperBound <= self[i].noisy.lowerBound {
        result.append(sweep.adding(later[j]))
        j += 1
      } else {
        result.append(sweep.joining(self, from: &i, with: later, from: &j))
      }
    }
  }

  /// A walk along the text between the two lists of edits.
  private struct Sweep {
    /// Of the last edits that were passed on either side: how far the clean text lies from the one between, and how far
    /// the noisy one.
    private var back = (bytes: 0, points: 0)
    private var forth = (bytes: 0, points: 0)

    mutating func keeping(_ edit: Element) -> Element {
      back = edit.back
      var edit = edit
      edit.noisy = edit.noisy.moved(by: forth.bytes)
      edit.noisyPoints = edit.noisyPoints.moved(by: forth.points)
      return edit
    }

    mutating func adding(_ edit: Element) -> Element {
      forth = edit.forth
      var edit = edit
      edit.clean = edit.clean.moved(by: back.bytes)
      edit.cleanPoints = edit.cleanPoints.moved(by: back.points)
      return edit
    }

    /// One edit of all that overlap, from one of each list on.
    mutating func joining(
      _ earlier: [Element], from i: inout Int, with later: [Element], from j: inout Int
    ) -> Element {
      var bytes = earlier[i].noisy.joined(with: later[j].clean)
      var points = earlier[i].noisyPoints.joined(with: later[j].cleanPoints)
      var kinds = EditKinds()
      let (backAtStart, forthAtStart) = (back, forth)
      while true {
        if i < earlier.count, earlier[i].noisy.lowerBound < bytes.upperBound {
          bytes = bytes.joined(with: earlier[i].noisy)
          points = points.joined(with: earlier[i].noisyPoints)
          kinds.formUnion(earlier[i].kinds)
          back = earlier[i].back
          i += 1
        } else if j < later.count, later[j].clean.lowerBound < bytes.upperBound {
          bytes = bytes.joined(with: later[j].clean)
          points = points.joined(with: later[j].cleanPoints)
          kinds.formUnion(later[j].kinds)
          forth = later[j].forth
          j += 1
        } else {
          break
        }
      }
      return Element(
        clean: (bytes.lowerBound + backAtStart.bytes)..<(bytes.upperBound + back.bytes),
        noisy: (bytes.lowerBound + forthAtStart.bytes)..<(bytes.upperBound + forth.bytes),
        cleanPoints: (points.lowerBound + backAtStart.points)..<(points.upperBound + back.points),
        noisyPoints: (points.lowerBound + forthAtStart.points)..<(points.upperBound + forth.points), kinds: kinds)
    }
  }
}

extension EditScript.Edit {
  /// How far the clean text behind this edit lies from the noisy one.
  fileprivate var back: (bytes: Int, points: Int) {
    (clean.upperBound - noisy.upperBound, cleanPoints.upperBound - noisyPoints.upperBound)
  }

  /// How far the noisy text behind this edit lies from the clean one.
  fileprivate var forth: (bytes: Int, points: Int) {
    (noisy.upperBound - clean.upperBound, noisyPoints.upperBound - cleanPoints.upperBound)
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }

  fileprivate func joined(with other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
