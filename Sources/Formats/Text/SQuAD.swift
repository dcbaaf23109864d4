import Bytes
package import Labels

/// SQuAD's JSON: questions with their answers as pieces of a context, a file a split.
///
/// ```
/// <split>.json
/// {"version":"v2.0","data":[{"title":"…","paragraphs":[
/// {"context":"Ann lives in Rome.","qas":[{"id":"5","question":"Where does Ann live?","is_impossible":false,
///  "answers":[{"text":"Rome","answer_start":13}]}]} …]}]}
/// ```
///
/// Needs texts `context` and `question`. Answers are the context's spans of the label `ANSWER`, in their order; without one the
/// question can't be answered (v2.0), or is left out and counted (1.1). `answer_start` counts code points. Lost: other spans,
/// the label of the whole (both counted), values, fields.
package struct SQuAD: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "squad", summary: "SQuAD's JSON: contexts, questions and where the answers stand; one file a split",
    holds: [.text, .spans], units: "code points from 0", reader: "Python json, by the scores of evaluate-v2.0",
    options: [
      .init(
        name: "version", values: ["v2.0", "1.1"],
        summary: "v2.0: questions may have no answer; 1.1: those are left out")
    ])

  private let frame: TextFrame
  private let isOld: Bool

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.texts(["context", "question"])])
    isOld = frame.options.values["version"] == "1.1"
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let (context, question) = (try sample.text(named: "context"), try sample.text(named: "question"))
    let spans = sample.texts[context].spans
    let answers = spans.indices.filter { frame.dataset.spanLabels[spans[$0].label] == "ANSWER" }
    if isOld, answers.isEmpty { return fragment.count(.unanswered) }
    fragment.count(.spans, by: sample.texts.reduce(0) { $0 + $1.spans.count } - answers.count)
    if sample.label != nil { fragment.count(.labels) }
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.append(to: folder) { record in
      record.append(",\n{\"context\":")
      record.append(json: sample.texts[context])
      record.append(",\"qas\":[{\"id\":\"")
      record.append(integer: sample.id)
      record.append("\",\"question\":")
      record.append(json: sample.texts[question])
      if !isOld { record.append(answers.isEmpty ? ",\"is_impossible\":true" : ",\"is_impossible\":false") }
      record.append(",\"answers\":[")
      for (number, place) in answers.enumerated() {
        record.append(number == 0 ? "{\"text\":" : ",{\"text\":")
        record.append(json: sample.texts[context], spans[place].bytes)
        record.append(",\"answer_start\":")
        record.append(integer: spans[place].points.lowerBound)
        record.append("}")
      }
      record.append("]}]}")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    var envelope = TextFrame.Envelope.jsonList
    envelope.head = ByteWriter()
    envelope.head.append(
      isOld ? "{\"version\":\"1.1\",\"data\":[{\"title\":" : "{\"version\":\"v2.0\",\"data\":[{\"title\":")
    envelope.head.append(json: frame.dataset.name)
    envelope.head.append(",\"paragraphs\":[")
    envelope.tail = ByteWriter()
    envelope.tail.append("\n]}]}\n")
    try frame.writeSplits(of: whole, into: folder, in: envelope) { "\($0).json" }
    try frame.writeCard(
      whole, into: folder, title: "extractive question answering",
      layout: [("<split>.json", "contexts with their questions and answers")],
      notes: ["`answer_start` counts Unicode code points from 0."],
      snippet: """
        import json
        data = json.load(open("\(frame.firstFolder).json", encoding="utf-8"))
        questions = [(paragraph["context"], question) for article in data["data"]
                     for paragraph in article["paragraphs"] for question in paragraph["qas"]]
        """)
  }
}
