import Bytes
import Foundation

/// Random words with a fixed seed (SplitMix64), so that a failing case can be found again.
struct Words {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

/// How many random cases: debug loops are some twenty times slower.
func cases(_ number: Int) -> Int {
  #if DEBUG
    max(1, number / 30)
  #else
    number
  #endif
}

/// What `write` appends, as text.
func text(_ write: (inout ByteWriter) -> Void) -> String {
  var writer = ByteWriter()
  write(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// A folder of its own for one test, removed with all that is in it.
final class Scratch {
  let path: String

  init() throws {
    let base = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    path = base + "/figment-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var folder: Folder { Folder(path) }

  func callAsFunction(_ relative: String) -> String { path + "/" + relative }

  func put(_ relative: String, _ content: String = "") throws {
    let url = URL(fileURLWithPath: self(relative))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: url)
  }

  func content(_ relative: String) -> String? {
    FileManager.default.contents(atPath: self(relative)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Everything in the folder, by Foundation's eyes.
  var names: [String] { (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []).sorted() }
}
