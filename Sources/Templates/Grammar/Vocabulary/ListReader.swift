import Bytes
import Diagnostics
import Specification

/// Reads the lists of templates: inline, from text files (a line each) or from CSV with a header.
struct ListReader {
  let reader: SpecReader

  /// The keys of an item that say more than what the item is.
  private static let ownKeys = ["text", "weight", "value", "synonyms", "forms"]

  func list(_ node: Node, named name: Located<String>) -> TemplateList? {
    var entries: [TemplateList.Entry] = []
    switch node.content {
    case .sequence(let nodes):
      var isWhole = true
      var item = 0
      for node in nodes {
        let read = self.entries(of: node, item: item)
        isWhole = isWhole && !read.isEmpty
        // What is never in the draw is no part of the list.
        if case .boolean(false)? = read.first?.when?.form { continue }
        entries += read
        item += 1
      }
      checkNames(of: nodes)
      guard isWhole else { return nil }
    case .mapping(let keys):
      guard let file = keys.first(where: { $0.key.value == "file" }) else {
        reader.record(.wrongKind(node, wanted: "a list of items, or {file: cities.txt}"))
        return nil
      }
      for entry in keys where entry.key.value != "file" {
        reader.record(.unknownKey(entry.key, in: "a list from a file", known: ["file"]))
      }
      guard let loaded = self.entries(ofFile: file.value) else { return nil }
      entries = loaded
    case .scalar:
      reader.record(.wrongKind(node, wanted: "a list of items, or {file: cities.txt}"))
      return nil
    }
    guard !entries.isEmpty else {
      reader.record(.emptyList("the list '\(name.value)'", at: node.range))
      return nil
    }
    guard entries.contains(where: { $0.weight > 0 }) else {
      reader.record(.allWeightsZero(at: node.range))
      return nil
    }
    return TemplateList(name: name, entries: entries)
  }

  // MARK: items

  /// The entries of an item: its text and its synonyms; none if it is faulty.
  private func entries(of node: Node, item: Int) -> [TemplateList.Entry] {
    if let scalar = node.scalar {
      guard !node.isEmpty else {
        reader.record(.wrongKind(node, wanted: "a text, or a mapping with 'text'"))
        return []
      }
      if let warning = node.lostBlank() { reader.record(warning) }
      return [TemplateList.Entry(text: scalar.unescaped, weight: 1, item: item, members: [], range: node.range)]
    }
    guard case .mapping(let keys) = node.content else {
      reader.record(.wrongKind(node, wanted: "a text, or a mapping with 'text'"))
      return []
    }
    guard node["text"]?.scalar != nil || node["forms"] != nil else {
      reader.record(node.misreadPhrase ?? .missingKey("text", in: "a list's item", at: node.range))
      return []
    }
    guard var entry = entry(keys, item: item, node.range) else { return [] }
    guard let synonyms = node["synonyms"] else { return [entry] }
    guard let nodes = synonyms.items, !nodes.isEmpty else {
      reader.record(.wrongKind(synonyms, wanted: "a list of texts that mean the same"))
      return []
    }
    var entries: [TemplateList.Entry] = []
    entry.weight /= Double(nodes.count + 1)
    for node in nodes {
      guard let synonym = self.synonym(node, of: entry) else { return [] }
      entries.append(synonym)
    }
    return [entry] + entries
  }

  private func entry(_ keys: [Node.Entry], item: Int, _ range: SourceRange) -> TemplateList.Entry? {
    var entry = TemplateList.Entry(text: nil, weight: 1, item: item, members: [], range: range)
    var isWhole = true
    for key in keys {
      switch key.key.value {
      case "text":
        entry.text = key.value.scalar?.unescaped
        if entry.text == nil { reader.record(.wrongKind(key.value, wanted: "text")) }
        isWhole = isWhole && entry.text != nil
      case "synonyms": break
      case "when":
        let options = PickedOptions(when: key.value, reader: reader)
        entry.when = options.when
        isWhole = isWhole && options.isWhole
      case "forms":
        guard let forms = forms(key.value) else { return nil }
        entry.forms = forms
      default:
        guard let constant = constant(key) else {
          isWhole = false
          continue
        }
        switch (key.key.value, constant) {
        case ("weight", .number(let number)): entry.weight = number
        case ("value", _): entry.value = constant
        default: entry.members.append(Datum.Member(key.key.value, constant))
        }
      }
    }
    return isWhole ? entry : nil
  }

  /// Items of one name can't be told apart.
  private func checkNames(of nodes: [Node]) {
    var names: [String: SourceRange] = [:]
    for case let name? in nodes.map(\.entries.plainName) {
      if let first = names[name.value] { reader.record(.twinName(name, first: first)) }
      names[name.value] = names[name.value] ?? name.range
    }
  }

  private func constant(_ entry: Node.Entry) -> Datum? {
    let kind: Kind = entry.key.value == "weight" ? .number(.nonNegative) : .any
    let place = Place(path: SitePath.root.appending("template"), scope: StaticScope(in: nil))
    guard let value = reader.value(entry.value, as: kind, at: place.appending(entry.key.value)) else { return nil }
    guard let constant = value.constant else {
      reader.record(
        Diagnostic(code: "not-constant", range: entry.value.range, message: "a list's item holds plain values"))
      return nil
    }
    return constant
  }

