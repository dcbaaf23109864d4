import Diagnostics
import Formats
import Labels
import Randomness
import Specification
import Templates

/// The steps from a template that says something to a plan for texts.
struct TextLoading {
  let source: SpecSource
  let reader: SpecReader
  let spec: Spec
  let template: TemplateReader

  func load(_ loading: SpecLoading) -> LoadedSpec? {
    refuseScenery()
    let slots = reader.values(of: spec.slots + template.openSlots, at: source.root.range)
    for cycle in reader.needs.cycles() { reader.record(cycle) }
    let grammar = template.grammar()
    var description = loading.description(of: spec)
    description.hasImages = false
    if let grammar { describe(grammar, in: &description) }
    let formats = loading.formats(of: spec, otherwise: "jsonl", description, isWhole: grammar != nil)
    let assets = loading.fileAssets()
    guard let splits = loading.splits(of: spec), let grammar, !reader.diagnostics.hasErrors else { return nil }
    let language = TextLanguage(grammar, references: reader.references, range: sayRange)
    guard !language.counts.isVast else {
      reader.record(
        Diagnostic(
          code: "language-limit", range: sayRange,
          message: "the template can say more than 10^300000 things, too many to be counted",
          suggestion: "lower 'depth', or let fewer alternatives hold their own rule twice"))
      return nil
    }
    let planner = TextPlanner(reader: reader, spec: spec, template: template, range: sayRange)
    guard let planned = planner.plan(language, grammar, splits, otherwise: sweeps) else { return nil }
    let count = planned.count
    let root = TextRoot(
      body: Body(slots: slots, keys: [], attributes: [], lists: [], when: nil, members: [:]),
      references: reader.references, wheels: reader.sweepWheels(), count: count,
      letRegisters: template.letRegisters)
    let tools = TextTools(
      samplers: planned.samplers, splits: planned.splits, root: grammar.needsNames ? root : nil, noise: template.noise,
      account: planned.account)
    var plan = DatasetPlan(
      description: description, count: count, splits: planned.splits, formats: formats, imageExtension: nil,
      assets: assets, countSites: loading.countSites + planned.countSites, chunkSize: TextLoading.chunkSize,
      makers: TextMakers(tools: tools))
    plan.realistic = loading.realistic
    return LoadedSpec(plan: plan, warnings: reader.diagnostics, splits: spec.splits, content: .texts(tools))
  }

  /// How many combinations of sweeps there are; nil without sweeps.
  private var sweeps: UInt64? { reader.sweepCombinations(limit: SpecLoading.countLimit) }

  /// Sentences are small: a chunk of pictures' size would be all overhead.
  private static let chunkSize: UInt64 = 8_192

  /// Keys that speak of pictures say nothing here.
  private func refuseScenery() {
    for key in ["keep", "image", "targets", "tags"] {
      guard let entry = source.root.entry(named: key) else { continue }
      reader.record(
        Diagnostic(
          code: "no-scene", range: entry.key.range, message: "'\(key)' is about pictures, but this spec makes texts",
          suggestion: "leave it out; values of a text stand under 'fields:' of its 'say' item"))
    }
  }

  private var sayRange: SourceRange {
    source.root["template"]?.entry(named: "say")?.key.range ?? source.root.range.head
  }

  private func describe(_ grammar: Grammar, in description: inout DatasetDescription) {
    description.spanLabels = grammar.labels
    description.locale = reader.locale ?? "en"
    for top in grammar.tops {
      if let label = top.label, !description.textLabels.contains(label) { description.textLabels.append(label) }
      let shape = TextShape(
        phrase: top.site, texts: top.texts.map { .init($0.name, role: $0.role) }, hasLabel: top.label != nil)
      if !description.textShapes.contains(where: { $0.texts == shape.texts && $0.hasLabel == shape.hasLabel }) {
        description.textShapes.append(shape)
      }
      for text in top.texts where !description.textNames.contains(text.name) { description.textNames.append(text.name) }
    }
  }
}

extension SamplingMode {
  init(_ sampling: Spec.Sampling) {
    switch sampling {
    case .weighted: self = .weighted
    case .size: self = .size
    case .unique: self = .unique
    case .uniqueText: self = .uniqueText
    case .exhaustive: self = .exhaustive
    }
  }
}

extension Grammar {
  /// Whether a sample needs more than what it picks: `let`s that no list can hold, `index` …
  fileprivate var needsNames: Bool {
    if tops.contains(where: { !$0.fields.isEmpty }) { return true }
    return nodes.contains { node in
      switch node {
      case .compute(let computed): computed.isOpen
      case .span(let mark, _): mark.computed.contains(where: \.isOpen)
      default: false
      }
    }
  }
}
