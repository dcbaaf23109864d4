package import Foundation

/// Runs the built `figment`, which lies beside the tests, and keeps what it said.
package struct Command {
  /// Its exit status; 128 and the signal's number if a signal ended it.
  package var status: Int32
  package var output: String
  package var error: String

  /// Runs it with `arguments` in `folder`, and waits for its end. Its environment is small: what the tests run in changes
  /// nothing.
  package init(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:], program: URL = Command.program
  ) throws {
    let running = try Running(arguments, in: folder, environment: environment, program: program)
    self = try running.ended()
  }

  fileprivate init(status: Int32, output: String, error: String) {
    self.status = status
    self.output = output
    self.error = error
  }

  /// Runs a line of shell, in which `$figment` is the program.
  package static func shell(_ line: String, in folder: String? = nil) throws -> Command {
    try Command(
      ["-c", line], in: folder, environment: ["figment": program.path], program: URL(filePath: "/bin/sh"))
  }

  /// The program under test.
  package static let program = Bundle(for: Marker.self).bundleURL.appending(path: "figment")

  private final class Marker {}

  /// A command that is still on.
  package final class Running {
    private let process = Process()
    private let output = Pipe()
    private let error = Pipe()

    package init(
      _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
      program: URL = Command.program
    ) throws {
      process.executableURL = program
      process.arguments = arguments
      process.environment = ["PATH": "/usr/bin:/bin", "COLUMNS": "80"].merging(environment) { $1 }
      if let folder { process.currentDirectoryURL = URL(filePath: folder) }
      process.standardOutput = output
      process.standardError = error
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    /// Sends it a signal, if it is still on.
    package func send(_ signal: Int32) { if process.isRunning { kill(process.processIdentifier, signal) } }

    /// Waits for its end. Messages fit into the pipes' buffers, so that one can be read after the other.
    package func ended() throws -> Command {
      let output = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      let error = String(decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      let isExit = process.terminationReason == .exit
      return Command(
        status: isExit ? process.terminationStatus : 128 + process.terminationStatus, output: output, error: error)
    }
  }
}
