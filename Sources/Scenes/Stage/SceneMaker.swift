package import Diagnostics
package import Labels
package import Specification

/// Makes concrete scenes from a plan; one per worker, because the typesetter keeps its fonts.
package final class SceneMaker {
  private let plan: StagePlan
  private let typesetter: any Typesetter
  private let factors: FactorRecorder

  package init(_ plan: StagePlan, typesetter: any Typesetter) {
    self.plan = plan
    self.typesetter = typesetter
    factors = FactorRecorder(order: plan.siteOrder)
  }

  /// The picture of `index`, before it is drawn. `presets` know the values of the root's
  /// `let`s of these numbers, which are drawn elsewhere.
  ///
  /// - Throws: if a value can't be what it must be in this sample, or a text can't be set.
  package func draft(
    _ index: UInt64, split: String, presets: (any RootPresets)? = nil, slots: [Int] = []
  ) throws(EvaluationError) -> SceneDraft {
    factors.reset()
    let context = SampleContext(
      index: index, count: plan.count, split: split, references: plan.references, wheels: plan.wheels,
      factors: factors, seed: plan.seed)
    context.presets = presets
    let life = SampleLife(context)
    let root = Frame.root(plan.root, of: context)
    for slot in slots { _ = try root.slot(slot) }
    context.size = try root.pictureSize
    let placement = try Placement(root, size: context.size, plan: plan, typesetter: typesetter)
    context.stage = placement
    var resolver = SceneResolver(size: context.size, plan: plan, placement: placement)
    let scene = try resolver.scene(of: root)
    return SceneDraft(
      scene: scene, root: root, frames: resolver.frames, shapeRanges: resolver.shapeRanges, rules: plan.rules,
      effects: plan.effectsRange, placement: placement, life: life)
  }
}

/// A resolved scene, together with the names that label rules ask for once it is drawn.
package struct SceneDraft {
  package let scene: Scene
  /// The names of the sample: for as long as the draft is held.
  package let root: Frame
  /// One for each of the scene's instances.
  let frames: [Frame]
  /// One for each of the scene's layers.
  let shapeRanges: [SourceRange]
  let rules: LabelRules
  let effects: SourceRange?
  /// Where things stand: expressions ask it for `bounds`.
  let placement: Placement
  /// The frames are of use as long as this is held.
  let life: SampleLife
}

/// Ends a sample's frames, which hold each other, with the draft that asks them.
final class SampleLife {
  private let context: SampleContext

  init(_ context: SampleContext) { self.context = context }

  deinit { context.dissolve() }
}

/// What became of the measured instances of one sample.
package struct LabelOutcome {
  package var instances: [Instance] = []
  /// How many were dropped, by class number: those of no visible area, and those that a rule dropped.
  package var droppedInvisible: [Int: Int] = [:]
  package var droppedByRule: [Int: Int] = [:]
  package var targets: [LabelValue.Field] = []
  package var tags: [LabelValue.Field] = []
  package var factors: [LabelValue.Field] = []
  /// The constraints that couldn't be met, and what was done about it.
  package var failures: [PlacementFailure] = []
  /// The place of each instance that is left, by its number among the sample's names.
  package var places: [InstanceID: Int] = [:]
}

extension SceneDraft {
  /// Where the shape of the layer at `site` stands in the spec.
  package func range(ofShapeAt site: String) -> SourceRange? {
    scene.layers.firstIndex { $0.site == site }.map { shapeRanges[$0] }
  }

  /// Where the scene's size stands in the spec.
  package var sizeRange: SourceRange { root.body.keys[SceneKey.size.rawValue]?.range ?? .nowhere }

  /// Where the scene's effects stand in the spec.
  package var effectsRange: SourceRange { effects ?? sizeRange }

