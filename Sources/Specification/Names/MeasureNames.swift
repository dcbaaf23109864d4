/// What is known of an instance only once the picture is drawn, by the names that a spec uses: in `keep`, `targets` and
/// `tags`, nowhere else.
package let measureNames = ["area", "amodal_area", "box", "amodal_box", "visible", "occlusion"]

/// The box in which an instance stands, resolved once it is laid out: in its parent's space.
package let boundsName = "bounds"

/// The members of `bounds`.
package struct BoundsType: MemberTypes {
  package init() {}
  package let memberNames = ["left", "top", "right", "bottom", "width", "height"]
  package func type(ofMember name: String) -> StaticType? { memberNames.contains(name) ? .number : nil }
}
