#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many processors the machine has online; at least 1.
package var onlineProcessors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Runs `body` on `count` threads of their own and waits until all have ended.
///
/// If the system gives fewer threads, fewer do the work; if it gives none, the caller's does.
func runOnThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  let threads = (0..<count).compactMap { _ in WorkThread(body) }
  if threads.isEmpty { body() }
  for thread in threads { thread.join() }
}

/// A thread of the system's own, for work that blocks: drawing is C that never suspends, and on the cooperative pool it
/// would hold everything else back.
package struct WorkThread {
  private let handle: pthread_t

  /// Starts `body`; nil if the system has no thread left.
  package init?(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(ThreadBody(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // As roomy as a main thread: spec readers and renderers recurse, and elsewhere the default is half a megabyte.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    guard let handle = Self.create(&attributes, box.toOpaque()) else {
      box.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits until it has ended. To be called once.
  package func join() { pthread_join(handle, nil) }

  private static func create(_ attributes: inout pthread_attr_t, _ box: UnsafeMutableRawPointer) -> pthread_t? {
    #if canImport(Glibc)
      var handle = pthread_t()
    #else
      var handle: pthread_t?
    #endif
    let status = pthread_create(&handle, &attributes, { enter($0) }, box)
    return status == 0 ? handle : nil
  }
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func enter(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let box { Unmanaged<ThreadBody>.fromOpaque(box).takeRetainedValue().run() }
  return nil
}