  private func synonym(_ node: Node, of item: TemplateList.Entry) -> TemplateList.Entry? {
    var synonym = item
    synonym.range = node.range
    synonym.forms = Forms()
    if let scalar = node.scalar, !node.isEmpty {
      synonym.text = scalar.unescaped
      return synonym
    }
    guard case .mapping(let keys) = node.content, node["text"]?.scalar != nil else {
      reader.record(.wrongKind(node, wanted: "a text, or a mapping with 'text'"))
      return nil
    }
    for key in keys where ["weight", "value", "synonyms", "when", "name"].contains(key.key.value) {
      reader.record(.unknownKey(key.key, in: "a synonym", known: ["text", "forms", "gender", "number", "case"]))
      return nil
    }
    guard let own = entry(keys, item: item.item, node.range) else { return nil }
    synonym.text = own.text
    synonym.forms = own.forms
    let kept = item.members.filter { member in !own.members.contains { $0.name == member.name } }
    synonym.members = kept + own.members
    return synonym
  }

  /// `{plural: Lampen, dative plural: Lampen}`
  private func forms(_ node: Node) -> Forms<String>? {
    var forms = Forms<String>()
    guard let keys = reader.formKeys(node) else { return nil }
    for key in keys {
      guard let scalar = key.content.scalar, !key.content.isEmpty else {
        reader.record(.wrongKind(key.content, wanted: "text"))
        return nil
      }
      forms.forms.append(Forms.Form(words: key.words, content: scalar.unescaped))
    }
    return forms
  }

  // MARK: files

  private func entries(ofFile node: Node) -> [TemplateList.Entry]? {
    guard let path = node.scalar?.text else {
      reader.record(.wrongKind(node, wanted: "the path of a file"))
      return nil
    }
    switch reader.files.check(path, at: node.range) {
    case .failure(let fault):
      reader.record(Diagnostic(code: "bad-file", range: node.range, message: fault.message))
      return nil
    case .success(let file):
      if file.hasSuffix(".csv") { return rows(of: file, at: node.range) }
      return lines(of: file, path, at: node.range)
    }
  }

  private func lines(of file: String, _ path: String, at range: SourceRange) -> [TemplateList.Entry]? {
    do throws(FileError) {
      let bytes = try reader.files.read(file, limit: 256 << 20)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        reader.record(Diagnostic(code: "bad-file", range: range, message: "'\(path)' is not UTF-8 text"))
        return nil
      }
      let lines = text.split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r\n" }
      return lines.enumerated().map { item, line in
        TemplateList.Entry(text: String(line), weight: 1, item: item, members: [], range: range)
      }
    } catch {
      reader.record(Diagnostic(code: "bad-file", range: range, message: "\(error)"))
      return nil
    }
  }

  /// Columns named by words of grammar (`plural`, `dative plural`) are forms; `synonyms` are parted by `|`.
  private func rows(of file: String, at range: SourceRange) -> [TemplateList.Entry]? {
    guard let table = reader.table(file, at: range) else { return nil }
    guard table.header.contains("text") else {
      reader.record(
        Diagnostic(
          code: "unknown-column", range: range, message: "'\(file)' has no column 'text'",
          suggestion: didYouMean("text", table.header)))
      return nil
    }
    return table.rows.enumerated().flatMap { item, row in entries(of: zip(table.header, row), item: item, range) }
  }

  private func entries(
    of row: some Sequence<(String, Datum)>, item: Int, _ range: SourceRange
  ) -> [TemplateList.Entry] {
    var entry = TemplateList.Entry(text: nil, weight: 1, item: item, members: [], range: range)
    var synonyms: [Substring] = []
    for (name, datum) in row {
      let words = name.split(separator: " ").map { Features.plain(String($0)) }
      switch (name, datum) {
      case ("weight", .number(let number)) where number >= 0: entry.weight = number
      case ("text", _): entry.text = datum.printed ?? ""
      case ("value", _): entry.value = datum
      case ("synonyms", .text(let text)): synonyms = text.split(separator: "|")
      case (_, .text(let text)) where !words.isEmpty && words.allSatisfy { Features.feature(of: $0) != nil }:
        entry.forms.forms.append(Forms.Form(words: words, content: text))
      default: entry.members.append(Datum.Member(name, datum))
      }
    }
    entry.weight /= Double(synonyms.count + 1)
    return [entry]
      + synonyms.map { text in
        var synonym = entry
        synonym.text = String(text)
        synonym.forms = Forms()
        return synonym
      }
  }
}

extension SpecReader {
  /// The keys of `forms:` as words of grammar, with what stands under them.
  func formKeys(_ node: Node) -> [(words: [String], content: Node)]? {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      record(.wrongKind(node, wanted: "a mapping of forms, such as {plural: lamps}"))
      return nil
    }
    var forms: [(words: [String], content: Node)] = []
    for entry in entries {
      let words = entry.key.value.split(separator: " ").map { Features.plain(String($0)) }
      if let twin = forms.firstIndex(where: { Set($0.words) == Set(words) }) {
        record(.twinForm(entry.key, first: entries[twin].key.range))
      }
      for word in words where Features.feature(of: word) == nil {
        if let near = nearest(to: word, in: Features.known) { record(.nearFeature(entry.key, word, near)) }
      }
      forms.append((words, entry.value))
    }
    return forms
  }
}
