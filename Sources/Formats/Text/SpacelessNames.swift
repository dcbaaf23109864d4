import Bytes
import Labels

/// Labels as they stand in files whose columns are parted by white space: distinct, and without any.
enum SpacelessNames {
  /// Every run of white space becomes `_`, and so does an empty name; of names that then are equal all but the first get
  /// `_2`, `_3` ….
  static func make(_ names: [String]) -> [String] { make(names) { !isSpace($0) } }

  /// Every run of code points that `mayStand` refuses becomes `_`; names stay distinct.
  static func make(_ names: [String], _ mayStand: (Unicode.Scalar) -> Bool) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var clean = String.UnicodeScalarView()
      for scalar in name.unicodeScalars {
        if mayStand(scalar) { clean.append(scalar) } else if clean.last != "_" { clean.append("_") }
      }
      let stem = clean.isEmpty ? "_" : String(clean)
      var free = stem
      var number = 2
      while !taken.insert(free).inserted {
        free = "\(stem)_\(number)"
        number += 1
      }
      return free
    }
  }

  /// Letters, digits, `_` and `-` of ASCII.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }
}
