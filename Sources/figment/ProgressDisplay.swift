import Bytes
import Diagnostics
import Generation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows how far a run is: a bar on a terminal, a line now and then elsewhere.
final class ProgressDisplay: Sendable {
  private let progress: Progress
  private let name: String
  private let isEnded = Atomic<Bool>(false)
  private let thread: Mutex<WorkThread?>
  private let start = ContinuousClock.now

  init(of progress: Progress, name: String, isShown: Bool) {
    self.progress = progress
    self.name = name
    thread = Mutex(nil)
    guard isShown else { return }
    let isBar = Terminal.isWatched
    thread.withLock { $0 = WorkThread { [self] in show(asBar: isBar) } }
  }

  /// Takes the bar away. To be called once the run has ended, before anything is printed.
  func end() {
    isEnded.store(true, ordering: .relaxed)
    let thread = self.thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    thread?.join()
  }

  private func show(asBar isBar: Bool) {
    var shown = ContinuousClock.now
    while !isEnded.load(ordering: .relaxed) {
      // Short, so that the end of a quick run is not held up.
      usleep(50_000)
      let now = ContinuousClock.now
      let interval: Duration = isBar ? .milliseconds(100) : .seconds(10)
      guard now - shown >= interval else { continue }
      shown = now
      let line = ProgressLine(progress, elapsed: (now - start) / .seconds(1))
      if isBar {
        // Back to the first column, the line, and nothing behind it.
        Terminal.draw("\r" + line.bar(name.shown(), width: Terminal.width) + "\u{1B}[K")
      } else {
        Terminal.note("\(name): \(line.sentence)")
      }
    }
    if isBar { Terminal.draw("\r\u{1B}[K") }
  }
}

/// One moment of a run, in words.
struct ProgressLine {
  let phase: Progress.Phase
  let done: UInt64
  let total: UInt64
  /// In seconds.
  let elapsed: Double

  init(_ progress: Progress, elapsed: Double) {
    self.init(phase: progress.phase, done: progress.done, total: progress.total, elapsed: elapsed)
  }

  init(phase: Progress.Phase, done: UInt64, total: UInt64, elapsed: Double) {
    self.phase = phase
    self.done = done
    self.total = total
    self.elapsed = elapsed
  }

  /// `1,280 of 20,000 samples, 812/s, 23 s left`.
  var sentence: String {
    switch phase {
    case .starting: "starting"
    case .checking: "checking \(grouped(done)) of \(grouped(total)) files" + speed
    case .making: "\(grouped(done)) of \(grouped(total)) samples" + speed
    case .joining: "joining"
    case .publishing: "publishing"
    }
  }

  /// The sentence behind a bar, in at most `width - 1` columns.
  func bar(_ name: String, width: Int) -> String {
    let text = "\(name): \(sentence)"
    let room = width - 4 - text.count
    guard room >= 10, total > 0, phase == .making || phase == .checking else { return String(text.prefix(width - 1)) }
    let cells = min(room, 30)
    let filled = Int(Double(cells) * min(1, Double(done) / Double(total)))
    return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled) + "] " + text
  }

  private var speed: String {
    guard done > 0, elapsed > 0.5 else { return "" }
    let rate = Double(done) / elapsed
    let rateText = rate >= 10 ? "\(grouped(UInt64(rate)))/s" : "\(Double(Int(rate * 10)) / 10)/s"
    let left = Double(total > done ? total - done : 0) / rate
    return ", \(rateText), \(ProgressLine.duration(left)) left"
  }

  /// `12 s`, `3 min 20 s`, `2 h 5 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = seconds < 1e9 ? Int(seconds.rounded(.up)) : 1_000_000_000
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
