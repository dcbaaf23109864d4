import ArgumentParser
import Bytes
import Diagnostics
import Formats
import Generation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes the dataset of a spec.",
    discussion: """
      Writes one folder a format, each complete in itself, with truth.jsonl (everything that is known of every sample), \
      SHA256SUMS (for 'sha256sum -c') and manifest.json, whose presence says that the dataset is finished.

      The same spec, seed and version give the same bytes, on any number of threads, stopped and resumed, or in shards \
      that 'figment merge' joins. A finished dataset can be extended: --resume with a larger --count.

        figment generate shapes.yaml
        figment generate shapes.yaml --count 1000 --format coco -o data/shapes
        figment generate shapes.yaml --resume --count 2000
        figment generate shapes.yaml --shard 3/16
      """)

  @Argument(help: "Spec files. With more than one, each dataset gets a folder of its own name in the output folder.")
  var specs: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder to write. Default: output/NAME, by the name in the spec.", valueName: "dir"))
  var output: String?

  @OptionGroup var spec: SpecOptions

  @Option(
    help: ArgumentHelp(
      "Makes only part I of N, I from 1, in a shard folder (by default output/NAME.shard-I-of-N).", valueName: "i/n"))
  var shard: String?

  @OptionGroup var options: RunOptions

  func validate() throws {
    if specs.isEmpty { throw ValidationError("give a spec file, as in 'figment generate shapes.yaml'") }
    if let output, output.isEmpty { throw ValidationError("--output must name a folder, is empty") }
    if let shard, Shard(shard) == nil {
      throw ValidationError("--shard must be I/N with 1 <= I <= N <= 1000000, as in --shard 3/16, is '\(shard)'")
    }
  }

  func run() throws {
    let foreground = ForegroundRun(options)
    // All specs are read before the first sample is made, so that a fault in the last one costs no time.
    let jobs = try loaded(foreground.report).map { spec in
      (plan: spec.plan, warnings: spec.warnings, output: folder(of: spec.plan))
    }
    for (place, job) in jobs.enumerated() where jobs[..<place].contains(where: { $0.output == job.output }) {
      throw foreground.report.failure("two specs would write '\(job.output)'; give one of them another name", 64)
    }
    let part = shard.flatMap { Shard($0) }
    for job in jobs {
      let generator = Generator(
        job.plan, output: job.output, shard: part, mode: options.mode, jobs: options.jobs ?? onlineProcessors)
      try foreground.run(job.plan.description.name, into: job.output, warnings: job.warnings) {
        progress throws(GenerationError) in
        try generator.run(progress)
      }
    }
  }

  /// Every spec, or the faults of all of them.
  private func loaded(_ report: Report) throws -> [(plan: DatasetPlan, warnings: Diagnostics)] {
    var all: [(plan: DatasetPlan, warnings: Diagnostics)] = []
    var wrong = Diagnostics()
    var unread: [FileError] = []
    let chunkSize = try chunkSize(report)
    for path in specs {
      do throws(SpecFailure) {
        let loaded = try engine.plan(spec.request(path))
        report.warn(loaded.warnings)
        var plan = loaded.plan
        if let chunkSize { plan.chunkSize = chunkSize }
        all.append((plan, loaded.warnings))
      } catch .spec(let diagnostics) {
        wrong.record(contentsOf: diagnostics)
      } catch .file(let error) {
        unread.append(error)
      } catch {
        throw report.failure(error)
      }
    }
    if wrong.hasErrors { throw report.failure(wrong, unread: unread) }
    if let first = unread.first {
      let error = GenerationError.file(first)
      let messages = unread.map { GenerationError.file($0).message }
      throw report.failure(messages.joined(separator: "\n"), error.exitStatus)
    }
    return all
  }

  /// How many samples are one piece of work, where the variable `FIGMENT_CHUNK` says so: tests show that nothing depends on it.
  private func chunkSize(_ report: Report) throws -> UInt64? {
    guard let text = getenv("FIGMENT_CHUNK").map({ String(cString: $0) }), !text.isEmpty else { return nil }
    guard let size = UInt64(text), 1...1_000_000 ~= size else {
      throw report.failure("the variable FIGMENT_CHUNK must be a number from 1 to 1000000, is '\(text)'", 64)
    }
    return size
  }

  private func folder(of plan: DatasetPlan) -> String {
    var name = SafeName.make(from: plan.description.name)
    if let shard = shard.flatMap({ Shard($0) }) { name += ".shard-\(shard.number)-of-\(shard.total)" }
    guard let output else { return "output/\(name)" }
    return specs.count == 1 ? output : FileSystem.joined(output, name)
  }
}
