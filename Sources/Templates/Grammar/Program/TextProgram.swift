import BigInt
import Labels
import Specification

/// A grammar as a flat list of instructions over one block of bytes: what writers run.
///
/// Every node that is used more than once, and every branch, is a stretch of instructions that ends in `end`. The choices
/// of a stretch are digits of its rank in a mixed base, the first one the most significant: `suffix` is what one step of
/// an instruction's choice is worth within its stretch.
struct TextProgram: Sendable {
  enum Operation: UInt8, Sendable {
    /// Appends piece `a`.
    case text
    /// Appends the entry that register `a` holds: pieces `b` and following are the entries of one form.
    case showEntry
    /// Appends the whole number that register `a` holds, of number table `b`.
    case showNumber
    /// Appends the value that register `a` holds, in provider form `b`.
    case showValue
    /// Appends what register `a` holds, in form `b` of whatever source it was picked from.
    case showAny
    /// Fills register `a` by pick `b`.
    case pick
    /// Fills slot `a` by pick `b`: a pick of entries, the show behind it and the span around both.
    case slot
    /// Goes into one of the branches of choice `a`.
    case choose
    /// Goes into the stretch at `a`.
    case call
    case end
    /// Opens a span of mark `a`; closes the innermost, which tells of register `b` if that is not -1.
    case openSpan, closeSpan
    /// Goes into one of the branches of choice `a` that the guards of row `b` let in, or into none.
    case given
    /// Computes the attributes of the innermost open span, of note `a`.
    case note
    /// Opens what is changed by filter chain `a`; closes and changes it.
    case openFilter, closeFilter
    /// What follows belongs to text `a`, up to `closeChannel`.
    case openChannel, closeChannel
    /// Puts `b` registers from `a` on aside; takes them back.
    case save, restore
    /// Appends the text of expression `a`.
    case compute
  }

  struct Instruction: Sendable {
    var operation: Operation
    var a: Int32 = 0
    var b: Int32 = 0
    /// Right where the whole language has less than 2⁶⁴ derivations.
    var suffix: UInt64 = 1
  }

  /// A piece of ready text in `bytes`.
  struct Piece: Sendable {
    var offset: Int
    var count: Int32
    /// Code points; complemented where JSON would escape something.
    var points: Int32
  }

  struct Choice: Sendable {
    /// Its branches: so many from `first` on in `branches`.
    var first: Int32
    var count: Int32
    var chooser: Chooser
    /// How many derivations each branch has, if all have as many and 64 bits hold all of them; else 0.
    var even: UInt64 = 0
    /// Where branches are but text: the pieces of all, one behind the other; else -1.
    var firstPiece: Int32 = -1
  }

  /// A pick of a list's entries that is shown at once.
  struct Slot: Sendable {
    var register: Int32
    /// The pieces of the list's entries in the form that is shown.
    var firstPiece: Int32
    /// -1: there is no span.
    var mark: Int32 = -1
    /// The register that the span tells of, or -1.
    var told: Int32 = -1
  }

  struct Branch: Sendable {
    var start: Int32
    /// The rank of its first derivation within the choice.
    var offset: UInt64
    var node: Grammar.NodeID
  }

  struct Pick: Sendable {
    enum Among: UInt8, Sendable {
      /// All entries of a list.
      case all
      /// The entries from `first` on in `entries`.
      case entries
      /// The ranges of number `first` in `ranges`.
      case ranks
      /// All but what the registers of number `first` in `others` hold.
      case others
      /// All values of a provider, as it draws them itself.
      case values
      /// All values of a provider that has no opinion of its own.
      case numbers
    }

    var source: Int32
    var among: Among
    var first = 0
    /// How many values it has; 0 where 64 bits don't hold that.
    var count: UInt64 = 0
    var chooser = Chooser(count: 0)
  }

  /// What a mark's span is told.
  struct Mark: Sendable {
    var label: Int
    var constant: LabelValue
    /// -1: the constant holds.
    var register: Int
    /// In `values`: what entries mean that the register holds, without what their texts say as well; -1 where that is
    /// only seen in the text.
    var settled: Int
    var attributes: [LabelValue.Field]
  }

  struct Form: Sendable {
    var source: Int
    var members: [String]
    var filters: [BoundFilter]
  }

  struct Top: Sendable {
    var start: Int32
    var site: String
    var label: String?
    /// In `texts`; at least one.
    var texts: Range<Int>
    var hasFields: Bool
  }

  var code: [Instruction] = []
  var bytes: [UInt8] = []
  var pieces: [Piece] = []
  var choices: [Choice] = []
  var branches: [Branch] = []
  /// What chooses each branch in the spec, as the grammar says it.
  var sites: [String] = []
  var slots: [Slot] = []
  var picks: [Pick] = []
  /// How many values each pick has.
  var pickSizes: [BigUInt] = []
  var ranges: [[Range<UInt128>]] = []
  var others: [[Int]] = []
  var entries: [Int32] = []
  var columns: [Chooser.Column] = []
  var marks: [Mark] = []
  /// Of each mark `settled`, or `withoutValue` where its spans never mean more than their text.
  var plainMarks: [Int] = []
  static let withoutValue = -2
  var forms: [Form] = []
  var numbers: [WholeNumbers] = []
  var filters: [[BoundFilter]] = []
  /// The branches of choices that look at a picture.
  var guarded: [[Grammar.Branch]] = []
  /// The marks whose attributes are computed.
  var notes: [Grammar.Mark] = []
  var computed: [Grammar.Computed] = []
  var tops: [Top] = []
  /// By top: whether `BatchMachine` runs all that can be reached from it.
  var isPlain: [Bool] = []
  /// What the texts of all tops are called.
  var texts: [(name: String, role: String?)] = []
  /// Draws the top by weight.
  var topChooser = Chooser(count: 1)
  /// What spans that show an entry mean, of all lists one behind the other; and by source where its own begin, -1 for
  /// providers.
  var values: [LabelValue] = []
  var valueStarts: [Int] = []
  /// Which of `values` are absent.
  var isAbsent: [Bool] = []
  var registerCount = 0
  /// As `Instruction.suffix` and `Branch.offset`, in full.
  var suffixes: [BigUInt] = []
  var offsets: [BigUInt] = []
}
