/// Small specs that tests write.
enum Specs {
  /// One dot on white, in two formats.
  static func dot(count: Int = 3, size: Int = 32, name: String = "dot") -> String {
    """
    figment: 1
    name: \(name)
    seed: 1
    count: \(count)
    scene:
      size: [\(size), \(size)]
      background: white
      objects:
        - class: dot
          draw: {circle: {radius: {uniform: [3, 9]}}}
          fill: tomato
          at: [{uniform: [8, 24]}, {uniform: [8, 24]}]
    formats: [coco, yolo]

    """
  }
}
