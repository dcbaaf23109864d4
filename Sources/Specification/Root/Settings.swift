package import Diagnostics

/// A change from the command line: `--set scene.objects.car.scale=2`.
package struct Setting: Sendable {
  package let path: String
  package let value: String

  package init(path: String, value: String) {
    self.path = path
    self.value = value
  }
}

extension Node {
  /// This tree with `setting` in place, as if it stood in the file. Nil, with the reason recorded, if its path leads
  /// nowhere or its value can't be read.
  ///
  /// `files` is told where the value would stand in the file.
  package func applying(
    _ setting: Setting, in files: SpecFiles? = nil, recording diagnostics: inout Diagnostics
  ) -> Node? {
    guard let value = YAMLReader.read(setting: setting.path, to: setting.value, recording: &diagnostics) else {
      return nil
    }
    let steps = setting.path.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "[" }.map { step in
      step.last == "]" ? String(step.dropLast()) : String(step)
    }
    guard !steps.contains("") else {
      diagnostics.record(
        Diagnostic(
          code: "bad-path", range: value.range, message: "'\(setting.path)' is no path",
          suggestion: "write keys with dots between, such as scene.objects.car.scale"))
      return nil
    }
    switch replacing(steps[...], with: value) {
    case .success(let node):
      files?.register(value.range.file, inPlaceOf: place(of: steps[...]))
      return node
    case .failure(let dead):
      diagnostics.record(
        Diagnostic(
          code: "bad-path", range: value.range, message: "the spec has no '\(dead.way)'",
          suggestion: didYouMean(dead.step, dead.known)))
      return nil
    }
  }

  /// What stands at a path, or the last of what leads there.
  private func place(of steps: ArraySlice<String>, below key: String? = nil) -> SourceRange {
    guard let step = steps.first else { return range }
    switch content {
    case .mapping(let entries):
      guard let entry = entries.first(where: { $0.key.value == step }) else {
        return SourceRange(range.file, range.end, range.end)
      }
      return entry.value.place(of: steps.dropFirst(), below: step)
    case .sequence(let items):
      let place = Node.itemKeys(items, below: key).firstIndex(of: step) ?? Int(step)
      guard let place, items.indices.contains(place) else { return range }
      return items[place].place(of: steps.dropFirst(), below: step)
    case .scalar: return range
    }
  }

  private struct DeadEnd: Error {
    let way: String
    let step: String
    let known: [String]
  }

  private func replacing(_ steps: ArraySlice<String>, with value: Node, way: [String] = []) -> Result<Node, DeadEnd> {
    guard let step = steps.first else { return .success(value) }
    let way = way + [step]
    switch content {
    case .mapping(var entries):
      if let place = entries.firstIndex(where: { $0.key.value == step }) {
        return entries[place].value.replacing(steps.dropFirst(), with: value, way: way).map { node in
          entries[place] = Entry(key: entries[place].key, value: node)
          return Node(.mapping(entries), range)
        }
      }
      // A key that isn't there yet; whether it may be there is checked like any other.
      let inner = steps.dropFirst().reversed().reduce(value) { node, key in
        Node(.mapping([Entry(key: Located(key, value.range), value: node)]), value.range)
      }
      return .success(Node(.mapping(entries + [Entry(key: Located(step, value.range), value: inner)]), range))
    case .sequence(var items):
      let keys = Node.itemKeys(items, below: way.dropLast().last)
      guard let place = keys.firstIndex(of: step) ?? Int(step).flatMap({ items.indices.contains($0) ? $0 : nil }) else {
        return .failure(DeadEnd(way: way.joined(separator: "."), step: step, known: keys))
      }
      var (item, rest) = (items[place], steps.dropFirst())
      if way.count == 2, way[0] == "formats", !rest.isEmpty {
        // A format's options are named without its name once more; `yolo` is short for one without any.
        if let name = item.scalar?.text {
          item = Node(
            .mapping([Entry(key: Located(name, item.range), value: Node(.mapping([]), item.range))]), item.range)
        }
        if let name = item.entries.first?.key.value, rest.first != name { rest = [name] + rest }
      }
      return item.replacing(rest, with: value, way: way).map { node in
        items[place] = node
        return Node(.sequence(items), range)
      }
    case .scalar:
      return .failure(DeadEnd(way: way.joined(separator: "."), step: step, known: []))
    }
  }

  /// The keys by which paths name list items, as sites do: name, definition, class, intent, operation, the scalar of a
  /// choice; else, or where two have the same, the position.
  private static func itemKeys(_ items: [Node], below key: String?) -> [String] {
    uniqueKeys(items) { item in
      let entries = item.entries
      guard !entries.isEmpty else {
        // The numbers of a vector are told apart by their place.
        let isVector = items.allSatisfy { $0.scalar?.isNumber ?? false } && key != "choice"
        return isVector ? nil : item.scalar?.text
      }
      return entries.plainText("name") ?? derivedName(of: entries, operation: "draw") ?? entries.plainText("intent")
        ?? entries.plainText("label") ?? item["value"]?.scalar?.text
        ?? (entries.count == 1 ? entries[0].key.value : nil)
    }
  }
}

extension Scalar {
  fileprivate var isNumber: Bool {
    switch value {
    case .integer, .number: true
    case .null, .boolean, .text: false
    }
  }
}
