import Diagnostics
import Specification
import Testing

@Suite("A phrase") struct PhraseParsingTests {
  /// The tree in a form that shows its parts: literals between quotes, groups between angles.
  private static func outline(_ phrase: Phrase) -> String {
    phrase.parts.map { part in
      switch part {
      case .literal(let text): "'\(text.value)'"
      case .slot(let slot): slot.description
      case .group(let choice): "<\(outline(choice))>"
      case .optional(let choice, let probability): "?\(probability.map { "\($0.value)" } ?? "")<\(outline(choice))>"
      }
    }.joined(separator: " ")
  }

  private static func outline(_ choice: Choice) -> String {
    choice.alternatives.map { outline($0.phrase) + ($0.weight.map { " @\($0.value)" } ?? "") }.joined(separator: " / ")
  }

  @Test(
    "is read as the rules say",
    arguments: [
      ("", ""),
      ("hello", "'hello'"),
      ("a (b|c) d", "'a ' <'b' / 'c'> ' d'"),
      ("(a*3|b*0.5|c)", "<'a' @3.0 / 'b' @0.5 / 'c'>"),
      ("(|a)", "< / 'a'>"), ("(a|)", "<'a' / >"), ("(a|*2)", "<'a' /  @2.0>"),
      ("[x]", "?<'x'>"), ("[x]*0.2", "?0.2<'x'>"), ("[x]*1", "?1.0<'x'>"), ("[x]*0", "?0.0<'x'>"),
      ("see you[ later]*0.2.", "'see you' ?0.2<' later'> '.'"), ("[a]*0.5 b", "?0.5<'a'> ' b'"),
      ("[a|b*2]*0.5", "?0.5<'a' / 'b' @2.0>"),
      ("([x]*0.5*3|b)", "<?0.5<'x'> @3.0 / 'b'>"), ("((a|b)*3|c)", "<<'a' / 'b'> @3.0 / 'c'>"),
      ("({x}*3|b)", "<{x} @3.0 / 'b'>"), ("(a*2 |b)", "<'a*2 ' / 'b'>"), ("(2 * 3|b)", "<'2 * 3' / 'b'>"),
      ("3*4 (a|b)*3", "'3*4 ' <'a' / 'b'> '*3'"), ("(**a** b|d)", "<'**a** b' / 'd'>"), ("[x]*0.5nd", "?0.5<'x'> 'nd'"),
      (#"[x]*1\.5 [y]*0\5"#, "?1.0<'x'> '.5 ' ?0.0<'y'> '5'"),
      (#"(a\*3|b)"#, "<'a*3' / 'b'>"), (#"\{\}\[\]\(\)\|\\\*\= \:"#, "'{}[]()|\\*= :'"), (#"a\nb\tc\ "#, "'a\nb\tc '"),
      ("x [a [b [c|d]]]", "'x ' ?<'a ' ?<'b ' ?<'c' / 'd'>>>"),
      ("𝄞 e\u{301} ß", "'𝄞 e\u{301} ß'"),
      ("a = b, c: d", "'a = b, c: d'"),
      ("line one\nline two", "'line one\nline two'"),
    ])
  func reading(_ text: String, _ expected: String) throws {
    #expect(Self.outline(try phrase(text)) == expected)
  }

  @Test(
    "has slots with all their parts",
    arguments: [
      ("{city}", "{city}"), ("{ city }", "{city}"), ("{number.integer}", "{number.integer}"),
      ("{v.truck.paint}", "{v.truck.paint}"), ("{integer(1, 12)}", "{integer(1, 12)}"), ("{f()}", "{f()}"),
      ("{f( 'a b' ,-2,x + 1 )}", "{f('a b', -2, x + 1)}"), ("{f(g(p), h)}", "{f(g(p), h)}"),
      ("{f({city|title:CITY}, 2)}", "{f({city|title:CITY}, 2)}"), ("{f(x = 1, y='}')}", "{f(x=1, y='}')}"),
      ("{f(a == b)}", "{f(a == b)}"), ("{f(count(a where b | 1))}", nil), ("{city as a}", "{city as a}"),
      ("{city|title|upper}", "{city|title|upper}"), ("{n | decimals = 2 : N}", "{n|decimals=2:N}"),
      ("{n|pad=-3}", "{n|pad=-3}"), ("{noun|case=dative}", "{noun|case=dative}"),
      ("{noun|number=p.n}", "{noun|number=p.n}"),
      ("{noun|forms='dative plural'}", "{noun|forms='dative plural'}"), ("{city:CITY}", "{city:CITY}"),
      ("{city:B-PER.x_1}", "{city:B-PER.x_1}"), ("{city:CITY role=from of=car[0]}", "{city:CITY role=from of=car[0]}"),
      ("{c:C of=car[repeat.index + 1] role='New York'}", "{c:C of=car[repeat.index + 1] role='New York'}"),
      ("{c:C of=(a + b)}", "{c:C of=(a + b)}"),
      ("{c:C url=http://x.org/a+b role='it''s'}", "{c:C url=http://x.org/a+b role='it''s'}"),
      ("{integer(2, 9) as n|words:COUNT role=amount}", "{integer(2, 9) as n|words:COUNT role=amount}"),
      ("{= a / 100|decimals=2:PRICE}", "{= a / 100|decimals=2:PRICE}"),
      ("{= if a then 'x' else '}'}", "{= if a then 'x' else '}'}"),
      ("{=a[0].b}", "{= a[0].b}"), ("{as as as}", "{as as as}"),
    ] as [(String, String?)])
  func slots(_ text: String, _ expected: String?) {
    let found = try? phrase(text)
    #expect(found?.description == expected)
  }

  @Test("keeps the meaning of each part of a slot")
  func slotParts() throws {
    guard case .slot(let slot)? = try phrase("go {v.f(1, to='x') as a|pad=2|n=k:L r=s}").parts.last else {
      Issue.record("no slot"); return
    }
    guard case .reference(let reference) = slot.content else { Issue.record("no reference"); return }
    #expect(reference.name == "v.f" && reference.path.count == 2)
    #expect(reference.arguments?.map { $0.name?.value } == [nil, "to"])
    #expect(reference.alias?.value == "a")
    #expect(slot.filters.map(\.name.value) == ["pad", "n"])
    #expect(slot.filters.map { $0.value?.value } == [.number(2), .word("k")])
    #expect(slot.span?.label.value == "L")
    #expect(slot.span?.attributes.map(\.key.value) == ["r"])
    #expect(slot.range.start.column == 4)
    #expect(reference.path[1].range.start.column == 7)
    #expect(slot.span?.label.range.start.column == 35)
  }

  @Test("is told from an expression by its first character")
  func expressions() throws {
    #expect(source("= a").isExpression && source("=").isExpression)
    #expect(!source(" = a").isExpression && !source(#"\= a"#).isExpression && !source("").isExpression)
    #expect(Self.outline(try phrase(#"\= a"#)) == "'= a'")
    #expect(try phrase(#"\= a"#).description == #"\= a"#)
  }

  @Test("knows the place of each part, behind escapes too")
  func places() throws {
    let parts = try phrase(#"\{ab (c|d*2)[e]*0.5"#).parts
    guard parts.count == 3, case .literal(let text) = parts[0], case .group(let group) = parts[1],
      case .optional(let choice, let probability) = parts[2]
    else { Issue.record("wrong parts"); return }
    func columns(_ range: SourceRange?) -> Range<Int>? { range.map { $0.start.column..<$0.end.column } }
    #expect(columns(text.range) == 1..<6)
    #expect(columns(group.range) == 6..<13)
    #expect(columns(group.alternatives[1].weight?.range) == 10..<12)
    #expect(columns(choice.range) == 13..<20)
    #expect(columns(probability?.range) == 16..<20)
  }

  @Test(
    "is bounded in depth", arguments: [("(", "a", "|b)"), ("[", "a", "]"), ("{f(", "{g}", ")}"), ("([", "a", "]|)")])
  func depth(_ before: String, _ core: String, _ after: String) throws {
    func nested(_ count: Int) -> String {
      String(repeating: before, count: count) + core + String(repeating: after, count: count)
    }
    let allowed = try phrase(nested(45))
    #expect(try phrase(allowed.description) == allowed)
    for count in [150, 5_000] {
      let faults = phraseFaults(nested(count))
      #expect(faults.count == 1 && faults[0].contains("nested more than 100 deep; make rules of its parts"), "\(count)")
    }
  }

  @Test("is bounded in length")
  func length() {
    let faults = phraseFaults(String(repeating: "a", count: 100_001))
    #expect(faults.count == 1 && faults[0].contains("may have 100000 characters, this one has 100001"))
  }

  @Test(
    "is read in time that grows with its length",
    arguments: ["{", "(", "[", "}", "{a}", "{a b}", "(a|b)", "*", "\\{", "{a:B of="])
  func time(_ piece: String) {
    var diagnostics = Diagnostics()
    let start = ContinuousClock.now
    _ = Phrase.parse(source(String(repeating: piece, count: 100_000 / piece.count)), recording: &diagnostics)
    // Hours, if some part were read again for each of the others.
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
