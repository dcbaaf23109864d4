import Bytes
import Diagnostics

/// Grows the tree of one source from libyaml's events, and counts what it costs.
struct TreeBuilder {
  let source: YAMLSource
  let limits: YAMLLimits
  /// Whether the source is the value of a `--set`.
  var isSetting = false
  private(set) var diagnostics = Diagnostics()

  private var stack: [OpenCollection] = []
  private var root: Node?
  private var documents = 0
  private var anchors: [Anchor] = []
  private var anchorNumbers: [ExactText: Int] = [:]
  private var aliases = 0
  /// Of the whole source so far, with what aliases copy.
  private var total = Extent()
  /// Where the last scalar, alias or bracket ended: block collections end there, not where the next token starts.
  private var contentEnd = (index: 0, position: SourcePosition(line: 1, column: 1))

  init(_ source: YAMLSource, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
  }

  /// The first document's root; nil after a syntax error, at a limit, or if there is nothing.
  mutating func read(_ text: ArraySlice<UInt8>) -> Node? {
    var parser = EventParser(text)
    do throws(Stop) {
      while try step(&parser) {}
    } catch {
      diagnostics.record(error.diagnostic)
      return nil
    }
    warnOfUnusedAnchors()
    return root
  }

  /// The opening bracket of the flow collection that is being read, if it is one.
  var innermostFlow: Int? {
    guard stack.last?.isFlow == true else { return nil }
    return stack.last { source[$0.start] == "[" || source[$0.start] == "{" }?.start
  }

  /// False after the last event.
  private mutating func step(_ parser: inout EventParser) throws(Stop) -> Bool {
    let event: Event
    do throws(SyntaxFault) { event = try parser.next() } catch { throw Stop(diagnostic(of: error)) }
    switch event.content {
    case .streamStart, .documentEnd: break
    case .documentStart(let hasTagDirectives): return startDocument(event, hasTagDirectives)
    case .streamEnd:
      if documents == 0 { try endEmptySource() }
      return false
    case .alias(let name): try copy(name, event)
    case .scalar(let text, let bytes, let style, let properties):
      try add(scalar: text, bytes: bytes, style, properties, event)
    case .sequenceStart(let isFlow, let properties): try open(.sequence, isFlow, properties, event)
    case .mappingStart(let isFlow, let properties): try open(.mapping, isFlow, properties, event)
    case .sequenceEnd, .mappingEnd: try close(event)
    }
    return true
  }

  /// Ends the reading, with the reason.
  struct Stop: Error {
    let diagnostic: Diagnostic
    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
  }

  /// Records a fault behind which reading can go on.
  private mutating func record(_ diagnostic: Diagnostic) throws(Stop) {
    diagnostics.record(diagnostic)
    if diagnostics.all.count >= limits.faults {
      throw Stop(.yamlTooManyFaults(limits.faults, at: diagnostic.range))
    }
  }
}

// MARK: - Documents

extension TreeBuilder {
  /// False if this is a second document, which nobody asked for.
  private mutating func startDocument(_ event: Event, _ hasTagDirectives: Bool) -> Bool {
    documents += 1
    let line = source.range(event.start.index..<source.lineEnd(at: event.start.index))
    if documents > 1 {
      diagnostics.record(.yamlSecondDocument(at: line))
      return false
    }
    if hasTagDirectives { diagnostics.record(.yamlDirective(at: line)) }
    return true
  }

  private mutating func endEmptySource() throws(Stop) {
    let range = source.range(0..<0)
    guard isSetting else { throw Stop(.yamlEmptyFile(at: range)) }
    let nothing = Scalar(source: SourceText("", whole: range, places: Places()), style: .plain, value: .null)
    root = Node(.scalar(nothing), range)
  }

  private mutating func warnOfUnusedAnchors() {
    guard !diagnostics.hasErrors else { return }
    for anchor in anchors where !anchor.isUsed {
      let value = source.slice(anchor.indices.lowerBound..<source.valueEnd(from: anchor.indices.lowerBound))
      diagnostics.record(.yamlUnusedAnchor(anchor.name, value: value, at: source.range(anchor.indices)))
      if diagnostics.all.count >= limits.faults { return }
    }
  }
}

