/// Names of files and folders made from class names and other users' text.
package enum SafeName {
  /// The longest name that is made, in bytes: leaves room for a suffix below the 255 that file systems take.
  package static let lengthLimit = 100

  /// One path component, safe on every usual system and still readable, for any text.
  ///
  /// Letters, marks, digits and ` -_.+=,@()` stay; every run of anything else becomes one `_`, and so do leading dots, blanks,
  /// hyphens, `@`, marks and trailing dots and blanks. A name that Windows keeps for itself (`con`, `nul.txt`) gets `_`
  /// behind its stem. What is longer than `lengthLimit` is cut and ends in `-` and eight digits of the text's digest. Different
  /// texts may get equal names: `makeDistinct` tells them apart.
  package static func make(from text: String) -> String {
    let name = unreserved(cleaned(text))
    guard name.utf8.count > lengthLimit else { return name }
    return tagged(name, with: text)
  }

  /// One name for each text, as `make` gives it, such that different texts get names that differ even where case or Unicode
  /// normalisation is ignored. Equal texts get equal names.
  ///
  /// Of twins the first keeps the plain name and the others get `-` and eight digits of their digest, so a text added at the
  /// end changes no earlier name.
  package static func makeDistinct(_ texts: [String]) -> [String] {
    var names: [[UInt8]: String] = [:]
    var taken: Set<String> = []
    var seen: Set<[UInt8]> = []
    var twins: [String] = []
    for text in texts where seen.insert(Array(text.utf8)).inserted {
      let name = make(from: text)
      // Twins wait until all plain names are given, for one of those could look like a tagged one.
      if taken.insert(folded(name)).inserted { names[Array(text.utf8)] = name } else { twins.append(text) }
    }
    for twin in twins {
      let plain = unreserved(cleaned(twin))
      var name = tagged(plain, with: twin)
      var attempt = 1
      while !taken.insert(folded(name)).inserted {
        name = tagged(plain, with: "\(twin)\0\(attempt)")
        attempt += 1
      }
      names[Array(twin.utf8)] = name
    }
    return texts.map { names[Array($0.utf8)] ?? make(from: $0) }
  }

  private static func cleaned(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    var isLeading = true
    for scalar in text.unicodeScalars {
      if isLeading ? mayLead(scalar) : mayStand(scalar) {
        name.append(scalar)
        isLeading = false
      } else if name.last != "_" {
        name.append("_")
      }
    }
    var end = name.endIndex
    while end > name.startIndex, name[name.index(before: end)] == "." || name[name.index(before: end)] == " " {
      end = name.index(before: end)
    }
    guard end < name.endIndex || name.isEmpty else { return String(name) }
    let trimmed = String(name[..<end])
    return trimmed.last == "_" ? trimmed : trimmed + "_"
  }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return isASCIILetterOrDigit(byte) || " -_.+=,@()".utf8.contains(byte)
    }
    guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  private static func mayLead(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return isASCIILetterOrDigit(UInt8(scalar.value)) || scalar == "_" || scalar == "+" || scalar == "("
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: return mayStand(scalar)
    }
  }

  private static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Devices of Windows, with any extension and in any case; its consoles count superscript digits too.
  private static let reserved: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul"]
    for digit in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"] {
      names.insert("com" + digit)
      names.insert("lpt" + digit)
    }
    return names
  }()

  private static func unreserved(_ name: String) -> String {
    // Windows drops blanks before the extension.
    let stem = name.prefix { $0 != "." }
    var device = stem
    while device.last == " " { device.removeLast() }
    guard reserved.contains(device.lowercased()) else { return name }
    return device + "_" + name[stem.endIndex...]
  }

  private static func tagged(_ name: String, with text: String) -> String {
    let tag = "-" + SHA256Digest(of: text).hex.prefix(8)
    // By code points: a letter may carry any number of marks, and what it begins with must stay.
    var cut = Substring(name).unicodeScalars
    var size = name.utf8.count + tag.utf8.count
    while size > lengthLimit, let last = cut.popLast() { size -= UTF8.width(last) }
    while cut.last == "." || cut.last == " " { cut.removeLast() }
    return String(cut) + tag
  }

  /// Equal for names that some file system would take for one; canonically equal strings are equal as they are.
  private static func folded(_ name: String) -> String { name.uppercased().lowercased() }
}
