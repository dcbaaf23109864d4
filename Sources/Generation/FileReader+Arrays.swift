import Bytes

extension FileReader {
  /// Reads up to `count` bytes from the byte at `offset` on, in place of what `bytes` held; its storage is kept.
  func read(at offset: Int, count: Int, into bytes: inout [UInt8]) throws(FileError) {
    if bytes.count < count {
      bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    } else {
      bytes.removeLast(bytes.count - count)
    }
    let filled = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
      try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
    bytes.removeLast(count - filled)
  }
}
