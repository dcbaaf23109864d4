import Bytes
import Diagnostics

/// What a file gives to those that include it: its names, definitions and templates.
package final class Vocabulary {
  package let scope: StaticScope
  package let definitions: DefinitionTable
  /// The `template:` mappings of the file and of those that it includes.
  package var templates: [TemplateNode] = []

  init(scope: StaticScope, definitions: DefinitionTable) {
    self.scope = scope
    self.definitions = definitions
  }
}

/// The `template:` of a file.
package struct TemplateNode {
  package let node: Node
  /// What goes before its names in the file that includes it under a name: `v.`; else empty.
  package var prefix: String

  package init(_ node: Node, prefix: String = "") {
    self.node = node
    self.prefix = prefix
  }
}

/// Reads `let`, `define` and `include` of a spec and of all files that it includes.
package final class VocabularyReader {
  private let reader: SpecReader
  /// Every `let` of every file, in reading order: the slots of the root frame.
  package private(set) var slots: [LetSlot] = []
  private var known: [String: Vocabulary] = [:]
  private var open: [String] = []

  package init(_ reader: SpecReader) { self.reader = reader }

  /// The keys that an included file may have.
  package static let keys = ["figment", "include", "define", "let", "template"]

  /// Reads the vocabulary in `entries`, the keys of a file's root; `prefix` goes before its `let`s in paths.
  package func vocabulary(of entries: [Node.Entry], prefix: [String] = []) -> Vocabulary {
    let vocabulary = Vocabulary(scope: StaticScope(in: nil), definitions: DefinitionTable())
    for entry in entries where entry.key.value == "include" { include(entry.value, into: vocabulary) }
    for entry in entries where entry.key.value == "template" { vocabulary.templates.append(TemplateNode(entry.value)) }
    if let lets = entries.first(where: { $0.key.value == "let" }) {
      var path = SitePath.root.appending("let")
      for part in prefix { path = path.appending(part) }
      let place = Place(path: path, scope: vocabulary.scope)
      slots += reader.lets(lets.value, at: place, from: slots.count) { _, number in .rootSlot(number) }
    }
    if let definitions = entries.first(where: { $0.key.value == "define" }) {
      define(definitions.value, into: vocabulary)
    }
    return vocabulary
  }

  private func define(_ node: Node, into vocabulary: Vocabulary) {
    guard case .mapping(let entries) = node.content else {
      reader.record(.wrongKind(node, wanted: "a mapping of names and definitions"))
      return
    }
    for entry in entries where reader.isIdentifier(entry.key) {
      guard case .mapping(let keys) = entry.value.content else {
        reader.record(.wrongKind(entry.value, wanted: "a mapping that describes a part"))
        continue
      }
      let parameters = keys.first { $0.key.value == "parameters" }.map { reader.parameters($0.value) } ?? []
      let definition = Definition(
        name: entry.key, entries: keys, parameters: parameters, scope: vocabulary.scope,
        definitions: vocabulary.definitions)
      if let twin = vocabulary.definitions.byName[entry.key.value] {
        reader.record(.twinName(entry.key, first: twin.name.range))
      } else {
        vocabulary.definitions.byName[entry.key.value] = definition
      }
    }
  }

  // MARK: include

  /// `include: file`, `[file, …]` or `{name: file}`.
  private func include(_ node: Node, into vocabulary: Vocabulary) {
    switch node.content {
    case .scalar: join(file(node, prefix: []), into: vocabulary, at: node.range)
    case .sequence(let nodes): for node in nodes { include(node, into: vocabulary) }
    case .mapping(let entries):
      for entry in entries where reader.isIdentifier(entry.key) {
        guard let included = file(entry.value, prefix: [entry.key.value]) else { continue }
        vocabulary.scope.namespaces[entry.key.value] = included.scope
        for (name, definition) in included.definitions.byName {
          vocabulary.definitions.byName["\(entry.key.value).\(name)"] = definition
        }
        vocabulary.templates += included.templates.map {
          TemplateNode($0.node, prefix: "\(entry.key.value).\($0.prefix)")
        }
      }
    }
  }

  private func join(_ included: Vocabulary?, into vocabulary: Vocabulary, at range: SourceRange) {
    guard let included else { return }
    for (name, entry) in included.scope.entries.sorted(by: { $0.key < $1.key }) {
      if vocabulary.scope.entries[name]?.range == entry.range { continue }
      vocabulary.scope.declare(Located(name, entry.range), entry, recording: &reader.diagnostics)
    }
    for (name, definition) in included.definitions.byName.sorted(by: { $0.key < $1.key }) {
      if let twin = vocabulary.definitions.byName[name] {
        if twin !== definition { reader.record(.twinName(definition.name, first: twin.name.range)) }
      } else {
        vocabulary.definitions.byName[name] = definition
      }
    }
    vocabulary.templates += included.templates
  }

  private func file(_ node: Node, prefix: [String]) -> Vocabulary? {
    guard let scalar = node.scalar, scalar.value == .text else {
      reader.record(.wrongKind(node, wanted: "the path of a file to include"))
      return nil
    }
    let path: String
    let isShipped = scalar.text.hasPrefix(SpecFiles.library)
    switch isShipped
      ? reader.files.checkLibrary(scalar.text, at: node.range) : reader.files.check(scalar.text, at: node.range)
    {
    case .success(let checked): path = checked
    case .failure(let fault):
      reader.record(Diagnostic(code: "bad-file", range: node.range, message: fault.message))
      return nil
    }
    if open.contains(path) {
      reader.record(
        Diagnostic(
          code: "cycle", range: node.range,
          message: "the files include each other: \((open + [path]).joined(separator: " includes "))"))
      return nil
    }
    let key = (prefix + [path]).joined(separator: "\u{0}")
    if let known = known[key] { return known }
    guard let entries = entries(of: path, at: node.range) else { return nil }
    open.append(path)
    let vocabulary = vocabulary(of: entries, prefix: prefix)
    open.removeLast()
    known[key] = vocabulary
    return vocabulary
  }

  private func entries(of path: String, at range: SourceRange) -> [Node.Entry]? {
    do throws(FileError) {
      let bytes = try reader.files.read(path, limit: YAMLLimits.standard.bytes)
      let isShipped = path.hasPrefix(SpecFiles.library)
      let shown = isShipped ? path : FileSystem.joined(reader.files.root, path)
      guard let node = YAMLReader.read(bytes, file: shown, recording: &reader.diagnostics) else { return nil }
      let folder = isShipped ? SpecFiles.library : path.split(separator: "/").dropLast().joined(separator: "/")
      reader.files.register(node.range.file, in: folder)
      guard case .mapping(let entries) = node.content else {
        reader.record(.wrongKind(node, wanted: "a mapping with define, let, template or include"))
        return nil
      }
      for entry in entries where !Self.keys.contains(entry.key.value) {
        reader.record(
          Diagnostic(
            code: "unknown-key", range: entry.key.range,
            message: "an included file can't have the key '\(entry.key.value)'",
            suggestion: "included files hold vocabulary: \(Self.keys.dropFirst().joined(separator: ", "))"))
      }
      return entries
    } catch {
      reader.record(Diagnostic(code: "bad-file", range: range, message: "\(error)"))
      return nil
    }
  }
}
