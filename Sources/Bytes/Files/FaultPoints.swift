#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Makes chosen system calls fail, so that tests can meet a full disk or a kill at any moment.
///
/// Always compiled in; without a plan, a call pays one relaxed load. A plan is a list of `KIND:N=WHAT`, joined by
/// commas: `write:17=ENOSPC` fails the 17th write, `fsync:3+=EIO` every sync from the third on, `write:2=short` writes
/// half of what was asked, `rename:1=kill` ends the process as `kill -9` would, before the call. Kinds are the raw values
/// of `FileOperation`; calls are counted over all threads, from 1. The variable `FIGMENT_FAULT` holds a plan for the
/// whole process; one that isn't understood makes every call fail, so that no test passes by a misprint.
package enum FaultPoints {
  /// Makes `plan` hold during `body`, for paths that begin with `prefix` (all, if empty) and counted by itself.
  ///
  /// - Precondition: `plan` is well formed.
  @discardableResult
  package static func with<Result, Failure: Error>(
    _ plan: String, under prefix: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let rules = FaultRule.parse(plan) else { preconditionFailure("fault plan '\(plan)'") }
    let id = install(rules, under: prefix)
    defer { uninstall(id) }
    return try body()
  }

  /// What is to happen to the next call of this kind; nil nearly always.
  @inline(__always)
  static func next(_ operation: FileOperation, _ path: @autoclosure () -> String) -> FaultRule.Action? {
    guard state.load(ordering: .relaxed) != State.idle else { return nil }
    return planned(operation, path())
  }

  private enum State {
    static let unread: UInt8 = 0
    static let idle: UInt8 = 1
    static let armed: UInt8 = 2
  }

  private struct Plan {
    let id: Int
    let prefix: String
    let rules: [FaultRule]
    var counts: [FileOperation: Int] = [:]
  }

  private struct Plans {
    var active: [Plan] = []
    var lastID = 0
    var isEnvironmentRead = false
    var isEnvironmentBroken = false

    var state: UInt8 { active.isEmpty && !isEnvironmentBroken ? State.idle : State.armed }

    mutating func add(_ rules: [FaultRule], under prefix: String) -> Int {
      lastID += 1
      active.append(Plan(id: lastID, prefix: prefix, rules: rules))
      return lastID
    }

    mutating func readEnvironment() {
      guard !isEnvironmentRead else { return }
      isEnvironmentRead = true
      guard let text = getenv("FIGMENT_FAULT").map({ String(cString: $0) }), !text.isEmpty else { return }
      if let rules = FaultRule.parse(text) { _ = add(rules, under: "") } else { isEnvironmentBroken = true }
    }
  }

  private static let state = Atomic<UInt8>(State.unread)
  private static let plans = Mutex(Plans())

  private static func install(_ rules: [FaultRule], under prefix: String) -> Int {
    plans.withLock { plans in
      plans.readEnvironment()
      let id = plans.add(rules, under: prefix)
      state.store(plans.state, ordering: .relaxed)
      return id
    }
  }

  private static func uninstall(_ id: Int) {
    plans.withLock { plans in
      plans.active.removeAll { $0.id == id }
      state.store(plans.state, ordering: .relaxed)
    }
  }

  private static func planned(_ operation: FileOperation, _ path: String) -> FaultRule.Action? {
    plans.withLock { plans in
      plans.readEnvironment()
      state.store(plans.state, ordering: .relaxed)
      if plans.isEnvironmentBroken { return .misprint }
      var action: FaultRule.Action?
      for index in plans.active.indices where path.hasPrefix(plans.active[index].prefix) {
        let number = plans.active[index].counts[operation, default: 0] + 1
        plans.active[index].counts[operation] = number
        action = action ?? plans.active[index].rules.first { $0.applies(to: operation, number: number) }?.action
      }
      return action
    }
  }
}

/// One line of a fault plan.
struct FaultRule: Sendable, Equatable {
  enum Action: Sendable, Equatable {
    case fail(errno: Int32)
    case short
    case kill
    case misprint
  }

  let operation: FileOperation
  let number: Int
  let andLater: Bool
  let action: Action

  func applies(to operation: FileOperation, number: Int) -> Bool {
    operation == self.operation && (andLater ? number >= self.number : number == self.number)
  }

  /// The rules of a plan; nil if any is misprinted.
  static func parse(_ text: String) -> [FaultRule]? {
    var rules: [FaultRule] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let rule = FaultRule(part) else { return nil }
      rules.append(rule)
    }
    return rules
  }

  private init?(_ text: Substring) {
    guard let colon = text.firstIndex(of: ":"), let equals = text.lastIndex(of: "="), colon < equals,
      let operation = FileOperation(rawValue: String(text[..<colon]))
    else { return nil }
    var digits = text[text.index(after: colon)..<equals]
    andLater = digits.last == "+"
    if andLater { digits.removeLast() }
    guard let number = Int(digits), number > 0, let action = Action(text[text.index(after: equals)...]) else {
      return nil
    }
    self.operation = operation
    self.number = number
    self.action = action
  }
}

extension FaultRule.Action {
  fileprivate init?(_ word: Substring) {
    switch word {
    case "short": self = .short
    case "kill": self = .kill
    default:
      guard let number = SystemReason.number(named: word) else { return nil }
      self = .fail(errno: number)
    }
  }
}
