package import Labels
import Specification

extension Scene {
  /// The scene as plain values, for people: lengths in pixels, colours as `#rrggbb`, layers from the bottom to the top.
  package var description: LabelValue {
    var fields = [
      LabelValue.Field("size", .list([.number(Double(size.width)), .number(Double(size.height))])),
      LabelValue.Field("background", background.description),
      LabelValue.Field("layers", .list(layers.map(\.description))),
      LabelValue.Field("instances", .list(instances.map(\.description))),
    ]
    if let ground { fields.append(LabelValue.Field("ground", ground.description)) }
    if let camera { fields.append(LabelValue.Field("camera", camera.description)) }
    if !effects.isEmpty { fields.append(LabelValue.Field("effects", .list(effects.map(\.description)))) }
    return .record(fields)
  }
}

extension GroundPlane {
  var description: LabelValue {
    .record([
      LabelValue.Field("horizon", .number(horizon)), LabelValue.Field("camera_height", .number(cameraHeight)),
      LabelValue.Field("focal_length", .number(focalLength)), LabelValue.Field("center", .number(center)),
    ])
  }
}

extension Camera {
  /// The operations that happened, and the scene's size before them.
  var description: LabelValue {
    var fields = [
      LabelValue.Field("scene_size", .list([.number(Double(sceneSize.width)), .number(Double(sceneSize.height))])),
      LabelValue.Field("chain", .list(operations.map(\.description))),
    ]
    if case .paint(let paint) = outside { fields.append(LabelValue.Field("outside", paint.description)) }
    return .record(fields)
  }
}

extension Layer {
  var description: LabelValue {
    var fields = [LabelValue.Field("site", .text(site)), LabelValue.Field("shape", shape)]
    fields.append(
      LabelValue.Field(
        "transform",
        .list(
          [transform.xx, transform.yx, transform.xy, transform.yy, transform.x0, transform.y0].map { .number($0) })))
    if let fill { fields.append(LabelValue.Field("fill", fill.description)) }
    if let stroke { fields.append(LabelValue.Field("stroke", stroke.description)) }
    if opacity != 1 { fields.append(LabelValue.Field("opacity", .number(opacity))) }
    if !occludes { fields.append(LabelValue.Field("occludes", .boolean(false))) }
    if let owner { fields.append(LabelValue.Field("instance", .number(Double(owner + 1)))) }
    if let depth { fields.append(LabelValue.Field("depth", .number(depth))) }
    return .record(fields)
  }
}

extension SceneInstance {
  var description: LabelValue {
    var fields = [
      LabelValue.Field("site", .text(site)), LabelValue.Field("class_index", .number(Double(classIndex))),
    ]
    if let parent { fields.append(LabelValue.Field("parent", .number(Double(parent + 1)))) }
    if !attributes.isEmpty { fields.append(LabelValue.Field("attributes", .record(attributes))) }
    if let depth { fields.append(LabelValue.Field("depth", .number(depth))) }
    return .record(fields)
  }
}

extension Paint {
  /// The paint as a spec would say it, with every value resolved.
  var description: LabelValue {
    switch self {
    case .color(let color): .text(color.hexadecimal)
    case .linearGradient(let stops, let angle):
      form("gradient", [("stops", stops.description), ("angle", .number(angle))])
    case .radialGradient(let stops, let center, let radius):
      form(
        "radial_gradient",
        [
          ("stops", stops.description), ("center", .list([.number(center.x), .number(center.y)])),
          ("radius", .number(radius)),
        ])
    case .checkerboard(let one, let other, let cell):
      form(
        "checkerboard",
        [("colors", .list([.text(one.hexadecimal), .text(other.hexadecimal)])), ("size", .number(cell))])
    case .stripes(let colors, let width, let angle):
      form(
        "stripes",
        [
          ("colors", .list(colors.map { .text($0.hexadecimal) })), ("width", .number(width)),
          ("angle", .number(angle)),
        ])
    case .noise(let noise):
      form(
        "noise",
        [
          ("kind", .text(noise.kind.rawValue)), ("scale", .number(noise.scale)),
          ("octaves", .number(Double(noise.octaves))), ("gain", .number(noise.gain)),
          ("stops", noise.stops.description), ("seed", .text(String(noise.seed))),
        ])
    case .texture(let texture):
      form(
        "texture",
        [("kind", .text(texture.kind.rawValue))] + (texture.scale.map { [("scale", .number($0))] } ?? []) + [
          ("angle", .number(texture.angle)), ("amount", .number(texture.amount)),
          ("variation", .number(texture.variation)), ("stops", texture.stops.description),
          ("seed", .text(String(texture.seed))),
        ])
    case .image(let image): form("image", [("file", .text(image.path)), ("fit", .text(image.fit.rawValue))])
    }
  }

  private func form(_ name: String, _ members: [(String, LabelValue)]) -> LabelValue {
    .record([LabelValue.Field(name, .record(members.map { LabelValue.Field($0.0, $0.1) }))])
  }
}

extension [ColorStop] {
  fileprivate var description: LabelValue {
    .list(
      map {
        .record([
          LabelValue.Field("offset", .number($0.offset)), LabelValue.Field("color", .text($0.color.hexadecimal)),
        ])
      })
  }
}

extension Stroke {
  var description: LabelValue {
    var fields = [
      LabelValue.Field("color", paint.description),
      LabelValue.Field("width", isInPixels ? .text("\(width)px") : .number(width)),
      LabelValue.Field("join", .text(join.rawValue)), LabelValue.Field("cap", .text(cap.rawValue)),
    ]
    if !dashes.isEmpty { fields.append(LabelValue.Field("dashes", .list(dashes.map { .number($0) }))) }
    return .record(fields)
  }
}
