package import Labels

/// The concrete picture of one index: every value resolved. Plain data, in painting order.
package struct Scene: Sendable, Hashable {
  /// The size of the picture: with a camera, of what comes out of it.
  package var size: PixelSize
  package var background: Paint
  /// From the bottom to the top.
  package var layers: [Layer]
  /// Every labeled thing, parents before their parts; an instance's number is its place here.
  package var instances: [SceneInstance]
  /// What is done to the finished picture, in this order.
  package var effects: [Effect]
  /// The plane that things stand on, where the spec says one.
  package var ground: GroundPlane?
  /// The way from the scene's pixels to those of the picture; nil if they are the same.
  package var camera: Camera?

  package init(
    size: PixelSize, background: Paint, layers: [Layer], instances: [SceneInstance], effects: [Effect] = [],
    ground: GroundPlane? = nil, camera: Camera? = nil
  ) {
    self.size = size
    self.background = background
    self.layers = layers
    self.instances = instances
    self.effects = effects
    self.ground = ground
    self.camera = camera
  }
}

/// One shape, drawn once.
package struct Layer: Sendable, Hashable {
  /// Where it stands in the spec, with the numbers of its repeats: `scene.objects.car[2].parts.wheel[0]`.
  package var site: String
  /// The shape's name and resolved arguments, for people: `{circle: {radius: 1}}`.
  package var shape: LabelValue
  /// In the shape's own coordinates.
  package var outline: Outline
  /// From the shape's own coordinates to pixels of the scene, as they are before the camera.
  package var transform: Affine
  package var fill: Paint?
  package var stroke: Stroke?
  /// 0 ... 1, those of its parents multiplied in.
  package var opacity: Double
  /// Whether it hides what lies under it from the labels' point of view (glass and rain do not).
  package var occludes: Bool
  /// The innermost instance that the shape belongs to: its place in `Scene.instances`.
  package var owner: Int?
  /// How far away it stands on the ground plane, in metres; nil for what doesn't stand on it. Parts are as far as their
  /// parents.
  package var depth: Double?
  /// Where it joins the camera's chain: at the start, but for what the camera itself puts into the picture.
  package var cameraStage: Int

  package init(
    site: String, shape: LabelValue, outline: Outline, transform: Affine, fill: Paint?, stroke: Stroke?,
    opacity: Double, occludes: Bool, owner: Int?, depth: Double? = nil, cameraStage: Int = 0
  ) {
    self.site = site
    self.shape = shape
    self.outline = outline
    self.transform = transform
    self.fill = fill
    self.stroke = stroke
    self.opacity = opacity
    self.occludes = occludes
    self.owner = owner
    self.depth = depth
    self.cameraStage = cameraStage
  }
}

/// One labeled thing before it is measured.
package struct SceneInstance: Sendable, Hashable {
  package var site: String
  /// Its place in the plan's list of classes.
  package var classIndex: Int
  /// The instance that this one is a part of: its place in `Scene.instances`.
  package var parent: Int?
  package var attributes: [LabelValue.Field]
  /// From its own coordinates to the picture.
  package var space = Space(.identity)
  /// Its shape's box in its own coordinates; nil where it has no shape of its own.
  package var box: Box?
  package var keypoints: [SceneKeypoint] = []
  /// How far away it stands on the ground plane, in metres; nil for what doesn't stand on it. Parts are as far as their
  /// parents.
  package var depth: Double?
  /// Whether its parts are segments of their own in panoptic maps.
  package var showsParts = false

  package init(
    site: String, classIndex: Int, parent: Int?, attributes: [LabelValue.Field], depth: Double? = nil
  ) {
    self.site = site
    self.classIndex = classIndex
    self.parent = parent
    self.attributes = attributes
    self.depth = depth
  }
}

/// A named point of an instance, before it is known whether it can be seen.
package struct SceneKeypoint: Sendable, Hashable {
  package var name: String
  /// In the coordinates of the object or part that carries it.
  package var point: Point
  package var space: Space
  /// Whether the spec says that it can't be seen.
  package var isHidden: Bool
  /// The number of the first layer above the object that carries it and all its parts: whatever hides there hides the point.
  package var coveringFrom: Int

  package init(name: String, point: Point, space: Space, isHidden: Bool, coveringFrom: Int) {
    self.name = name
    self.point = point
    self.space = space
    self.isHidden = isHidden
    self.coveringFrom = coveringFrom
  }
}
