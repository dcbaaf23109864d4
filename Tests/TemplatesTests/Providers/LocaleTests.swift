import Specification
import Testing

@testable import Templates

@Suite("People and places") struct LocaleTests {
  static let languages = Language.allCases

  @Test("fit together in themselves and to the language", arguments: languages)
  func persons(_ language: Language) throws {
    let names = NameTable(ProviderArguments([], locale: language.rawValue))
    let (women, men, families) = (Set(names.women), Set(names.men), Set(names.families))
    let words: [Language: [String: [String]]] = [
      .english: ["female": ["Ms.", "she", "her", "her"], "male": ["Mr.", "he", "him", "his"]],
      .german: ["female": ["Frau", "sie", "sie", "ihr"], "male": ["Herr", "er", "ihn", "sein"]],
      .french: ["female": ["Mme", "elle", "la", "son"], "male": ["M.", "il", "le", "son"]],
      .spanish: ["female": ["Sra.", "ella", "la", "su"], "male": ["Sr.", "él", "lo", "su"]],
    ]
    for person in try made("person", ["locale": .text(language.rawValue)]).draws(2_000) {
      let (first, last, gender) = (person["first"].asText, person["last"].asText, person["gender"].asText)
      #expect(gender == "female" ? women.contains(first) : men.contains(first))
      #expect(person["name"].asText == "\(first) \(last)" && person.asText == "\(first) \(last)")
      let pronouns = person["pronouns"]
      let spoken = [person["title"], pronouns["subject"], pronouns["object"], pronouns["possessive"]].map(\.asText)
      #expect(spoken == words[language]?[gender])
      #expect(person["formal"].asText == "\(spoken[0]) \(last)")
      if language == .spanish {
        let parts = last.split(separator: " ")
        let splits = (1..<parts.count).filter {
          families.contains(parts[..<$0].joined(separator: " "))
            && families.contains(parts[$0...].joined(separator: " "))
        }
        #expect(!splits.isEmpty, "\(last)")
      } else {
        #expect(families.contains(last))
      }
      // The local part has the first letter of the first name and a whole family name.
      let local = String(person["mail"].asText.prefix { $0 != "@" })
      let family = (language == .spanish ? String(last.split(separator: " ")[0]) : last).folded(language)
      #expect(local.contains(first.folded(language).prefix(1)) && local.contains(family.prefix(3)), "\(person)")
    }
  }

  @Test("come from lists of two hundred and more, each once", arguments: languages)
  func sizes(_ language: Language) {
    let names = NameTable(ProviderArguments([], locale: language.rawValue))
    let cities = PlaceTable.cities(language).all
    for list in [names.women, names.men, names.families, PlaceTable.streets(language).all, cities.map { $0[0] }] {
      #expect(list.count >= 200)
      #expect(Set(list).count == list.count)
      for word in list {
        #expect(!word.isEmpty && word.first?.isWhitespace == false && word.last?.isWhitespace == false)
      }
    }
  }

  @Test("have postcodes of their city", arguments: languages)
  func places(_ language: Language) throws {
    // Rows are read here once more, by looking rather than by counting.
    var rows: [String: (region: String, codes: [(String, String)])] = [:]
    for row in PlaceTable.cities(language).all {
      let codes = row[1].split(separator: "+").map { part in
        let ends = part.split(separator: "-").map(String.init)
        return (ends[0], ends[ends.count - 1])
      }
      rows[row[0]] = (row[2], codes)
    }
    let streets = Set(PlaceTable.streets(language).all)
    var seen: Set<String> = []
    for place in try made("place", ["locale": .text(language.rawValue)]).draws(4_000) {
      let row = try #require(rows[place["city"].asText])
      let code = place["postcode"].asText
      #expect(code.count == 5 && row.codes.contains { $0.0 <= code && code <= $0.1 }, "\(place)")
      #expect(place["region"].asText == row.region)
      #expect(streets.contains(place["street"].asText))
      seen.insert(place["city"].asText)
      let (street, number) = (place["street"].asText, place["number"].asText)
      let city = place["city"].asText
      let text =
        switch language {
        case .english: "\(number) \(street), \(city), \(row.region) \(code)"
        case .german: "\(street) \(number), \(code) \(city)"
        case .french: "\(number) \(street), \(code) \(city)"
        case .spanish: "\(street), \(number), \(code) \(city)"
        }
      #expect(place.asText == text)
    }
    // No city is favoured: of some 230, hardly one is missed by 4,000 draws.
    #expect(seen.count > rows.count - 5)
  }

