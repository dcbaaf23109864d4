package import Randomness

/// One way to make a text worse: knows where it could change something, and what it makes of such a place.
///
/// A *place* is one letter, mark, blank or word, as the operation's page says; its rate is the share of places that are
/// changed. Places of one walk are asked in the order of the text. What an operation does depends on the text and its
/// stream alone.
package protocol NoiseOperation: Sendable {
  /// Appends where each place begins, in bytes, from left to right.
  func findPlaces(in text: Span<UInt8>, into places: inout [Int])

  /// Changes the place at `byte` through `walk`. False if nothing was changed.
  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool
}
