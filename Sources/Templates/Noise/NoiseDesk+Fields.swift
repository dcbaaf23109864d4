package import Labels

extension NoiseDesk {
  /// What a sample says of the last text: `clean`, as it was, and `edits`, the script's record; with the text's name
  /// behind them unless it is plainly `text`.
  package func fields(ofText name: String = "text") -> [LabelValue.Field] {
    let suffix = name == "text" ? "" : "_\(name)"
    return [
      LabelValue.Field("clean\(suffix)", .text(String(decoding: clean, as: UTF8.self))),
      LabelValue.Field("edits\(suffix)", script.record),
    ]
  }
}
