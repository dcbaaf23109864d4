package import Labels
package import Rendering
package import Scenes

/// One sample of a loaded spec with everything that made it, for looking at.
package struct LookedSample {
  package let sample: Sample
  package let scene: Scene
  /// The picture as drawn, before it was encoded.
  package let canvas: Canvas
}

extension LoadedSpec {
  /// Makes one sample, alone.
  ///
  /// - Throws: why this sample can't be made.
  package func look(at index: UInt64) throws(SampleFailure) -> LookedSample {
    let maker = StageMaker(tools, splits: plan.splits)
    let made = try maker.makeDrawn(index)
    return LookedSample(sample: made.sample, scene: made.scene, canvas: made.canvas)
  }

  /// The fonts that overlays may use.
  package var fonts: FontCatalogue { tools.catalogue.entries.isEmpty ? .scan() : tools.catalogue }
}
