#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Folders that come with the program, found from where it stands and not from the folder that somebody works in.
package enum ShippedFiles {
  /// The folder `name` (`scenes/library`) of the source tree that the running program was built in, or of its
  /// installation: `share/figment` beside the folder of programs. Nil if there is none.
  package static func folder(_ name: String) -> String? {
    guard let program, let path = try? FileSystem.realPath(program) else { return nil }
    var parts = path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let above = "/" + parts.joined(separator: "/")
      for candidate in [above + "/share/figment/" + name, above + "/" + name] {
        if let status = try? FileSystem.status(of: candidate), status.kind == .folder { return candidate }
      }
      parts.removeLast()
    }
    return nil
  }

  /// The path of the running program.
  private static var program: String? {
    #if canImport(Glibc)
      "/proc/self/exe"
    #else
      var count: UInt32 = 4096
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(count)) { buffer in
        guard let base = buffer.baseAddress, _NSGetExecutablePath(base, &count) == 0 else { return nil }
        return String(validatingCString: base)
      }
    #endif
  }
}
