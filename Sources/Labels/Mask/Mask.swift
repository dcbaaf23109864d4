/// The pixels of one instance as run-lengths.
///
/// Column-major, as COCO has them: down the first column, then the second … (place of (x, y): x · height + y). `counts`
/// alternate between pixels outside and inside, beginning with outside (0 if the first pixel is inside); their sum is
/// the picture's area. No count but the first is 0, so equal masks have equal counts.
public struct Mask: Sendable, Hashable {
  /// The size of the picture that the mask lies in.
  public let size: PixelSize
  /// The lengths of the runs: outside, inside, outside …
  public let counts: [UInt32]

  /// A mask of runs that are already in canonical form.
  ///
  /// - Precondition: the counts' sum is the area of `size`, and none but the first is 0.
  public init(size: PixelSize, counts: [UInt32]) {
    assert(counts.reduce(0) { $0 + Int($1) } == size.area && !counts.dropFirst().contains(0))
    self.size = size
    self.counts = counts
  }
}
