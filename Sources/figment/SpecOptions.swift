import ArgumentParser
import Generation

/// Options that change a spec for one command.
struct SpecOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many samples, in place of the spec's own number.", valueName: "n"))
  var count: UInt64?

  @Option(help: ArgumentHelp("The seed, in place of the spec's own. 0 is a seed like any other.", valueName: "s"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Formats in place of the spec's own, by name, with commas between: coco,yolo. 'figment formats' lists them.",
      valueName: "names"))
  var format: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Changes a value of the spec, checked as if it stood in the file: --set scene.size=[64,64].",
      valueName: "path=value"))
  var changes: [String] = []

  func validate() throws {
    for change in changes where SpecRequest.Change(change) == nil {
      throw ValidationError("--set '\(change)' must be PATH=VALUE, as in --set scene.size=[64,64]")
    }
    if let format, names(of: format).contains("") {
      throw ValidationError("--format '\(format)' must be names with commas between, as in --format coco,yolo")
    }
  }

  /// What is asked of the spec at `path`.
  func request(_ path: String) -> SpecRequest {
    SpecRequest(
      path, changes: changes.compactMap(SpecRequest.Change.init), count: count, seed: seed,
      formats: format.map(names))
  }

  private func names(of list: String) -> [String] {
    list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Options of commands that write a dataset.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many threads. Default: one for each processor.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Go on with a run that was stopped; check, mend or extend a dataset that is finished.")
  var resume = false

  @Flag(help: "Make a dataset anew that is there already; the old one stays until the new one is finished.")
  var overwrite = false

  @Flag(help: "Print results and faults as JSON, for programs.")
  var json = false

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, is \(jobs)") }
    if let jobs, jobs > 1024 { throw ValidationError("--jobs must be at most 1024, is \(jobs)") }
    if resume, overwrite {
      throw ValidationError("--resume keeps what is there and --overwrite doesn't: give one of them")
    }
  }

  var mode: Generator.Mode { resume ? .resume : overwrite ? .overwrite : .new }
}
