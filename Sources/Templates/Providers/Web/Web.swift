import Specification

/// Short words of which made-up names on the net are made: all but the first list are things.
private let webAdjectives = Words(
  """
  amber, bold, brave, bright, brisk, calm, clear, clever, cozy, crisp, daring, deep, eager, early, fair, fancy, fleet,
  fresh, gentle, glad, golden, grand, green, happy, hidden, humble, icy, jolly, keen, kind, late, lively, loud, lucky,
  mellow, merry, mild, misty, neat, nimble, noble, novel, odd, olive, plain, polite, proud, pure, quick, quiet, rapid,
  rare, rosy, royal, rustic, sharp, shy, silent, silver, sleepy, smart, snowy, solid, sunny, swift, tall, tidy, tiny,
  urban, vivid, warm, wild, wise, witty
  """)

private let webNouns = Words(
  """
  acorn, anchor, apple, arrow, badger, bakery, basket, beacon, bear, birch, bottle, breeze, bridge, brook, candle, canyon,
  castle, cedar, cherry, cliff, cloud, clover, comet, copper, coral, cottage, crane, cricket, dolphin, dune, eagle, ember,
  falcon, feather, fern, fiddle, forest, fox, garden, glacier, grove, harbor, hawk, hazel, heron, hill, island, ivy,
  kettle, lantern, lemon, lily, lynx, maple, marble, meadow, mill, moon, moss, mountain, nest, oak, ocean, orchard, otter,
  owl, paper, pebble, pepper, pine, planet, pond, prairie, puffin, quill, rabbit, raven, reef, ridge, river, robin,
  rocket, saddle, sail, shore, sparrow, spring, stone, stork, sunset, thistle, thunder, tiger, timber, tulip, turtle,
  valley, violin, walnut, wave, willow, window, wolf, wren
  """)

private let webPaths = Words(
  """
  about, account, archive, articles, blog, careers, catalog, checkout, contact, courses, docs, downloads, events, faq,
  forum, gallery, guide, help, home, jobs, login, maps, media, menu, news, orders, photos, pricing, privacy, products,
  profile, projects, recipes, register, reviews, search, services, shop, sitemap, status, store, support, team, terms,
  tickets, tours, updates, videos, weather, wiki
  """)

let domainEntry = ProviderEntry(
  "domain", "a name on the net that nobody can have (RFC 2606)", example: "{domain: {}}", keys: [.realistic]
) { arguments in DomainName(isRealistic: arguments.isRealistic) }

/// `bright-harbor.example`, or under `example.com`, `.org` or `.net`.
private struct DomainName: TextProvider {
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

let urlEntry = ProviderEntry(
  "url", "an address on the net, under a domain that nobody can have", example: "{url: {}}", keys: [.realistic]
) { arguments in WebAddress(domains: DomainName(isRealistic: arguments.isRealistic)) }

/// `https://www.quiet-otter.example/news/1482`.
private struct WebAddress: TextProvider {
  let domains: DomainName
  private let paths = webPaths.all

  init(domains: DomainName) { self.domains = domains }

  var count: UInt128? { product(2, Int(domains.count ?? 1), paths.count, 10_000) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let host = rank.take(["", "www."]) + domains.text(at: UInt128(rank.take(Int(domains.count ?? 1))))
    let path = rank.take(paths)
    // One in ten thousand is the page itself.
    let page = rank.take(10_000)
    return "https://\(host)/\(path)" + (page == 0 ? "" : "/\(page)")
  }
}

let usernameEntry = ProviderEntry(
  "username", "a name of an account, after nobody's name", example: "{username: {}}"
) { _ in Username() }

/// `quietotter42`, `quiet_otter`, `QuietOtter7`.
private struct Username: TextProvider {
  private let adjectives = webAdjectives.all
  private let nouns = webNouns.all

  var count: UInt128? { product(3, 101, adjectives.count, nouns.count) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let style = rank.take(3)
    let number = rank.take(101)
    let (one, other) = (rank.take(adjectives), rank.take(nouns))
    let end = number == 0 ? "" : String(number - 1)
    switch style {
    case 0: return one + other + end
    case 1: return "\(one)_\(other)\(end)"
    default: return one.capitalizedFirst + other.capitalizedFirst + end
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
