/// A plain value as labels and factors carry it: what every format can print.
public enum LabelValue: Sendable, Hashable {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  case absent, boolean(Bool), number(Double), text(String), list([LabelValue]), record([Field])

  /// One named member of a record, in written order.
  public struct Field: Sendable, Hashable {
    /// The member's name.
    public var name: String
    /// The member's value.
    public var value: LabelValue

    /// A member `name` that holds `value`.
    public init(_ name: String, _ value: LabelValue) {
      self.name = name
      self.value = value
    }
  }
}
