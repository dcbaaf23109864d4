import Templates
import Testing

@Suite("An item of a list") struct PickedItemTests {
  @Test("is in the draw when its condition holds, and its weight goes to the others when not") func condition() throws {
    let head = """
      let: {s: {weighted: {summer: 3, winter: 1}}}
      template:
        lists:
          place: [{text: beach, when: "= s == 'summer'", weight: 3}, town, {text: slope, when: "= s == 'winter'"}]
      """
    try Sentences(spec: head + "\n  say: [\"{s}: {place}\"]").expect([
      "summer: beach": 0.75 * 0.75, "summer: town": 0.75 * 0.25, "winter: town": 0.125, "winter: slope": 0.125,
    ])
    // The season is not told, and decides all the same.
    try Sentences(spec: head + "\n  say: [\"{place}\"]").expect([
      "beach": 0.75 * 0.75, "town": 0.75 * 0.25 + 0.125, "slope": 0.125,
    ])
    // The same season for both.
    let both = try Sentences(spec: head + "\n  say: [\"{place as a} or {place}\"]")
    #expect(!both.texts.contains("beach or slope"))
    #expect(abs((both.probabilities["beach or beach"] ?? 0) - 0.75 * 0.75 * 0.75) < 1e-9)
  }

  @Test("that can never be picked is no item") func never() throws {
    try Sentences("lists: {c: [a, {text: b, when: false}, {text: c, when: true}]}\nsay: [\"{c}\"]").expect([
      "a": 0.5, "c": 0.5,
    ])
  }

  @Test("may be left without any other that is allowed") func conditionAndAgreement() throws {
    let spec = """
      let: {s: [x, y]}
      template:
        lists:
          c: [{text: a, gender: masculine, when: "= k == 1"}, {text: b, gender: feminine}]
        rules: {the: {forms: {masculine: le, feminine: la}}}
        say: ["{the|agree=w} {c as w}"]
      """
    let choice = spec.replacing("s: [x, y]", with: "k: {weighted: {1: 1, 2: 3}}")
    try Sentences(spec: choice).expect(["le a": 0.125, "la b": 0.125 + 0.75])
  }

  @Test("is known by its name in expressions") func name() throws {
    try Sentences(
      "lists: {c: [{text: a b, name: x}, {text: c, name: y}]}\nsay: [\"{c as k} {k.name} {= if k.name == 'x' then 1 else 2}\"]"
    )
    .expect(["a b x 1", "c y 2"])
  }

  @Test("from a CSV file has its columns as members") func columns() throws {
    let found = try Sentences(
      spec:
        "template: {lists: {p: {file: assets/prices.csv}}, say: [\"{p as x:P} {x.cents} {= x.cents / 100|decimals=2}\"]}"
    )
    found.expect(["[P: milk] 120 1.20", "[P: bread] 310 3.10"])
  }
}

@Suite("A rule with a name") struct SharedRuleTests {
  @Test("is said the same wherever its name stands") func same() throws {
    let head = "lists: {c: [a, b]}\nrules: {place: [\"{c as x:C} (n|s*3)\", \"[old ]town\"]}\nsay: "
    let found = try Sentences(head + "[\"{place as p:P}, {p}\"]")
    found.expect([
      "[P: [C: a] n], [C: a] n": 0.0625, "[P: [C: b] n], [C: b] n": 0.0625, "[P: [C: a] s], [C: a] s": 0.1875,
      "[P: [C: b] s], [C: b] s": 0.1875, "[P: old town], old town": 0.25, "[P: town], town": 0.25,
    ])
  }

  @Test("gives the names inside of it") func members() throws {
    try Sentences("lists: {c: [a, b]}\nrules: {place: \"the {c as x} (n|s)\"}\nsay: [\"{place as p}: {p.x|upper}\"]")
      .expect(["the a n: A", "the b n: B", "the a s: A", "the b s: B"])
  }

  @Test("takes the rules in it along, each said once") func nested() throws {
    try Sentences("rules: {kind: (x|y), pair: \"{kind}{kind}\"}\nsay: [\"{pair as p}={p}\"]").expect([
      "xx=xx", "xy=xy", "yx=yx", "yy=yy",
    ])
  }
}

@Suite("A parameter's default") struct ParameterDefaultTests {
  @Test("sees its rule's other parameters, and is drawn for each use") func scope() throws {
    let rules =
      "lists: {c: [a, b]}\nrules: {go: {parameters: {to: {required: text}, from: \"{c}\", way: \"{to|upper}\"}, text: \"{from}-{to}-{way}\"}}\n"
    try Sentences(rules + "say: [\"{go('x')}\"]").expect(["a-x-X", "b-x-X"])
    try Sentences(rules + "say: [\"{go('x')} {go('x', from='y')}\"]").expect(["a-x-X y-x-X", "b-x-X y-x-X"])
    let twice = try Sentences(rules + "say: [\"{go('x')} {go('x')}\"]")
    #expect(twice.count == 4)
  }

