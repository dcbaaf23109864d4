import Bytes
import Synchronization

/// The painted pictures of a run, decoded and scaled once for all workers and kept up to a bound.
///
/// What is kept changes how long a frame takes, never how it looks.
package final class PictureCache: Sendable {
  /// Pixels of pictures that are kept: 256 MiB.
  private static let mostPixels = 64 << 20

  private struct Kept {
    var pyramids: [ExactText: ImagePyramid] = [:]
    var area = 0
  }

  private let kept = Mutex(Kept())

  package init() {}

  /// The picture at `path`, made by `read` if it isn't known: outside of the lock, so that workers don't wait for each other.
  func pyramid(
    at path: String, _ read: () throws(RenderingError) -> SourceImage
  ) throws(RenderingError) -> ImagePyramid {
    let key = ExactText(path)
    if let known = kept.withLock({ $0.pyramids[key] }) { return known }
    let new = ImagePyramid(try read())
    return kept.withLock { kept in
      // Another worker may have been quicker; then that one's is everybody's.
      if let known = kept.pyramids[key] { return known }
      if kept.area + new.area > Self.mostPixels { kept = Kept() }
      kept.pyramids[key] = new
      kept.area += new.area
      return new
    }
  }
}
