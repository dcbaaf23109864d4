/// What is known of an instance only once the picture is drawn, by the names that a spec uses: in `keep`, `targets` and
/// `tags`, nowhere else.
package let measureNames = firstMeasureNames + lateMeasureNames

/// Those that every instance has; no attribute may be called so.
package let firstMeasureNames = ["area", "amodal_area", "box", "amodal_box", "visible", "occlusion"]

/// Those that are taken only when something asks for them. They came later: a spec's own names go before them.
package let lateMeasureNames = ["truncation", "full_box", "depth", "occluders"]

/// Who takes measures when they are asked for.
package protocol LateMeasures: AnyObject {
  /// The measure `name` of the sample's instance number `instance`; nil if there is none of that name.
  func measure(_ name: String, of instance: Int) throws(EvaluationError) -> Datum?
}

/// The box in which an instance stands, resolved once it is laid out: in its parent's space.
package let boundsName = "bounds"

/// The members of `bounds`.
package struct BoundsType: MemberTypes {
  package init() {}
  package let memberNames = ["left", "top", "right", "bottom", "width", "height"]
  package func type(ofMember name: String) -> StaticType? { memberNames.contains(name) ? .number : nil }
}