  @Test("doesn't see its caller's names") func caller() throws {
    // The caller's own 'k' is another one: the rule's is the list.
    let found = try Sentences(
      "lists: {c: [a]}\nrules: {r: {parameters: {p: \"{c}\"}, text: \"{p}\"}, use: {parameters: [q], text: \"{q} {r}\"}}\nsay: [\"{use('z')}\"]"
    )
    found.expect(["z a"])
  }

  @Test("is a plain value in expressions") func plain() throws {
    try Sentences(
      "rules: {r: {parameters: {by: train, n: 2}, text: \"{by} {= if by == 'train' then n * 2 else 0}\"}}\nsay: [\"{r} {r('bus')}\"]"
    )
    .expect(["train 4 bus 0"])
  }
}

@Suite("What is independent") struct IndependenceTests {
  @Test("is settled apart: many items with conditions of their own") func items() throws {
    var say = ""
    for number in 1...12 {
      say +=
        "  - {when: \"= a != b\", let: {a: {integer: [1, 6]}, b: {integer: [1, 6]}}, text: \"\(number): {a} {b}\"}\n"
    }
    let found = try Sentences("say:\n" + say)
    #expect(found.count == 12 * 30 && found.texts.count == 12 * 30)
    #expect(found.probabilities.values.allSatisfy { abs($0 - 1 / 360.0) < 1e-9 })
  }

  @Test("has exact shares beside items that are always there") func shares() throws {
    let template = """
      say:
        - {when: "= a == 1", let: {a: {integer: [1, 4]}}, weight: 2, text: "one {a}"}
        - {when: "= b < 3", let: {b: {integer: [1, 3]}}, text: "two {b}"}
        - always
      """
    // P(first) = ¼ · (⅔ · 2/4 + ⅓ · 2/3), P(second) = ⅔ · (¼ · 1/4 + ¾ · 1/2), the rest is for the third.
    let (first, second) = (0.25 * (2 / 6.0 + 2 / 9.0), 2 / 3.0 * (1 / 16.0 + 3 / 8.0))
    try Sentences(template).expect([
      "one 1": first, "two 1": second / 2, "two 2": second / 2, "always": 1 - first - second,
    ])
  }

  @Test("may be parts of one condition") func conjuncts() throws {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
    let lets = names.map { "\($0): {integer: [1, 30]}" }.joined(separator: ", ")
    let item =
      "say: [{when: \"= a < b and c < d and e < f and g < h\", let: {\(lets)}, text: \"{a} {b} {c} {d} {e} {f} {g} {h}\"}]"
    let read = try ReadTemplate("figment: 1\ntemplate:\n  " + item)
    #expect(!read.rendered.contains("error"))
    let grammar = try #require(read.grammar)
    #expect(grammar.nodes.count < 2_000, "\(grammar.nodes.count)")
  }

  @Test("looks at values that are not told") func hidden() throws {
    try Sentences("say: [{when: \"= a < b\", let: {a: {integer: [1, 3]}, b: {integer: [1, 3]}}, text: \"{a}\"}]")
      .expect([
        "1": 2 / 3.0, "2": 1 / 3.0,
      ])
  }
}

@Suite("What is told of a text") struct ToldTests {
  @Test("may be computed on a span") func attributes() throws {
    try Sentences("lists: {c: [a, b]}\nsay: [{text: \"{c as x:C id={= 2 + 1} who={x.text} role=to}\"}]")
      .expect(["[C id=3 who=a role=to: a]", "[C id=3 who=b role=to: b]"])
    try Sentences("say: [{let: {n: {integer: [1, 2]}}, text: \"(x|y) {= 'w':C id={= n}}\"}]")
      .expect(["x [C id=1: w]", "x [C id=2: w]", "y [C id=1: w]", "y [C id=2: w]"])
  }

  @Test("may be a structure in a field") func fields() throws {
    try Sentences(
      "lists: {c: [a]}\nsay: [{let: {n: {integer: [1, 2]}}, text: \"{c as x}\", fields: {r: {k: \"= n\", l: [\"= x.text\", 5]}, p: {q: 1}}}]"
    )
    .expect(["a {r=(k=1,l=[a,5])} {p=q=1}", "a {r=(k=2,l=[a,5])} {p=q=1}"])
  }

  @Test("may be said several times under one name") func repeats() throws {
    let found = try Sentences("say: {caption: {repeat: 3, of: [a, b]}, title: t}")
    #expect(found.count == 8)
    #expect(found.texts.contains("caption: a / caption: b / caption: a / title: t"))
  }
}
