/// Memory of one writer for items of fixed size, which are written one behind the other and all forgotten at once.
///
/// A pointer instead of an array, so that hot loops pay for no check of uniqueness; `reserve` is called before writing.
struct Room<Item: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Item>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int) {
    start = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  /// To be called once by the owner, who lives as long as anything that uses the memory.
  func free() { start.deallocate() }

  /// Makes room for so many more items.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = max(2 * capacity, count + more)
    let moved = UnsafeMutablePointer<Item>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (moved, larger)
  }

  @inline(__always)
  mutating func append(_ item: Item) {
    reserve(1)
    start[count] = item
    count &+= 1
  }

  /// Takes the last item off. There must be one.
  @inline(__always)
  mutating func removeLast() -> Item {
    count &-= 1
    return start[count]
  }

  @inline(__always)
  subscript(_ index: Int) -> Item {
    get { start[index] }
    nonmutating set { start[index] = newValue }
  }
}
