import Diagnostics
import Specification

/// Looks for what can be known of layouts and places to be wrong when the spec is read.
struct PlacementCheck {
  private let reader: SpecReader
  private let hasGround: Bool
  /// The scene's own regions, each with its shape.
  private let regions: [String: String]

  init(_ reader: SpecReader, _ scene: [Value?]) {
    self.reader = reader
    hasGround = scene[SceneKey.ground.rawValue] != nil
    var regions: [String: String] = [:]
    if case .record(let fields)? = scene[SceneKey.regions.rawValue]?.content {
      for field in fields {
        if case .record(let shape) = field.value.content { regions[field.name] = shape.first?.name ?? "" }
      }
    }
    self.regions = regions
  }

  /// Where the elements stand that are looked at.
  private struct Outside {
    var isScene = true
    /// What arranges them, if anything does.
    var layout: String?
    var siblings: [String] = []
  }

  func visit(_ elements: [Element]) { visit(elements, Outside()) }

  private func visit(_ elements: [Element], _ outside: Outside) {
    var outside = outside
    outside.siblings = elements.map(\.name)
    for element in elements {
      for body in element.bodies {
        check(body, outside)
        let layout = body.keys[StageKey.layout.rawValue]
        let inner = Outside(isScene: false, layout: layout.map { $0.fieldNames.first ?? "layout" })
        for parts in body.lists { visit(parts, inner) }
      }
    }
  }

  private func check(_ body: Body, _ outside: Outside) {
    func value(_ key: StageKey) -> Value? { body.keys[key.rawValue] }
    let placers = [("at", value(.at)), ("place", value(.place)), ("relations", value(.relations))]
    let given = placers.compactMap { name, value in value.map { (name, $0) } }
    if let layout = outside.layout {
      for (name, value) in given {
        record(
          "placed-twice", value.range, "'\(name)' says where it stands, but the \(layout) around it arranges it",
          "leave one of them out")
      }
    } else if let at = value(.at), let free = value(.place) ?? value(.relations) {
      let name = value(.place) == nil ? "relations" : "place"
      record(
        "placed-twice", free.range, "'\(name)' seeks a place for what has one by 'at' already", "leave one of them out",
        Diagnostic.Note("it stands here", at: at.range))
    }
    if let avoid = value(.avoid) { check(avoid: avoid, body, outside) }
    if let relations = value(.relations) { check(relations: relations, body, outside) }
    if let place = value(.place) { check(place: place, outside) }
  }

  private func check(avoid: Value, _ body: Body, _ outside: Outside) {
    // A place that couldn't be read is missing too, and was told already.
    if body.keys[StageKey.place.rawValue] == nil, body.keys[StageKey.relations.rawValue] == nil,
      !reader.diagnostics.hasErrors
    {
      record(
        "nothing-sought", avoid.range, "'avoid' is for what looks for a place, but this has one",
        "write 'place: {in: frame}' in place of 'at'")
    }
    switch avoid.content {
    case .record, .constant: for name in avoid.fieldNames { check(name, avoid.range, outside) }
    default:
      record(
        "not-written-out", avoid.range, "the objects to be avoided must be written out",
        "write 'avoid: {car: 0.1}'; the shares may be any values")
    }
  }

  private func check(relations: Value, _ body: Body, _ outside: Outside) {
    let items: [Value]
    if case .list(let values) = relations.content { items = values } else { items = [relations] }
    for item in items {
      guard case .record(let fields) = item.content else {
        record(
          "not-written-out", item.range,
          "relations must be written out; their objects and numbers may not be drawn together", nil)
        continue
      }
      let words = fields.map(\.name).filter(relationNames.contains)
      guard words.count == 1 else {
        let found = words.isEmpty ? "none" : words.joined(separator: ", ")
        record(
          "one-relation", item.range,
          "a relation needs one of \(relationNames.joined(separator: ", ")); here is \(found)", nil)
        continue
      }
    }
    for (relation, target) in body.relationTargets {
      guard let name = target.constantText else {
        record("not-written-out", target.range, "the object of '\(relation)' must be written out", nil)
        continue
      }
      check(name, target.range, outside)
      let places = body.keys[StageKey.place.rawValue]?.fieldNames ?? []
      if ["on", "touching"].contains(relation), let word = places.first, ["along", "ground"].contains(word) {
        record(
          "placed-twice", target.range, "'\(relation)' says where it stands, but so does 'place: \(word)'",
          "use 'place: {in: …}', which leaves the place open")
      }
    }
  }

