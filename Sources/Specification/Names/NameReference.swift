/// What a name of an expression leads to, found when the spec is read: no name is looked up while samples are made.
package enum NameReference: Sendable, Hashable {
  case index, progress, split, frame
  /// A `let` of a file's root.
  case rootSlot(Int)
  /// A `let` or parameter of the frame that stands `up` levels above.
  case slot(up: Int, Int)
  /// An object in a list of objects or parts of the frame that stands `up` levels above.
  case child(up: Int, list: Int, Int)
  /// The frame itself: `self` for 0, `parent` for 1.
  case frameItself(up: Int)
  /// `repeat.index`, `repeat.count`, `repeat.item` of the innermost repeat.
  case repeatIndex, repeatCount, repeatItem
  /// A measure of the instance at hand, or a member of it, by name: only in `keep`.
  case measure(String)
  /// What a register of a template's grammar holds: a name given by `as`, a list's item that a rule was handed.
  case register(Int)
}
