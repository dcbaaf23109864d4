package import Generation

/// The engine of the command line: specs read by the spec reader, samples drawn by the stage.
package struct ReaderEngine: SpecEngine {
  package init() {}

  package func plan(_ request: SpecRequest) throws(SpecFailure) -> LoadedPlan {
    let loaded = try LoadedSpec.load(request)
    return LoadedPlan(loaded.plan, warnings: loaded.warnings, language: loaded.language)
  }

  package func look(at index: UInt64, in request: SpecRequest) throws(SpecFailure) -> SampleView {
    let loaded = try LoadedSpec.load(request)
    do throws(SampleFailure) {
      switch try loaded.look(at: index) {
      case .picture(let sample, let scene, let canvas): return try SampleLook(sample, scene, canvas, of: loaded).view
      case .texts(let sample, let derivation): return TextLook(sample, derivation, of: loaded).view
      }
    } catch {
      throw .sample(index: index, error)
    }
  }

  package var schema: String { specSchemaText }
}
