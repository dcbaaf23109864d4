extension FormatOptions {
  /// The options with every default filled in, after a check against `sheet`.
  ///
  /// - Throws: `unknownOption` or `badOptionValue`, for the first fault in the order of the options' names.
  package func checked(against sheet: FormatSheet) throws(FormatError) -> FormatOptions {
    var checked = FormatOptions()
    for option in sheet.options { checked.values[option.name] = option.values.first ?? "" }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let option = sheet.options.first(where: { $0.name == name }) else {
        throw .unknownOption(name, format: sheet.name)
      }
      guard option.values.isEmpty || option.values.contains(value) else {
        throw .badOptionValue(value, option: name, format: sheet.name)
      }
      checked.values[name] = value
    }
    return checked
  }

  /// The value of an option, as one of a format's own choices; the default if the sheet lists a value that isn't one.
  func choice<Choice: RawRepresentable<String>>(_ name: String, default fallback: Choice) -> Choice {
    values[name].flatMap(Choice.init(rawValue:)) ?? fallback
  }
}
