import Bytes
import Labels

// What instances have only where a spec asks for it: writing, and reading it back.

extension TruthRecord {
  /// Appends the members that say what was asked for; none for an instance that has no more than all have.
  func appendFurther(_ instance: Instance, to line: inout ByteWriter) {
    if let box = instance.fullBox, let area = instance.fullArea {
      line.append(",\"full_box\":")
      line.append(edges: box)
      line.append(",\"full_area\":")
      line.append(number: area)
      line.append(",\"truncation\":")
      line.append(number: instance.truncation ?? 0)
    }
    if let quad = instance.orientedBox {
      line.append(",\"oriented_box\":")
      line.append(quad)
    }
    if let quad = instance.pose {
      line.append(",\"pose\":")
      line.append(quad)
    }
    if !instance.keypoints.isEmpty { append(instance.keypoints, to: &line) }
    if let occluders = instance.occluders {
      line.append(",\"occluders\":[")
      for (place, occluder) in occluders.enumerated() {
        line.append(place == 0 ? "[" : ",[")
        line.append(integer: occluder.id)
        line.append(",")
        line.append(number: occluder.share)
        line.append("]")
      }
      line.append("]")
    }
    if let depth = instance.depth {
      line.append(",\"depth\":")
      line.append(number: depth)
    }
    if instance.showsParts { line.append(",\"panoptic\":\"parts\"") }
  }

  private func append(_ keypoints: [Keypoint], to line: inout ByteWriter) {
    for (place, keypoint) in keypoints.enumerated() {
      line.append(place == 0 ? ",\"keypoints\":{" : ",")
      line.append(json: keypoint.name)
      line.append(":[")
      line.append(number: keypoint.point.x)
      line.append(",")
      line.append(number: keypoint.point.y)
      line.append(",")
      line.append(integer: keypoint.visibility.rawValue)
      line.append("]")
    }
    line.append("}")
  }
}

extension TruthReader {
  /// Reads what `appendFurther` writes.
  func readFurther(_ member: TruthMember, into instance: inout Instance) throws(TruthError) {
    instance.fullBox = try member["full_box"].map { box throws(TruthError) in try box.box() }
    instance.fullArea = try member["full_area"].map { area throws(TruthError) in try area.number() }
    instance.orientedBox = try member["oriented_box"].map { quad throws(TruthError) in try quad.quad() }
    instance.pose = try member["pose"].map { quad throws(TruthError) in try quad.quad() }
    instance.depth = try member["depth"].map { depth throws(TruthError) in try depth.number() }
    instance.showsParts = try member["panoptic"]?.text() == "parts"
    if let points = member["keypoints"] { instance.keypoints = try points.keypoints() }
    guard let occluders = member["occluders"] else { return }
    instance.occluders = []
    for item in try occluders.items() {
      guard case .array(let pair) = item, pair.count == 2, let id = pair[0].integer, let share = pair[1].number else {
        throw occluders.wanted("a list of ids and shares")
      }
      instance.occluders?.append(Occluder(id, share: share))
    }
  }
}

extension TruthMember {
  fileprivate func number() throws(TruthError) -> Double {
    guard let number = value.number else { throw wanted("a number") }
    return number
  }

  fileprivate func quad() throws(TruthError) -> Quad {
    let numbers = try items().compactMap(\.number)
    guard numbers.count == 8, try items().count == 8 else { throw wanted("a list of eight numbers") }
    func point(_ place: Int) -> Point { Point(numbers[2 * place], numbers[2 * place + 1]) }
    return Quad(point(0), point(1), point(2), point(3))
  }

  fileprivate func keypoints() throws(TruthError) -> [Keypoint] {
    guard case .object(let object) = value else { throw wanted("an object of names and points") }
    var keypoints: [Keypoint] = []
    for (name, place) in object.members.map({ ($0.key, $0.value) }) {
      guard case .array(let numbers) = place, numbers.count == 3, let x = numbers[0].number, let y = numbers[1].number,
        let visibility = numbers[2].integer.flatMap(Keypoint.Visibility.init(rawValue:))
      else { throw wanted("names with x, y and a visibility of 0, 1 or 2") }
      keypoints.append(Keypoint(name, at: Point(x, y), visibility))
    }
    return keypoints
  }
}

extension ByteWriter {
  /// Appends a quad's corners as eight numbers.
  fileprivate mutating func append(_ quad: Quad) {
    for (place, point) in quad.points.enumerated() {
      append(place == 0 ? "[" : ",")
      append(number: point.x)
      append(",")
      append(number: point.y)
    }
    append("]")
  }
}