  /// Applies the spec's rules to what was measured: one instance for each of the scene's.
  ///
  /// - Throws: if a rule, target or tag has no value in this sample.
  package func outcome(
    _ measured: [Instance], further: (any FurtherLabels)? = nil
  ) throws(EvaluationError) -> LabelOutcome {
    precondition(measured.count == frames.count)
    var outcome = LabelOutcome()
    let needsMeasures = !(rules.keep.isEmpty && rules.targets.isEmpty && rules.tags.isEmpty && !rules.areTold)
    let measures = needsMeasures || !rules.wishes.isEmpty ? further.map { DraftMeasures($0, frames) } : nil
    if let measures {
      for (number, frame) in frames.enumerated() {
        frame.late = (measures, number)
        frame.measures = measured[number].measures
      }
    } else if needsMeasures {
      for (frame, instance) in zip(frames, measured) { frame.measures = instance.measures }
    }
    var numbers: [Int] = []
    for (number, var instance) in measured.enumerated() {
      let frame = frames[number]
      switch try action(for: frame) ?? (instance.area > 0 ? .keep : nil) {
      case .keep:
        numbers.append(number)
        outcome.places[frame.id] = outcome.instances.count
        outcome.instances.append(instance)
      case .ignore:
        instance.isIgnored = true
        numbers.append(number)
        outcome.places[frame.id] = outcome.instances.count
        outcome.instances.append(instance)
      case .drop:
        frame.isListed = false
        outcome.droppedByRule[instance.classIndex, default: 0] += 1
      case nil:
        frame.isListed = false
        outcome.droppedInvisible[instance.classIndex, default: 0] += 1
      }
    }
    if let further, let measures, !rules.wishes.isEmpty { try add(further, measures, numbers, to: &outcome) }
    for target in rules.targets {
      outcome.targets.append(LabelValue.Field(target.name, try kept(target.value)))
    }
    for tag in rules.tags {
      outcome.tags.append(LabelValue.Field(tag.name, try kept(tag.value)))
    }
    outcome.failures = placement.failures
    outcome.factors = try root.sample.factors.take()
    withExtendedLifetime(life) {}
    return outcome
  }

  /// Adds what the spec wishes for to the instances that are left; of what hides them, those that are left.
  private func add(
    _ further: any FurtherLabels, _ measures: DraftMeasures, _ numbers: [Int], to outcome: inout LabelOutcome
  ) throws(EvaluationError) {
    for (place, number) in numbers.enumerated() {
      further.add(rules.wishes, to: &outcome.instances[place], at: number)
      if rules.wishes.contains(.full) {
        let full = try measures.full(of: number)
        (outcome.instances[place].fullBox, outcome.instances[place].fullArea) = (full.box, full.area)
      }
      guard let occluders = outcome.instances[place].occluders else { continue }
      outcome.instances[place].occluders = occluders.filter { frames[$0.id - 1].isListed }
    }
  }

  private func kept(_ value: Value) throws(EvaluationError) -> LabelValue {
    try root.sample.kept(try value.evaluate(in: root), at: value.range)
  }

  /// The action of the first rule that holds.
  private func action(for frame: Frame) throws(EvaluationError) -> LabelRules.Action? {
    for rule in rules.keep where try rule.condition.evaluate(in: frame) == .boolean(true) { return rule.action }
    return nil
  }
}

extension EvaluationError {
  /// The fault as a diagnostic of a kind of its own.
  package func diagnostic(code: String) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.code = code
    return diagnostic
  }
}

extension TypesettingError {
  package func evaluation(at range: SourceRange) -> EvaluationError {
    EvaluationError(sentence, at: range, suggestion: suggestion)
  }

  private var sentence: String {
    switch self {
    case .unknownFamily(let name, _): "there is no font family '\(name)' in the font folders"
    case .unreadableFont(let path, let reason): "the font '\(path)' can't be read: \(reason)"
    case .textTooLong(let limit): "the text to be set is too long, the limit is \(limit) characters"
    case .missingGlyph(let scalar, let font):
      "the font '\(font)' has no glyph for '\(scalar)' (U+\(String(scalar.value, radix: 16, uppercase: true)))"
    }
  }

  private var suggestion: String? {
    switch self {
    case .unknownFamily(let name, let known): didYouMean(name, known)
    case .unreadableFont, .textTooLong: nil
    case .missingGlyph: "choose a font that covers the text"
    }
  }
}
