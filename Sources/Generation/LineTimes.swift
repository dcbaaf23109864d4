import Formats
import Labels

/// What it takes to turn indices into lines in memory, without truth, digests and files: for benchmarks.
package enum LineTimes {
  /// Seconds of processor for all samples of a plan, on the caller's thread, once what makes them is ready.
  package static func seconds(_ plan: DatasetPlan) throws(GenerationError) -> Double {
    var fragments = plan.formats.map { _ in Fragment() }
    do throws(SampleFailure) {
      let maker = try plan.makers.makeMaker()
      let writers = maker.lexicon.map { lexicon in plan.formats.compactMap { $0.format.batchWriter(for: lexicon) } }
      let start = StepTimes.process
      if let lexicon = maker.lexicon, let writers, writers.count == plan.formats.count {
        try makeBatches(plan, maker, TextBatch(lexicon), writers, &fragments)
      } else {
        try makeSamples(plan, maker, &fragments)
      }
      return StepTimes.process - start
    } catch {
      throw .tools(error)
    }
  }

  private static func makeBatches(
    _ plan: DatasetPlan, _ maker: any SampleMaker, _ batch: TextBatch, _ writers: [any BatchWriter],
    _ fragments: inout [Fragment]
  ) throws(SampleFailure) {
    var writers = writers
    var start: UInt64 = 0
    while start < plan.count {
      let end = min(start + UInt64(TextBatch.rowLimit), plan.count)
      if start % plan.chunkSize == 0 { for place in fragments.indices { fragments[place].removeAll() } }
      batch.removeAll()
      try maker.fill(batch, start..<end)
      for place in writers.indices { writers[place].add(batch, to: &fragments[place]) }
      start = end
    }
  }

  private static func makeSamples(
    _ plan: DatasetPlan, _ maker: any SampleMaker, _ fragments: inout [Fragment]
  ) throws(SampleFailure) {
    var made = MadeSample(Sample(index: 0, split: ""))
    for index in 0..<plan.count {
      if index % plan.chunkSize == 0 { for place in fragments.indices { fragments[place].removeAll() } }
      try maker.make(index, into: &made)
      for (place, planned) in plan.formats.enumerated() {
        do throws(FormatError) {
          try planned.format.add(made.sample, to: &fragments[place])
        } catch {
          throw SampleFailure("\(planned.name): \(error)")
        }
      }
    }
  }
}
