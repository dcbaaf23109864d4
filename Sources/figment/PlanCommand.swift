import ArgumentParser
import Bytes
import Formats
import Generation

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Tells what a spec would make, and writes nothing.",
    discussion: """
      Counts, splits, formats, and an estimate of disk space and time from a few samples that are made and thrown away.

        figment plan shapes.yaml --count 100000
      """)

  @Argument(help: "The spec file.")
  var spec: String

  @OptionGroup var options: SpecOptions

  @Flag(help: "Print results and faults as JSON, for programs.")
  var json = false

  func run() throws {
    let report = Report(isJSON: json)
    let plan: DatasetPlan
    do throws(SpecFailure) {
      let loaded = try engine.plan(options.request(spec))
      report.warn(loaded.warnings)
      plan = loaded.plan
    } catch {
      throw report.failure(error)
    }
    let estimate: Estimate?
    do throws(GenerationError) { estimate = try Estimate(of: plan) } catch { throw report.failure(error) }
    let text = PlanText(plan, estimate)
    if json { return try Terminal.print(data: text.json) }
    try Terminal.print(text.sentences)
  }
}

/// A plan in words and as JSON.
struct PlanText {
  private let plan: DatasetPlan
  private let estimate: Estimate?

  init(_ plan: DatasetPlan, _ estimate: Estimate?) {
    self.plan = plan
    self.estimate = estimate
  }

  var sentences: String {
    var lines = [
      ("name", plan.description.name), ("seed", String(plan.description.seed)), ("samples", grouped(plan.count)),
      ("splits", splits.map { "\($0.name) \(grouped($0.count))" }.joined(separator: ", ")),
      ("classes", plan.description.classes.joined(separator: ", ")),
      (
        "formats",
        plan.formats.map { $0.folder == $0.name ? $0.name : "\($0.name) in \($0.folder)" }.joined(separator: ", ")
      ),
      ("pictures", plan.imageExtension ?? "none"),
    ]
    if !plan.countSites.isEmpty {
      lines.append(("depends on count", plan.countSites.map { "\($0.site) (\($0.reason))" }.joined(separator: ", ")))
    }
    if let estimate {
      let bytes = estimate.bytesPerSample * Double(plan.count)
      let seconds = estimate.secondsPerSample * Double(plan.count) / Double(onlineProcessors)
      lines.append(("disk", "about \(PlanText.size(bytes))"))
      lines.append(("time", "about \(ProgressLine.duration(seconds)) on this machine"))
    }
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { $0.0 + String(repeating: " ", count: width + 2 - $0.0.count) + $0.1 }.joined(separator: "\n")
  }

  var json: String {
    var json = ByteWriter()
    json.append("{\"status\":0,\"name\":")
    json.append(json: plan.description.name)
    json.append(",\"seed\":")
    json.append(integer: plan.description.seed)
    json.append(",\"count\":")
    json.append(integer: plan.count)
    json.append(",\"splits\":{")
    for (place, split) in splits.enumerated() {
      if place > 0 { json.append(",") }
      json.append(json: split.name)
      json.append(":")
      json.append(integer: split.count)
    }
    json.append("},\"formats\":[")
    for (place, format) in plan.formats.enumerated() {
      if place > 0 { json.append(",") }
      json.append(json: format.folder)
    }
    json.append("]")
    if let estimate {
      json.append(",\"bytes_per_sample\":")
      json.append(number: estimate.bytesPerSample.rounded())
      json.append(",\"seconds_per_sample\":")
      json.append(number: estimate.secondsPerSample)
    }
    json.append("}")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// How many samples each split gets, in the order of the spec.
  private var splits: [(name: String, count: UInt64)] {
    let counts = plan.splits.counts(below: plan.count)
    return plan.description.splits.map { ($0, counts[$0, default: 0]) }
  }

  /// `1.2 GB`, in powers of a thousand.
  static func size(_ bytes: Double) -> String {
    var (value, unit) = (bytes, "bytes")
    for larger in ["kB", "MB", "GB", "TB"] where value >= 1000 { (value, unit) = (value / 1000, larger) }
    let rounded = value >= 100 || unit == "bytes" ? value.rounded() : (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? "\(Int(rounded)) \(unit)" : "\(rounded) \(unit)"
  }
}
