package import Labels
package import Specification

/// What a template says, with all names, conditions and agreements settled: a graph of nodes whose derivations are the
/// choices made on the way through it.
///
/// Nodes without choices make text; `choice` and `pick` choose. A derivation of a node is the list of its choices from
/// left to right, so counts are sums over branches and products over sequences: conditions were turned into branches
/// and restricted picks when the template was read. Where `when: "= a != b"` held values apart, `a` and `b` are picks of
/// which every combination is allowed.
package struct Grammar: Sendable {
  /// The place of a node in `nodes`. A node may be used by many; cycles are recursion without a limit.
  package typealias NodeID = Int

  package enum Node: Sendable {
    /// Text as it comes out; may be empty.
    case text(String)
    case sequence([NodeID])
    /// One of the branches, by weight. At least one; no weight is 0.
    case choice([Branch])
    /// Puts a value of a source into a register. Makes no text.
    case pick(Pick)
    /// The text of what a register holds, in one of its source's forms.
    case show(register: Int, form: Int)
    /// An expression's text: of registers, `let`s, `index` … Makes no choice.
    case compute(Computed)
    /// What the node makes is an entity span. Nothing is marked where that is empty.
    case span(Mark, NodeID)
    /// What the node makes, changed as a whole; spans inside go with it.
    case filtered([BoundFilter], NodeID)
    /// What the node makes belongs to the text with this number in `Top.texts`.
    case channel(Int, NodeID)
    /// The registers belong to the node: what they held before is back behind it. Stands around rules that may be open
    /// more than once.
    case scope(registers: Range<Int>, NodeID)
  }

  package struct Branch: Sendable {
    /// Above 0; what counts is its share of the sum.
    package var weight: Double
    package var node: NodeID
    /// What chooses it in the spec: for reports and coverage. Empty where it came from a condition.
    package var site: String
    /// What must hold in the picture; then the branches that hold share the weight, and where none does, nothing is
    /// said. None in the texts of a template alone.
    package var guards: [Guard] = []

    package init(_ node: NodeID, weight: Double = 1, site: String = "") {
      self.weight = weight
      self.node = node
      self.site = site
    }
  }

  /// What is asked of a finished picture.
  package struct Guard: Sendable {
    package enum Wanted: Sendable {
      case isTrue
      /// That the value is or counts as this word of grammar.
      case word(String, locale: String)
    }

    package var expression: BoundExpression
    package var wanted: Wanted

    package init(_ expression: BoundExpression, _ wanted: Wanted = .isTrue) {
      self.expression = expression
      self.wanted = wanted
    }
  }

  package struct Pick: Sendable {
    package var register: Int
    /// In `sources`.
    package var source: Int
    package var among: Among

    package init(register: Int, source: Int, among: Among = .all) {
      self.register = register
      self.source = source
      self.among = among
    }
  }

  /// Which values of a source may be picked.
  package enum Among: Sendable {
    /// All, by the source's own weights.
    case all
    /// These entries of a list, in rising order and not empty, by these weights (as many, all above 0).
    case entries([Int], weights: [Double])
    /// These ranks of a provider: rising, apart, not empty; each rank as likely as any other.
    case ranks([Range<UInt128>])
    /// All entries of the list, or ranks of the provider, but those that the registers hold, which were picked from it
    /// before and differ from each other; by the list's weights. Every entry of the list is an item of its own.
    case others(than: [Int])
  }

  /// Where values come from.
  package enum Source: Sendable {
    case list(List)
    case provider(ProviderSource)
  }

  /// The entries of a list, or the outcomes of a `let`: an entry for each way in which an item may be written.
  package struct List: Sendable {
    package struct Entry: Sendable {
      /// Above 0.
      package var weight: Double
      /// What names lead to: a record for items of lists, with `text` and the item's members.
      package var datum: Datum
      /// Equal for entries that are the same item, written differently.
      package var item: Int
      /// What a span that shows it means; absent if that is its text.
      package var value: LabelValue

      package init(weight: Double, datum: Datum, item: Int, value: LabelValue) {
        self.weight = weight
        self.datum = datum
        self.item = item
        self.value = value
      }
    }

    package var name: String
    package var entries: [Entry]
    /// For every form that is shown, the text of each entry.
    package var forms: [[String]]

    package init(name: String, entries: [Entry], forms: [[String]] = []) {
      self.name = name
      self.entries = entries
      self.forms = forms
    }
  }

  /// A typed provider, and the forms in which its values are shown.
  package struct ProviderSource: Sendable {
    package struct Form: Sendable {
      /// The members to follow; of a record without any, its `text`.
      package var members: [String]
      package var filters: [BoundFilter]

      package init(members: [String], filters: [BoundFilter]) {
        self.members = members
        self.filters = filters
      }
    }

    package var name: String
    package var provider: any Provider
    package var forms: [Form]

    package init(name: String, provider: any Provider, forms: [Form] = []) {
      self.name = name
      self.provider = provider
      self.forms = forms
    }
  }

  package struct Computed: Sendable {
    package var expression: BoundExpression
    package var filters: [BoundFilter]
    /// Whether it depends on more than registers: on `let`s that no list can hold, on `index`. Then texts can't be counted.
    package var isOpen: Bool

    package init(expression: BoundExpression, filters: [BoundFilter], isOpen: Bool) {
      self.expression = expression
      self.filters = filters
      self.isOpen = isOpen
    }
  }

  /// What is told of an entity span.
  package struct Mark: Sendable {
    package enum Value: Sendable {
      /// The span's text says it all.
      case none
      case constant(LabelValue)
      /// What the entry or value in a register means.
      case register(Int)
    }

    /// In `labels`.
    package var label: Int
    package var value: Value
    package var attributes: [LabelValue.Field]
    /// The attributes whose values are expressions, in rising order of their places in `attributes`.
    package var computed: [Computed] = []

    package struct Computed: Sendable {
      package var place: Int
      package var expression: BoundExpression
      /// Whether it depends on more than registers.
      package var isOpen: Bool

      package init(place: Int, expression: BoundExpression, isOpen: Bool) {
        self.place = place
        self.expression = expression
        self.isOpen = isOpen
      }
    }

    package init(label: Int, value: Value, attributes: [LabelValue.Field] = []) {
      self.label = label
      self.value = value
      self.attributes = attributes
    }
  }

  /// A phrase of `say`: a sample begins at one of them.
  package struct Top: Sendable {
    /// `template.say.book_table.text.0`
    package var site: String
    /// Above 0: the item's weight times the phrase's share of it.
    package var weight: Double
    /// The intent or class; nil if the item has none.
    package var label: String?
    /// The texts that it makes, in order: name, and the role of turns. One named `text` for plain `text:`.
    package var texts: [(name: String, role: String?)]
    package var node: NodeID
    /// Further named values of the sample.
    package var fields: [Field]
    /// What a split holds out for itself, where this phrase has all the names for it: over what its registers hold.
    package var tests: [Test] = []

    package init(
      site: String, weight: Double, label: String?, texts: [(name: String, role: String?)] = [("text", nil)],
      node: NodeID, fields: [Field] = []
    ) {
      self.site = site
      self.weight = weight
      self.label = label
      self.texts = texts
      self.node = node
      self.fields = fields
    }
  }

  /// A condition on whole derivations.
  package struct Test: Sendable {
    /// Its place among the conditions of the spec.
    package var number: Int
    package var expression: BoundExpression

    package init(number: Int, expression: BoundExpression) {
      self.number = number
      self.expression = expression
    }
  }

  /// A named value of a sample.
  package struct Field: Sendable {
    package var name: String
    package var value: FieldValue

    package init(name: String, value: FieldValue) {
      self.name = name
      self.value = value
    }

    package init(name: String, expression: BoundExpression) {
      self.init(name: name, value: .expression(expression))
    }
  }

  /// What a field holds: an expression over what a sample's registers hold, or a structure of them.
  package indirect enum FieldValue: Sendable {
    case expression(BoundExpression)
    case list([FieldValue])
    case record([Field])
  }

  package var nodes: [Node] = []
  package var sources: [Source] = []
  package var registerCount = 0
  /// Of entity spans, in the order of the template.
  package var labels: [String] = []
  /// At least one.
  package var tops: [Top] = []
  /// What the template calls rules, each as it stands in the graph without arguments; for counts by rule.
  package var rules: [(name: String, node: NodeID)] = []

  package init() {}

  /// Whether what is said depends on a finished picture.
  package var looksAtPictures: Bool {
    nodes.contains { node in
      if case .choice(let branches) = node { branches.contains { !$0.guards.isEmpty } } else { false }
    }
  }

  /// Adds a node and gives its number.
  package mutating func add(_ node: Node) -> NodeID {
    nodes.append(node)
    return nodes.count - 1
  }
}
