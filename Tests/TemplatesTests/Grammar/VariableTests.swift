import Testing

@Suite("A name of a template") struct VariableTests {
  @Test("is the same value before and after its place") func everywhere() throws {
    try Sentences("lists: {c: [a, b]}\nsay: [\"{x|upper} {c as x} {x}\"]").expect(["A a a", "B b b"])
  }

  @Test("is picked only where it is seen") func lazily() throws {
    try Sentences("lists: {c: [a, b]}\nsay: [\"go[ to {c as x}, {x}]\"]").expect([
      "go": 0.5, "go to a, a": 0.25, "go to b, b": 0.25,
    ])
    let seen = try Sentences("lists: {c: [a, b]}\nsay: [\"(to {x}|from {c as x}|away)\"]")
    seen.expect(["to a", "to b", "from a", "from b", "away"])
  }

  @Test("leads to the members of an item or of a provider's record") func members() throws {
    try Sentences(
      "lists: {c: [{text: Oslo, land: Norway}, {text: Rome, land: Italy}]}\nsay: [\"{c as x} in {x.land|upper} {= x.land}\"]"
    ).expect(["Oslo in NORWAY Norway", "Rome in ITALY Italy"])
    let people = try Sentences(
      "say: [\"{person(female=['Ann'], male=['Bob'], last=['Lee']) as p:P} says {p.pronouns.subject}, {p.first}\"]")
    #expect(people.texts.count == 2, "\(people.texts)")
    #expect(people.texts.contains { $0.hasSuffix("Ann Lee] says she, Ann") })
    #expect(people.texts.contains { $0.hasSuffix("Bob Lee] says he, Bob") })
  }

  @Test("belongs to its rule: each use of the rule has its own") func scopes() throws {
    try Sentences("lists: {c: [a, b]}\nrules: {twice: \"{c as x}{x}\"}\nsay: [\"{twice}-{twice}\"]").expect([
      "aa-aa", "aa-bb", "bb-aa", "bb-bb",
    ])
  }

  @Test("is kept apart from another by exact weights") func inequality() throws {
    let template = """
      lists: {c: [{text: a, weight: 2}, b, c]}
      say: [{when: "= x != y", text: "{c as x}{c as y}"}]
      """
    // P(x, y) is as w(x) w(y), for all that differ: 2 + 2 + 2 + 1 + 2 + 1 = 10.
    try Sentences(template).expect(["ab": 0.2, "ac": 0.2, "ba": 0.2, "bc": 0.1, "ca": 0.2, "cb": 0.1])
  }

  @Test("is kept apart from two others") func clique() throws {
    let three = try Sentences(
      "lists: {c: [a, b, c, d]}\nsay: [{when: \"= x != y and y != z and x != z\", text: \"{c as x}{c as y}{c as z}\"}]")
    #expect(three.count == 24 && three.texts.count == 24)
    let weighted = try Sentences(
      "lists: {c: [{text: a, weight: 3}, b, c]}\nsay: [{when: \"= x != y and y != z and x != z\", text: \"{c as x}{c as y}{c as z}\"}]"
    )
    // Each of the six has the same product of weights.
    #expect(weighted.probabilities.values.allSatisfy { abs($0 - 1 / 6.0) < 1e-9 } && weighted.count == 6)
  }

  @Test("of a provider is kept apart by what is shown of it") func providersApart() throws {
    let person = "person(female=['Ann', 'Eve'], male=['Bob'], last=['Lee'])"
    try Sentences("say: [{when: \"= p != q\", text: \"{\(person) as p} and {\(person) as q}\"}]").expect([
      "Ann Lee and Eve Lee", "Ann Lee and Bob Lee", "Eve Lee and Ann Lee", "Eve Lee and Bob Lee", "Bob Lee and Ann Lee",
      "Bob Lee and Eve Lee",
    ])
  }

  @Test("is compared in several texts, where one phrase alone asks for it") func acrossTexts() throws {
    try Sentences(
      """
      lists: {c: [a, b]}
      say:
        - texts: {one: "{c as x}", two: [{text: "not {c as y}", when: "= x != y"}, {text: "{x}", weight: 3}]}
      """
    ).expect([
      "one: a / two: not b": 0.125, "one: b / two: not a": 0.125, "one: a / two: a": 0.375, "one: b / two: b": 0.375,
    ])
  }

  @Test("differs by item, not by spelling") func synonymsApart() throws {
    try Sentences(
      """
      lists: {c: [{text: a, synonyms: [A]}, b]}
      say: [{when: "= x != y", text: "{c as x}{c as y}"}]
      """
    ).expect(["ab": 0.25, "Ab": 0.25, "ba": 0.25, "bA": 0.25])
  }

  @Test("that is kept apart but not always said is picked where it is said") func optionalPartner() throws {
    try Sentences("lists: {c: [a, b, c]}\nsay: [{when: \"= x != y\", text: \"{c as x}[{c as y}]\"}]").expect([
      "a": 1 / 6.0, "b": 1 / 6.0, "c": 1 / 6.0, "ab": 1 / 12.0, "ac": 1 / 12.0, "ba": 1 / 12.0, "bc": 1 / 12.0,
      "ca": 1 / 12.0, "cb": 1 / 12.0,
    ])
  }