// MARK: - Nodes

extension TreeBuilder {
  private mutating func add(
    scalar text: String, bytes: Int, _ style: Scalar.Style, _ properties: Event.Properties, _ event: Event
  ) throws(Stop) {
    let written = try indices(of: event, properties)
    let node: Node
    if style == .plain, bytes == 0 {
      node = emptyNode(at: written, event)
    } else {
      let (source, end) = sourceText(text, bytes: bytes, style, written, event)
      contentEnd = end
      let value = style == .plain ? Scalar.Value(plain: text) : .text
      let lost = style == .plain ? lostBlanks(behind: written.upperBound) : 0
      node = Node(.scalar(Scalar(source: source, style: style, value: value, lostBlanks: lost)), source.whole)
    }
    let extent = Extent(nodes: 1, bytes: bytes, height: 0)
    try count(extent, at: node.range)
    if let name = properties.anchor { finish(anchor: openAnchor(name, event), node, extent) }
    try deliver(Piece(node: node, indices: written, extent: extent))
  }

  /// The blanks that end a plain text, unless something behind them makes them no part of it.
  private func lostBlanks(behind end: Int) -> Int {
    guard let first = source[end], first.isBlank else { return 0 }
    let next = source.skippingBlanks(from: end)
    switch source[next] {
    case "#", ":": return 0
    case "]", "}":
      if let bracket = stack.last?.start, source[bracket + 1]?.isBlank ?? true { return 0 }
    default: break
    }
    return next - end
  }

  /// An empty value stands where it was left out: behind the `:` or `-`, not before whatever comes next.
  private mutating func emptyNode(at written: Range<Int>, _ event: Event) -> Node {
    var index = written.lowerBound
    if event.start.index == event.end.index, let key = stack.last?.key {
      var colon = key.indices.upperBound
      while colon < index, let scalar = source[colon], scalar.isBlank || scalar.isBreak { colon += 1 }
      index = colon < index && source[colon] == ":" ? colon + 1 : min(index, key.indices.upperBound)
    }
    let range = source.range(index..<index)
    contentEnd = (index, range.start)
    let text = SourceText("", whole: range, places: Places(from: range.start, scalars: 0))
    return Node(.scalar(Scalar(source: text, style: .plain, value: .null)), range)
  }

  /// The text with its places. A plain text on one line needs no second look.
  private func sourceText(
    _ text: String, bytes: Int, _ style: Scalar.Style, _ written: Range<Int>, _ event: Event
  ) -> (SourceText, end: (index: Int, position: SourcePosition)) {
    let start =
      written.lowerBound == event.start.index ? source.position(event.start) : source.position(at: written.lowerBound)
    if style == .literal || style == .folded {
      let parent = stack.last { !$0.isFlow }
      let (places, end) = ScalarTracer.places(
        of: text, isFolded: style == .folded, written: written, parentColumn: parent?.column ?? -1, in: source)
      let block = blockText(text, places, from: start, to: source.position(at: end))
      return (block, (end, block.whole.end))
    }
    let end = source.position(event.end)
    let whole = SourceRange(source.file, start, end)
    let places: Places
    if style == .plain, start.line == end.line, bytes == written.count || text.unicodeScalars.count == written.count {
      places = Places(from: start, scalars: written.count)
    } else {
      places = ScalarTracer.places(of: text, flow: style, written: written, in: source)
    }
    return (SourceText(text, whole: whole, places: places), (written.upperBound, end))
  }

  /// A block's last line end is dropped: exactly one, whether its header clips, keeps or strips; `|` and `|-` are the
  /// same for a text without empty lines at its end.
  private func blockText(
    _ text: String, _ places: Places, from start: SourcePosition, to end: SourcePosition
  ) -> SourceText {
    var (text, places) = (text, places)
    if text.utf8.last == UInt8(ascii: "\n") {
      text.unicodeScalars.removeLast()
      places.removeLast()
    }
    // Empty lines that were kept lie behind the last line with a text.
    let textEnd = places.position(at: places.count - 1) ?? end
    return SourceText(text, whole: SourceRange(source.file, start, max(end, textEnd)), places: places)
  }

