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
    case .cannotHold, .file: nil
    }
  }
}
