import Diagnostics

extension FormatError: CustomStringConvertible {
  /// The error as a sentence without its full stop.
  package var description: String {
    switch self {
    case .unknownOption(let name, let format): "the format '\(format)' has no option '\(name)'"
    case .badOptionValue(let value, let option, let format):
      "'\(value)' is no value of the option '\(option)' of the format '\(format)'"
    case .cannotHold(let what, let index): "the format cannot hold \(what) (sample \(index))"
    case .file(let path, let reason): "\(path): \(reason)"
    case .unfit(let misfit, let format): "the format '\(format)' \(misfit.clause)"
    }
  }

  /// What to write instead, as a clause; nil if nothing comes close.
  package var suggestion: String? {
    switch self {
    case .unknownOption(let name, let format):
      nearest(to: name, in: datasetFormat(named: format)?.sheet.options.map(\.name) ?? []).map {
        "did you mean '\($0)'?"
      }
    case .badOptionValue(_, let name, let format):
      datasetFormat(named: format)?.sheet.options.first { $0.name == name }.map { option in
        "it may be " + option.values.map { "'\($0)'" }.joined(separator: ", ")
      }
    case .unfit(.noPictures, _): formats { $0.holds.contains(.text) }.map { "for texts there are \($0)" }
    case .unfit(.noTexts, _): formats { !$0.holds.contains(.text) }.map { "for pictures there are \($0)" }
    case .unfit(let misfit, _): misfit.suggestion
    case .cannotHold, .file: nil
    }
  }

  /// The names of the formats that are so, as people read them: `'a', 'b'`.
  private func formats(where isWanted: (FormatSheet) -> Bool) -> String? {
    let names = formatTable.map { $0.sheet }.filter(isWanted).map { "'\($0.name)'" }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
