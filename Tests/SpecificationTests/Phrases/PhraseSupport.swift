import Diagnostics
import Specification

/// The phrase that `text` is; throws its faults. Warnings are let pass.
func phrase(_ text: String) throws -> Phrase {
  var diagnostics = Diagnostics()
  guard let phrase = Phrase.parse(source(text, name: "p"), recording: &diagnostics) else {
    throw DiagnosticsError(diagnostics)
  }
  return phrase
}

/// All that is wrong with a phrase, each as a user would see it.
func phraseFaults(_ text: String) -> [String] {
  var diagnostics = Diagnostics()
  _ = Phrase.parse(source(text, name: "p"), recording: &diagnostics)
  return diagnostics.sorted.map(\.rendered)
}
