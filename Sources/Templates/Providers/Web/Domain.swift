import Specification

let domainEntry = ProviderEntry(
  "domain", "a name on the net that nobody can have (RFC 2606)", example: "{domain: {}}", keys: [.realistic]
) { arguments in DomainName(isRealistic: arguments.isRealistic) }

/// `bright-harbor.example`, or under `example.com`, `.org` or `.net`.
struct DomainName: TextProvider {
  private let ends: [String]
  private let adjectives = webAdjectives.all
  private let nouns = webNouns.all

  init(isRealistic: Bool) {
    ends =
      isRealistic ? ["com", "org", "net", "io"] : ["example", "test", "example.com", "example.org", "example.net"]
  }

  var count: UInt128? { product(adjectives.count, nouns.count, ends.count) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    return "\(rank.take(adjectives))-\(rank.take(nouns)).\(rank.take(ends))"
  }
}
