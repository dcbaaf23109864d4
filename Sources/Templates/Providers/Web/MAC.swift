import Specification

let macEntry = ProviderEntry(
  "mac", "a hardware address", example: "{mac: {range: local}}",
  keys: [
    .word(
      "range",
      [
        Word("documentation", "the 256 that are kept for documentation (RFC 7042)"),
        Word("local", "locally administered: no maker's"),
      ], "out of which", fallback: "documentation"), .realistic,
  ]
) { arguments in
  HardwareAddress(
    kind: arguments.isRealistic ? .any : arguments.text("range") == "local" ? .local : .documentation)
}

private struct HardwareAddress: TextProvider {
  enum Kind { case documentation, local, any }
  let kind: Kind

  var count: UInt128? {
    switch kind {
    case .documentation: 256
    // All but the two lowest bits of the first byte.
    case .local, .any: UInt128(1) << 46
    }
  }

  func text(at rank: UInt128) -> String {
    var bits = UInt64(rank)
    switch kind {
    case .documentation: bits |= 0x00_00_5E_00_53_00
    case .local, .any:
      let low = bits & 0xFF_FFFF_FFFF
      bits = (bits >> 40) << 42 | low | (kind == .local ? 2 << 40 : 0)
    }
    let bytes = (0..<6).map { UInt8(truncatingIfNeeded: bits >> UInt64(40 - 8 * $0)) }
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
  }
}
