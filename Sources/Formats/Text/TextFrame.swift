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
      if let misfit = Self.misfit(need, dataset) { throw .unfit(misfit, format: sheet.name) }
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
