import Bytes
import Testing

@Suite("A byte writer") struct ByteWriterTests {
  @Test("appends pieces in order and forgets them on demand")
  func pieces() {
    var writer = ByteWriter(capacity: 10)
    #expect(writer.isEmpty)
    writer.append("één ")
    writer.append(text: "zwei")
    writer.append(byte: 10)
    writer.append(bytes: [0, 255])
    writer.append(buffer: UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(writer.bytes == Array("één zwei\n".utf8) + [0, 255])
    var other = ByteWriter()
    other.append(writer)
    writer.append(bytes: other.bytes.span)
    #expect(writer.count == 2 * other.count)
    #expect(writer.withUnsafeBytes { $0.count } == writer.count)
    writer.truncate(to: 3)
    #expect(writer.bytes == Array("é".utf8) + Array("é".utf8.prefix(1)))
    writer.removeAll()
    #expect(writer.count == 0)
  }

  @Test("keeps a copy of its bytes apart")
  func copies() {
    var writer = ByteWriter()
    writer.append(text: "one")
    let bytes = writer.bytes
    var copy = writer
    writer.append(text: " two")
    copy.append(integer: 3)
    #expect(bytes == Array("one".utf8))
    #expect(copy.bytes == Array("one3".utf8))
    #expect(writer.bytes == Array("one two".utf8))
  }

  @Test("writes integers as the standard library does")
  func integers() {
    var words = Words(seed: 6)
    var numbers: [UInt64] = [
      0, 9, 10, 99_999_999, 100_000_000, 9_999_999_999_999_999, 10_000_000_000_000_000, .max, 1 << 63,
    ]
    for _ in 0..<cases(200_000) { numbers.append(words.next() >> UInt64(words.below(64))) }
    var power: UInt64 = 1
    for _ in 0..<19 {
      power *= 10
      numbers += [power - 1, power, power + 1]
    }
    for number in numbers {
      #expect(text { $0.append(integer: number) } == String(number))
      let signed = Int(truncatingIfNeeded: number)
      #expect(text { $0.append(integer: signed) } == String(signed))
      #expect(text { $0.append(integer: 0 &- signed) } == String(0 &- signed))
    }
    #expect(text { $0.append(integer: Int.min) } == "-9223372036854775808")
  }

  @Test("pads integers with zeros")
  func padded() {
    #expect(text { $0.append(integer: 7, width: 6) } == "000007")
    #expect(text { $0.append(integer: 0, width: 2) } == "00")
    #expect(text { $0.append(integer: 1234, width: 2) } == "1234")
    #expect(text { $0.append(integer: 123_456_789, width: 12) } == "000123456789")
  }

  @Test("writes bytes in hexadecimal")
  func hexadecimal() {
    #expect(text { $0.append(hex: [0x00, 0x0f, 0xa5, 0xff]) } == "000fa5ff")
    #expect(text { $0.append(hex: [UInt8]()) } == "")
  }
}
