import Diagnostics
package import Specification

extension TemplateReader {
  /// Divides the language of a grammar of this template among splits; nil and told if that can't be.
  package func partition(_ grammar: Grammar, of spec: Spec) -> SplitPartition? {
    let range = spec.node("split")?.range.head ?? .nowhere
    var partitioner = SplitPartitioner(
      grammar, references: reader.references, splits: spec.splits, rules: spec.splitRules, seed: spec.seed, range: range
    )
    do throws(SplitPartitioner.Stop) {
      try partitioner.own({ self.key($0) }, known: { self.keyNames })
      return try partitioner.partition()
    } catch {
      reader.record(error.diagnostic)
      return nil
    }
  }
}
