import Synchronization

/// How far a run is; written by the workers, read by whoever shows it.
package final class Progress: Sendable {
  package enum Phase: UInt8, Sendable { case starting, checking, making, joining, publishing }

  private let doneSamples = Atomic<UInt64>(0)
  private let totalSamples = Atomic<UInt64>(0)
  private let phaseNumber = Atomic<UInt8>(Phase.starting.rawValue)
  private let stopRequests = Atomic<Bool>(false)

  package init() {}

  /// Samples that are made, taken over or checked.
  package var done: UInt64 { doneSamples.load(ordering: .relaxed) }
  /// Samples of the run; 0 until it is known.
  package var total: UInt64 { totalSamples.load(ordering: .relaxed) }
  /// What is being done.
  package var phase: Phase { Phase(rawValue: phaseNumber.load(ordering: .relaxed)) ?? .starting }

  /// Asks the run to stop after the chunks that are being made. May be called from any thread.
  package func stop() { stopRequests.store(true, ordering: .relaxed) }
  /// Whether `stop` was called.
  package var isStopRequested: Bool { stopRequests.load(ordering: .relaxed) }

  func advance(by count: UInt64 = 1) { doneSamples.add(count, ordering: .relaxed) }
  func begin(_ phase: Phase) { phaseNumber.store(phase.rawValue, ordering: .relaxed) }
  func expect(_ total: UInt64) { totalSamples.store(total, ordering: .relaxed) }
}
