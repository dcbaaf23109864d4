import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long the steps of making samples took, all threads together: seconds of processor, not of the wall.
package final class StepTimes: Sendable {
  private let totals = Mutex([Double](repeating: 0, count: MakingStep.allCases.count))

  package init() {}

  /// Seconds spent on `step` so far.
  package subscript(step: MakingStep) -> Double { totals.withLock { $0[step.rawValue] } }

  fileprivate func add(_ seconds: Double, to step: MakingStep) { totals.withLock { $0[step.rawValue] += seconds } }

  /// What makes the samples of `plan`, with a clock in hand.
  package func clocking(_ plan: DatasetPlan) -> DatasetPlan {
    var plan = plan
    plan.makers = ClockedMakers(makers: plan.makers, times: self)
    return plan
  }

  /// Seconds of processor that the whole process, user and system, has taken.
  package static var process: Double { seconds(of: CLOCK_PROCESS_CPUTIME_ID) }

  fileprivate static var thread: Double { seconds(of: CLOCK_THREAD_CPUTIME_ID) }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

private struct ClockedMakers: MakerSource {
  let makers: any MakerSource
  let times: StepTimes

  func makeMaker() throws(SampleFailure) -> any SampleMaker {
    ClockedMaker(maker: try makers.makeMaker(), times: times)
  }
}

private struct ClockedMaker: SampleMaker {
  let maker: any SampleMaker
  let times: StepTimes

  func make(_ index: UInt64) throws(SampleFailure) -> MadeSample {
    var before = StepTimes.thread
    return try maker.make(index) { step in
      let now = StepTimes.thread
      times.add(now - before, to: step)
      before = now
    }
  }
}
