import Labels

/// What every format of texts begins with: its options, checked; a dataset that it can be for; safe names of splits.
struct TextFrame: Sendable {
  /// What a format demands of a dataset, as far as the plan can tell.
  enum Need: Sendable, Hashable {
    /// One text a sample.
    case oneText
    /// Texts of all these names.
    case texts([String])
    /// A label of each whole text.
    case textLabels
    /// The texts of all names that the dataset has, each once.
    case sameTexts
    /// Turns as chat templates want them: see `Conversation`.
    case conversation(tools: Bool)
    /// Turns of users and systems, in any order.
    case dialogue
  }

  let dataset: DatasetDescription
  let options: FormatOptions
  let folders: SplitFolders

  /// - Throws: for options as `checked(against:)` does; `unfit` for a dataset that lacks a need.
  init(
    _ options: FormatOptions, for dataset: DatasetDescription, _ sheet: FormatSheet, needs: [Need] = []
  ) throws(FormatError) {
    self.options = try options.checked(against: sheet)
    guard dataset.hasTexts else { throw .unfit(.noTexts, format: sheet.name) }
    for need in needs {
      let misfit = Self.misfit(need, dataset)
      if let misfit = misfit ?? Self.misfit(need, ofPhrasesIn: dataset) { throw .unfit(misfit, format: sheet.name) }
    }
    self.dataset = dataset
    folders = SplitFolders(dataset.splits)
  }

  private static func misfit(_ need: Need, _ dataset: DatasetDescription) -> FormatMisfit? {
    let names = dataset.textNames
    switch need {
    case .oneText: return names.count > 1 ? .severalTexts(names) : nil
    case .texts(let wanted):
      // Where the spec says nothing of names, the samples will tell.
      return names.isEmpty || wanted.allSatisfy(names.contains) ? nil : .missingTexts(wanted, found: names)
    case .textLabels: return dataset.textLabels.isEmpty ? .noTextLabels : nil
    case .sameTexts: return nil
    case .conversation, .dialogue:
      let isTold = names.isEmpty || names.contains(where: Speaker.isTurn)
      return isTold ? nil : .missingTexts(["turns"], found: names)
    }
  }

  /// The first phrase whose samples lack a need.
  private static func misfit(_ need: Need, ofPhrasesIn dataset: DatasetDescription) -> FormatMisfit? {
    for shape in dataset.textShapes {
      guard let (what, instead) = misfit(need, shape, dataset) else { continue }
      return .phrase(shape.phrase, what: what, instead: instead)
    }
    return nil
  }

  private static func misfit(
    _ need: Need, _ shape: TextShape, _ dataset: DatasetDescription
  ) -> (what: String, instead: String)? {
    let names = shape.texts.map(\.name)
    func missing(_ wanted: [String]) -> (what: String, instead: String)? {
      wanted.first { !names.contains($0) }.map {
        ("no text '\($0)'", "give every phrase one, or use 'jsonl', which holds texts of any names")
      }
    }
    switch need {
    case .oneText:
      guard names.count > 1 else { return nil }
      return ("\(names.count) texts a sample, where it holds one", "'jsonl' holds any number of texts")
    case .texts(let wanted): return missing(wanted)
    case .textLabels:
      return shape.hasLabel ? nil : ("a text without a label", "give the phrase an intent or a label, or use 'jsonl'")
    case .sameTexts:
      guard Set(names).count == names.count else {
        return ("several turns a sample", "'jsonl' holds turns, and so do 'chat' and 'multiwoz'")
      }
      return missing(dataset.textNames)
    case .conversation(let tools):
      if !tools, shape.texts.contains(where: { Speaker(role: $0.role ?? $0.name) == .tool }) {
        return ("a turn of a tool", "'chat' holds turns of tools")
      }
      return Conversation.fault(in: shape.texts.map { ($0.name, $0.role) }).map { ($0, Conversation.advice) }
    case .dialogue:
      let other = shape.texts.map { $0.role ?? $0.name }.first { [nil, .tool].contains(Speaker(role: $0)) }
      return other.map { ("a turn of '\($0)'", "turns are of 'user' and 'system'; 'jsonl' holds any") }
    }
  }

  /// The safe name of the sample's split.
  func folder(of sample: borrowing Sample) -> String { folders.folder(of: sample.split) }

  /// The value of an option, as one of a format's own choices.
  func choice<Choice: RawRepresentable<String>>(_ name: String, default fallback: Choice) -> Choice {
    options.choice(name, default: fallback)
  }
}

extension Sample {
  /// The place of the only text.
  ///
  /// - Throws: `cannotHold` where there is none, or more than one.
  func onlyText() throws(FormatError) -> Int {
    guard texts.count == 1 else {
      throw .cannotHold(texts.isEmpty ? "a sample without a text" : "a sample of \(texts.count) texts", index: index)
    }
    return 0
  }

  /// The place of the text called `name`.
  ///
  /// - Throws: `cannotHold` where there is none.
  func text(named name: String) throws(FormatError) -> Int {
    for place in texts.indices where texts[place].name == name { return place }
    throw .cannotHold("a sample without a text '\(name)'", index: index)
  }

  /// The label of the whole text.
  ///
  /// - Throws: `cannotHold` where there is none.
  func wholeLabel() throws(FormatError) -> String {
    guard let label else { throw .cannotHold("a text without a label", index: index) }
    return label
  }

  /// The field called `name`.
  func field(_ name: String) -> LabelValue? { fields.first { $0.name == name }?.value }
}
