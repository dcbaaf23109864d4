import ArgumentParser
import Bytes
import Diagnostics
import Generation

/// How a command tells of failures and results: in words, or as JSON for programs.
struct Report {
  let isJSON: Bool

  /// Tells of doubtful things in a spec, on standard error; as JSON they are a part of the result.
  func warn(_ diagnostics: Diagnostics) {
    guard !isJSON else { return }
    for diagnostic in diagnostics.sorted { Terminal.note(diagnostic.rendered) }
  }

  /// Tells of the failure, and gives the exit to throw.
  func failure(_ error: SpecFailure) -> any Error {
    switch error {
    case .spec(let diagnostics): failure(diagnostics)
    case .file(let error): failure(GenerationError.file(error))
    case .sample(let index, let failure): self.failure(GenerationError.sample(index: index, failure))
    }
  }

  /// Tells of the failure, and gives the exit to throw.
  func failure(_ error: GenerationError) -> any Error {
    // What has a place in the spec is told like any other fault of the spec.
    if case .sample(_, let sample) = error, let diagnostic = sample.diagnostic {
      var diagnostics = Diagnostics()
      diagnostics.record(diagnostic)
      return failure(diagnostics)
    }
    return failure(error.message, error.exitStatus)
  }

  /// Tells of everything wrong in specs, and of the specs that can't be read; gives the exit to throw.
  func failure(_ diagnostics: Diagnostics, unread: [FileError] = []) -> any Error {
    let errors = unread.map { GenerationError.file($0).message }
    guard isJSON else {
      warn(diagnostics)
      for error in errors { Terminal.tell(error) }
      return ExitCode(65)
    }
    var json = ByteWriter()
    json.append("{\"status\":65,")
    json.append(diagnostics, named: "diagnostics")
    if !errors.isEmpty {
      json.append(",\"error\":")
      json.append(json: errors.joined(separator: "\n"))
    }
    json.append("}")
    return ending(json, 65)
  }

  /// Tells what went wrong, and gives the exit to throw.
  func failure(_ message: String, _ status: Int32) -> any Error {
    guard isJSON else {
      for line in message.split(separator: "\n") { Terminal.tell(String(line)) }
      return ExitCode(status)
    }
    var json = ByteWriter()
    json.append("{\"status\":")
    json.append(integer: Int(status))
    json.append(",\"error\":")
    json.append(json: message)
    json.append("}")
    return ending(json, status)
  }

  /// The exit after a last line; what can't be printed has an exit of its own.
  private func ending(_ json: ByteWriter, _ status: Int32) -> any Error {
    do {
      try Terminal.print(data: String(decoding: json.bytes, as: UTF8.self))
      return ExitCode(status)
    } catch {
      return error
    }
  }
}

extension ByteWriter {
  /// Appends the member `name` of a JSON object, a list of diagnostics.
  mutating func append(_ diagnostics: Diagnostics, named name: String) {
    append(json: name)
    append(":[")
    for (place, diagnostic) in diagnostics.sorted.enumerated() {
      if place > 0 { append(",") }
      append(diagnostic)
    }
    append("]")
  }

  private mutating func append(_ diagnostic: Diagnostic) {
    append("{\"code\":")
    append(json: diagnostic.code)
    append(",\"severity\":")
    append(json: diagnostic.severity.rawValue)
    append(place: diagnostic.range)
    append(",\"message\":")
    append(json: diagnostic.message)
    append(",\"suggestion\":")
    if let suggestion = diagnostic.suggestion { append(json: suggestion) } else { append("null") }
    append(",\"notes\":[")
    for (place, note) in diagnostic.notes.enumerated() {
      append(place > 0 ? ",{\"message\":" : "{\"message\":")
      append(json: note.message)
      append(place: note.range)
      append("}")
    }
    append("]}")
  }

  private mutating func append(place range: SourceRange) {
    append(",\"file\":")
    append(json: range.file.name)
    append(
      text: ",\"line\":\(range.start.line),\"column\":\(range.start.column)"
        + ",\"end_line\":\(range.end.line),\"end_column\":\(range.end.column)")
  }
}
