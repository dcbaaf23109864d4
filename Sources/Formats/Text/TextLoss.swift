/// What a format of texts could not say as it is, counted in the fragment under the raw value.
///
/// The counts go into the manifest with the format's others; `sentences` puts them for people, in `README.md` and wherever
/// counts are shown.
package enum TextLoss: String, Sendable, CaseIterable {
  case nestedSpans = "lost/spans inside others"
  case droppedSpans = "lost/spans that cut a token"
  case emptySpans = "lost/spans without a token"
  case spans = "lost/spans"
  case values = "lost/values and attributes of spans"
  case labels = "lost/labels of texts"
  case emptyTexts = "lost/texts without a token"
  case unanswered = "lost/questions without an answer"
  case equalPairs = "lost/pairs of equal texts"
  case relations = "lost/relations whose ends are not told"
  case unwritableTexts = "lost/texts that the reader would misread"
  case splitTokens = "changed/tokens that a span cuts, split"
  case widenedSpans = "changed/spans that cut a token, widened"
  case trimmedSpans = "changed/spans with blanks at their ends, trimmed"
  case lineBreaks = "changed/texts with line breaks or tabs, now blanks"
  case trimmedTexts = "changed/texts with outer blanks, trimmed"
  case missingLookalikes = "noted/texts that some readers take for missing"

  /// What happened `count` times, as a sentence in Markdown.
  private func sentence(_ count: UInt64) -> String {
    switch self {
    case .nestedSpans: "Left out, since only the outermost spans can be told: \(count) spans inside others."
    case .droppedSpans: "Left out, since they begin or end within a token: \(count) spans."
    case .emptySpans: "Left out, since they hold no token: \(count) spans."
    case .spans: "Left out, since the format has no place for them: \(count) spans."
    case .values: "Left out, since the format has no place for them: values or attributes of \(count) spans."
    case .labels: "Left out, since the format has no place for them: labels of \(count) texts."
    case .emptyTexts: "Left out, since they hold no token: \(count) texts."
    case .unanswered: "Left out, since this version has no word for questions without an answer: \(count)."
    case .equalPairs: "Left out, since the chosen text is the rejected one: \(count) pairs."
    case .relations: "Left out, since the spans that they join are not there: \(count) relations."
    case .unwritableTexts: "Left out, since readers would misread them and nothing escapes them: \(count) texts."
    case .splitTokens: "Cut in two or more, since a span begins or ends within them: \(count) tokens."
    case .widenedSpans: "Widened to whole tokens: \(count) spans."
    case .trimmedSpans: "Without the blanks at their ends: \(count) spans."
    case .lineBreaks: "Line breaks or tabs became blanks in \(count) texts."
    case .trimmedTexts: "Without the blanks at their ends: \(count) texts."
    case .missingLookalikes:
      "Texts such as `NA` and `null`, which some readers take for missing: \(count). Pandas: `keep_default_na=False`."
    }
  }

  /// The losses that happened, in a fixed order; `total` gives the sum of a count.
  package static func counts(_ total: (String) -> UInt64) -> [(name: String, count: UInt64)] {
    allCases.map { ($0.rawValue, total($0.rawValue)) }.filter { $0.1 > 0 }
  }

  /// A sentence for each loss that happened, in a fixed order; `total` gives the sum of a count.
  package static func sentences(_ total: (String) -> UInt64) -> [String] {
    allCases.compactMap { loss in
      let count = total(loss.rawValue)
      return count == 0 ? nil : loss.sentence(count)
    }
  }
}

extension Fragment {
  /// Counts a loss; of 0, nothing.
  mutating func count(_ loss: TextLoss, by number: Int = 1) {
    if number > 0 { count(loss.rawValue, by: UInt64(number)) }
  }
}
