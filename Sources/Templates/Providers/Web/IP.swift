import Specification

let ipEntry = ProviderEntry(
  "ip", "an address of the Internet Protocol out of the ranges kept for documentation (RFC 5737, RFC 3849)",
  example: "{ip: {version: 6}}",
  keys: [
    .word("version", [Word("4", "203.0.113.17"), Word("6", "2001:db8::8d3:0:1")], "of the protocol", fallback: "4"),
    .realistic,
  ]
) { arguments in
  let isRealistic = arguments.isRealistic
  if arguments.text("version") == "6" { return IPv6(isRealistic: isRealistic) }
  return IPv4(isRealistic: isRealistic)
}

/// `203.0.113.17`: hosts 1 … 254 of the three networks for documentation.
private struct IPv4: TextProvider {
  let isRealistic: Bool

  var count: UInt128? { isRealistic ? product(222, 256, 256, 254) : product(3, 254) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let host = rank.take(1...254)
    guard isRealistic else { return "\(rank.take(["192.0.2", "198.51.100", "203.0.113"])).\(host)" }
    let (third, second) = (rank.take(256), rank.take(256))
    // 1 … 223 without 127, which is the machine itself.
    let first = rank.take(1...222)
    return "\(first < 127 ? first : first + 1).\(second).\(third).\(host)"
  }
}

/// `2001:db8:4f2:1a::9c3e`, in the short form of RFC 5952; 96 bits are free behind 2001:db8.
private struct IPv6: TextProvider {
  let isRealistic: Bool

  var count: UInt128? { UInt128(1) << (isRealistic ? 112 : 96) }

  func text(at rank: UInt128) -> String {
    // Realistic ones lie in 2400::/16, which networks in Asia and around the Pacific have.
    let prefix: UInt128 = isRealistic ? 0x2400 << 112 : 0x2001_0db8 << 96
    let bits = prefix | rank
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
    return shortest(groups)
  }

  /// The longest run of two or more zeros, the first of equals, becomes `::`.
  private func shortest(_ groups: [UInt16]) -> String {
    var best = 0..<0
    var start = 0
    for position in 0...groups.count where position == groups.count || groups[position] != 0 {
      if position - start > max(best.count, 1) { best = start..<position }
      start = position + 1
    }
    func text(_ groups: ArraySlice<UInt16>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard !best.isEmpty else { return text(groups[...]) }
    return "\(text(groups[..<best.lowerBound]))::\(text(groups[best.upperBound...]))"
  }
}
