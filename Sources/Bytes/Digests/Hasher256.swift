import CCrypto
import CKernels

/// SHA-256 of a stream of bytes, by libcrypto's instructions for it.
///
/// A plain value: a copy goes on by itself, which gives the digest of a prefix for free.
package struct Hasher256: Sendable {
  private var context = SHA256_CTX()

  /// Begins with no bytes.
  package init() { SHA256_Init(&context) }

  /// Takes in `bytes`.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  /// Takes in `bytes`.
  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Takes in the bytes of `text` in UTF-8.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// Takes in what was written to `writer`.
  package mutating func update(_ writer: borrowing ByteWriter) { writer.withUnsafeBytes { update($0) } }

  /// Takes `bytes` into one hasher and `more` into another: the same as one after the other, in little more than half the
  /// time where the processor has instructions for SHA-256 and both are of about the same length.
  package static func update(
    _ one: inout Hasher256, _ bytes: UnsafeRawBufferPointer, _ two: inout Hasher256, _ more: UnsafeRawBufferPointer
  ) {
    var (first, second) = (bytes, more)
    if hasPairs, bytes.count >= 1024, more.count >= 1024 {
      one.fillBlock(from: &first)
      two.fillBlock(from: &second)
      let blocks = min(first.count, second.count) / 64
      if let firstStart = first.baseAddress, let secondStart = second.baseAddress {
        withUnsafeMutableBytes(of: &one.context.h) { stateOne in
          withUnsafeMutableBytes(of: &two.context.h) { stateTwo in
            figment_sha256_pair(
              stateOne.baseAddress?.assumingMemoryBound(to: UInt32.self),
              firstStart.assumingMemoryBound(to: UInt8.self),
              stateTwo.baseAddress?.assumingMemoryBound(to: UInt32.self),
              secondStart.assumingMemoryBound(to: UInt8.self), blocks)
          }
        }
      }
      one.count(blocks: blocks)
      two.count(blocks: blocks)
      first = UnsafeRawBufferPointer(rebasing: first[(64 * blocks)...])
      second = UnsafeRawBufferPointer(rebasing: second[(64 * blocks)...])
    }
    one.update(first)
    two.update(second)
  }

  private static let hasPairs = figment_sha256_pair_supported() != 0

  /// Takes in as many bytes as the block that is begun lacks; there must be 64 or more.
  private mutating func fillBlock(from bytes: inout UnsafeRawBufferPointer) {
    guard context.num > 0 else { return }
    let missing = 64 - Int(context.num)
    update(UnsafeRawBufferPointer(rebasing: bytes[..<missing]))
    bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
  }

  /// Counts whole blocks that went into the state directly: in bits, in two words.
  private mutating func count(blocks: Int) {
    let bits = (UInt64(context.Nh) << 32 | UInt64(context.Nl)) &+ UInt64(blocks) &* 512
    context.Nl = UInt32(truncatingIfNeeded: bits)
    context.Nh = UInt32(truncatingIfNeeded: bits >> 32)
  }

  /// The digest of all bytes so far; more may follow.
  package var digest: SHA256Digest {
    var last = context
    return withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
      SHA256_Final(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), &last)
      return SHA256Digest(loading: UnsafeRawBufferPointer(buffer))
    }
  }
}

extension SHA256Digest {
  /// The digest of `bytes`.
  package init(of bytes: UnsafeRawBufferPointer) {
    var hasher = Hasher256()
    hasher.update(bytes)
    self = hasher.digest
  }

  /// The digest of `bytes`.
  package init(of bytes: [UInt8]) { self = bytes.withUnsafeBytes { SHA256Digest(of: $0) } }

  /// The digest of `text` in UTF-8.
  package init(of text: String) {
    var hasher = Hasher256()
    hasher.update(text)
    self = hasher.digest
  }
}
