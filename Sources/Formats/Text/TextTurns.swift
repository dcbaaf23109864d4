import Labels

/// Who speaks in a conversation.
enum Speaker: String, CaseIterable, Sendable {
  case system, user, assistant, tool

  /// The speaker that templates call `role`; nil for a name that none has.
  init?(role: String) {
    switch role.lowercased() {
    case "system": self = .system
    case "user", "human": self = .user
    case "assistant", "gpt", "bot", "agent": self = .assistant
    case "tool": self = .tool
    default: return nil
    }
  }

  /// Every name that a text without a role may have, and `turns`, which those with one have.
  static func isTurn(named name: String) -> Bool { name == "turns" || Speaker(role: name) != nil }
}

/// What chat templates take for a conversation: instructions of the system at the front, if any; then user and assistant in
/// turn, the user first and the assistant last, who may call tools in between.
enum Conversation {
  static let advice =
    "user and assistant take turns, the user first and the assistant last, and 'system' gives instructions at the front;"
    + " 'jsonl' and 'multiwoz' hold other dialogues"

  /// What chat templates would refuse about these turns; nil if nothing.
  static func fault(in turns: [(name: String, role: String?)]) -> String? {
    var last: Speaker?
    for turn in turns {
      guard let speaker = Speaker(role: turn.role ?? turn.name) else {
        return "a turn of '\(turn.role ?? turn.name)': roles are system, user, assistant and tool"
      }
      guard mayFollow(last, speaker) else {
        return "a turn of \(speaker.rawValue) \(last.map { "behind one of \($0.rawValue)" } ?? "at the front")"
      }
      last = speaker
    }
    return last == .assistant ? nil : "a conversation whose last turn isn't the assistant's"
  }

  private static func mayFollow(_ last: Speaker?, _ next: Speaker) -> Bool {
    switch next {
    case .system: last == nil
    case .user: last == nil || last == .system || last == .assistant
    case .assistant: last == .user || last == .tool
    case .tool: last == .assistant || last == .tool
    }
  }
}

extension Sample {
  /// The speaker of each text: by its role, or where it has none by its name.
  ///
  /// - Throws: `cannotHold` for no text, and for what `Conversation` refuses.
  func conversation() throws(FormatError) -> [Speaker] {
    if let fault = Conversation.fault(in: texts.map { ($0.name, $0.role) }) { throw .cannotHold(fault, index: index) }
    return texts.compactMap { Speaker(role: $0.role ?? $0.name) }
  }
}
