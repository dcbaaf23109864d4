import Diagnostics

/// What is wrong with the bytes of a source, before YAML has a say.
enum ByteFault: Hashable {
  case tooLarge
  case utf16(String)
  case invalidUTF8(UInt8)
  case control(UInt32)
  /// U+0085, U+2028 and U+2029: line ends for libyaml, but not for YAML 1.2 nor for any editor.
  case lineSeparator(UInt32)
  case byteOrderMark
  case blankRun
  case lineRun
}

extension YAMLSource {
  /// The source, or nil and the reasons. Of each kind of fault the first is named: a file of another kind has thousands.
  static func decode(
    _ bytes: [UInt8], name: String, limits: YAMLLimits, recording diagnostics: inout Diagnostics
  ) -> (source: YAMLSource, text: ArraySlice<UInt8>)? {
    let beginning = beginning(of: name)
    func refuse(_ fault: ByteFault, _ range: SourceRange) {
      diagnostics.record(.yaml(fault, at: range, limits: limits))
    }
    guard bytes.count <= limits.bytes else {
      refuse(.tooLarge, beginning)
      return nil
    }
    if let encoding = wideEncoding(of: bytes) {
      refuse(.utf16(encoding), beginning)
      return nil
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let scan = ByteScan(text, limits: limits)
    let source = YAMLSource(SourceFile(name: name, text: String(decoding: text, as: UTF8.self)), scan)
    for (fault, index) in scan.faults {
      refuse(fault, source.range(index..<index + 1))
    }
    return scan.faults.isEmpty ? (source, text) : nil
  }

  /// The place of a fault that concerns a whole file, of which nothing can be shown.
  static func beginning(of name: String) -> SourceRange {
    let start = SourcePosition(line: 1, column: 1)
    return SourceRange(SourceFile(name: name, text: ""), start, start)
  }

  /// The name of an encoding of 16 or 32 bits, known by its byte order mark or by zeros beside the first character.
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4))
    if head == [0xFF, 0xFE, 0, 0] || head == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    guard head.count >= 2 else { return nil }
    switch (head[0], head[1]) {
    case (0xFF, 0xFE): return "UTF-16 (little endian)"
    case (0xFE, 0xFF): return "UTF-16 (big endian)"
    case (1..<0x80, 0): return head.count == 4 && head[2] == 0 ? "UTF-32" : "UTF-16 (little endian)"
    case (0, 1..<0x80): return "UTF-16 (big endian)"
    case (0, 0): return head.count == 4 && head[3] != 0 ? "UTF-32" : nil
    default: return nil
    }
  }
}

/// One walk over the bytes: UTF-8 by RFC 3629, the characters that YAML allows, lines, and runs of blanks.
struct ByteScan {
  /// The first of each kind, with its index in Unicode scalars.
  private(set) var faults: [(fault: ByteFault, index: Int)] = []
  /// All characters; up to the first byte that is no UTF-8, which stands as U+FFFD.
  private(set) var scalars: [Unicode.Scalar] = []
  /// The index at which each line starts.
  private(set) var lineStarts = [0]
  private let limits: YAMLLimits
  private var blanks = 0
  private var emptyLines = 0

  init(_ bytes: ArraySlice<UInt8>, limits: YAMLLimits) {
    self.limits = limits
    scalars.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { walk($0) }
  }

  private mutating func walk(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if 0x21..<0x7F ~= byte {
        (blanks, emptyLines) = (0, 0)
        scalars.append(Unicode.Scalar(byte))
        offset += 1
        continue
      }
      guard let (scalar, width) = character(of: bytes, at: offset) else {
        // Everything behind it would be guesswork.
        note(.invalidUTF8(byte))
        scalars.append("\u{FFFD}")
        return
      }
      offset += width
      check(scalar)
      scalars.append(scalar)
      if scalar == "\n" || scalar == "\r" && (offset == bytes.count || bytes[offset] != 0x0A) { endLine() }
    }
  }

  private mutating func note(_ fault: ByteFault) {
    if !faults.contains(where: { $0.fault.kind == fault.kind }) { faults.append((fault, scalars.count)) }
  }

  private mutating func endLine() {
    lineStarts.append(scalars.count)
    emptyLines += 1
    blanks = 0
  }

  private mutating func check(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20, 0x09:
      blanks += 1
      if blanks > limits.blankRun { note(.blankRun) }
      return
    case 0x0A, 0x0D:
      // The first line end of a run ends a line that is not empty.
      if emptyLines > limits.blankRun { note(.lineRun) }
      return
    case 0x85, 0x2028, 0x2029: note(.lineSeparator(scalar.value))
    case 0xFEFF: note(.byteOrderMark)
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: note(.control(scalar.value))
    default: break
    }
    (blanks, emptyLines) = (0, 0)
  }

  /// The character whose first byte is at `offset`, and how many bytes it takes; nil if they are no UTF-8.
  private func character(
    of bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (scalar: Unicode.Scalar, width: Int)? {
    let first = bytes[offset]
    let (width, least): (Int, UInt32)
    var value: UInt32
    switch first {
    case 0..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2..<0xE0: (width, least, value) = (2, 0x80, UInt32(first & 0x1F))
    case 0xE0..<0xF0: (width, least, value) = (3, 0x800, UInt32(first & 0x0F))
    case 0xF0..<0xF5: (width, least, value) = (4, 0x10000, UInt32(first & 0x07))
    default: return nil
    }
    guard offset + width <= bytes.count else { return nil }
    for next in bytes[offset + 1..<offset + width] {
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    // Surrogates and values beyond U+10FFFF make no scalar.
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, width)
  }
}

extension ByteFault {
  /// The same for all faults of which one is enough.
  fileprivate var kind: Int {
    switch self {
    case .tooLarge: 0
    case .utf16: 1
    case .invalidUTF8: 2
    case .control: 3
    case .lineSeparator: 4
    case .byteOrderMark: 5
    case .blankRun: 6
    case .lineRun: 7
    }
  }
}
