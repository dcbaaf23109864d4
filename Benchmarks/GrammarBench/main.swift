// Task T2: sentences with two spans from a language of 300,000, as lines of JSON of about 207 bytes, one thread.
//
//     swift run -c release GrammarBench [count]
//
// Prints sentences per second of processor time for each way of sampling, the best of five rounds, and the peak memory.
import BigInt
import Glibc
import Labels
import Specification
import Templates

/// Seconds of processor time that this process took.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// `[hey ]could you book a {cuisine} place in {city} for {party}…`: 5 x 3 x 40 x 100 x 5 = 300,000.
func sentences() -> Grammar {
  var grammar = Grammar()
  grammar.labels = ["CUISINE", "CITY"]
  grammar.registerCount = 2
  func list(_ name: String, _ count: Int) -> Grammar.Source {
    let texts = (0..<count).map { "\(name)\($0)" }
    let entries = texts.enumerated().map { index, text in
      Grammar.List.Entry(weight: 1, datum: .text(text), item: index, value: .absent)
    }
    return .list(Grammar.List(name: name, entries: entries, forms: [texts]))
  }
  grammar.sources = [list("cuisine", 40), list("city", 100)]
  func choice(_ texts: [String]) -> Int {
    let branches = texts.map { Grammar.Branch(grammar.add(.text($0))) }
    return grammar.add(.choice(branches))
  }
  func slot(_ register: Int) -> Int {
    let pick = grammar.add(.pick(Grammar.Pick(register: register, source: register)))
    let show = grammar.add(.show(register: register, form: 0))
    let both = grammar.add(.sequence([pick, show]))
    return grammar.add(.span(Grammar.Mark(label: register, value: .register(register)), both))
  }
  let polite = choice(["", "please ", "could you ", "kindly ", "I'd "])
  let verb = choice(["book", "reserve", "find"])
  let party = choice(["two", "three", "four people", "five", "six guests"])
  let parts = [
    polite, verb, grammar.add(.text(" a ")), slot(0), grammar.add(.text(" place in ")), slot(1),
    grammar.add(.text(" for ")), party,
  ]
  grammar.tops = [
    Grammar.Top(
      site: "template.say.book.text.0", weight: 1, label: "book_table", node: grammar.add(.sequence(parts)))
  ]
  return grammar
}

/// Lines in a buffer of fixed size, and the least that a format of lines does. Names are escaped once.
struct LineWriter {
  private let labels: [[UInt8]]
  private var buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  var total = 0

  init(_ labels: [String]) {
    self.labels = labels.map { Array(#","label":"\#($0)","text":""#.utf8) }
    buffer = .allocate(capacity: 1 << 18)
  }

  func free() { buffer.deallocate() }

  mutating func write(_ sample: Sample) {
    if count > 1 << 18 - 4096 { flush() }
    append(#"{"id":"#)
    append(integer: sample.id)
    append(#","split":"train","text":""#)
    sample.texts[0].utf8.withUnsafeBufferPointer { text in
      append(text)
      append(#"","label":"book_table","spans":["#)
      for index in sample.texts[0].spans.indices {
        append(index > 0 ? #",{"start":"# : #"{"start":"#)
        append(integer: UInt64(sample.texts[0].spans[index].points.lowerBound))
        append(#","end":"#)
        append(integer: UInt64(sample.texts[0].spans[index].points.upperBound))
        labels[sample.texts[0].spans[index].label].withUnsafeBufferPointer { append($0) }
        append(UnsafeBufferPointer(rebasing: text[sample.texts[0].spans[index].bytes]))
        append(#""}"#)
      }
    }
    append("]}\n")
  }

  @inline(__always)
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    UnsafeMutableRawPointer(buffer + count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  @inline(__always)
  private mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inline(__always)
  private mutating func append(integer: UInt64) {
    var (rest, length) = (integer, 1)
    while rest >= 10 {
      rest /= 10
      length &+= 1
    }
    rest = integer
    var place = count &+ length
    repeat {
      place &-= 1
      buffer[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    count &+= length
  }

  mutating func flush() {
    total += count
    count = 0
  }
}

func measure(_ mode: SamplingMode, _ language: TextLanguage, _ count: UInt64, isWriting: Bool) throws {
  let sampler = try TextSampler(language, mode: mode, seed: 7, count: count)
  var best = Double.infinity
  var length = 0
  for _ in 0..<5 {
    let writer = sampler.makeWriter()
    var sample = Sample(index: 0, split: "train")
    var lines = LineWriter(language.grammar.labels)
    defer { lines.free() }
    let start = processorTime()
    for index in 0..<count {
      try writer.write(index, into: &sample)
      if isWriting { lines.write(sample) }
    }
    lines.flush()
    best = min(best, processorTime() - start)
    length = lines.total / Int(count)
  }
  let rate = Int(Double(count) / best / 1000)
  print("\(mode.rawValue) \(isWriting ? "to JSONL, \(length) bytes a line" : "in memory"): \(rate) k/s")
}

let grammar = sentences()
let language = TextLanguage(grammar)
print("derivations: \(language.counts.total.text)")
let count = CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 300_000
for mode in SamplingMode.allCases {
  let most = mode == .weighted || mode == .size ? count : min(count, 300_000)
  do {
    try measure(mode, language, most, isWriting: false)
    try measure(mode, language, most, isWriting: true)
  } catch let error as SamplingError { print("\(mode.rawValue): \(error.message)") }
}
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
print("peak memory: \(usage.ru_maxrss / 1024) MB")
