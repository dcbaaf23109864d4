import Labels

extension Canvas {
  /// Words from one row to the next; rows may be padded.
  var rowStep: Int { size.height > 1 ? row(1) - row(0) : size.width }
}
