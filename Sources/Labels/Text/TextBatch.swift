public import Bytes

/// Many samples of one plain text each, one behind the other in flat memory: the short way from a template to lines.
///
/// A batch says the same as so many `Sample`s, without a string, array or reference a sample: names are places in the
/// batch's `lexicon`, values too. Samples that need more (several texts, fields, targets, edits) go the long way.
/// One thread's own; whoever fills it empties it first.
public final class TextBatch {
  /// One sample.
  public struct Row: BitwiseCopyable, Sendable {
    /// The sample's index.
    public var index: UInt64
    /// Where its text begins in `bytes`.
    public var start: Int
    /// How many bytes its text has.
    public var count: Int32
    /// How many code points its text has.
    public var points: Int32
    /// Where its spans begin in `spans`.
    public var firstSpan: Int
    /// How many spans it has.
    public var spanCount: Int32
    /// Its place in the lexicon's `phrases`.
    public var phrase: Int32
    /// Its place in the lexicon's `splits`.
    public var split: Int32
    /// Whether JSON may have the text as it is: as `LabeledText.isPlainJSON`.
    public var isPlain: Bool
    /// Whether the derivation has a number.
    public var hasRank: Bool
    /// Its number, or 0.
    public var rank: UInt64

    /// A row with all its members.
    @inlinable
    public init(
      index: UInt64, start: Int, count: Int32, points: Int32, firstSpan: Int, spanCount: Int32, phrase: Int32,
      split: Int32, isPlain: Bool, rank: UInt64?
    ) {
      self.index = index
      self.start = start
      self.count = count
      self.points = points
      self.firstSpan = firstSpan
      self.spanCount = spanCount
      self.phrase = phrase
      self.split = split
      self.isPlain = isPlain
      hasRank = rank != nil
      self.rank = rank ?? 0
    }
  }

  /// One span, in its text's order; bytes and code points count from the text's beginning.
  public struct Span: BitwiseCopyable, Sendable {
    /// Its first byte.
    public var start: Int32
    /// The byte behind its last.
    public var end: Int32
    /// Its first code point.
    public var startPoint: Int32
    /// The code point behind its last.
    public var endPoint: Int32
    /// The place of the innermost span around it within its text, or -1.
    public var parent: Int32
    /// In the lexicon's `marks`.
    public var mark: Int32
    /// What it means: in the lexicon's `values`; -1 for just its text; else `ownValues[-2 - value]`.
    public var value: Int32

    /// A span with all its members.
    @inlinable
    public init(
      start: Int32, end: Int32, startPoint: Int32, endPoint: Int32, parent: Int32, mark: Int32, value: Int32
    ) {
      self.start = start
      self.end = end
      self.startPoint = startPoint
      self.endPoint = endPoint
      self.parent = parent
      self.mark = mark
      self.value = value
    }
  }

  /// How many rows are made together: their bytes stay in the processor's nearer caches.
  public static let rowLimit = 512

  /// What rows and spans name.
  public let lexicon: TextLexicon
  /// All texts as UTF-8; at least `WordCopy.slack` bytes behind the last may be read.
  public var bytes = Room<UInt8>(capacity: 1 << 16)
  /// All samples, by index.
  public var rows = Room<Row>(capacity: TextBatch.rowLimit)
  /// The spans of all texts.
  public var spans = Room<Span>(capacity: 4 * TextBatch.rowLimit)
  /// Values that no list holds.
  public var ownValues: [LabelValue] = []

  /// The places of all rows, split by split, and where each split's begin in there; made by `sortBySplit`.
  private var order = Room<Int32>(capacity: TextBatch.rowLimit)
  private var splitStarts: [Int] = []

  /// An empty batch.
  public init(_ lexicon: TextLexicon) { self.lexicon = lexicon }

  deinit {
    bytes.free()
    rows.free()
    spans.free()
    order.free()
  }

  /// Forgets the content and keeps the memory.
  public func removeAll() {
    bytes.count = 0
    rows.count = 0
    spans.count = 0
    if !ownValues.isEmpty { ownValues.removeAll(keepingCapacity: true) }
  }

  /// To be called once all rows have their splits.
  public func sortBySplit() {
    var next = [Int](repeating: 0, count: lexicon.splits.count + 1)
    for place in 0..<rows.count { next[Int(rows[place].split) + 1] += 1 }
    for split in lexicon.splits.indices { next[split + 1] += next[split] }
    splitStarts = next
    order.count = 0
    order.reserve(rows.count)
    order.count = rows.count
    for place in 0..<rows.count {
      let split = Int(rows[place].split)
      order[next[split]] = Int32(truncatingIfNeeded: place)
      next[split] += 1
    }
  }

  /// The places of a split's rows, rising; until the batch changes.
  public func places(ofSplit split: Int) -> UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: order.start + splitStarts[split], count: splitStarts[split + 1] - splitStarts[split])
  }

  /// The value of a span; absent where it means just its text.
  public func value(of span: Span) -> LabelValue {
    if span.value >= 0 { return lexicon.values[Int(span.value)] }
    return span.value == -1 ? .absent : ownValues[-2 - Int(span.value)]
  }
}

/// The names and values of a dataset's texts, once for all batches.
public struct TextLexicon: Sendable {
  /// What makes texts: the site of a phrase, and how its texts are labeled.
  public struct Phrase: Sendable {
    /// Its place in the spec.
    public var site: String
    /// The class of its texts.
    public var label: String?

    /// A phrase of the given parts.
    public init(site: String, label: String?) {
      self.site = site
      self.label = label
    }
  }

  /// What a span is told: its label's place in the dataset's list, and its further names and values.
  public struct Mark: Sendable {
    /// In the dataset's list of span labels.
    public var label: Int
    /// Further names and values.
    public var attributes: [LabelValue.Field]

    /// A mark of the given parts.
    public init(label: Int, attributes: [LabelValue.Field]) {
      self.label = label
      self.attributes = attributes
    }
  }

  /// In the dataset's order.
  public var splits: [String]
  /// All that make texts.
  public var phrases: [Phrase]
  /// All that spans are told.
  public var marks: [Mark]
  /// What entries of lists mean; absent where that is just their text.
  public var values: [LabelValue]

  /// A lexicon of the given parts.
  public init(splits: [String] = [], phrases: [Phrase], marks: [Mark], values: [LabelValue]) {
    self.splits = splits
    self.phrases = phrases
    self.marks = marks
    self.values = values
  }
}
