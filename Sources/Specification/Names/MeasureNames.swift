/// What is known of an instance only once the picture is drawn, by the names that a spec uses: in `keep`, `targets` and
/// `tags`, nowhere else.
package let measureNames = ["area", "amodal_area", "box", "amodal_box", "visible", "occlusion"]
