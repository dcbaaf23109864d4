package import Diagnostics

/// The door from YAML to our tree: bytes in, located nodes or diagnostics out.
///
/// The tree holds what the source says, so a fault that leaves the rest readable (a twin of a key, a tag) is recorded
/// and reading goes on; a syntax error or a limit ends the source. Time and memory are linear in the size of the
/// source, whatever it holds.
package enum YAMLReader {
  /// Reads one file: `bytes` as they stand in it (UTF-8, with or without a byte order mark), `name` as the user gave it.
  ///
  /// Nil if there is no tree to go on with; `diagnostics` then says why. A tree may come with errors, too.
  package static func read(
    _ bytes: [UInt8], file name: String, limits: YAMLLimits = .standard, recording diagnostics: inout Diagnostics
  ) -> Node? {
    guard let (source, text) = YAMLSource.decode(bytes, name: name, limits: limits, recording: &diagnostics)
    else { return nil }
    var builder = TreeBuilder(source, limits: limits)
    let root = builder.read(text)
    diagnostics.record(contentsOf: builder.diagnostics)
    return root
  }

  /// Records that the file `name` is larger than a spec may be, for who saw it before reading it.
  package static func refuseTooLarge(
    _ name: String, limits: YAMLLimits = .standard, recording diagnostics: inout Diagnostics
  ) {
    diagnostics.record(.yaml(.tooLarge, at: YAMLSource.beginning(of: name), limits: limits))
  }

  /// Reads the value of `--set PATH=VALUE`: what could stand behind `key: ` on one line.
  ///
  /// Its source is named `--set PATH` and columns count from the value's start. A value of no characters is nothing
  /// (null), as in a file. A mapping is written in braces, a list in brackets.
  package static func read(
    setting path: String, to value: String, limits: YAMLLimits = .standard, recording diagnostics: inout Diagnostics
  ) -> Node? {
    let name = "--set \(path)"
    guard let (source, text) = YAMLSource.decode(Array(value.utf8), name: name, limits: limits, recording: &diagnostics)
    else { return nil }
    var builder = TreeBuilder(source, limits: limits)
    builder.isSetting = true
    let root = builder.read(text)
    diagnostics.record(contentsOf: builder.diagnostics)
    return root
  }
}
