import Foundation
import Templates
import Testing

@Suite("Agreement") struct AgreementTests {
  @Test("of English nouns with numbers, by forms or by rule") func english() throws {
    try Sentences(
      """
      lists: {thing: [lamp, {text: mouse, forms: {plural: mice}}, sheep]}
      say: ["{integer(1, 2)  as n} {thing|number=n}"]
      """
    ).expect(["1 lamp", "2 lamps", "1 mouse", "2 mice", "1 sheep", "2 sheep"])
  }

  @Test("of German articles with gender, number and case") func german() throws {
    try Sentences(
      """
      locale: de
      lists:
        device:
          - {text: Lampe, gender: feminine, forms: {plural: Lampen}}
          - {text: Licht, gender: neuter, forms: {plural: Lichter, dative plural: Lichtern}}
      rules:
        den: {forms: {masculine: den, feminine: die, neuter: das, plural: die, dative feminine: der, dative neuter: dem, dative plural: den}}
      say:
        - "{den|agree=d} {device as d:D}"
        - "{integer(1, 3) as n}: mit {den|agree=e|case=dative} {device as e|number=n|case=dative:D}"
      """
    ).expect([
      "die [D=Lampe: Lampe]": 0.25, "das [D=Licht: Licht]": 0.25, "1: mit der [D=Lampe: Lampe]": 1 / 12.0,
      "1: mit dem [D=Licht: Licht]": 1 / 12.0, "2: mit den [D=Lampe: Lampen]": 1 / 12.0,
      "2: mit den [D=Licht: Lichtern]": 1 / 12.0, "3: mit den [D=Lampe: Lampen]": 1 / 12.0,
      "3: mit den [D=Licht: Lichtern]": 1 / 12.0,
    ])
  }

  @Test("of Spanish adjectives and articles") func spanish() throws {
    try Sentences(
      """
      locale: es
      lists:
        noun: [{text: casa, gender: feminine, forms: {plural: casas}}, {text: perro, gender: masculine, forms: {plural: perros}}]
        adjective: [{text: rojo, forms: {feminine: roja, plural: rojos, feminine plural: rojas}}]
      rules: {el: {forms: {masculine: el, feminine: la, masculine plural: los, feminine plural: las}}}
      say: ["{el|agree=x} {noun as x|number=singular} {adjective|agree=x}", "{el|agree=y} {noun as y|number=plural} {adjective|agree=y}"]
      """
    ).expect(["la casa roja", "el perro rojo", "las casas rojas", "los perros rojos"])
  }

  @Test("of French numbers: 0 and 1 are singular") func french() throws {
    try Sentences(
      "locale: fr\nlists: {n: [{text: lampe, forms: {plural: lampes}}]}\nsay: [\"{integer(0, 2) as k} {n|number=k}\"]"
    ).expect(["0 lampe", "1 lampe", "2 lampes"])
  }

  @Test("of verbs with person and number") func verbs() throws {
    try Sentences(
      """
      lists: {who: [{text: I, person: first}, {text: you, person: second, number: plural}, {text: she, person: third}]}
      rules: {be: {forms: {first singular: am, third singular: is, plural: are}}}
      say: ["{who as w} {be|agree=w}"]
      """
    ).expect(["I am", "you are", "she is"])
  }

  @Test("of people, whose gender is a provider's") func people() throws {
    let sentences = try Sentences(
      """
      locale: de
      rules: {ihr: {forms: {feminine: ihr, masculine: sein}}}
      say: ["{person(female=['Anna'], male=['Ben'], last=['Alt', 'Neu']) as p.x"]
      """.replacingOccurrences(of: "p.x", with: "p} {p.first} {ihr|agree=p}"))
    #expect(
      Set(sentences.texts.map { $0.split(separator: " ").suffix(2).joined(separator: " ") }) == [
        "Anna ihr", "Ben sein",
      ])
    #expect(sentences.count == 4)
  }

  @Test("picks among items that have the feature") func selection() throws {
    try Sentences(
      """
      lists: {name: [{text: Ann, gender: feminine}, {text: Bob, gender: masculine}, {text: Eve, gender: feminine}]}
      say: [{let: {g: {choice: [female, male]}}, text: "{g}: {name|gender=g} {name|gender=feminine}"}]
      """
    ).expect([
      "female: Ann Ann": 0.125, "female: Ann Eve": 0.125, "female: Eve Ann": 0.125, "female: Eve Eve": 0.125,
      "male: Bob Ann": 0.25, "male: Bob Eve": 0.25,
    ])
  }

  @Test("goes into rules with their arguments") func throughRules() throws {
    try Sentences(
      """
      locale: de
      lists: {d: [{text: Lampe, gender: feminine}, {text: Tisch, gender: masculine}]}
      rules:
        der: {forms: {masculine: der, feminine: die}}
        noun: {parameters: [x], text: "{der|agree=x} {x}"}
      say: ["{d as y}: {noun(y)}"]
      """
    ).expect(["Lampe: die Lampe", "Tisch: der Tisch"])
  }

  @Test("lets a synonym have a gender of its own") func synonyms() throws {
    try Sentences(
      """
      locale: de
      lists: {d: [{text: Auto, gender: neuter, synonyms: [{text: Wagen, gender: masculine}]}]}
      rules: {der: {forms: {masculine: der, neuter: das}}}
      say: ["{der|agree=x} {d as x:D}"]
      """
    ).expect(["das [D: Auto]", "der [D=Auto: Wagen]"])
  }
}

