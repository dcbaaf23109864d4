import Scenes

/// Which layers make up an instance, its parts' layers included.
struct Family {
  /// For each instance the layers of it and its parts, from the bottom up.
  private(set) var layers: [[Int]]
  /// For each instance its parent, or -1.
  let parents: [Int]
  /// For each instance how many ancestors it has.
  let depths: [Int]
  /// For each layer whether its runs are needed once all is drawn.
  private(set) var keepsRuns: [Bool]

  /// `keepsAll` keeps the runs of every layer that is an instance's.
  /// - Precondition: parents stand before their parts; owners and parents exist.
  init(_ scene: borrowing Scene, keepsAll: Bool = false) {
    let instances = scene.instances
    var parents: [Int] = []
    var depths: [Int] = []
    for (number, instance) in instances.enumerated() {
      let parent = instance.parent ?? -1
      precondition(parent < number, "a parent stands before its parts")
      parents.append(parent)
      depths.append(parent < 0 ? 0 : depths[parent] + 1)
    }
    var layers = [[Int]](repeating: [], count: instances.count)
    for (number, layer) in scene.layers.enumerated() {
      var owner = layer.owner ?? -1
      while owner >= 0 {
        layers[owner].append(number)
        owner = parents[owner]
      }
    }
    self.layers = layers
    self.parents = parents
    self.depths = depths
    keepsRuns = [Bool](repeating: false, count: scene.layers.count)
    for own in layers where own.count > 1 {
      for layer in own { keepsRuns[layer] = true }
    }
    for (number, layer) in scene.layers.enumerated() where layer.owner != nil && (keepsAll || !layer.occludes) {
      keepsRuns[number] = true
    }
  }

  /// Whether `instance` is `ancestor` or one of its parts.
  func isPart(_ instance: Int, of ancestor: Int) -> Bool {
    var current = instance
    while current > ancestor { current = parents[current] }
    return current == ancestor
  }
}
