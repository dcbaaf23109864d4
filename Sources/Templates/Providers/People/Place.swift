import Randomness
import Specification

let placeEntry = ProviderEntry(
  "place", "an address: street, city, a postcode that lies in it, region", example: "{place: {locale: fr}}",
  keys: [
    .locale, .list("streets", "street names, in place of ours"),
    .list(
      "cities", "cities, in place of ours, each as 'Ulm|89073-89079+89081|Baden-Württemberg' (name, postcodes, region)"),
  ],
  members: .text("text", "address", "street", "number", "city", "postcode", "region", "country")
) { arguments throws(ProviderFault) in try Place(arguments) }

/// The lists of places of each language.
enum PlaceTable {
  static func cities(_ language: Language) -> Rows {
    switch language {
    case .english: englishCities
    case .german: germanCities
    case .french: frenchCities
    case .spanish: spanishCities
    }
  }

  static func streets(_ language: Language) -> Words {
    switch language {
    case .english: englishStreets
    case .german: germanStreets
    case .french: frenchStreets
    case .spanish: spanishStreets
    }
  }
}

/// A city, and its postcodes.
private struct City: Sendable {
  let name: String
  let region: String
  private(set) var postcodes: [ClosedRange<Int>]
  /// How many there are; at least one.
  private(set) var postcodeCount: Int
  private let digits: Int

  /// The same city, with none but its first postcode.
  var withOnePostcode: City {
    var city = self
    city.postcodes = [postcodes[0].lowerBound...postcodes[0].lowerBound]
    city.postcodeCount = 1
    return city
  }

  /// From the columns name, postcodes (`10115-10119+10178`) and region.
  init?(_ columns: [String]) {
    guard columns.count >= 3 else { return nil }
    name = columns[0]
    region = columns[2]
    var ranges: [ClosedRange<Int>] = []
    for part in columns[1].split(separator: "+", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard bounds.count <= 2, let first = bounds.first, let low = first, let last = bounds.last, let high = last,
        low <= high
      else { return nil }
      ranges.append(low...high)
    }
    postcodes = ranges
    digits = columns[1].prefix { $0.isNumber }.count
    postcodeCount = ranges.reduce(0) { $0 + $1.count }
  }

  func postcode(_ number: Int) -> String {
    var rest = number
    for range in postcodes {
      if rest < range.count { return padded(range.lowerBound + rest, to: digits) }
      rest -= range.count
    }
    preconditionFailure("a city of \(postcodeCount) postcodes has none of number \(number)")
  }
}

/// `14 rue des Lilas, 38000 Grenoble`. All cities are equally likely, and within a city all its postcodes.
private struct Place: Provider {
  private let language: Language
  private var streets: [String]
  private var cities: [City]
  /// For each city, how many postcodes those before it have; and in the end, all.
  private var postcodesBefore: [Int]
  private var numbers: Int

  init(_ arguments: ProviderArguments) throws(ProviderFault) {
    language = arguments.language
    streets = arguments.words("streets", or: PlaceTable.streets(language))
    let rows: [[String]]
    if let own = arguments.texts("cities") {
      rows = own.map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
      if let row = zip(own, rows).first(where: { City($0.1) == nil }) {
        throw ProviderFault("'\(row.0)' is no city; write it as 'Ulm|89073-89081|Baden-Württemberg'")
      }
    } else {
      rows = PlaceTable.cities(language).all
    }
    cities = rows.compactMap(City.init)
    postcodesBefore = Place.sums(cities)
    numbers =
      switch language {
      case .english: 2_999
      case .german: 120
      case .french, .spanish: 99
      }
  }

  private static func sums(_ cities: [City]) -> [Int] {
    cities.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.postcodeCount) }
  }

  var count: UInt128? { product(streets.count, numbers, postcodesBefore.last ?? 0) }

  func showing(_ members: Set<String>) -> any Provider {
    var place = self
    if members.isDisjoint(with: ["text", "address", "number"]) { place.numbers = 1 }
    if members.isDisjoint(with: ["text", "address", "street"]) { place.streets = [streets[0]] }
    guard members.isDisjoint(with: ["text", "postcode"]) else { return place }
    // One postcode of each city; one city of each region where its name is not told; any one where nothing is.
    place.cities = cities.map(\.withOnePostcode)
    if !members.contains("city") { place.cities = place.cities.distinct { $0.region } }
    if members.isDisjoint(with: ["city", "region"]) { place.cities = [place.cities[0]] }
    place.postcodesBefore = Place.sums(place.cities)
    return place
  }

  func spelling(of member: String?) -> Spelling? {
    switch member {
    case "address":
      let (street, number) = (Spelling.any(streets), Spelling.numbers(1...numbers))
      switch language {
      case .english, .french: return .sequence([number, .text(" "), street])
      case .german: return .sequence([street, .text(" "), number])
      case .spanish: return .sequence([street, .text(", "), number])
      }
    case "street": return .any(streets)
    case "number": return .numbers(1...numbers)
    case "city": return .any(cities.map(\.name).distinct { $0 })
    case "region": return .any(cities.map(\.region).distinct { $0 })
    default: return nil
    }
  }

  func distinct(_ members: Set<String>) -> UInt128? {
    // Postcodes may be those of several cities of one name.
    guard members.isDisjoint(with: ["text", "postcode"]) else { return nil }
    let (tellsCity, tellsRegion) = (members.contains("city"), members.contains("region"))
    let towns = Set(cities.map { (tellsCity ? $0.name : "") + "/" + (tellsRegion ? $0.region : "") }).count
    let isAddressed = members.contains("address")
    return product(
      isAddressed || members.contains("street") ? streets.count : 1,
      isAddressed || members.contains("number") ? numbers : 1, towns)
  }

  func rank(from stream: inout Stream) -> UInt128 {
    let street = stream.integer(below: UInt64(streets.count * numbers))
    let city = Int(stream.integer(below: UInt64(cities.count)))
    let postcode = Int(stream.integer(below: UInt64(cities[city].postcodeCount)))
    return UInt128(street) + UInt128(streets.count * numbers) * UInt128(postcodesBefore[city] + postcode)
  }

  func value(at rank: UInt128) -> Datum {
    var rank = Rank(rank)
    let street = rank.take(streets)
    let number = String(rank.take(1...numbers))
    let place = rank.take(postcodesBefore.last ?? 1)
    let index = postcodesBefore.partition(above: place) - 1
    let city = cities[index]
    let postcode = city.postcode(place - postcodesBefore[index])
    let address = address(street, number)
    let town = language == .english ? "\(city.name), \(city.region) \(postcode)" : "\(postcode) \(city.name)"
    return .record([
      Datum.Member("text", .text("\(address), \(town)")), Datum.Member("address", .text(address)),
      Datum.Member("street", .text(street)), Datum.Member("number", .text(number)),
      Datum.Member("city", .text(city.name)), Datum.Member("postcode", .text(postcode)),
      Datum.Member("region", .text(city.region)), Datum.Member("country", .text(country)),
    ])
  }

  private func address(_ street: String, _ number: String) -> String {
    switch language {
    case .english, .french: "\(number) \(street)"
    case .german: "\(street) \(number)"
    case .spanish: "\(street), \(number)"
    }
  }

  private var country: String {
    switch language {
    case .english: "United States"
    case .german: "Deutschland"
    case .french: "France"
    case .spanish: "España"
    }
  }
}

extension [Int] {
  /// How many of the rising numbers are at most `bound`.
  fileprivate func partition(above bound: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
