/// All that was chosen on the way to a sample.
package struct Derivation: Sendable, Hashable {
  /// The place of its top in the grammar.
  package var top: Int
  /// From left to right: of a choice the number of the branch, of a pick the place among the values that it may take.
  package var choices: [UInt128]

  package init(top: Int, choices: [UInt128]) {
    self.top = top
    self.choices = choices
  }
}
