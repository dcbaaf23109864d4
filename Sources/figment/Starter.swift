import ArgumentParser

/// The specs that `figment new` can write.
enum Starter: String, CaseIterable, ExpressibleByArgument {
  case shapes, dot

  /// The spec, for a dataset of this name.
  func text(_ name: String) -> String {
    switch self {
    case .shapes: Starter.shapes(name)
    case .dot: Starter.dot(name)
    }
  }

  private static func shapes(_ name: String) -> String {
    """
    # Coloured shapes on a gradient. Make it with: figment generate \(name).yaml
    figment: 1
    name: \(name)
    seed: 42        # another seed, another dataset; the same seed, the same bytes
    count: 200
    split: {train: 80, val: 10, test: 10}
    scene:
      size: [512, 512]
      background:
        gradient:
          from: {hsv: [{uniform: [0, 360]}, 0.3, 0.9]}
          to: {hsv: [{uniform: [0, 360]}, 0.3, 0.6]}
          angle: {uniform: [0, 360]}
      objects:
        - name: shape
          repeat: {integer: [4, 12]}
          one_of:
            - {class: circle, draw: {circle: {radius: 1}}}
            - {class: rectangle, draw: {rectangle: {width: 2, height: 1.4}}}
            - {class: triangle, draw: {regular_polygon: {sides: 3, radius: 1}}}
            - {class: star, draw: {star: {points: 5, radius: 1, inner_radius: 0.45}}}
          fill: {hsv: [{uniform: [0, 360]}, {uniform: [0.4, 1]}, {uniform: [0.4, 1]}]}
          scale: {uniform: [20, 80]}
          rotate: {uniform: [0, 360]}
          at: [{uniform: [40, 472]}, {uniform: [40, 472]}]
    formats: [coco, yolo]

    """
  }

  private static func dot(_ name: String) -> String {
    """
    # One dot on white: the smallest scene. Make it with: figment generate \(name).yaml
    figment: 1
    name: \(name)
    seed: 1
    count: 10
    scene:
      size: [128, 128]
      background: white
      objects:
        - class: dot
          draw: {circle: {radius: {uniform: [5, 30]}}}
          fill: tomato
          at: [{uniform: [30, 98]}, {uniform: [30, 98]}]
    formats: [coco]

    """
  }
}
