extension FormatOptions {
  /// What a format does where nothing else is asked: every option of `sheet` with its default.
  package init(defaultsOf sheet: FormatSheet) {
    self.init(Dictionary(sheet.options.map { ($0.name, $0.values.first ?? "") }) { first, _ in first })
  }

  /// Gives the option `name` a value that `sheet` allows.
  ///
  /// - Throws: `unknownOption` or `badOptionValue`.
  package mutating func set(_ name: String, to value: String, by sheet: FormatSheet) throws(FormatError) {
    guard let option = sheet.options.first(where: { $0.name == name }) else {
      throw .unknownOption(name, format: sheet.name)
    }
    guard option.values.isEmpty || option.values.contains(value) else {
      throw .badOptionValue(value, option: name, format: sheet.name)
    }
    values[name] = value
  }

  /// The options with every default filled in, after a check against `sheet`.
  ///
  /// - Throws: `unknownOption` or `badOptionValue`, for the first fault in the order of the options' names.
  package func checked(against sheet: FormatSheet) throws(FormatError) -> FormatOptions {
    var checked = FormatOptions(defaultsOf: sheet)
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { try checked.set(name, to: value, by: sheet) }
    return checked
  }

  /// The value of an option, as one of a format's own choices; the default if the sheet lists a value that isn't one.
  func choice<Choice: RawRepresentable<String>>(_ name: String, default fallback: Choice) -> Choice {
    values[name].flatMap(Choice.init(rawValue:)) ?? fallback
  }
}
