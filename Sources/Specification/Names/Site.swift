package import Diagnostics
package import Randomness

/// Where a value stands in a spec: a path of keys from the root, such as `scene.objects.car.paint`.
///
/// List items are keyed by name, class or scalar, else by position; `define` and `include` leave no trace. Two places
/// never have one path: `.`, `[` and `\` of a key have a `\` before them. Paths are equal when their code points are.
package struct SitePath: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package static let root = SitePath(description: "")

  private init(description: String) { self.description = description }

  /// The path of the member `key` below this one.
  package func appending(_ key: String) -> SitePath {
    let key = SitePath.escaped(key)
    return SitePath(description: description.isEmpty ? key : "\(description).\(key)")
  }

  private static func escaped(_ key: String) -> String {
    func isSign(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\\")
    }
    guard key.utf8.contains(where: isSign) else { return key }
    var bytes: [UInt8] = []
    for byte in key.utf8 {
      if isSign(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package func appending(_ position: Int) -> SitePath { appending(String(position)) }

  package static func == (one: SitePath, other: SitePath) -> Bool {
    one.description.utf8.elementsEqual(other.description.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in description.utf8 { hasher.combine(byte) }
  }
}

/// The place of a random value: its path, and the key of its stream.
package struct Site: Sendable {
  /// Its number among all sites of the spec, in the order in which the spec is read.
  package let number: Int
  package let path: SitePath
  package let key: SiteKey
  package let range: SourceRange
  /// The paths of the repeated elements around it, from the outermost.
  let repeats: [SitePath]

  /// The path with the numbers of outer repeats: `scene.objects.car[2].parts.wheel.rotate`.
  func name(within outer: some Sequence<UInt64>) -> String {
    var name = ""
    var done = path.description.startIndex
    for (element, number) in zip(repeats, outer) {
      let end = path.description.utf8.index(path.description.startIndex, offsetBy: element.description.utf8.count)
      name += path.description[done..<end] + "[\(number)]"
      done = end
    }
    return name + path.description[done...]
  }
}

/// All sites of a spec.
package struct SiteTable: Sendable {
  package private(set) var sites: [Site] = []
  private let seed: UInt64
  private var numbers: [SitePath: Int] = [:]

  package init(seed: UInt64) { self.seed = seed }

  /// The site at `place`; what is read twice at one place stays one site.
  package mutating func site(at place: Place, range: SourceRange) -> Site {
    if let number = numbers[place.path] { return sites[number] }
    let site = Site(
      number: sites.count, path: place.path, key: SiteKey(seed: seed, path: place.path.description), range: range,
      repeats: place.repeats)
    numbers[place.path] = site.number
    sites.append(site)
    return site
  }
}

extension SpecReader {
  /// The numbers of all sites in the order of the spec: by their places in its main file, then in those that it includes.
  package var siteOrder: [Int] {
    let places = sites.sites.map { files.order(of: $0.range) }
    return places.indices.sorted {
      (places[$0].file, places[$0].start, $0) < (places[$1].file, places[$1].start, $1)
    }
  }
}

/// Where the reader is: the path so far, the names in reach, the repeats around, and which value of the spec is being
/// read (the node of the graph in which cycles are sought).
package struct Place {
  package var path: SitePath
  package var scope: StaticScope
  package var repeats: [SitePath]
  /// What is known of `repeat.item`.
  package var repeatItem = StaticType.unknown
  package var unit: SitePath
  /// Where it is decided which samples come by here; nil where all do.
  package var branch: SourceRange?

  package init(path: SitePath, scope: StaticScope, repeats: [SitePath] = [], unit: SitePath? = nil) {
    self.path = path
    self.scope = scope
    self.repeats = repeats
    self.unit = unit ?? path
  }

  /// The member `key` of the value that is being read.
  package func appending(_ key: String) -> Place {
    var place = self
    place.path = path.appending(key)
    return place
  }

  package func appending(_ position: Int) -> Place { appending(String(position)) }

  /// The same place, where some samples don't come by.
  package func branching(at range: SourceRange) -> Place {
    var place = self
    place.branch = branch ?? range
    return place
  }

  /// The member `key`, as a value of its own.
  package func unit(_ key: String) -> Place {
    var place = appending(key)
    place.unit = place.path
    return place
  }
}
