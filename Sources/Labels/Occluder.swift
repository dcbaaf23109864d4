/// An instance that hides a part of another.
public struct Occluder: Sendable, Hashable {
  /// Its number within the sample.
  public var id: Int
  /// The share of the hidden instance's amodal area that this one hides by itself: what would be hidden if there were
  /// only the two. Several may hide the same pixels, so shares can add up to more than the occlusion.
  public var share: Double

  /// The instance `id`, which hides `share`.
  public init(_ id: Int, share: Double) {
    self.id = id
    self.share = share
  }
}

/// Labels that are measured only where somebody wants them.
public struct LabelWishes: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: Int

  /// The wishes of these bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// `fullBox`, `fullArea`.
  public static let full = LabelWishes(rawValue: 1)
  /// `orientedBox`, `pose`.
  public static let oriented = LabelWishes(rawValue: 2)
  /// `occluders`.
  public static let occluders = LabelWishes(rawValue: 4)
  /// `depth`.
  public static let depth = LabelWishes(rawValue: 8)
  /// The sample's `depthMap`.
  public static let depthMap = LabelWishes(rawValue: 16)
}
