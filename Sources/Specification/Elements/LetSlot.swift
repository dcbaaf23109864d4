import Diagnostics

/// A `let`, parameter or argument while the spec is read: read when it is first needed, since names may be declared
/// behind their use.
package final class LetSlot {
  private enum State {
    case unread(Node, Place, Kind)
    case reading
    case read(Value?)
  }

  private var state: State
  private let reader: SpecReader
  /// The value's path: its node in the graph of needs.
  package let unit: SitePath
  /// What the spec says; nil for what stands for a parameter.
  package let node: Node?

  package init(_ node: Node, at place: Place, as kind: Kind = .any, reader: SpecReader) {
    state = .unread(node, place, kind)
    unit = place.unit
    self.node = node
    self.reader = reader
  }

  /// A parameter without an argument, where a definition that nothing uses is read: all that is known is its kind.
  init(standingFor kind: Kind, at place: Place, _ range: SourceRange, reader: SpecReader) {
    state = .read(Value(.constant(.absent), kind: kind, type: kind.staticType, range: range))
    unit = place.unit
    node = nil
    self.reader = reader
  }

  /// The value; nil if it is faulty.
  package func value() -> Value? {
    switch state {
    case .read(let value): return value
    case .reading: return nil
    case .unread(let node, let place, let kind):
      state = .reading
      reader.openSlots += 1
      let value = reader.value(node, as: kind, at: place)
      reader.openSlots -= 1
      state = .read(value)
      return value
    }
  }

  /// What is known of the value. Of a value that is being read, nothing: it is in a cycle, which is reported as such;
  /// nor of one at the end of a long chain of names, which is read in its turn.
  package var type: StaticType {
    switch state {
    case .reading: .unknown
    case .unread where reader.openSlots >= SpecReader.depthLimit: .unknown
    case .unread, .read: value()?.type ?? .unknown
    }
  }
}
