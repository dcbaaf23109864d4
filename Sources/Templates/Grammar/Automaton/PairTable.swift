/// What is known of pairs of languages: a plain hash table, for there are millions of questions and a dictionary's hash
/// would take most of the time.
struct PairTable {
  private var keys = [UInt64](repeating: 0, count: 1 << 10)
  private var values = [Int32](repeating: 0, count: 1 << 10)
  private var count = 0

  /// A pair as a key; never 0, for neither language is `nothing` where there is anything to remember.
  static func key(_ one: Int32, _ two: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: two))
  }

  /// The value of `key`; nil if there is none.
  subscript(_ key: UInt64) -> Int32? {
    let place = place(of: key)
    return keys[place] == key ? values[place] : nil
  }

  /// Remembers a value.
  mutating func set(_ key: UInt64, _ value: Int32) {
    let place = place(of: key)
    if keys[place] != key {
      count += 1
      guard 2 * count <= keys.count else {
        grow()
        return set(key, value)
      }
    }
    (keys[place], values[place]) = (key, value)
  }

  /// Where the key stands, or would stand. The finaliser of SplitMix64.
  private func place(of key: UInt64) -> Int {
    var z = key &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: z ^ (z >> 31)) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: 4 * oldKeys.count)
    values = Array(repeating: 0, count: keys.count)
    count = 0
    for (key, value) in zip(oldKeys, oldValues) where key != 0 { set(key, value) }
  }
}
