import Templates
import Testing

@Suite("A template") struct NotationTests {
  @Test("says its phrases by weight") func phrases() throws {
    try Sentences("say: [{text: [bye, {text: see you, weight: 3}]}, {weight: 4, text: hello}]").expect(
      ["bye": 0.05, "see you": 0.15, "hello": 0.8])
  }

  @Test("takes a phrase alone for a list of one") func shortSay() throws {
    try Sentences("say: \"hello[ you]*0.25\"").expect(["hello": 0.75, "hello you": 0.25])
  }

  @Test("has groups, weights, options and escapes") func groups() throws {
    try Sentences("say: [\"(a*3|b)[x|y*3]\\\\{\"]").expect([
      "a{": 0.375, "b{": 0.125, "ax{": 0.09375, "ay{": 0.28125, "bx{": 0.03125, "by{": 0.09375,
    ])
  }

  @Test("counts the choices that a person sees") func derivations() throws {
    let ambiguous = try Sentences("say: [\"(a|ab)(c|bc)\"]")
    #expect(ambiguous.count == 4)
    #expect(ambiguous.texts.count == 3)
    #expect(ambiguous.derivations["abc"] == 2)
  }

  @Test("expands rules inside of each other, each time anew") func rules() throws {
    try Sentences(
      """
      rules: {greet: [hello, "hi {who}"], who: [you, all]}
      say: ["{greet}, {who}"]
      """
    ).expect(["hello, you", "hello, all", "hi you, you", "hi you, all", "hi all, you", "hi all, all"])
  }

  @Test("labels texts, and marks entities with values, attributes and what is inside of them") func spans() throws {
    try Sentences(
      """
      lists:
        city: [Paris, {text: New York, value: nyc, weight: 2, synonyms: [NYC]}]
      rules: {trip: "from {city:CITY role=from kind='a b'}"}
      say: [{intent: travel, text: "{trip:TRIP} now"}, {label: stay, text: "stay"}]
      """
    ).expect([
      "travel> [TRIP: from [CITY role=from kind=a b: Paris]] now": 1 / 6.0,
      "travel> [TRIP: from [CITY=nyc role=from kind=a b: New York]] now": 1 / 6.0,
      "travel> [TRIP: from [CITY=nyc role=from kind=a b: NYC]] now": 1 / 6.0, "stay> stay": 0.5,
    ])
  }

  @Test("gives synonyms the text of their item for a value") func synonyms() throws {
    try Sentences("lists: {c: [{text: New York, synonyms: [NYC, Big Apple]}]}\nsay: [\"{c:C}\"]").expect([
      "[C: New York]": 1 / 3.0, "[C=New York: NYC]": 1 / 3.0, "[C=New York: Big Apple]": 1 / 3.0,
    ])
  }

  @Test("filters items, values, rules and expressions") func filters() throws {
    try Sentences(
      """
      lists: {fruit: [apple, pear]}
      rules: {both: "{fruit} pie"}
      say: ["{fruit|article|capital} {both|upper} {= 2 / 3|decimals=1} {integer(3, 3)|words}"]
      """
    ).expect([
      "An apple APPLE PIE 0.7 three", "An apple PEAR PIE 0.7 three", "A pear APPLE PIE 0.7 three",
      "A pear PEAR PIE 0.7 three",
    ])
  }

  @Test("makes numbers, and marks them with their value") func providers() throws {
    try Sentences("say: [\"{integer(1, 3) as n:COUNT} {n}\"]").expect([
      "[COUNT=1: 1] 1", "[COUNT=2: 2] 2", "[COUNT=3: 3] 3",
    ])
  }

  @Test("makes several texts of one sample, which share their names") func texts() throws {
    try Sentences(
      """
      lists: {who: [Ann, Bob]}
      say:
        - label: entailment
          texts: {premise: "{who as p} sings", hypothesis: ["{p} is heard", "someone sings"]}
      """
    ).expect([
      "entailment> premise: Ann sings / hypothesis: Ann is heard",
      "entailment> premise: Ann sings / hypothesis: someone sings",
      "entailment> premise: Bob sings / hypothesis: Bob is heard",
      "entailment> premise: Bob sings / hypothesis: someone sings",
    ])
  }

  @Test("makes turns, with fields beside them") func turns() throws {
    try Sentences(
      """
      say:
        - turns: [{role: user, text: "{integer(1, 2) as a} plus {integer(3, 4) as b}?"}, {role: assistant, text: "{= a + b}"}]
          fields: {answer: "= a + b", kind: sum}
      """
    ).expect([
      "user: 1 plus 3? / assistant: 4 {answer=4} {kind=sum}", "user: 1 plus 4? / assistant: 5 {answer=5} {kind=sum}",
      "user: 2 plus 3? / assistant: 5 {answer=5} {kind=sum}", "user: 2 plus 4? / assistant: 6 {answer=6} {kind=sum}",
    ])
  }

  @Test("makes all channels") func channels() throws {
    try Sentences("say: {caption: [\"a (cat|dog)\"], title: [T, {text: U, weight: 3}]}").expect([
      "caption: a cat / title: T": 0.125, "caption: a dog / title: T": 0.125, "caption: a cat / title: U": 0.375,
      "caption: a dog / title: U": 0.375,
    ])
  }

  @Test("leaves out what a restriction doesn't own") func restriction() throws {
    let template =
      "lists: {c: [Rome, Oslo, {text: Paris, synonyms: [Lutetia]}]}\nsay: [{text: [\"in {c}\", \"to {c}\"]}]"
    var restriction = TemplateReader.Restriction(allowsItem: { $1 != "Rome" })
    try Sentences(template, restriction: restriction).expect([
      "in Oslo", "to Oslo", "in Paris", "to Paris", "in Lutetia", "to Lutetia",
    ])
    restriction.allowsPhrase = { $0 == "template.say.0.text.1" }
    try Sentences(template, restriction: restriction).expect(["to Oslo", "to Paris", "to Lutetia"])
  }
}
