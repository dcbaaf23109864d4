import Diagnostics
import Randomness
import Specification
import Testing

@testable import Templates

/// What comes of a value in a spec.
private struct Reading {
  let reader: SpecReader
  let value: Value?

  init(_ text: String, as kind: Kind = .any, locale: String? = nil) throws {
    var diagnostics = Diagnostics()
    let node = try #require(YAMLReader.read([UInt8](text.utf8), file: "test.yaml", recording: &diagnostics))
    reader = SpecReader(seed: 7, files: SpecFiles(root: "."))
    reader.add(providerForms)
    reader.locale = locale
    value = reader.value(node, as: kind, at: Place(path: SitePath.root.appending("x"), scope: StaticScope(in: nil)))
  }

  /// `line:column message (suggestion)` of each fault.
  var faults: [String] {
    reader.diagnostics.sorted.map { fault in
      "\(fault.range.start.line):\(fault.range.start.column) \(fault.message)"
        + (fault.suggestion.map { " (\($0))" } ?? "")
    }
  }

  var provider: (any Provider)? {
    guard case .drawing(let drawing as ProviderDrawing, _)? = value?.content else { return nil }
    return drawing.provider
  }
}

@Suite("A provider in a spec") struct ProviderFormTests {
  @Test("is a value, with its arguments named, listed or alone")
  func arguments() throws {
    for text in ["{licence_plate: {country: DE}}", "{licence_plate: [DE]}", "{licence_plate: DE}"] {
      let reading = try Reading(text)
      #expect(reading.faults.isEmpty)
      #expect(reading.provider?.texts(20) == (try made("licence_plate", ["country": "DE"]).texts(20)))
    }
    #expect(try Reading("{person: {}}").provider != nil)
    #expect(try Reading("{uuid: []}").provider != nil)
    #expect(try Reading("{ordinal: [3, 4]}").provider?.count == 2)
  }

  @Test("reads every example of the table", arguments: providers.map(\.example) + [formulaForm.example])
  func examples(_ example: String) throws {
    let faults = try Reading(example).faults.filter { !$0.contains("unknown name") }
    #expect(faults.isEmpty)
  }

  @Test(
    "says what is wrong with its arguments, before anything is drawn",
    arguments: [
      ("{licence_plate: {country: DEU}}", "1:27 'DEU' can't stand here (did you mean 'DE'?)"),
      ("{person: {locale: eng}}", "1:19 'eng' can't stand here (did you mean 'en'?)"),
      ("{person: {local: de}}", "1:11 'person' has no key 'local' (did you mean 'locale'?)"),
      ("{persom: {locale: de}}", "form"),
      ("{date: {from: 2024-02-30}}", "1:8 '2024-02-30' is no day; write it as 2024-03-14"),
      ("{date: {from: 2031-01-01}}", "1:8 'from' (2031-01-01) must not be after 'to' (2029-12-31)"),
      ("{time: {from: 8am}}", "1:8 '8am' is no time; write it as 08:30"),
      ("{time: {format: 12h, locale: de}}", "1:8 nobody writes times by twelve hours in German (Germany)"),
      ("{decimal: {from: 200}}", "1:11 'from' (200) must not be beyond 'to' (100)"),
      ("{decimal: {from: 0.1, to: 0.4, decimals: 0}}", "1:11 there is no number of 0 decimals from 'from' to 'to'"),
      ("{national_id: {country: DE, kind: nie}}", "1:15 Germany has no 'nie'; it has 'steuer_id'"),
      ("{national_id: {country: ES, kind: ssn}}", "1:15 Spain has no 'ssn'; it has 'dni' and 'nie'"),
      ("{ean: {digits: 14}}", "1:16 '14' can't stand here (did you mean '12'?)"),
      ("{token: {length: 0}}", "1:18 the number must be at least 1, is 0"),
    ])
  func faults(_ text: String, _ fault: String) throws {
    let faults = try Reading(text).faults
    #expect(faults.count == 1)
    #expect(faults.first?.contains(fault) == true, "\(faults)")
  }

  @Test("gives its text where a text is wanted, its number where a number is")
  func wanted() throws {
    let text = try Reading("{money: {from: 2, to: 2}}", as: .text)
    #expect(text.faults.isEmpty)
    guard case .text? = text.value?.type.kind else {
      Issue.record("no text: \(String(describing: text.value?.type))")
      return
    }
    #expect(try Reading("{money: {from: 2, to: 2}}", as: .number(.any)).faults.isEmpty)
  }

  @Test("takes the locale of the template where it has none of its own")
  func locale() throws {
    #expect(try Reading("{ordinal: [1, 1]}", locale: "fr").provider?.texts(1) == ["1er"])
    #expect(try Reading("{ordinal: {from: 1, to: 1, locale: de}}", locale: "fr").provider?.texts(1) == ["1."])
  }

  @Test("is noted where realistic values are asked for")
  func realistic() throws {
    #expect(try Reading("{mail: {}}").reader.realisticUses.isEmpty)
    #expect(try Reading("{mail: {realistic: false}}").reader.realisticUses.isEmpty)
    let uses = try Reading("{mail: {realistic: true}}").reader.realisticUses
    #expect(uses.map(\.start.line) == [1])
  }

  @Test("has members that expressions know before a sample is made")
  func members() throws {
    let entry = try tableEntry("person")
    guard case .record(let members) = entry.type.kind else {
      Issue.record("a person is no record")
      return
    }
    #expect(members.type(ofMember: "frist") == nil)
    #expect(members.memberNames.prefix(3) == ["text", "first", "last"])
    guard case .record(let pronouns)? = members.type(ofMember: "pronouns")?.kind else {
      Issue.record("pronouns are no record")
      return
    }
    #expect(pronouns.memberNames == ["subject", "object", "possessive"])
  }
}
