import Specification

/// What pages are about.
private let webPaths = Words(
  """
  about, account, archive, articles, blog, careers, catalog, checkout, contact, courses, docs, downloads, events, faq,
  forum, gallery, guide, help, home, jobs, login, maps, media, menu, news, orders, photos, pricing, privacy, products,
  profile, projects, recipes, register, reviews, search, services, shop, sitemap, status, store, support, team, terms,
  tickets, tours, updates, videos, weather, wiki
  """)

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
