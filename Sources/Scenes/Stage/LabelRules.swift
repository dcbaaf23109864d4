import Diagnostics
import Labels
package import Specification

/// The names that texts about finished pictures may use; filled in when a scene is read.
package final class MeasuredNames {
  package fileprivate(set) var scope: StaticScope?

  package init() {}
}

/// What the spec says of finished pictures: which instances stay labeled, what is to be learned, what describes it all.
struct LabelRules: Sendable {
  enum Action: String, Sendable, CaseIterable { case keep, drop, ignore }

  struct Rule: Sendable {
    let action: Action
    let condition: Value
  }

  let keep: [Rule]
  let targets: [Body.Named]
  let tags: [Body.Named]
  /// Whether texts look at measures, too.
  var areTold = false
  /// What the spec wants measured of every instance.
  let wishes: LabelWishes
  /// Whether some expression may ask who hides whom.
  let mayAskOccluders: Bool

  init(_ spec: Spec, elements: [Element], reader: SpecReader, measured: MeasuredNames?) {
    let outer = spec.vocabulary.scope
    var own: [String] = []
    LabelRules.collectMembers(of: elements, into: &own)
    let known = measureNames + [boundsName]
    let members = known + (stageObject.keys.map(\.name) + own).filter { !known.contains($0) }
    let types = measureTypes.filter { !lateMeasureNames.contains($0.key) || !own.contains($0.key) }
    keep = spec.node("keep").map { LabelRules.rules($0, members: members, types, in: outer, reader) } ?? []
    let scope = LabelRules.measuredScope(elements, in: outer, reader)
    measured?.scope = scope
    targets = spec.node("targets").map { LabelRules.named($0, "targets", in: scope, reader) } ?? []
    tags = spec.node("tags").map { LabelRules.named($0, "tags", in: scope, reader) } ?? []
    wishes = spec.labels.union(spec.maps.contains("depth") ? .depthMap : [])
    let nodes = ["keep", "targets", "tags"].compactMap { spec.node($0) } + spec.vocabulary.templates.map(\.node)
    mayAskOccluders = nodes.contains { $0.mentions("occluders") }
  }

  private static func collectMembers(of elements: [Element], into members: inout [String]) {
    for element in elements {
      for body in element.bodies {
        for name in body.members.keys.sorted() where !members.contains(name) { members.append(name) }
        for parts in body.lists { collectMembers(of: parts, into: &members) }
      }
    }
  }

  /// Reads `keep: [{drop: "= area < 16"}, …]`.
  private static func rules(
    _ node: Node, members: [String], _ types: [String: StaticType], in outer: StaticScope, _ reader: SpecReader
  ) -> [Rule] {
    guard let nodes = node.items else {
      reader.record(.wrongKind(node, wanted: "a list of rules, such as {drop: \"= area < 16\"}"))
      return []
    }
    let path = SitePath.root.appending("keep")
    let owner = ElementType(path: path, isRepeated: false, memberNames: members, types: types)
    let scope = StaticScope(in: outer, opensFrame: true, owner: owner)
    for name in members where outer.lookUp(name) == nil && isIdentifier(name) {
      let type = types[name] ?? .unknown
      scope.declareAnew(
        name, StaticScope.Entry(range: node.range, type: { type }, needs: { _ in [] }) { _ in .measure(name) })
    }
    let place = Place(path: path, scope: scope)
    return nodes.enumerated().compactMap { position, node in
      guard case .mapping(let entries) = node.content, entries.count == 1, let entry = entries.first else {
        reader.record(.wrongKind(node, wanted: "a rule with one of the keys drop, ignore, keep"))
        return nil
      }
      guard let action = Action(rawValue: entry.key.value) else {
        reader.record(
          .unknownKey(entry.key, in: "a rule", known: Action.allCases.map(\.rawValue), what: "action"))
        return nil
      }
      return reader.value(entry.value, as: .boolean, at: place.appending(position).appending(action.rawValue)).map {
        Rule(action: action, condition: $0)
      }
    }
  }

  /// The names of top-level objects, whose instances have measures now.
  private static func measuredScope(
    _ elements: [Element], in outer: StaticScope, _ reader: SpecReader
  ) -> StaticScope {
    let scope = StaticScope(in: outer)
    for (number, element) in elements.enumerated() {
      let own = Set(element.bodies.flatMap(\.members.keys))
      let types = measureTypes.filter { !lateMeasureNames.contains($0.key) || !own.contains($0.key) }
      let type = ElementType(
        path: element.path, isRepeated: element.isRepeated, memberNames: measureNames + [boundsName] + own.sorted(),
        types: types)
      let single = StaticType(.instance(type), mayBeAbsent: element.bodies.contains { $0.when != nil })
      guard scope.entries[element.name] == nil, outer.lookUp(element.name) == nil else { continue }
      scope.declareAnew(
        element.name,
        StaticScope.Entry(
          range: element.range, type: { element.isRepeated ? .list(of: StaticType(.instance(type))) : single },
          needs: { _ in [] }, reference: { .child(up: $0, list: 0, number) }))
    }
    return scope
  }

  private static func named(
    _ node: Node, _ name: String, in scope: StaticScope, _ reader: SpecReader
  ) -> [Body.Named] {
    guard case .mapping(let entries) = node.content else {
      reader.record(.wrongKind(node, wanted: "a mapping of names and values"))
      return []
    }
    let place = Place(path: SitePath.root.appending(name), scope: scope)
    return entries.compactMap { entry in
      guard reader.isIdentifier(entry.key) else { return nil }
      return reader.value(entry.value, as: .any, at: place.unit(entry.key.value)).map {
        Body.Named(name: entry.key.value, value: $0)
      }
    }
  }
}

private let measureTypes: [String: StaticType] = [
  "area": .number(in: Bounds(0, .infinity)), "amodal_area": .number(in: Bounds(0, .infinity)),
  "visible": .number(in: Bounds(0, 1)), "occlusion": .number(in: Bounds(0, 1)),
  "truncation": .number(in: Bounds(0, 1)), "depth": .number(in: Bounds(0, .infinity)), "occluders": .list(of: .unknown),
]

extension Instance {
  /// The measures by name; `visible` is the share that shows, boxes are records in pixels.
  var measures: [String: Datum] {
    [
      "area": .number(Double(area)), "amodal_area": .number(Double(amodalArea)), "box": box.datum,
      "amodal_box": amodalBox.datum, "visible": .number(1 - occlusion), "occlusion": .number(occlusion),
    ]
  }
}

extension Box {
  var datum: Datum {
    let members = [
      ("left", minX), ("top", minY), ("right", maxX), ("bottom", maxY), ("width", width), ("height", height),
    ]
    return .record(members.map { Datum.Member($0.0, .number($0.1)) })
  }
}

extension Node {
  /// Whether some text below holds `word`: an expression that uses a name has it in its text.
  fileprivate func mentions(_ word: String) -> Bool {
    switch content {
    case .scalar(let scalar): scalar.text.contains(word)
    case .sequence(let nodes): nodes.contains { $0.mentions(word) }
    case .mapping(let entries): entries.contains { $0.key.value.contains(word) || $0.value.mentions(word) }
    }
  }
}
