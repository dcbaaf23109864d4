import Diagnostics

/// A way to make a value, named by the one key of a mapping: `{uniform: [20, 80]}`.
package struct ValueForm: Sendable {
  package let name: String
  package let summary: String
  /// As a user would write it, for documentation and `--help`.
  package let example: String
  /// The arguments, where the form has plain ones; the schema is made from it.
  package let arguments: Kind
  /// What the values are, whatever the arguments.
  package let type: StaticType
  /// Whether the values have the unit of the arguments: where a length is wanted, these may be `10%`.
  package let keepsUnit: Bool
  package let read: @Sendable (FormReading) -> Value.Content?

  package init(
    _ name: String, _ summary: String, example: String, arguments: Kind, type: StaticType = .unknown,
    keepsUnit: Bool = false,
    read: @escaping @Sendable (FormReading) -> Value.Content?
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    self.arguments = arguments
    self.type = type
    self.keepsUnit = keepsUnit
    self.read = read
  }
}

/// A form as it stands in the spec, and what was wanted there.
package struct FormReading {
  package let entry: Node.Entry
  package let node: Node
  /// The kind of value that is wanted: items of a choice are read as this.
  package let kind: Kind
  package let place: Place
  package let reader: SpecReader

  /// The place of the form's arguments.
  package var inside: Place { place.appending(entry.key.value) }

  package var site: Site { reader.site(at: place, node.range) }
}

/// Every form of this room that a spec may name; reader, schema, did-you-mean and docs read this. A new one is one file
/// and one line. `SpecReader.forms` has those of the rooms above too.
package let valueForms: [ValueForm] = [
  uniformDistribution.form, integerDistribution.form, normalDistribution.form, logNormalDistribution.form,
  logUniformDistribution.form, exponentialDistribution.form, poissonDistribution.form, binomialDistribution.form,
  betaDistribution.form, gammaDistribution.form, chanceForm, choiceForm, weightedForm, mixtureForm, pickForm, evenForm,
  sweepForm, dataForm,
  copulaForm, rgbForm, hsvForm, recordForm, phraseForm, listForm,
]
