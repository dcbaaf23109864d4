extension JSONValue {
  /// Reads a JSON text: strictly by RFC 8259, with any value at the top.
  ///
  /// - Throws: the first fault with its place; a key that comes twice, what is deeper or larger than `limits`, a half surrogate
  ///   pair and bytes that aren't UTF-8 are faults too.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    var reader = JSONReader(UnsafeRawBufferPointer(bytes), limits: limits)
    self = try reader.readText()
  }

  /// Reads a JSON text.
  package init(parsing bytes: Span<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in try JSONValue(parsing: bytes, limits: limits)
    }
  }

  /// Reads a JSON text.
  package init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in try JSONValue(parsing: bytes, limits: limits)
    }
  }
}

/// One pass over the bytes, by recursive descent; `limits.depth` bounds the stack.
struct JSONReader {
  let bytes: UnsafeRawBufferPointer
  let limits: JSONLimits
  var offset = 0
  private var values = 0

  init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func readText() throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.size else { throw error(.tooLarge(limit: limits.size), at: 0) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error(.byteOrderMark, at: 0) }
    let value = try readValue(depth: 0)
    skipSpace()
    guard offset == bytes.count else { throw error(.textAfterValue) }
    return value
  }

  /// The byte at `offset`; 0, which stands nowhere in JSON, at the end.
  var next: UInt8 {
    @inline(__always) get { offset < bytes.count ? bytes[offset] : 0 }
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private mutating func readValue(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    values += 1
    guard values <= limits.values else { throw error(.tooManyValues(limit: limits.values)) }
    switch next {
    case UInt8(ascii: "{"): return .object(try readObject(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try readArray(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    case UInt8(ascii: "n") where skip("null"): return .null
    default: throw error(.expectedValue)
    }
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    guard word.withUTF8Buffer({ bytes[offset..<end].elementsEqual($0) }) else { return false }
    offset = end
    return true
  }

  private mutating func readArray(depth: Int) throws(JSONError) -> [JSONValue] {
    guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    offset += 1
    var items: [JSONValue] = []
    skipSpace()
    if skipByte(UInt8(ascii: "]")) { return items }
    while true {
      items.append(try readValue(depth: depth))
      skipSpace()
      if skipByte(UInt8(ascii: ",")) { continue }
      if skipByte(UInt8(ascii: "]")) { return items }
      throw error(.expectedCommaOrEnd(of: "array"))
    }
  }

  private mutating func readObject(depth: Int) throws(JSONError) -> JSONObject {
    guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    offset += 1
    var object = JSONObject()
    skipSpace()
    if skipByte(UInt8(ascii: "}")) { return object }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error(.expectedKey) }
      let start = offset
      let key = try readString()
      guard !object.has(key) else { throw error(.duplicateKey(key), at: start) }
      skipSpace()
      guard skipByte(UInt8(ascii: ":")) else { throw error(.expectedColon) }
      object.append(key, try readValue(depth: depth))
      skipSpace()
      if skipByte(UInt8(ascii: ",")) { continue }
      if skipByte(UInt8(ascii: "}")) { return object }
      throw error(.expectedCommaOrEnd(of: "object"))
    }
  }

  @inline(__always)
  private mutating func skipByte(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  /// The fault at `place`, or here. Where the text has ended, that is the fault.
  func error(_ reason: JSONError.Reason, at place: Int? = nil) -> JSONError {
    let place = place ?? offset
    let (line, column) = TextPlace.find(place, in: bytes)
    return JSONError(
      reason: place == bytes.count && !reason.isLimit ? .unexpectedEnd : reason, offset: place, line: line,
      column: column)
  }
}

extension JSONError.Reason {
  fileprivate var isLimit: Bool {
    switch self {
    case .tooLarge, .tooDeep, .tooManyValues: true
    default: false
    }
  }
}
