import Diagnostics

/// Why a format is not for a dataset, whatever its samples; known before the first is made.
package enum FormatMisfit: Sendable, Hashable {
  case noPictures
  case noTexts
  /// The format tells keypoints, and no class has any.
  case noKeypoints
  /// An option names a class that the dataset hasn't.
  case unknownClass(String, known: [String])
  /// The format takes one text a sample.
  case severalTexts([String])
  /// The format needs a text of each of these names.
  case missingTexts([String], found: [String])
  /// The format needs at least two texts a sample.
  case oneText([String])
  /// The format tells of whole texts what they are, and the dataset has no such labels.
  case noTextLabels
  /// What the samples of a phrase are, of which the format can't hold the thing told; and what to write instead.
  case phrase(String, what: String, instead: String)
  /// A label that the format's files can't spell.
  case badLabel(String, reason: String)
}

extension FormatMisfit {
  /// What is wrong, behind the name of the format.
  package var clause: String {
    switch self {
    case .noPictures: "holds pictures, and this dataset has none"
    case .noTexts: "holds texts, and this dataset has none"
    case .noKeypoints: "holds keypoints, and no class of this dataset has any"
    case .unknownClass(let name, _): "is told of a class '\(name)', and this dataset has none of that name"
    case .severalTexts(let names): "holds one text a sample, and here are \(names.count): \(Self.list(names))"
    case .missingTexts(let wanted, let found):
      "needs texts of the names \(Self.list(wanted)), and here \(found.isEmpty ? "are none" : "are \(Self.list(found))")"
    case .oneText(let names):
      "holds several texts a sample, and here \(names.isEmpty ? "is none" : "is only \(Self.list(names))")"
    case .noTextLabels: "tells what each text is, and this dataset's texts have no label or intent"
    case .phrase(let phrase, let what, _): "can't hold what '\(phrase)' makes: \(what)"
    case .badLabel(let label, let reason): "can't spell the label '\(label)': \(reason)"
    }
  }

  /// What to write instead, as a clause; nil where nothing comes close.
  package var suggestion: String? {
    switch self {
    case .noPictures, .noTexts: nil
    case .noKeypoints: "give an object with a class 'keypoints: {name: [x, y]}'"
    case .unknownClass(let name, let known):
      nearest(to: name, in: known).map { "did you mean '\($0)'?" } ?? "the classes are \(Self.list(known))"
    case .severalTexts: "'jsonl' holds any number of texts"
    case .missingTexts: "'jsonl' holds texts of any names"
    case .oneText: "name the texts of a phrase under 'texts'"
    case .noTextLabels: "give each phrase an intent or a label, or use 'jsonl'"
    case .phrase(_, _, let instead): instead
    case .badLabel: "give the label a name of letters, digits, '_' and '-'"
    }
  }

  private static func list(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }
}
