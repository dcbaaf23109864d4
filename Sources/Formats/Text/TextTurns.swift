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

extension TextFrame {
  /// - Throws: `unfit` for a dataset whose texts are no turns.
  func needTurns(_ sheet: FormatSheet) throws(FormatError) {
    let names = dataset.textNames
    guard names.isEmpty || names.contains(where: Speaker.isTurn) else {
      throw .unfit(.missingTexts(["turns"], found: names), format: sheet.name)
    }
  }
}

extension Sample {
  /// The speaker of each text: by its role, or where it has none by its name.
  ///
  /// - Throws: `cannotHold` for no text, an unknown role, and whatever chat templates refuse: a system's turn behind another,
  ///   a first turn that isn't the user's, two of one side in a row, a tool that nobody called, a last turn that isn't the
  ///   assistant's.
  func conversation() throws(FormatError) -> [Speaker] {
    var speakers: [Speaker] = []
    for text in texts {
      guard let speaker = Speaker(role: text.role ?? text.name) else {
        throw .cannotHold(
          "a turn of '\(text.role ?? text.name)': roles are system, user, assistant and tool", index: index)
      }
      guard Self.mayFollow(speakers.last, speaker) else {
        let place = speakers.last.map { "behind one of \($0.rawValue)" } ?? "at the front"
        throw .cannotHold("a turn of \(speaker.rawValue) \(place)", index: index)
      }
      speakers.append(speaker)
    }
    guard speakers.last == .assistant else {
      throw .cannotHold("a conversation whose last turn isn't the assistant's", index: index)
    }
    return speakers
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