  /// An alias becomes the anchor's node once more: a new top at the alias's place, with the content shared. So a fault
  /// of the place ("a list can't stand here") is reported at the alias, a fault inside the content at the anchor.
  private mutating func copy(_ name: String, _ event: Event) throws(Stop) {
    let indices = event.start.index..<event.end.index
    let range = SourceRange(source.file, source.position(event.start), source.position(event.end))
    contentEnd = (indices.upperBound, range.end)
    aliases += 1
    guard aliases <= limits.aliases else { throw Stop(.yamlTooManyAliases(limits.aliases, at: range)) }
    guard let number = anchorNumbers[ExactText(name)] else {
      let end = source.valueEnd(from: indices.lowerBound, inFlow: innermostFlow != nil)
      let value = source.slice(indices.lowerBound..<end)
      throw Stop(.yamlUnknownAlias(name, known: anchors.map(\.name), value: value, at: range))
    }
    anchors[number].isUsed = true
    guard let node = anchors[number].node else {
      throw Stop(.yamlAliasInsideItself(name, anchor: source.range(anchors[number].indices), at: range))
    }
    let extent = anchors[number].extent
    try count(extent, at: range)
    guard stack.count + extent.height <= limits.depth else { throw Stop(.yamlTooDeep(limits.depth, at: range)) }
    try deliver(Piece(node: Node(node.content, range), indices: indices, extent: extent))
  }

  private mutating func open(
    _ kind: OpenCollection.Kind, _ isFlow: Bool, _ properties: Event.Properties, _ event: Event
  ) throws(Stop) {
    let written = try indices(of: event, properties)
    let start = source.position(at: written.lowerBound)
    let range = SourceRange(source.file, start, source.position(event.end))
    guard stack.count < limits.depth else { throw Stop(.yamlTooDeep(limits.depth, at: range)) }
    if isSetting, stack.isEmpty, !isFlow {
      let whole = 0..<source.scalars.count
      throw Stop(.yamlBlockInSetting(source.slice(whole), at: source.range(whole)))
    }
    let extent = Extent(nodes: 1, bytes: 0, height: 1)
    try count(extent, at: range)
    var collection = OpenCollection(kind, isFlow: isFlow, start: written.lowerBound, position: start, extent)
    collection.anchor = properties.anchor.map { openAnchor($0, event) }
    stack.append(collection)
  }

  private mutating func close(_ event: Event) throws(Stop) {
    guard let collection = stack.popLast() else { return }
    // A pair in a list (`[a: 1]`) is a flow mapping without brackets of its own.
    if collection.isFlow, event.end.index > event.start.index {
      contentEnd = (event.end.index, source.position(event.end))
    }
    let range = SourceRange(source.file, collection.position, max(collection.position, contentEnd.position))
    let node = Node(collection.content, range)
    if let anchor = collection.anchor { finish(anchor: anchor, node, collection.extent) }
    try deliver(Piece(node: node, indices: collection.start..<contentEnd.index, extent: collection.extent))
  }

  /// Hands a finished node to what it stands in.
  private mutating func deliver(_ piece: Piece) throws(Stop) {
    guard let last = stack.indices.last else {
      root = piece.node
      return
    }
    stack[last].extent.include(piece.extent)
    if let swallowed = stack[last].swallowEnd, piece.indices.lowerBound < swallowed, stack[last].key == nil {
      if stack[last].kind == .mapping { stack[last].key = OpenCollection.Key(entryKey: nil, indices: piece.indices) }
      return
    }
    switch stack[last].kind {
    case .sequence: stack[last].items.append(piece.node)
    case .mapping:
      guard let key = stack[last].key else {
        stack[last].key = OpenCollection.Key(entryKey: try entryKey(piece, in: last), indices: piece.indices)
        return
      }
      stack[last].key = nil
      if let entryKey = key.entryKey { stack[last].entries.append(Node.Entry(key: entryKey, value: piece.node)) }
    }
    if stack[last].isFlow, let end = cutExpressionEnd(piece) {
      stack[last].swallowEnd = end
      let indices = piece.indices.lowerBound..<end
      try record(.yamlCutExpression(source.slice(indices), at: source.range(indices)))
    }
  }

