package import Bytes
package import Labels

/// Writes and reads the lines of `truth.jsonl`, Figment's own lossless record.
package protocol TruthCodec: Sendable {
  /// Appends the line of a sample, its break included; of a picture, all but the bytes.
  func append(_ sample: borrowing Sample, to writer: inout ByteWriter)

  /// The sample of a line without its break; nil if it is no such line. A picture comes back without its bytes.
  func read(_ line: [UInt8]) -> Sample?
}
