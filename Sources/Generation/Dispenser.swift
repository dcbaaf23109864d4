import Synchronization

/// Hands out work in order and keeps the failure with the lowest number. Every lower piece was taken earlier and gets
/// finished, so the error that a user sees does not depend on which thread was fastest.
final class Dispenser: Sendable {
  private struct State {
    var next: Int
    var failure: (number: Int, error: GenerationError)?
  }
  private let count: Int
  private let state: Mutex<State>

  /// Hands out the numbers `start ..< count`.
  init(_ count: Int, from start: Int = 0) {
    self.count = count
    state = Mutex(State(next: start))
  }

  /// The next number; nil when all are taken or one has failed.
  func take() -> Int? {
    state.withLock { state in
      guard state.next < count, state.failure == nil else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func fail(_ number: Int, with error: GenerationError) {
    state.withLock { state in
      if let known = state.failure, known.number < number { return }
      state.failure = (number, error)
    }
  }

  /// The failure with the lowest number.
  var failure: GenerationError? { state.withLock { $0.failure?.error } }

  /// True once all work was taken and none failed.
  var isExhausted: Bool { state.withLock { $0.next == count && $0.failure == nil } }
}
