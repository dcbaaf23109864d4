/// What is known of a derivation's keys so far.
struct KeySight: Hashable {
  /// Whether a key has a value.
  var isKeyed = false
  /// Of keys that go together with others, the values so far, in rising order; by their number among those.
  var values: [[Int]] = []
}

/// What values of keys a derivation may have: in splits, those that one of them owns.
struct KeyWatch {
  /// Two keys, and the pairs of values that go together, by the first one's.
  struct Pair {
    var one: Int
    var two: Int
    var allowed: [[Bool]]
  }

  /// Which keys a register's picks count for.
  var keys: [Int: [Int]] = [:]
  /// By key and source, the number of each value; -1 for what is no value of the key.
  var ids: [[Int: [Int]]] = []
  /// By key and number, whether the value is let through; nil for all.
  var allowed: [[Bool]?] = []
  var pairs: [Pair] = []
  /// The place in `KeySight.values` of keys in pairs.
  var places: [Int: Int] = [:]
  /// Alternatives of rules that are values of keys.
  var branches: [String: (key: Int, id: Int)] = [:]
  /// Whether whatever has a key is held back.
  var refusesAll = false
  /// What takes the place of sources whose values are all let through, or none, wherever they are picked: with the new
  /// number of each value, or -1.
  var sources: [Int: (source: Int, places: [Int])] = [:]

  var start: KeySight { KeySight(values: Array(repeating: [], count: places.count)) }

  func watches(_ register: Int) -> Bool { keys[register] != nil }

  /// Registers whose values have to be told apart.
  var registersByValue: Set<Int> {
    Set(keys.filter { $0.value.contains { places[$0] != nil } }.map(\.key))
  }

  /// What is known behind a value of a key; nil if it is held back.
  func seeing(_ id: Int, of key: Int, _ sight: KeySight) -> KeySight? {
    guard id >= 0 else { return sight }
    guard !refusesAll, allowed[key]?[id] ?? true else { return nil }
    var sight = sight
    sight.isKeyed = true
    guard let place = places[key] else { return sight }
    for pair in pairs {
      if pair.one == key {
        for other in places[pair.two].map({ sight.values[$0] }) ?? [] where !pair.allowed[id][other] { return nil }
      }
      if pair.two == key {
        for other in places[pair.one].map({ sight.values[$0] }) ?? [] where !pair.allowed[other][id] { return nil }
      }
    }
    if !sight.values[place].contains(id) { sight.values[place] = (sight.values[place] + [id]).sorted() }
    return sight
  }

  /// The same for a value that a register picks.
  func seeing(_ value: Int, in source: Int, by register: Int, _ sight: KeySight) -> KeySight? {
    var sight = sight
    for key in keys[register] ?? [] {
      guard let ids = ids[key][source], let seen = seeing(ids[value], of: key, sight) else { return nil }
      sight = seen
    }
    return sight
  }
}