  @Test("of numbers is compared by conditions") func numbers() throws {
    try Sentences("say: [{when: \"= a > b and a < 4\", text: \"{integer(1, 9) as a} - {integer(1, 9) as b}\"}]").expect(
      [
        "2 - 1", "3 - 1", "3 - 2",
      ])
    try Sentences(
      """
      lists: {w: [{text: x, size: 1}, {text: y, size: 2}, {text: z, size: 3}]}
      say: [{when: "= a.size + b.size == 4", text: "{w as a}{w as b}"}]
      """
    ).expect(["xz", "yy", "zx"])
  }

  @Test("goes into rules as an argument, by place, by name or by itself") func arguments() throws {
    try Sentences(
      """
      lists: {c: [a, b]}
      rules:
        greet: {parameters: {who: {required: text}, how: "hello"}, text: "{how} {who}, {who|upper}"}
        soft: "oh"
      say: ["{c as x} {greet(x)}", "{greet({c}, how=soft)}", "{greet('Z', 'hi')}"]
      """
    ).expect([
      "a hello a, A": 1 / 6.0, "b hello b, B": 1 / 6.0, "oh a, A": 1 / 6.0, "oh b, B": 1 / 6.0, "hi Z, Z": 1 / 3.0,
    ])
  }

  @Test("of a rule is expanded anew where a parameter says it") func ruleArguments() throws {
    try Sentences(
      """
      rules:
        twice: {parameters: [what], text: "{what}{what}"}
        bit: ["0", "1"]
        pair: {parameters: [one], text: "<{one}>"}
      say: ["{twice(bit)}", "{twice(pair(bit))}"]
      """
    ).expect([
      "00": 0.125, "01": 0.125, "10": 0.125, "11": 0.125, "<0><0>": 0.125, "<0><1>": 0.125, "<1><0>": 0.125,
      "<1><1>": 0.125,
    ])
  }

  @Test("of a list is drawn anew where a parameter says it, and goes on into other rules") func listArguments() throws {
    try Sentences(
      """
      lists: {c: [a, b]}
      rules:
        outer: {parameters: [words], text: "{inner(words)}+{words}"}
        inner: {parameters: [w], text: "{w as x}{x}"}
      say: ["{outer(c)}"]
      """
    ).expect(["aa+a", "aa+b", "bb+a", "bb+b"])
  }

  @Test("may stand for a rule of plain words") func plainRule() throws {
    try Sentences("rules: {animal: [cat, \"(big|small) dog\"]}\nsay: [\"{animal as x}: {x|upper}\"]").expect([
      "cat: CAT": 0.5, "big dog: BIG DOG": 0.25, "small dog: SMALL DOG": 0.25,
    ])
  }
}

@Suite("A let in a template") struct TemplateLetTests {
  @Test("of few values is picked with the text that shows it") func shown() throws {
    try Sentences("say: [\"it is {w}, {= w}\", \"hello\"]", lets: "w: {weighted: {wet: 3, dry: 1}}").expect([
      "it is wet, wet": 0.375, "it is dry, dry": 0.125, "hello": 0.5,
    ])
  }

  @Test("puts phrases into the draw, which is as likely as before") func conditions() throws {
    let template = """
      say:
        - {text: "umbrella", when: "= w == 'wet'"}
        - {text: "walk"}
      """
    // Wet (3/4): half and half; dry (1/4): walk.
    let sentences = try Sentences(template, lets: "w: {weighted: {wet: 3, dry: 1}}")
    sentences.expect(["umbrella": 0.375, "walk": 0.625])
    #expect(sentences.count == 2)
  }

  @Test("that is shown and decides is one value") func joint() throws {
    try Sentences(
      """
      say:
        - {text: ["{w}: take it", {text: "{w}: hm", when: "= w != 'dry'"}], when: "= w != 'ice'"}
        - {text: "{w}!", weight: 3}
      """,
      lets: "w: {choice: [wet, dry, ice]}"
    ).expect([
      "wet: take it": 1 / 24.0, "wet: hm": 1 / 24.0, "dry: take it": 1 / 12.0, "wet!": 0.25, "dry!": 0.25,
      "ice!": 1 / 3.0,
    ])
  }

  @Test("may follow from others, from lists and from numbers") func derived() throws {
    try Sentences(
      "lists: {c: [{text: a, k: 1}, {text: b, k: 2}]}\nsay: [\"{x} {y} {= z + 1}\"]",
      lets: "x: {list: c}, y: \"= x.k * 10\", z: {integer: [5, 6]}"
    ).expect(["a 10 6", "a 10 7", "b 20 6", "b 20 7"])
  }

  @Test("decides inside of rules, too") func inRules() throws {
    try Sentences(
      "rules: {sky: [{text: grey, when: \"= w\"}, {text: blue, when: \"= not w\"}]}\nsay: [\"{sky}-{sky}\"]",
      lets: "w: {chance: 0.25}"
    ).expect(["grey-grey": 0.25, "blue-blue": 0.75])
  }

  @Test("of an item is drawn with it") func ofItems() throws {
    try Sentences(
      """
      say:
        - let: {n: {integer: [1, 2]}, m: "= n * n"}
          text: ["{n}^2={m}", {text: "big {n}", when: "= m > 2"}]
      """
    ).expect(["1^2=1": 0.5, "2^2=4": 0.25, "big 2": 0.25])
  }

  @Test("that is a constant is text like any other") func constant() throws {
    try Sentences("say: [\"{n} {= n + 1} {s}\"]", lets: "n: 4, s: x").expect(["4 5 x"])
  }
}
