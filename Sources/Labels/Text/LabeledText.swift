/// One labeled text. Whoever makes many of them keeps one and fills it anew: its storage stays.
public struct LabeledText: Sendable {
  /// What it is called within its sample: `text`, or `premise`, `question`, `turns` …
  public var name: String
  /// Who speaks, where it is a turn of a conversation.
  public var role: String?
  /// The text as UTF-8; always valid.
  public var utf8: [UInt8]
  /// How many Unicode code points it has.
  public var pointCount: Int
  /// Whether it can stand between JSON's quotes as it is: no quote, backslash or control character in it.
  public var isPlainJSON: Bool
  /// In the order in which they begin, outer ones before those inside them. They nest or are apart, never overlap by half.
  public var spans: [EntitySpan]

  /// An empty text.
  public init(_ name: String = "text", role: String? = nil) {
    self.name = name
    self.role = role
    utf8 = []
    pointCount = 0
    isPlainJSON = true
    spans = []
  }

  /// Makes it empty; storage is kept.
  public mutating func removeAll() {
    utf8.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    pointCount = 0
    isPlainJSON = true
  }

  /// The text as a string; for tests and people, not for loops over samples.
  public var string: String { String(decoding: utf8, as: UTF8.self) }
}

/// One labeled piece of a text, recorded while the text was made.
public struct EntitySpan: Sendable, Hashable {
  /// Where it stands, in bytes of UTF-8. Never empty.
  public var bytes: Range<Int>
  /// Where it stands, in Unicode code points: the unit of Figment's own files.
  public var points: Range<Int>
  /// The index of its label in the dataset's list of span labels.
  public var label: Int
  /// The index, in the text's list, of the innermost span around it.
  public var parent: Int?
  /// What it stands for: the canonical value of a list's item, an ISO date; absent where that is just its text.
  public var value: LabelValue
  /// Its further names and values: `role=from`.
  public var attributes: [LabelValue.Field]

  /// A span with all that is known of it.
  public init(
    bytes: Range<Int>, points: Range<Int>, label: Int, parent: Int? = nil, value: LabelValue = .absent,
    attributes: [LabelValue.Field] = []
  ) {
    self.bytes = bytes
    self.points = points
    self.label = label
    self.parent = parent
    self.value = value
    self.attributes = attributes
  }
}

/// What made a text sample.
public struct TextOrigin: Sendable, Hashable {
  /// The site of the phrase: `template.say.book_table.text.0`.
  public var phrase: String
  /// The rank where 64 bits hold it: what is made millions of times is not written until somebody asks.
  public private(set) var shortRank: UInt64?
  /// The digits of a longer one.
  private var longRank: String

  /// Which of the template's derivations it is, from 0, in decimal digits; empty where they are without number.
  public var rank: String {
    get { shortRank.map { String($0) } ?? longRank }
    set { (shortRank, longRank) = TextOrigin.parts(of: newValue) }
  }

  /// The origin of a sample that `phrase` made as derivation `rank`.
  public init(phrase: String, rank: String = "") {
    self.phrase = phrase
    (shortRank, longRank) = TextOrigin.parts(of: rank)
  }

  /// The origin of a sample that `phrase` made as derivation `rank`.
  public init(phrase: String, rank: UInt64) {
    self.phrase = phrase
    shortRank = rank
    longRank = ""
  }

  /// One form for each rank, so that equal ones are equal however they came about.
  private static func parts(of rank: String) -> (short: UInt64?, long: String) {
    guard let number = UInt64(rank), String(number) == rank else { return (nil, rank) }
    return (number, "")
  }
}
