#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs `body` on `count` threads of their own and waits until all have ended.
///
/// Drawing is C that never suspends: on the cooperative pool it would hold everything else back. If the system gives
/// fewer threads, fewer do the work; if it gives none, the caller's does.
func runOnThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  let threads = (0..<count).compactMap { _ in startThread(body) }
  if threads.isEmpty { body() }
  for thread in threads { pthread_join(thread, nil) }
}

/// How many processors the machine has online; at least 1.
package var onlineProcessors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Starts `body` on a new thread; nil if the system has none left.
package func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  let box = Unmanaged.passRetained(ThreadBody(body))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  // As roomy as a main thread: spec readers and renderers recurse, and elsewhere the default is half a megabyte.
  pthread_attr_setstacksize(&attributes, 8 << 20)
  #if canImport(Glibc)
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { enterThread($0) }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return nil
    }
    return thread
  #else
    var thread: pthread_t?
    let status = pthread_create(&thread, &attributes, { enterThread($0) }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return nil
    }
    return thread
  #endif
}

private func enterThread(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let box { Unmanaged<ThreadBody>.fromOpaque(box).takeRetainedValue().run() }
  return nil
}
