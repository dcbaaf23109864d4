import Bytes
import Foundation
import Testing

/// The variable is read once a process, so each case has a process of its own.
@Suite("The variable FIGMENT_FAULT") struct FaultEnvironmentTests {
  @Test("makes the n-th call of the process fail")
  func fails() async {
    await #expect(processExitsWith: .success) {
      setenv("FIGMENT_FAULT", "write:2=ENOSPC,rename:1=EACCES", 1)
      let scratch = try Scratch()
      try scratch.folder.write("a", [1])
      #expect(fileError { try scratch.folder.write("b", [1]) }?.errorNumber == ENOSPC)
      #expect(fileError { try scratch.folder.rename("a", to: "c") }?.errorNumber == EACCES)
      #expect(scratch.names == ["a"])
    }
  }

  @Test("kills the process before a call, as kill -9 would")
  func kills() async {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      setenv("FIGMENT_FAULT", "rename:1=kill", 1)
      let folder = Folder(NSTemporaryDirectory() + "/figment-killed")
      try folder.write("a", [1])
      try folder.rename("a", to: "b")
      exit(0)
    }
    #expect(FileManager.default.fileExists(atPath: NSTemporaryDirectory() + "/figment-killed/a"))
    try? FileManager.default.removeItem(atPath: NSTemporaryDirectory() + "/figment-killed")
  }

  @Test("that is misprinted makes every call fail and says so")
  func misprint() async {
    await #expect(processExitsWith: .success) {
      setenv("FIGMENT_FAULT", "wriite:1=EIO", 1)
      let error = fileError { _ = try FileSystem.read("/etc/hostname", limit: 1000) }
      #expect(error?.reason == .badFaultPlan)
      #expect(error?.description == "can't look at '/etc/hostname': the variable FIGMENT_FAULT is not understood")
    }
  }

  @Test("that is empty changes nothing")
  func empty() async {
    await #expect(processExitsWith: .success) {
      setenv("FIGMENT_FAULT", "", 1)
      #expect(throws: Never.self) { try FileSystem.read("/proc/self/status", limit: 100_000) }
    }
  }
}