  private func check(_ name: String, _ range: SourceRange, _ outside: Outside) {
    guard !outside.siblings.contains(name) else { return }
    reader.record(
      Diagnostic(
        code: "unknown-name", range: range, message: "there is no object '\(name)' beside this one",
        suggestion: nearest(to: name, in: outside.siblings).map { "did you mean '\($0)'?" }))
  }

  // MARK: places

  private func check(place: Value, _ outside: Outside) {
    for name in place.outlineNames where name != "parent" { check(name, place.range, outside) }
    guard case .record(let fields) = place.content, let wish = fields.first else { return }
    switch wish.name {
    case "ground":
      if !outside.isScene {
        record(
          "no-ground", wish.value.range, "only objects of the scene itself stand on its ground",
          "give this place to the object that it is a part of")
      } else if !hasGround {
        record(
          "no-ground", wish.value.range, "there is no ground to stand on",
          "give the scene one: 'ground: {horizon: 45%, camera_height: 1.5}'")
      }
    case "in": check(region: wish.value)
    case "scatter", "along": checkMembers(of: wish)
    default: break
    }
  }

  private func checkMembers(of wish: Value.Field) {
    guard case .record(let members) = wish.value.content else { return }
    func member(_ name: String) -> Value? { members.first { $0.name == name }?.value }
    if wish.name == "scatter", let region = member("in") { check(region: region) }
    guard wish.name == "along" else { return }
    guard (member("path") == nil) != (member("points") == nil) else {
      record("one-line", wish.value.range, "'along' needs a path or points, one of both", nil)
      return
    }
    guard let path = member("path"), let text = path.constantText else { return }
    if let shape = regions[text], shape != "path" {
      record("bad-region", path.range, "the region '\(text)' is a \(shape); only along a path can things stand", nil)
    } else if regions[text] == nil {
      check(path: text, path.range)
    }
  }

  private func check(path: String, _ range: SourceRange) {
    do throws(PathFault) { _ = try PathParser.elements(of: path) } catch {
      guard isIdentifier(path) else {
        record(
          "bad-shape", range,
          "the path '\(path.prefix(40))' is wrong at character \(error.offset + 1): \(error.message)", nil)
        return
      }
      unknownRegion(path, range)
    }
  }

  private func check(region: Value) {
    switch region.content {
    case .constant(.text(let name)):
      if name != "frame", regions[name] == nil { unknownRegion(name, region.range) }
    case .record(let fields):
      for field in fields {
        switch field.name {
        case "region": check(region: field.value)
        case "ground" where !hasGround:
          record(
            "no-ground", region.range, "there is no ground to stand on",
            "give the scene one: 'ground: {horizon: 45%, camera_height: 1.5}'")
        case "path":
          if case .record(let members) = field.value.content, let data = members.first?.value,
            let text = data.constantText
          {
            check(path: text, data.range)
          }
        default: break
        }
      }
    case .drawing(let drawing, _): for outcome in drawing.outcomes ?? [] { check(region: outcome) }
    default: break
    }
  }

  private func unknownRegion(_ name: String, _ range: SourceRange) {
    let known = regions.keys.sorted() + ["frame"]
    reader.record(
      Diagnostic(
        code: "unknown-name", range: range, message: "there is no region '\(name)'",
        suggestion: nearest(to: name, in: known).map { "did you mean '\($0)'?" }
          ?? "name it under 'regions:' of the scene"))
  }

  private func record(
    _ code: String, _ range: SourceRange, _ message: String, _ suggestion: String?, _ notes: Diagnostic.Note...
  ) {
    reader.record(
      Diagnostic(code: code, range: range.head, message: message, suggestion: suggestion, notes: notes))
  }
}
