/// A named point of an instance.
public struct Keypoint: Sendable, Hashable {
  /// Whether the point can be seen, by COCO's numbers.
  public enum Visibility: Int, Sendable, CaseIterable {
    /// It lies outside of the picture.
    case outside = 0
    /// It lies in the picture, hidden by something else or by the instance itself.
    case hidden = 1
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case visible = 2
  }

  /// Its name among those of its class.
  public var name: String
  /// Where it is, in pixels; where it would be, if that is outside of the picture.
  public var point: Point
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var visibility: Visibility

  /// The point `name` at `point`.
  public init(_ name: String, at point: Point, _ visibility: Visibility) {
    self.name = name
    self.point = point
    self.visibility = visibility
  }
}

/// The keypoints that instances of a class may have, and which of them belong together.
public struct Skeleton: Sendable, Hashable {
  /// Two keypoints, by their places in `names`.
  public struct Edge: Sendable, Hashable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var from: Int, to: Int

    /// The edge between two keypoints.
    public init(_ from: Int, _ to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// In the order in which formats list them; none if the class has no keypoints.
  public var names: [String]
  /// In the order of the spec.
  public var edges: [Edge]

  /// A skeleton of these points and edges.
  public init(names: [String] = [], edges: [Edge] = []) {
    self.names = names
    self.edges = edges
  }

  /// The keypoints of `instance` in the skeleton's order; nil where it has none of that name.
  package func sorted(_ keypoints: [Keypoint]) -> [Keypoint?] {
    names.map { name in keypoints.first { $0.name.utf8.elementsEqual(name.utf8) } }
  }

  /// For each keypoint the place of the one that it becomes in a mirror: `left_eye` and `right_eye` change places, in
  /// whatever part of the name the side stands.
  package var mirrored: [Int] {
    names.map { name in
      let words = name.split(separator: "_", omittingEmptySubsequences: false).map { word in
        word == "left" ? "right" : word == "right" ? "left" : word
      }
      let other = words.joined(separator: "_")
      return names.firstIndex(of: other) ?? names.firstIndex(of: name) ?? 0
    }
  }
}
