import ArgumentParser
import Bytes
import Generation

/// Makes a dataset and tells what its steps took. For `Benchmarks/run`, so it is not in the help.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Makes a dataset and prints the processor time of every step.", shouldDisplay: false
  )

  @Argument(help: "The spec file.")
  var spec: String

  @Option(name: [.short, .long], help: "The folder to write.")
  var output: String

  @Flag(help: "Make the formats' lines in memory only.")
  var lines = false

  @OptionGroup var options: SpecOptions

  @Option(help: "How many threads.")
  var jobs = 1

  func run() throws {
    let report = Report(isJSON: false)
    let times = StepTimes()
    let plan: DatasetPlan
    do throws(SpecFailure) { plan = try engine.plan(options.request(spec)).plan } catch { throw report.failure(error) }
    let inMemory: Double?
    let start = StepTimes.process
    do throws(GenerationError) {
      inMemory = lines ? try LineTimes.seconds(plan) : nil
      if !lines { _ = try Generator(times.clocking(plan), output: output, jobs: jobs).run() }
    } catch {
      throw report.failure(error)
    }
    if let inMemory { return try Terminal.print(data: "{\"images\":\(plan.count),\"cpu\":\(inMemory)}") }
    try Terminal.print(data: json(times, images: plan.count, cpu: StepTimes.process - start))
  }

  /// One line; what no step of a sample took went into records, digests and files.
  private func json(_ times: StepTimes, images: UInt64, cpu: Double) -> String {
    let names: [(name: String, step: MakingStep)] = [
      ("sample", .scene), ("draw", .drawing), ("labels", .labels), ("encode", .encoding),
    ]
    let steps = names.map { "\"\($0.name)_seconds\":\(times[$0.step])" }
    let write = cpu - names.reduce(0) { $0 + times[$1.step] }
    return "{\"images\":\(images),\"cpu\":\(cpu),\(steps.joined(separator: ",")),\"write_seconds\":\(write)}"
  }
}
