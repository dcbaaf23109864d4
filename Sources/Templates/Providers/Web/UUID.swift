import Specification

let uuidEntry = ProviderEntry(
  "uuid", "a random identifier of RFC 9562, version 4, from the stream", example: "{uuid: {}}"
) { _ in UUIDv4() }

/// `8f14e45f-ceea-467f-9d4a-2b1c3d4e5f60`: 122 free bits around the version 4 and the variant 10.
private struct UUIDv4: TextProvider {
  var count: UInt128? { UInt128(1) << 122 }

  func text(at rank: UInt128) -> String {
    let low = (rank & ((1 << 62) - 1)) | (1 << 63)
    let middle = ((rank >> 62) & ((1 << 12) - 1)) | (4 << 12)
    let high = rank >> 74
    let digits = hexadecimal((high << 80) | (middle << 64) | low, digits: 32)
    return digits.grouped([8, 4, 4, 4, 12], with: "-")
  }
}
