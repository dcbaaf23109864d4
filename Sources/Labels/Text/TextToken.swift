/// One token of a text.
public struct TextToken: Sendable, Hashable {
  /// Where it stands, in bytes of UTF-8. Never empty.
  public var bytes: Range<Int>
  /// Where it stands, in Unicode code points.
  public var points: Range<Int>

  /// A token at the given place, in both units.
  @inlinable public init(bytes: Range<Int>, points: Range<Int>) {
    self.bytes = bytes
    self.points = points
  }
}
