import Generation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SIGINT and SIGTERM: the first asks the work to stop, the second ends the process at once, which loses no more than a
/// crash does.
enum Signals {
  private static let received = Atomic<Int32>(0)
  private static let stop = Mutex<(@Sendable () -> Void)?>(nil)

  /// From now on, the first signal calls `stop`, on a thread of its own; a later call puts another in its place.
  ///
  /// To be called before any other thread is started: they inherit that the signals are not for them.
  static func watch(_ stop: @escaping @Sendable () -> Void) {
    let isFirst = Self.stop.withLock { known in
      defer { known = stop }
      return known == nil
    }
    guard isFirst else { return }
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let watched = set
    _ = WorkThread { wait(for: watched) }
  }

  private static func wait(for watched: sigset_t) {
    var set = watched
    while true {
      var number: Int32 = 0
      guard sigwait(&set, &number) == 0 else { continue }
      if received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      Terminal.tell("stopping after the samples that are being made; once more ends it at once")
      stop.withLock { $0 }?()
    }
  }

  /// 130 after SIGINT, 143 after SIGTERM.
  static var exitStatus: Int32 {
    let number = received.load(ordering: .relaxed)
    return 128 + (number == 0 ? SIGINT : number)
  }
}
