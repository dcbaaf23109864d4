import Bytes
import Formats
import Labels

/// What a run will take, judged from a few samples that are made and thrown away.
package struct Estimate: Sendable, Hashable {
  /// Bytes of one sample's files, of its part of joined files, and of its truth; of the picture once.
  package var bytesPerSample: Double
  /// Seconds of one thread for one sample, without writing it.
  package var secondsPerSample: Double

  /// Makes up to `samples` samples, evenly spread over the plan's indices; nil for a plan of none.
  package init?(of plan: DatasetPlan, samples: UInt64 = 5) throws(GenerationError) {
    let wanted = min(samples, plan.count)
    guard wanted > 0 else { return nil }
    var bytes = 0
    let clock = ContinuousClock()
    var start = clock.now
    var index: UInt64 = 0
    do throws(SampleFailure) {
      let maker = try plan.makers.makeMaker()
      // The first sample also pays for what is made once, so it counts for bytes only.
      for number in 0..<wanted {
        if number == 1 { start = clock.now }
        index = plan.count / wanted * number
        let sample = try maker.make(index).sample
        bytes += try Self.size(of: sample, in: plan)
      }
    } catch {
      throw .sample(index: index, error)
    }
    let elapsed = (clock.now - start).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    bytesPerSample = Double(bytes) / Double(wanted)
    secondsPerSample = seconds / Double(max(1, wanted - 1))
  }

  private static func size(of sample: Sample, in plan: DatasetPlan) throws(SampleFailure) -> Int {
    var line = ByteWriter()
    TruthRecord(classes: plan.description.classes, spanLabels: plan.description.spanLabels).append(sample, to: &line)
    var size = line.count + (plan.picturePaths(of: sample).isEmpty ? 0 : sample.image?.bytes.count ?? 0)
    for planned in plan.formats {
      var fragment = Fragment()
      do throws(FormatError) {
        try planned.format.add(sample, to: &fragment)
      } catch {
        throw SampleFailure(GenerationError.format(error, name: planned.name).message)
      }
      size += fragment.files.reduce(0) { $0 + $1.bytes.count } + fragment.streams.values.reduce(0) { $0 + $1.count }
    }
    return size
  }
}