  /// Where an expression really ends that stands in a flow collection and was cut at a comma or bracket of its own.
  private func cutExpressionEnd(_ piece: Piece) -> Int? {
    guard let scalar = piece.node.scalar, scalar.style == .plain, scalar.text.hasPrefix("="),
      piece.node.range == scalar.source.whole
    else { return nil }
    return source.balancedEnd(ofExpressionAt: piece.indices)
  }
}

// MARK: - Keys

extension TreeBuilder {
  /// The key as text, or nil if the entry has to be left out; the reason is then recorded.
  private mutating func entryKey(_ piece: Piece, in last: Int) throws(Stop) -> Located<String>? {
    guard let scalar = piece.node.scalar else {
      try record(.yamlKeyNotText(piece.node, slice: source.slice(piece.indices)))
      return nil
    }
    let key = Located(scalar.text, piece.node.range)
    if scalar.style == .plain, scalar.text == "" {
      try record(.yamlKeyMissing(at: piece.node.range))
      return nil
    }
    guard scalar.text.utf8.count <= limits.keyLength || scalar.text.unicodeScalars.count <= limits.keyLength else {
      throw Stop(.yamlKeyTooLong(limits.keyLength, at: key.range))
    }
    if scalar.style == .plain, scalar.text == "<<" {
      try record(.yamlMergeKey(at: key.range))
      return nil
    }
    if let first = stack[last].known(key) {
      try record(.yamlDuplicateKey(key, first: first))
      return nil
    }
    return key
  }
}

// MARK: - Anchors, tags and counting

extension TreeBuilder {
  private mutating func count(_ extent: Extent, at range: SourceRange) throws(Stop) {
    total.include(extent)
    guard total.nodes <= limits.nodes else { throw Stop(.yamlTooManyNodes(limits.nodes, at: range)) }
    guard total.bytes <= limits.expandedBytes else { throw Stop(.yamlTooMuchText(limits.expandedBytes, at: range)) }
  }

  /// Where the node's own text stands, behind its anchor and tag; a tag is a fault.
  private mutating func indices(of event: Event, _ properties: Event.Properties) throws(Stop) -> Range<Int> {
    guard properties.anchor != nil || properties.tag != nil else { return event.start.index..<event.end.index }
    var index = event.start.index
    while index < source.scalars.count {
      index = source.skippingSpace(from: index)
      guard let scalar = source[index], scalar == "&" || scalar == "!" else { break }
      let end = source.propertyEnd(from: index)
      if scalar == "!" {
        let value = source.slice(index..<source.valueEnd(from: index, inFlow: innermostFlow != nil))
        try record(.yamlTag(source.slice(index..<end), value: value, at: source.range(index..<end)))
      }
      index = end
    }
    // An anchor of nothing: the next token is no part of it.
    if index >= event.end.index, case .scalar = event.content { return event.end.index..<event.end.index }
    return index..<max(index, event.end.index)
  }

  private mutating func openAnchor(_ name: String, _ event: Event) -> Int {
    var index = event.start.index
    while let scalar = source[index], scalar != "&" {
      index = source.skippingSpace(from: source.propertyEnd(from: index))
    }
    let indices = index..<source.propertyEnd(from: index)
    anchorNumbers[ExactText(name)] = anchors.count
    anchors.append(Anchor(name: name, indices: indices))
    return anchors.count - 1
  }

  private mutating func finish(anchor number: Int, _ node: Node, _ extent: Extent) {
    anchors[number].node = node
    anchors[number].extent = extent
  }
}
