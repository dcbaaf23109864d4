/// The numbers that spaCy gives to texts.
///
/// A text's number is its MurmurHash64A with seed 1, that of the empty text is 0, and 456 texts that spaCy's own code names have
/// small fixed numbers in place of hashes (`spacy/symbols.pyx` of spaCy 3.8): a `GPE` by its hash would be unknown to it.
enum SpaCyStrings {
  /// The number of the text that `utf8` is.
  static func id(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if utf8.isEmpty { return 0 }
    let hash = hash(utf8)
    return reserved[hash] ?? hash
  }

  /// The number of `text`.
  static func id(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { id($0) }
  }

  /// Whether spaCy knows the text without being told.
  static func isReserved(_ id: UInt64) -> Bool { id < 457 }

  /// MurmurHash64A (Austin Appleby) with seed 1.
  static func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let factor: UInt64 = 0xC6A4_A793_5BD1_E995
    let raw = UnsafeRawBufferPointer(utf8)
    var hash = 1 ^ UInt64(utf8.count) &* factor
    var place = 0
    while place + 8 <= utf8.count {
      var word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* factor
      word = (word ^ word >> 47) &* factor
      hash = (hash ^ word) &* factor
      place += 8
    }
    if place < utf8.count {
      var rest: UInt64 = 0
      for byte in utf8[place...].reversed() { rest = rest << 8 | UInt64(byte) }
      hash = (hash ^ rest) &* factor
    }
    hash = (hash ^ hash >> 47) &* factor
    return hash ^ hash >> 47
  }

  /// The fixed number of each reserved text, by its hash.
  private static let reserved: [UInt64: UInt64] = {
    let names =
      words(
        """
        IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL IS_STOP
        IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY
        """) + (19..<64).map { "FLAG\($0)" }
      + words(
        """
        ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START
        SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL
        SPACE
        """) + (1..<277).map { "DEPRECATED\($0 < 10 ? "00" : $0 < 100 ? "0" : "")\($0)" }
      + words(
        """
        PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY
        ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj
        csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num
        number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod
        root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _
        """)
    // Numbers count from 1: 0 is the empty text's.
    var numbers: [UInt64: UInt64] = [:]
    for (name, number) in zip(names, (1 as UInt64)...) {
      var name = name
      numbers[name.withUTF8 { hash($0) }] = number
    }
    return numbers
  }()

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
