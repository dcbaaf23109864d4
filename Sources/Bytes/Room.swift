/// Memory of one owner for items of fixed size, which are written one behind the other and all forgotten at once.
///
/// A pointer instead of an array, so that hot loops pay for no check of uniqueness; `reserve` is called before writing.
/// Nothing is checked: who reads or writes behind `count` must have reserved it.
public struct Room<Item: BitwiseCopyable> {
  @usableFromInline var base: UnsafeMutablePointer<Item>
  @usableFromInline var capacity: Int
  /// The first item; moves when room is made.
  @inlinable public var start: UnsafeMutablePointer<Item> { base }
  /// How many items there are.
  public var count = 0

  /// Room for `capacity` items, at least one.
  @inlinable
  public init(capacity: Int) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  /// To be called once by the owner, who lives as long as anything that uses the memory.
  @inlinable
  public func free() { base.deallocate() }

  /// Makes room for so many more items.
  @inlinable @inline(__always)
  public mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inlinable @inline(never)
  mutating func grow(_ more: Int) {
    let larger = max(2 * capacity, count + more)
    let moved = UnsafeMutablePointer<Item>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    (base, capacity) = (moved, larger)
  }

  /// Appends an item.
  @inlinable @inline(__always)
  public mutating func append(_ item: Item) {
    reserve(1)
    base[count] = item
    count &+= 1
  }

  /// Takes the last item off. There must be one.
  @inlinable @inline(__always)
  public mutating func removeLast() -> Item {
    count &-= 1
    return base[count]
  }

  /// The item at `index`, which must be there.
  @inlinable @inline(__always)
  public subscript(_ index: Int) -> Item {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }
}

extension Room where Item == UInt8 {
  /// Appends bytes by whole words: `source` has at least `WordCopy.slack` more readable bytes behind its end.
  @inlinable @inline(__always)
  public mutating func append(words source: UnsafePointer<UInt8>, _ count: Int) {
    reserve(count &+ WordCopy.slack)
    WordCopy.copy(source, count, to: UnsafeMutableRawPointer(base + self.count))
    self.count &+= count
  }
}

/// Copies of short pieces, faster than the system's for what is mostly below 32 bytes.
public enum WordCopy {
  /// How many bytes behind the end of source and target may be touched.
  @inlinable public static var slack: Int { 32 }

  /// Copies 32 bytes at a time, however few they are: up to `slack` more are read, and written, than asked for. That saves the
  /// question how many there are, which processors can't guess of pieces that differ.
  @inlinable @inline(__always)
  public static func copy(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutableRawPointer) {
    let source = UnsafeRawPointer(source)
    guard count <= 64 else { return target.copyMemory(from: source, byteCount: count) }
    copyHalf(source, 0, to: target)
    copyHalf(source, 16, to: target)
    guard count > 32 else { return }
    copyHalf(source, 32, to: target)
    copyHalf(source, 48, to: target)
  }

  @inlinable @inline(__always)
  static func copyHalf(_ source: UnsafeRawPointer, _ offset: Int, to target: UnsafeMutableRawPointer) {
    target.storeBytes(
      of: source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self), toByteOffset: offset,
      as: SIMD16<UInt8>.self)
  }
}
