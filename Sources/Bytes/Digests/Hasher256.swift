import CCrypto

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
