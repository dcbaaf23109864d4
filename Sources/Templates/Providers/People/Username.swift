import Specification

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