  @Test("of France and Spain have postcodes of their department or province")
  func provinces() {
    // Spain: the first two digits are the province's, in the order of the alphabet of 1900.
    let provinces = [
      "Álava": "01", "Albacete": "02", "Alicante": "03", "Almería": "04", "Ávila": "05", "Badajoz": "06",
      "Illes Balears": "07", "Barcelona": "08", "Burgos": "09", "Cáceres": "10", "Cádiz": "11", "Castellón": "12",
      "Ciudad Real": "13", "Córdoba": "14", "A Coruña": "15", "Cuenca": "16", "Girona": "17", "Granada": "18",
      "Guadalajara": "19", "Gipuzkoa": "20", "Huelva": "21", "Huesca": "22", "Jaén": "23", "León": "24", "Lleida": "25",
      "La Rioja": "26", "Lugo": "27", "Madrid": "28", "Málaga": "29", "Murcia": "30", "Navarra": "31", "Ourense": "32",
      "Asturias": "33", "Palencia": "34", "Las Palmas": "35", "Pontevedra": "36", "Salamanca": "37",
      "Santa Cruz de Tenerife": "38", "Cantabria": "39", "Segovia": "40", "Sevilla": "41", "Soria": "42",
      "Tarragona": "43", "Teruel": "44", "Toledo": "45", "Valencia": "46", "Valladolid": "47", "Bizkaia": "48",
      "Zamora": "49", "Zaragoza": "50",
    ]
    for row in PlaceTable.cities(.spanish).all { #expect(row[1].prefix(2) == provinces[row[2]] ?? "?", "\(row)") }
    let regions: [String: String] = [
      "Auvergne-Rhône-Alpes": "01 03 07 15 26 38 42 43 63 69 73 74",
      "Bourgogne-Franche-Comté": "21 25 39 58 70 71 89 90",
      "Bretagne": "22 29 35 56", "Centre-Val de Loire": "18 28 36 37 41 45", "Corse": "20",
      "Grand Est": "08 10 51 52 54 55 57 67 68 88", "Hauts-de-France": "02 59 60 62 80",
      "Île-de-France": "75 77 78 91 92 93 94 95", "Normandie": "14 27 50 61 76",
      "Nouvelle-Aquitaine": "16 17 19 23 24 33 40 47 64 79 86 87",
      "Occitanie": "09 11 12 30 31 32 34 46 48 65 66 81 82",
      "Pays de la Loire": "44 49 53 72 85", "Provence-Alpes-Côte d’Azur": "04 05 06 13 83 84",
    ]
    for row in PlaceTable.cities(.french).all {
      #expect(regions[row[2]]?.split(separator: " ").contains(row[1].prefix(2)) == true, "\(row)")
    }
  }

  @Test("follow the lists that a spec gives in place of ours")
  func replaced() throws {
    let person = try made("person", ["female": ["Ada", "Eve"], "male": ["Al"], "last": ["Bee"], "gender": "female"])
    #expect(Set(person.texts(200)) == ["Ada Bee", "Eve Bee"])
    #expect(person.texts == 2)
    let place = try made("place", ["cities": ["Ulm|89073-89075|BW"], "streets": ["Markt"], "locale": "de"])
    #expect(place.count == 360)
    #expect(throws: ProviderFault("'Ulm' is no city; write it as 'Ulm|89073-89081|Baden-Württemberg'")) {
      try made("place", ["cities": ["Ulm"]])
    }
    #expect(try made("city_name", ["cities": ["Ulm", "Bonn", "Ulm"]]).count == 2)
  }

  @Test("are replaced in texts too: drugs, colors, filler") func texts() throws {
    let drugs = try made("drug", ["drugs": ["ozil|5+10|mg|tablet|qd+bid", "ozil|10|mg|tablet|bid"]])
    #expect(
      (0..<(drugs.count ?? 0)).map { drugs.value(at: $0).asText } == [
        "ozil 5 mg tablets, once daily", "ozil 5 mg tablets, twice daily", "ozil 10 mg tablets, once daily",
        "ozil 10 mg tablets, twice daily",
      ])
    for row in ["ozil", "ozil|5|mg|stone|qd", "ozil|much|mg|tablet|qd", "ozil|5|mg|tablet|always", "|5|mg|tablet|qd"] {
      #expect(throws: ProviderFault.self) { try made("drug", ["drugs": [.text(row)]]) }
    }
    #expect(try made("color_name", ["colors": ["mud", "ash"]]).count == 2)
    let filler = try made("filler", ["words": 3, "sentence": false, "vocabulary": ["la", "lo"]])
    #expect(Set((0..<8).map { filler.value(at: $0).asText }).count == 8)
    #expect(filler.count == 8)
    // More words than a rank can choose: the later ones are drawn as freely as the first.
    let long = try made("filler", ["words": 200, "sentence": false, "vocabulary": ["a", "b", "c"]])
    let tail = long.draws(40).map { $0.asText.suffix(39) }
    #expect(Set(tail).count == 40)
  }

  @Test("have names without accents on the net")
  func folding() {
    #expect("Müller-Weiß".folded(.german) == "muellerweiss")
    #expect("Müller".folded(.english) == "muller")
    #expect("Núñez Peña".folded(.spanish, separator: "-") == "nunez-pena")
    #expect("O’Brien".folded(.english) == "obrien")
    #expect("Vent d’Ouest Électricité".folded(.french, separator: "-") == "vent-d-ouest-electricite")
    #expect("Yıldız İnci".folded(.german) == "yildizinci")
  }
}
