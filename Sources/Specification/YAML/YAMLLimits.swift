/// How much a YAML source may ask of us. Each bound is checked while the tree grows, and has its own diagnostic.
package struct YAMLLimits: Sendable {
  /// Of the source.
  package var bytes = 8 << 20
  /// Lists and mappings inside each other, aliases counted as what they copy.
  package var depth = 100
  /// Scalars (keys, too), lists and mappings, aliases counted as what they copy.
  package var nodes = 1_000_000
  /// Of all scalars together, aliases counted as what they copy: what a tree takes when it is written out.
  package var expandedBytes = 64 << 20
  package var aliases = 10_000
  /// Of one key, in Unicode scalars. libyaml itself reads none of more than 1,024 unless it follows a `?`.
  package var keyLength = 1_000
  /// Blanks in a row, or empty lines in a row. libyaml clears a buffer of this size at each fold of a text, so that a
  /// file of a long run and many short ones would cost the square of its size.
  package var blankRun = 1_000
  /// Faults after which the rest of the source is not looked at.
  package var faults = 100

  package init() {}

  /// The limits that specs are held to.
  package static let standard = YAMLLimits()
}
