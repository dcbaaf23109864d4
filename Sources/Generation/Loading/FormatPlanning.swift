import Diagnostics
import Formats
import Specification

/// Finds the formats that a spec asks for, checks their options and settles their folders.
struct FormatPlanner {
  let description: DatasetDescription
  /// Whether the description says all: where a template is broken, what it lacks is no fault of the formats.
  var isWhole = true

  /// The formats that are wanted, and the folder of maps if there are to be any.
  func plan(
    _ wanted: [Spec.Format], maps: Located<[String]>, recording diagnostics: inout Diagnostics
  ) -> [PlannedFormat] {
    var planned: [PlannedFormat] = []
    var places: [String: SourceRange] = [:]
    var all = wanted
    if !maps.value.isEmpty {
      let options = maps.value.map { (name: Located($0, maps.range), value: Located("yes", maps.range)) }
      all.insert(Spec.Format(name: Located(LabelMaps.name, maps.range), options: options), at: 0)
    }
    for (place, format) in all.enumerated() {
      if format.name.value == LabelMaps.name, place > 0 || maps.value.isEmpty {
        diagnostics.record(
          Diagnostic(
            code: "unknown-format", range: format.name.range, message: "there is no format 'maps'",
            suggestion: "maps are asked for beside formats: 'maps: [instances, depth]'"))
        continue
      }
      guard let type = datasetFormat(named: format.name.value) else {
        diagnostics.record(
          Diagnostic(
            code: "unknown-format", range: format.name.range, message: "there is no format '\(format.name.value)'",
            suggestion: didYouMean(format.name.value, formatTable.map { $0.sheet.name })))
        continue
      }
      guard let settled = settled(format, type.sheet, recording: &diagnostics) else { continue }
      let folder = settled.folder
      // On some file systems, names that differ in case only are one.
      let key = folder.value.lowercased()
      if key == Workspace.sumsFile.lowercased() {
        diagnostics.record(
          Diagnostic(
            code: "bad-name", range: folder.range, message: "the folder of a format can't be '\(folder.value)'",
            suggestion: "a file of the dataset is called so"))
        continue
      }
      if let twin = places[key] {
        diagnostics.record(
          Diagnostic(
            code: "twin-name", range: folder.range,
            message: "two formats would be written into the folder '\(folder.value)'",
            suggestion: "give one another with 'folder:'", notes: [Diagnostic.Note("the first is here", at: twin)]))
        continue
      }
      places[key] = folder.range
      if let made = make(type, settled, at: format.name.range, recording: &diagnostics) { planned.append(made) }
    }
    return planned
  }

  private func make<Format: DatasetFormat>(
    _ type: Format.Type, _ settled: Settled, at range: SourceRange, recording diagnostics: inout Diagnostics
  ) -> PlannedFormat? {
    do throws(FormatError) {
      return PlannedFormat(
        name: Format.sheet.name, options: settled.options, folder: settled.folder.value,
        format: try Format(settled.options, for: description))
    } catch {
      guard isWhole else { return nil }
      diagnostics.record(
        Diagnostic(
          code: "unfit-format", range: range, message: error.description, suggestion: error.suggestion))
      return nil
    }
  }

  private struct Settled {
    let options: FormatOptions
    let folder: Located<String>
  }

  private func settled(
    _ format: Spec.Format, _ sheet: FormatSheet, recording diagnostics: inout Diagnostics
  ) -> Settled? {
    var options = FormatOptions(defaultsOf: sheet)
    var folder = Located(sheet.name, format.name.range)
    let before = diagnostics.all.count
    for (name, value) in format.options {
      if name.value == "folder" {
        folder = value
        if !isFolderName(value.value) {
          diagnostics.record(
            Diagnostic(
              code: "bad-name", range: value.range, message: "'\(value.value)' can't be the name of a folder",
              suggestion: "write letters, digits, - and _"))
        }
        continue
      }
      do throws(FormatError) {
        try options.set(name.value, to: value.value, by: sheet)
      } catch {
        diagnostics.record(diagnostic(of: error, name, value, sheet))
      }
    }
    return diagnostics.all.count == before ? Settled(options: options, folder: folder) : nil
  }

  /// An option that the format refuses, at its place.
  private func diagnostic(
    of error: FormatError, _ name: Located<String>, _ value: Located<String>, _ sheet: FormatSheet
  ) -> Diagnostic {
    if case .badOptionValue = error {
      let known = sheet.options.first { $0.name == name.value }?.values ?? []
      return .unknownWord(value.value, at: value.range, known: known)
    }
    return .unknownKey(
      name, in: "the format '\(sheet.name)'", known: sheet.options.map(\.name) + ["folder"], what: "option")
  }

  private func isFolderName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