@Suite("Recursion") struct RecursionTests {
  @Test("with a depth is unrolled") func depth() throws {
    try Sentences("depth: 2\nrules: {np: [dog, \"dog near {np}\"]}\nsay: [\"{np}\"]").expect([
      "dog": 0.5, "dog near dog": 0.25, "dog near dog near dog": 0.25,
    ])
    try Sentences("depth: 0\nrules: {np: [dog, \"dog near {np}\"]}\nsay: [\"{np}\"]").expect(["dog"])
  }

  @Test("between rules is unrolled, with names of each opening") func mutual() throws {
    try Sentences(
      """
      depth: 1
      lists: {c: [x, y]}
      rules: {a: ["{c as v}{b}{v}"], b: [".", "({a})*1"]}
      say: ["{a}"]
      """.replacingOccurrences(of: "\"({a})*1\"", with: "\"-{a}-\"")
    ).expect([
      "x.x": 0.25, "y.y": 0.25, "x-x.x-x": 0.125, "x-y.y-x": 0.125, "y-x.x-y": 0.125, "y-y.y-y": 0.125,
    ])
  }

  @Test("can be decided by a let of the sample") func withLets() throws {
    let template = """
      depth: 1
      rules: {a: [{text: "w", when: "= w"}, {text: "d{a}", when: "= not w"}, "."]}
      say: ["{a}"]
      """
    try Sentences(template, lets: "w: {chance: 0.5}").expect(["w": 0.25, ".": 0.5, "d.": 0.25])
  }

  @Test("that fades needs no depth") func fading() throws {
    let read = try ReadTemplate(
      "figment: 1\ntemplate: {rules: {np: [{text: dog, weight: 2}, \"dog near {np}\"]}, say: [\"{np}\"]}")
    #expect(read.diagnostics.isEmpty, "\(read.rendered)")
    #expect(read.grammar?.tops.count == 1)
    let rule = try #require(read.grammar?.rules.first { $0.name == "np" })
    #expect(rule.node == read.grammar?.tops[0].node)
  }
}

@Suite("How a word begins") struct SoundTests {
  @Test("decides on French elision, the aspirated h included") func french() throws {
    let words: [(text: String, gender: String, wanted: String)] = [
      ("hôtel", "masculine", "l'hôtel"), ("école", "feminine", "l'école"), ("hangar", "masculine", "le hangar"),
      ("héros", "masculine", "le héros"), ("héroïne", "feminine", "l'héroïne"), ("maison", "feminine", "la maison"),
      ("onze", "masculine", "le onze"), ("yaourt", "masculine", "le yaourt"), ("Yonne", "feminine", "l'Yonne"),
      ("œuf", "masculine", "l'œuf"), ("État", "masculine", "l'État"), ("hibou", "masculine", "le hibou"),
      ("herbe", "feminine", "l'herbe"), ("hache", "feminine", "la hache"), ("hiver", "masculine", "l'hiver"),
      ("haricot", "masculine", "le haricot"), ("habit", "masculine", "l'habit"), ("île", "feminine", "l'île"),
    ]
    let items = words.map { "{text: \($0.text), gender: \($0.gender)}" }.joined(separator: ", ")
    try Sentences(
      "locale: fr\nlists: {n: [\(items)]}\nrules: {le: {forms: {vowel singular: \"l'\", masculine: \"le \", feminine: \"la \", plural: \"les \"}}}\nsay: [\"{le|agree=w}{n as w}\"]"
    ).expect(words.map(\.wanted))
  }

  @Test("decides on 'de', 'que' and their kin") func smallWords() throws {
    let head =
      "locale: fr\nrules: {de: {forms: {vowel: \"d'\", consonant: \"de \"}}, que: {forms: {vowel: \"qu'\", consonant: \"que \"}}}\n"
    try Sentences(head + "lists: {n: [eau, lait, huile, houblon]}\nsay: [\"verre {de|sound=w}{n as w}\"]").expect([
      "verre d'eau", "verre de lait", "verre d'huile", "verre de houblon",
    ])
    try Sentences(head + "lists: {n: [il, elle, Marie]}\nsay: [\"{que|sound=w}{n as w} dort\"]").expect([
      "qu'il dort", "qu'elle dort", "que Marie dort",
    ])
  }

