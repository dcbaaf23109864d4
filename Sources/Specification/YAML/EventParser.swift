import CYaml

/// A place as libyaml counts it: everything from 0, in Unicode scalars.
struct Mark {
  /// From the start of the source. A line end of two characters counts two.
  var index: Int
  var line: Int
  var column: Int

  fileprivate init(_ mark: yaml_mark_t) {
    index = Int(mark.index)
    line = Int(mark.line)
    column = Int(mark.column)
  }
}

/// One step of a YAML source. An event that stands for nothing written (an empty value) has equal marks.
struct Event {
  enum Content {
    case streamStart
    case streamEnd
    case documentStart(hasTagDirectives: Bool)
    case documentEnd
    case alias(String)
    /// `bytes` is the length of the text in UTF-8.
    case scalar(String, bytes: Int, Scalar.Style, Properties)
    case sequenceStart(isFlow: Bool, Properties)
    case sequenceEnd
    case mappingStart(isFlow: Bool, Properties)
    case mappingEnd
  }

  /// What may stand before a node. An event with properties starts at the first of them.
  struct Properties {
    var anchor: String?
    /// Written out in full (`tag:yaml.org,2002:str`).
    var tag: String?
  }

  let content: Content
  let start: Mark
  let end: Mark
}

/// What libyaml found wrong, in its own words.
struct SyntaxFault: Error {
  let problem: String
  let mark: Mark
  /// What it was busy with, and since where.
  let context: String
  let contextMark: Mark
}

/// The one door to libyaml: its parser of a UTF-8 source without a byte order mark.
///
/// After a fault it is finished; `next()` may not be called again.
struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// libyaml's own limit on nesting counts what it has read ahead, and names the outermost bracket; ours is exact.
  private static let liftNestingLimit: Void = yaml_set_max_nest_level(.max)

  init(_ bytes: ArraySlice<UInt8>) {
    Self.liftNestingLimit
    // On the heap, because the parser keeps pointers to itself and to its input.
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: max(bytes.count, 1))
    _ = input.initialize(fromContentsOf: bytes)
    parser.initialize(to: yaml_parser_t())
    // Fails only where there is no memory left, as Swift itself would.
    _ = yaml_parser_initialize(parser)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; after `streamEnd` there is none to ask for.
  mutating func next() throws(SyntaxFault) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
    defer { yaml_event_delete(&event) }
    return Event(content: Event.Content(event), start: Mark(event.start_mark), end: Mark(event.end_mark))
  }

  private var fault: SyntaxFault {
    let memory = parser.pointee.error == YAML_MEMORY_ERROR
    return SyntaxFault(
      problem: memory ? "out of memory" : parser.pointee.problem.map { String(cString: $0) } ?? "",
      mark: Mark(parser.pointee.problem_mark),
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      contextMark: Mark(parser.pointee.context_mark))
  }
}

extension Event.Content {
  fileprivate init(_ event: yaml_event_t) {
    switch event.type {
    case YAML_STREAM_START_EVENT: self = .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let tags = event.data.document_start.tag_directives
      self = .documentStart(hasTagDirectives: tags.start != tags.end)
    case YAML_DOCUMENT_END_EVENT: self = .documentEnd
    case YAML_ALIAS_EVENT: self = .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      self = .scalar(
        String(decoding: bytes, as: UTF8.self), bytes: scalar.length, Scalar.Style(scalar.style),
        Event.Properties(anchor: text(scalar.anchor), tag: text(scalar.tag)))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      self = .sequenceStart(
        isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE,
        Event.Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_SEQUENCE_END_EVENT: self = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      self = .mappingStart(
        isFlow: start.style == YAML_FLOW_MAPPING_STYLE,
        Event.Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_MAPPING_END_EVENT: self = .mappingEnd
    default: self = .streamEnd
    }
  }
}

extension Scalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

/// Names of anchors and tags hold no NUL, so that their first one is their end.
private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
  pointer.map { String(cString: $0) }
}
