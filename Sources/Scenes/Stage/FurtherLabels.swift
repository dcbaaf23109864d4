package import Labels
import Specification

/// What can be measured of a drawn frame beyond what every instance has, for as long as the frame's buffers are what they
/// are. Instances go by their place in the scene.
package protocol FurtherLabels: AnyObject {
  /// The tight edges and the number of pixels of the instance in a picture without edges; nil where it is too far away or
  /// too fine to be drawn there.
  func full(of instance: Int) -> (box: Box, area: Double)?
  /// Who hides the instance, in the order of ids.
  func occluders(of instance: Int) -> [Occluder]
  /// Metres from the camera where it stands on the ground; nil for others beside such. In a scene without a ground, how many
  /// layers lie above its uppermost one.
  func depth(of instance: Int) -> Double?
  /// Adds what is wished for, but for what `full` tells, to the instance at a place.
  func add(_ wishes: LabelWishes, to instance: inout Instance, at place: Int)
}

/// Gives expressions the measures that are taken only when they are asked for.
final class DraftMeasures: LateMeasures {
  private let further: any FurtherLabels
  private let frames: [Frame]
  private var full: [Int: (box: Box, area: Double)] = [:]

  init(_ further: any FurtherLabels, _ frames: [Frame]) {
    self.further = further
    self.frames = frames
  }

  func measure(_ name: String, of instance: Int) throws(EvaluationError) -> Datum? {
    switch name {
    case "truncation":
      let full = try full(of: instance)
      guard full.area > 0, case .number(let inside)? = frames[instance].measures["amodal_area"] else {
        return .number(0)
      }
      return .number(min(max(1 - inside / full.area, 0), 1))
    case "full_box": return try full(of: instance).box.datum
    case "depth": return further.depth(of: instance).map { .number($0) } ?? .absent
    case "occluders":
      return .list(
        further.occluders(of: instance).map { frames[$0.id - 1] }.filter(\.isListed).map { .instance($0.id) })
    default: return nil
    }
  }

  /// The same for labels.
  ///
  /// - Throws: where it can't be measured.
  func full(of instance: Int) throws(EvaluationError) -> (box: Box, area: Double) {
    if let known = full[instance] { return known }
    guard let measured = further.full(of: instance) else {
      throw EvaluationError(
        "what lies beyond the picture's edges of '\(frames[instance].site)' can't be measured",
        at: frames[instance].range(of: .draw))
    }
    full[instance] = measured
    return measured
  }
}
