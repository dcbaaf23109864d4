import Bytes
import Labels

/// The state of one writer: the text as it grows, registers, spans, and where to go on behind calls.
struct TextMachine {
  /// A span that was opened, in the whole output of the sample.
  struct RawSpan: BitwiseCopyable {
    var mark: Int32
    /// The index of the innermost one around it, or -1.
    var parent: Int32
    var start: Int
    var end: Int
    var startPoint: Int
    var endPoint: Int
    /// Of a mark that tells of a register: what it held when the span was closed.
    var value: UInt128
    var source: Int32
    /// Of a mark with attributes that are computed: their place in `notes`; else -1.
    var note: Int32 = -1
  }

  /// Where to go on behind a call.
  struct Frame: BitwiseCopyable {
    var next: Int
    /// The chooser's state there.
    var state: UInt64
  }

  struct OpenFilter: BitwiseCopyable {
    var start: Int
    var startPoint: Int
    var firstSpan: Int
  }

  /// A stretch of the output that belongs to one text.
  struct Segment: BitwiseCopyable {
    var channel: Int32
    var start: Int
    var startPoint: Int
  }

  struct Register: BitwiseCopyable {
    /// The entry's index or the value's rank.
    var value: UInt128
    /// -1: nothing was picked.
    var source: Int32
  }

  var output = Room<UInt8>(capacity: 4096)
  var points = 0
  var isPlain = true
  var spans = Room<RawSpan>(capacity: 64)
  /// The innermost open span, or -1.
  var openSpan: Int32 = -1
  /// The attributes of spans that were computed, as they were when each was closed.
  var notes: [[LabelValue.Field]] = []
  var frames = Room<Frame>(capacity: 256)
  var filters = Room<OpenFilter>(capacity: 16)
  var segments = Room<Segment>(capacity: 16)
  var channels = Room<Int32>(capacity: 16)
  var registers: Room<Register>
  /// Registers that were put aside.
  var saved = Room<Register>(capacity: 64)
  init(registers count: Int) {
    registers = Room(capacity: max(1, count))
    registers.count = count
  }

  func free() {
    output.free()
    spans.free()
    frames.free()
    filters.free()
    segments.free()
    channels.free()
    registers.free()
    saved.free()
  }

  /// Ready for another sample.
  @inline(__always)
  mutating func begin() {
    output.count = 0
    points = 0
    isPlain = true
    spans.count = 0
    openSpan = -1
    if !notes.isEmpty { notes.removeAll(keepingCapacity: true) }
    frames.count = 0
    filters.count = 0
    segments.count = 0
    channels.count = 0
    saved.count = 0
    for index in 0..<registers.count { registers.start[index].source = -1 }
  }

  /// Appends ready text.
  @inline(__always)
  mutating func append(_ piece: TextProgram.Piece, of bytes: UnsafePointer<UInt8>) {
    output.append(words: bytes + piece.offset, Int(piece.count))
    if piece.points >= 0 {
      points &+= Int(piece.points)
    } else {
      points &+= Int(~piece.points)
      isPlain = false
    }
  }

  /// Appends text that was made for this sample.
  mutating func append(text: String) {
    var text = text
    text.withUTF8 { utf8 in
      output.reserve(utf8.count)
      for byte in utf8 { append(byte: byte) }
    }
  }

  /// Appends one byte of a text, counting code points as they begin. There must be room.
  @inline(__always)
  private mutating func append(byte: UInt8) {
    output.start[output.count] = byte
    output.count &+= 1
    if byte & 0xC0 != 0x80 { points &+= 1 }
    if byte < 0x20 || byte == 0x22 || byte == 0x5C { isPlain = false }
  }

  /// Appends decimal digits.
  mutating func append(number: Int) {
    output.reserve(20)
    if number < 0 { append(byte: UInt8(ascii: "-")) }
    var (rest, count) = (number.magnitude, 1)
    while rest >= 10 {
      rest /= 10
      count &+= 1
    }
    rest = number.magnitude
    var place = output.count &+ count
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place &-= 1
      output.start[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest > 0
    output.count &+= count
    points &+= count
  }
}

extension TextMachine {
  @inline(__always)
  mutating func openSpan(_ mark: Int32) {
    spans.append(
      RawSpan(
        mark: mark, parent: openSpan, start: output.count, end: -1, startPoint: points, endPoint: 0, value: 0,
        source: -1))
    openSpan = Int32(truncatingIfNeeded: spans.count &- 1)
  }

  /// Closes the innermost span. One without text is forgotten, with all inside it, which have none either.
  @inline(__always)
  mutating func closeSpan(register: Int) {
    let index = Int(openSpan)
    openSpan = spans[index].parent
    guard spans[index].start < output.count else {
      spans.count = index
      return
    }
    spans.start[index].end = output.count
    spans.start[index].endPoint = points
    guard register >= 0 else { return }
    spans.start[index].value = registers[register].value
    spans.start[index].source = registers[register].source
  }

  mutating func openChannel(_ channel: Int32) {
    channels.append(channel)
    segments.append(Segment(channel: channel, start: output.count, startPoint: points))
  }

  mutating func closeChannel() {
    _ = channels.removeLast()
    let outer = channels.count > 0 ? channels[channels.count - 1] : 0
    segments.append(Segment(channel: outer, start: output.count, startPoint: points))
  }

  mutating func save(_ first: Int, _ count: Int) {
    for index in first..<first + count { saved.append(registers[index]) }
  }

  mutating func restore(_ first: Int, _ count: Int) {
    for index in (first..<first + count).reversed() { registers[index] = saved.removeLast() }
  }
}
