import Bytes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder names of a dataset's splits: safe, and distinct on file systems that ignore case.
struct SplitFolders: Sendable {
  /// The splits in the dataset's order, each with its folder.
  let all: [(split: String, folder: String)]
  /// By UTF-8, since texts that differ only in Unicode's normal form are one `String` and two splits.
  private let folders: [[UInt8]: String]

  init(_ splits: [String]) {
    let names = SafeName.makeDistinct(splits)
    all = Array(zip(splits, names))
    folders = Dictionary(all.map { (Array($0.split.utf8), $0.folder) }) { first, _ in first }
  }

  /// The folder of `split`; for one that the dataset doesn't name, what its name alone gives.
  func folder(of split: String) -> String {
    // Datasets have a handful of splits: looking at each is quicker than a hash.
    for known in all.prefix(4) where known.split.hasBytes(of: split) { return known.folder }
    return folders[Array(split.utf8)] ?? SafeName.make(from: split)
  }
}

extension String {
  /// Whether both are the same bytes; texts that differ only in Unicode's normal form are not.
  fileprivate func hasBytes(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs -> Bool in
        guard let one = mine.baseAddress, let two = theirs.baseAddress else { return true }
        return memcmp(one, two, mine.count) == 0
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
