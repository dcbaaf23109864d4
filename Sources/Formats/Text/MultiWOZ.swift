import Bytes
package import Labels

/// Dialogues as MultiWOZ 2.2 has them, a folder a split, with their schema and acts.
///
/// ```
/// schema.json                   services, with their slots and intents
/// dialog_acts.json              if a sample has the field `acts`
/// <split>/dialogues_001.json
/// [
/// {"dialogue_id":"5","services":["hotel"],"turns":[
///  {"turn_id":"0","speaker":"USER","utterance":"A room in Bonn","frames":[{"service":"hotel","actions":[],
///   "slots":[{"slot":"hotel-city","value":"Bonn","start":10,"exclusive_end":14}],
///   "state":{"active_intent":"find_hotel","requested_slots":[],"slot_values":{"hotel-city":["Bonn"]}}}]} …]}
/// ]
/// ```
///
/// Needs turns with roles: `user` (`human`) is USER; `system`, `assistant`, `bot`, `agent` (`gpt`) are SYSTEM. A span's label is its
/// slot; what stands before the first `-` is the service, `dialogue` where nothing does. The state of a USER turn has all slots
/// that the user named so far, the last value of each: the span's value, or its text. `active_intent` is the sample's label, or
/// NONE. The field `acts` has an entry for each turn, a text such as `Hotel-Inform` or a list of them; an act's slots are the
/// turn's spans of its service.
///
/// Offsets are code points, end exclusive. Lost: attributes of spans (counted), other fields.
package struct MultiWOZ: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "multiwoz", summary: "dialogues with slots and state as MultiWOZ 2.2 has them; a folder a split",
    holds: [.text, .label, .spans, .nestedSpans, .values, .roles], units: "code points from 0, end exclusive",
    reader: "none: expected bytes", options: [])

  private let frame: TextFrame
  private let slots: [DialogueSlot]
  private static let actStream = "/acts"

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.dialogue])
    slots = dataset.spanLabels.map(DialogueSlot.init)
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  // MARK: Samples

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    guard !sample.texts.isEmpty else { throw .cannotHold("a sample without a text", index: sample.index) }
    var isUser: [Bool] = []
    for text in sample.texts {
      guard let speaker = Speaker(role: text.role ?? text.name), speaker != .tool else {
        throw .cannotHold("a turn of '\(text.role ?? text.name)': roles are user and system", index: sample.index)
      }
      isUser.append(speaker == .user)
    }
    let acts = try self.acts(of: sample)
    fragment.count(.values, by: sample.texts.reduce(0) { $0 + $1.spans.count { !$0.attributes.isEmpty } })
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.append(to: folder) { append(sample, isUser, to: &$0) }
    if let acts { fragment.append(to: Self.actStream) { append(acts, of: sample, to: &$0) } }
  }

  private func append(_ sample: borrowing Sample, _ isUser: [Bool], to record: inout ByteWriter) {
    let services = distinct(sample.texts.flatMap { $0.spans.map { slots[$0.label].service } })
    record.append(",\n{\"dialogue_id\":\"")
    record.append(integer: sample.id)
    record.append("\",\"services\":")
    record.append(json: .list(services.map { .text($0) }))
    record.append(",\"turns\":[")
    var state = DialogueState()
    for (place, text) in sample.texts.enumerated() {
      if isUser[place] { state.take(text, slots) }
      record.append(place == 0 ? "{\"turn_id\":\"" : ",{\"turn_id\":\"")
      record.append(integer: place)
      record.append(
        isUser[place] ? "\",\"speaker\":\"USER\",\"utterance\":" : "\",\"speaker\":\"SYSTEM\",\"utterance\":")
      record.append(json: text)
      record.append(",\"frames\":[")
      let here = distinct(text.spans.map { slots[$0.label].service } + (isUser[place] ? state.services : []))
      for (number, service) in here.enumerated() {
        record.append(number == 0 ? "{\"service\":" : ",{\"service\":")
        record.append(json: service)
        append(slotsOf: text, service, to: &record)
        if isUser[place] { append(state, service, intent: sample.label, to: &record) }
        record.append("}")
      }
      record.append("]}")
    }
    record.append("]}")
  }

  private func append(slotsOf text: borrowing LabeledText, _ service: String, to record: inout ByteWriter) {
    record.append(",\"actions\":[],\"slots\":[")
    var isFirst = true
    for span in text.spans where slots[span.label].service == service {
      record.append(isFirst ? "{\"slot\":" : ",{\"slot\":")
      isFirst = false
      record.append(json: slots[span.label].name)
      record.append(",\"value\":")
      record.append(json: DialogueState.value(of: span, in: text))
      record.append(",\"start\":")
      record.append(integer: span.points.lowerBound)
      record.append(",\"exclusive_end\":")
      record.append(integer: span.points.upperBound)
      record.append("}")
    }
    record.append("]")
  }

  private func append(_ state: DialogueState, _ service: String, intent: String?, to record: inout ByteWriter) {
    record.append(",\"state\":{\"active_intent\":")
    record.append(json: intent ?? "NONE")
    record.append(",\"requested_slots\":[],\"slot_values\":")
    let values = state.values.filter { $0.slot.service == service }
    record.append(json: values.map { .init($0.slot.name, .list([.text($0.value)])) } as [LabelValue.Field])
    record.append("}")
  }

  // MARK: Acts

  /// The acts of each turn; nil where the sample has no field of them.
  ///
  /// - Throws: `cannotHold` where they don't fit the turns.
  private func acts(of sample: borrowing Sample) throws(FormatError) -> [[String]]? {
    guard let field = sample.field("acts") else { return nil }
    guard case .list(let turns) = field, turns.count == sample.texts.count else {
      throw .cannotHold("a field 'acts' that isn't a list with an entry for each turn", index: sample.index)
    }
    return turns.map { turn in
      if case .list(let acts) = turn { return acts.compactMap(\.plainText) }
      return turn.plainText.map { [$0] } ?? []
    }
  }

  private func append(_ acts: [[String]], of sample: borrowing Sample, to record: inout ByteWriter) {
    record.append(",\n\"")
    record.append(integer: sample.id)
    record.append("\":{")
    for (place, acts) in acts.enumerated() {
      let text = sample.texts[place]
      var (members, info): ([LabelValue.Field], [LabelValue]) = ([], [])
      for act in distinct(acts) {
        let service = DialogueSlot(act).service.lowercased()
        var pairs: [LabelValue] = []
        for span in text.spans where slots[span.label].service.lowercased() == service {
          let (slot, value) = (slots[span.label].short, DialogueState.value(of: span, in: text))
          pairs.append(.list([.text(slot), .text(value)]))
          info.append(
            .list([
              .text(act), .text(slot), .text(value), .number(Double(span.points.lowerBound)),
              .number(Double(span.points.upperBound)),
            ]))
        }
        members.append(.init(act, .list(pairs.isEmpty ? [.list([.text("none"), .text("none")])] : pairs)))
      }
      record.append(place == 0 ? "\"" : ",\"")
      record.append(integer: place)
      record.append("\":")
      record.append(
        json: [.init("dialog_act", .record(members)), .init("span_info", .list(info))] as [LabelValue.Field])
    }
    record.append("}")
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try frame.writeSplits(of: whole, into: folder, in: .jsonList) { "\($0)/dialogues_001.json" }
    try folder.create("schema.json") { write throws(FormatError) in try write(schema) }
    let hasActs = whole.streamNames.contains(Self.actStream)
    if hasActs {
      try folder.create("dialog_acts.json") { write throws(FormatError) in
        var file = ByteWriter(capacity: 320 << 10)
        file.append("{")
        try file.join(recordsOf: Self.actStream, in: whole, write)
        file.append("\n}\n")
        try write(file)
      }
    }
    try frame.writeCard(
      whole, into: folder, title: "MultiWOZ 2.2 dialogues",
      layout: [
        ("schema.json", "services, with their slots and intents"),
        ("<split>/dialogues_001.json", "a list of dialogues, with slots and state"),
      ] + (hasActs ? [("dialog_acts.json", "the acts of each turn")] : []),
      notes: ["`start` and `exclusive_end` count Unicode code points from 0. The state is that of all turns so far."],
      snippet: """
        import json
        dialogues = json.load(open("\(frame.firstFolder)/dialogues_001.json", encoding="utf-8"))
        """)
  }

  private var schema: ByteWriter {
    let intents = frame.dataset.textLabels.map { intent -> LabelValue in
      .record([
        .init("name", .text(intent)), .init("description", .text("")), .init("is_transactional", .boolean(false)),
        .init("required_slots", .list([])), .init("optional_slots", .record([])),
      ])
    }
    let services = distinct(slots.map(\.service)).map { service -> LabelValue in
      let own = slots.filter { $0.service == service }.map { slot -> LabelValue in
        .record([
          .init("name", .text(slot.name)), .init("description", .text("")), .init("is_categorical", .boolean(false)),
          .init("possible_values", .list([])),
        ])
      }
      return .record([
        .init("service_name", .text(service)), .init("description", .text("")), .init("slots", .list(own)),
        .init("intents", .list(intents)),
      ])
    }
    var file = ByteWriter()
    file.append(json: .list(services))
    file.append("\n")
    return file
  }
}

/// A span's label as a slot of a service.
private struct DialogueSlot {
  let service: String
  let short: String
  var name: String { "\(service)-\(short)" }

  init(_ label: String) {
    let parts = label.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let isWhole = parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
    service = isWhole ? String(parts[0]) : "dialogue"
    short = isWhole ? String(parts[1]) : label
  }
}

/// What the user has said so far, in the order in which slots were first named.
private struct DialogueState {
  private(set) var values: [(slot: DialogueSlot, value: String)] = []
  var services: [String] { values.map(\.slot.service) }

  mutating func take(_ text: borrowing LabeledText, _ slots: [DialogueSlot]) {
    for span in text.spans {
      let (slot, value) = (slots[span.label], Self.value(of: span, in: text))
      if let place = values.firstIndex(where: { $0.slot.name == slot.name }) {
        values[place].value = value
      } else {
        values.append((slot, value))
      }
    }
  }

  /// The span's value as text, or the text that it spans.
  static func value(of span: EntitySpan, in text: borrowing LabeledText) -> String {
    span.value.plainText ?? String(decoding: text.utf8[span.bytes], as: UTF8.self)
  }
}

/// The names, each once, where it first stands.
private func distinct(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
