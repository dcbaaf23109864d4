#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets workers pass a row of places in the order of their chunks: at each place chunk 0 first, then chunk 1 …
///
/// Chunks are handed out in order and every one is in the hands of some thread, so the one that all others wait for is
/// always being worked at.
final class Turns: Sendable {
  // The system's own lock and condition, which must stay where they are; what they guard is touched under the lock only.
  nonisolated(unsafe) private let lock: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private let change: UnsafeMutablePointer<pthread_cond_t>
  /// By place: the chunk whose turn it is.
  nonisolated(unsafe) private var next: [Int]
  /// The lowest chunk that will never come.
  nonisolated(unsafe) private var end = Int.max

  init(places: Int) {
    next = Array(repeating: 0, count: places)
    lock = .allocate(capacity: 1)
    change = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    change.deallocate()
    lock.deallocate()
  }

  /// Lets `chunk` come first everywhere.
  func begin(at chunk: Int) {
    locked { for place in next.indices { next[place] = chunk } }
  }

  /// Waits until it is the turn of `chunk`; false if that will never be.
  func wait(for chunk: Int, at place: Int) -> Bool {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while next[place] != chunk {
      guard chunk < end else { return false }
      pthread_cond_wait(change, lock)
    }
    return chunk < end
  }

  /// Ends the turn at a place; the next chunk follows.
  func pass(at place: Int) { locked { next[place] += 1 } }

  /// Sends all home that wait behind `chunk`, which won't come.
  func stop(before chunk: Int) { locked { end = min(end, chunk) } }

  private func locked(_ body: () -> Void) {
    pthread_mutex_lock(lock)
    body()
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(lock)
  }
}
