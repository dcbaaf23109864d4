import ArgumentParser
import Generation

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Tells what a spec would make, and writes nothing.",
    discussion: """
      Counts, splits, formats, of a template how much it can say, and an estimate of disk space and time from a few samples \
      that are made and thrown away.

        figment plan shapes.yaml --count 100000
        figment plan assistant.yaml --json
      """)

  @Argument(help: "The spec file.")
  var spec: String

  @OptionGroup var options: SpecOptions

  @Flag(help: "Print results and faults as JSON, for programs.")
  var json = false

  func run() throws {
    let report = Report(isJSON: json)
    let loaded: LoadedPlan
    do throws(SpecFailure) {
      loaded = try engine.plan(options.request(spec))
      report.warn(loaded.warnings)
    } catch {
      throw report.failure(error)
    }
    let estimate: Estimate?
    do throws(GenerationError) { estimate = try Estimate(of: loaded.plan) } catch { throw report.failure(error) }
    let text = PlanText(loaded.plan, loaded.language?(), estimate)
    if json { return try Terminal.print(data: text.json(loaded.warnings)) }
    try Terminal.print(text.sentences)
  }
}
