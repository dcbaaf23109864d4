package import Labels
package import Rendering
package import Scenes

/// One sample of a loaded spec with everything that made it, for looking at.
package enum LookedSample {
  /// A picture: the scene, and the canvas before it was encoded.
  case picture(Sample, Scene, Canvas)
  /// Texts, and the derivation that made them, for people.
  case texts(Sample, derivation: [String])
}

extension LoadedSpec {
  /// Makes one sample, alone.
  ///
  /// - Throws: why this sample can't be made.
  package func look(at index: UInt64) throws(SampleFailure) -> LookedSample {
    switch content {
    case .stage(let tools):
      let made = try StageMaker(tools, splits: plan.splits).makeDrawn(index)
      return .picture(made.sample, made.scene, made.canvas)
    case .texts(let tools):
      let maker = TextMaker(tools)
      return .texts(try maker.make(index).sample, derivation: try maker.derivation(of: index))
    }
  }

  /// The fonts that overlays may use.
  package var fonts: FontCatalogue {
    if case .stage(let tools) = content, !tools.catalogue.entries.isEmpty { tools.catalogue } else { .scan() }
  }
}