  @Test("decides on Spanish 'el agua', in the singular alone") func spanish() throws {
    let items = ["agua", "hacha", "águila", "casa", "abeja"].map {
      "{text: \($0), gender: feminine, forms: {plural: \($0)s}}"
    }
    let head =
      "locale: es\nlists: {n: [\(items.joined(separator: ", "))]}\nrules: {el: {forms: {masculine: el, feminine: la, feminine tonic singular: el, feminine plural: las}}}\n"
    try Sentences(head + "say: [\"{el|agree=w} {n as w}\"]").expect([
      "el agua", "el hacha", "el águila", "la casa", "la abeja",
    ])
    try Sentences(head + "say: [\"{el|agree=w|number=plural} {n as w|number=plural}\"]").expect([
      "las aguas", "las hachas", "las águilas", "las casas", "las abejas",
    ])
  }

  @Test("decides on 'an hour' and 'a university'") func english() throws {
    let head = "lists: {n: [hour, university, apple, European, MRI, UFO, one-way street, {text: herb, sound: vowel}]}\n"
    let wanted = [
      "an hour", "a university", "an apple", "a European", "an MRI", "a UFO", "a one-way street",
    ]
    try Sentences(head + "rules: {an: {forms: {vowel: an, consonant: a}}}\nsay: [\"{an|agree=w} {n as w}\"]").expect(
      wanted + ["an herb"])
    try Sentences(head + "say: [\"{n|article}\"]").expect(wanted + ["a herb"])
  }

  @Test("tells numbers apart that count alike: 'an 8', 'a 9'") func numbers() throws {
    let an = "rules: {an: {forms: {vowel: an, consonant: a}}}\n"
    let wanted = ["a 7", "an 8", "a 9", "a 10", "an 11", "a 12"]
    try Sentences(an + "say: [\"{an|sound=n} {integer(7, 12) as n}\"]").expect(wanted)
    let lets = "say: [{let: {n: {integer: [7, 12]}}, text: \"{an|sound=n} {= n}\"}]"
    try Sentences(an + lets).expect(wanted)
  }

  @Test("changes nothing where no form asks for it") func unasked() throws {
    let found = try Sentences(
      "lists: {n: [hour, day]}\nrules: {one: {forms: {singular: one}}}\nsay: [\"{one|agree=w} {n as w}\"]")
    found.expect(["one hour", "one day"])
    #expect(found.derivations.values.allSatisfy { $0 == 1 })
  }
}

@Suite("German cases") struct GermanCaseTests {
  /// Articles and adjective endings in all cases, against a table of the language, written down by hand.
  @Test("and adjective endings come out as grammars have them") func strongAndWeak() throws {
    let template = """
      locale: de
      lists:
        thing:
          - {text: Hund, gender: masculine, forms: {genitive: Hundes, plural: Hunde, dative plural: Hunden}}
          - {text: Katze, gender: feminine, forms: {plural: Katzen}}
          - {text: Haus, gender: neuter, forms: {genitive: Hauses, plural: Häuser, dative plural: Häusern}}
      rules:
        der:
          forms: {masculine: der, accusative masculine: den, dative masculine: dem, genitive masculine: des, feminine: die,
            dative feminine: der, genitive feminine: der, neuter: das, dative neuter: dem, genitive neuter: des, plural: die,
            dative plural: den, genitive plural: der}
        alt: {forms: {nominative: alte, accusative: alte, accusative masculine: alten, dative: alten, genitive: alten, plural: alten}}
      say: ["{der|agree=w|case=CASE|number=NUMBER} {alt|agree=w|case=CASE|number=NUMBER} {thing as w|case=CASE|number=NUMBER}"]
      """
    let table: [(grammaticalCase: String, number: String, wanted: [String])] = [
      ("nominative", "singular", ["der alte Hund", "die alte Katze", "das alte Haus"]),
      ("accusative", "singular", ["den alten Hund", "die alte Katze", "das alte Haus"]),
      ("dative", "singular", ["dem alten Hund", "der alten Katze", "dem alten Haus"]),
      ("genitive", "singular", ["des alten Hundes", "der alten Katze", "des alten Hauses"]),
      ("nominative", "plural", ["die alten Hunde", "die alten Katzen", "die alten Häuser"]),
      ("accusative", "plural", ["die alten Hunde", "die alten Katzen", "die alten Häuser"]),
      ("dative", "plural", ["den alten Hunden", "den alten Katzen", "den alten Häusern"]),
      ("genitive", "plural", ["der alten Hunde", "der alten Katzen", "der alten Häuser"]),
    ]
    for row in table {
      let filled = template.replacingOccurrences(of: "CASE", with: row.grammaticalCase).replacingOccurrences(
        of: "NUMBER", with: row.number)
      let found = try Sentences(filled)
      #expect(found.texts == Set(row.wanted), "\(row.grammaticalCase) \(row.number)")
    }
  }
}
