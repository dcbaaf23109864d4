package import Bytes
package import Labels

/// Why a line of `truth.jsonl` is no sample.
package enum TruthError: Error, Sendable, Hashable {
  case notJSON(JSONError)
  /// A member is missing, or is not what `wanted` says; `path` as in `instances[2].box`.
  case badMember(path: String, wanted: String)
  case unknownClass(String, path: String)
  case unknownLabel(String, path: String)
  case badMask(MaskError, path: String)
}

extension TruthError: CustomStringConvertible {
  /// The error as a clause.
  package var description: String {
    switch self {
    case .notJSON(let error): "the line is no JSON: \(error)"
    case .badMember(let path, let wanted): "'\(path)' must be \(wanted)"
    case .unknownClass(let name, let path): "'\(path)' names the class '\(name)', which the dataset doesn't have"
    case .unknownLabel(let name, let path): "'\(path)' names the label '\(name)', which the dataset doesn't have"
    case .badMask(let error, let path): "'\(path)' is no mask: \(error)"
    }
  }
}
