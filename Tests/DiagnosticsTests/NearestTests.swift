import Diagnostics
import Testing

@Suite("The nearest name") struct NearestTests {
  static let keys = ["radius", "inner_radius", "fill", "stroke", "scale", "rotate", "at", "z", "parts", "when"]

  @Test(
    "is what was meant",
    arguments: [
      ("radios", "radius"), ("raduis", "radius"), ("Radius", "radius"), ("radius ", "radius"), ("fil", "fill"),
      ("filll", "fill"),
      ("srtoke", "stroke"), ("scael", "scale"), ("rotated", "rotate"), ("ta", "at"), ("innerradius", "inner_radius"),
      ("whne", "when"),
      ("Z", "z"), ("part", "parts"),
    ])
  func meant(name: String, key: String) {
    #expect(nearest(to: name, in: Self.keys) == key)
  }

  @Test(
    "is none where nothing is close",
    arguments: ["", "x", "opacity", "colour", "xyz", "fi", "strkoooe", String(repeating: "radius", count: 50)])
  func none(name: String) {
    let found = nearest(to: name, in: Self.keys.filter { $0 != "at" })
    #expect(found == nil)
  }

  @Test("is the first of those equally close")
  func ties() {
    #expect(nearest(to: "bat", in: ["cat", "rat", "bar"]) == "cat")
    #expect(nearest(to: "bat", in: ["rat", "bat"]) == "bat")
    #expect(nearest(to: "bat", in: []) == nil)
  }

  @Test("is found without delay for names of any length")
  func long() {
    let long = String(repeating: "é", count: 1_000_000)
    #expect(nearest(to: long, in: [long]) == nil)
    #expect(nearest(to: "abc", in: [long]) == nil)
  }

  /// The definition by recursion, without the table of the fast one.
  private func distance(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let x = a.last, let y = b.last else { return max(a.count, b.count) }
    var cost = min(
      distance(a.dropLast(), b) + 1, distance(a, b.dropLast()) + 1,
      distance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
    if a.count > 1, b.count > 1, x == b[b.endIndex - 2], y == a[a.endIndex - 2] {
      cost = min(cost, distance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return cost
  }

  @Test("is close by the definition of distance, in every pair of short words")
  func definition() {
    let words = ["", "a", "b", "ab", "ba", "aab", "aba", "abb", "bab", "abab", "baba", "abba", "cab", "abc", "bca"]
    for one in words {
      for other in words {
        let isClose = distance(Array(one)[...], Array(other)[...]) <= (one.count < 2 ? 0 : max(1, one.count / 3))
        #expect((nearest(to: one, in: [other]) != nil) == isClose, "\(one) and \(other)")
      }
    }
  }
}
