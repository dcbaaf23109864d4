import Testing

@testable import Templates

/// The samples that CLDR publishes beside its cardinal rules (plurals.xml, release 44), written down by hand.
///
/// A number has no trailing zeros here, so samples such as 1.0 of English `other`, which differ by these alone, are left out.
@Suite("A plural category") struct PluralCategoryTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let locale: String
    let category: PluralCategory
    let numbers: [Double]
    var testDescription: String { "\(locale) \(category)" }
  }

  static let samples: [Sample] = [
    Sample(locale: "en", category: .one, numbers: [1]),
    Sample(
      locale: "en", category: .other,
      numbers: [0, 2, 3, 9, 16, 100, 1_000, 10_000, 100_000, 1_000_000, 0.1, 0.5, 0.9, 1.1, 1.5, 10.1, 1_000.5]),
    Sample(locale: "de", category: .one, numbers: [1]),
    Sample(
      locale: "de", category: .other,
      numbers: [0, 2, 3, 9, 16, 100, 1_000, 10_000, 100_000, 1_000_000, 0.1, 0.5, 0.9, 1.1, 1.5, 10.1, 1_000.5]),
    Sample(locale: "fr", category: .one, numbers: [0, 1, 0.1, 0.5, 0.9, 1.1, 1.5]),
    Sample(locale: "fr", category: .many, numbers: [1_000_000, 2_000_000, 3_000_000, 6_000_000]),
    Sample(
      locale: "fr", category: .other,
      numbers: [2, 3, 9, 17, 100, 1_000, 10_000, 100_000, 2.1, 2.5, 3.5, 10.1, 1_000.5, 1_000_001]),
    Sample(locale: "es", category: .one, numbers: [1]),
    Sample(locale: "es", category: .many, numbers: [1_000_000, 2_000_000, 3_000_000, 6_000_000]),
    Sample(
      locale: "es", category: .other,
      numbers: [0, 2, 3, 9, 16, 100, 1_000, 10_000, 100_000, 0.1, 0.5, 0.9, 1.1, 1.6, 10.1, 1_000.5, 1_000_001]),
  ]

  @Test("is that of CLDR's samples", arguments: samples)
  func publishedSamples(_ sample: Sample) {
    for number in sample.numbers {
      #expect(PluralCategory(of: number, locale: sample.locale) == sample.category, "\(number)")
      // Signs don't count, nor does the country.
      #expect(PluralCategory(of: -number, locale: sample.locale + "-XX") == sample.category, "-\(number)")
    }
  }

  @Test("of a picture's number is one that the language has", arguments: ["en", "de", "fr", "es"])
  func all(_ locale: String) {
    let found = Set(Self.samples.filter { $0.locale == locale }.map(\.category))
    #expect(Set(PluralCategory.all(locale: locale)) == found)
  }
}
