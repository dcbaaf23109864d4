import ArgumentParser
import Bytes
import Diagnostics
import Generation

/// A run in the foreground: with progress to look at, and signals that stop it cleanly.
struct ForegroundRun {
  let options: RunOptions
  let report: Report

  init(_ options: RunOptions) {
    self.options = options
    report = Report(isJSON: options.json)
  }

  /// Does the work, shows how far it is, and tells what came of it; `warnings` were told already, unless all is JSON.
  func run(
    _ name: String, into output: String, warnings: Diagnostics = Diagnostics(),
    _ work: (Progress) throws(GenerationError) -> RunSummary
  ) throws {
    let progress = Progress()
    Signals.watch { progress.stop() }
    let display = ProgressDisplay(of: progress, name: name, isShown: !options.quiet && !options.json)
    let summary: RunSummary
    do throws(GenerationError) {
      defer { display.end() }
      summary = try work(progress)
    } catch {
      if case .stopped = error { throw report.failure(error.message, Signals.exitStatus) }
      throw report.failure(error)
    }
    if options.json {
      try Terminal.print(data: summary.json(output, warnings))
    } else {
      try Terminal.print(summary.sentence(output))
    }
  }
}

extension RunSummary {
  fileprivate func sentence(_ output: String) -> String {
    let whole = grouped(samples) + (samples == 1 ? " sample" : " samples")
    let what =
      switch outcome {
      case .made: "made \(whole)"
      case .extended(let old): "extended from \(grouped(old)) to \(whole)"
      case .mended: "mended; \(whole)"
      case .verified: "checked, all files are as they were made; \(whole)"
      }
    return "\(output): \(what)" + (shard.map { ", shard \($0)" } ?? "") + details
  }

  private var details: String {
    guard let manifest else { return "" }
    let splits = manifest.key.splits.compactMap { name in
      manifest.tally.splits[name].map { "\(name) \(grouped($0.samples))" }
    }
    let formats = manifest.key.formats.map(\.folder).joined(separator: ", ")
    guard samples > 0 else { return ", in \(formats)" }
    let instances = manifest.key.imageExtension == nil ? "" : ", \(grouped(manifest.tally.instances)) instances"
    let losses = manifest.losses.map { "\n  \($0.folder): \($0.sentence)" }.joined()
    let unmet = manifest.tally.unmet.map { unmet in
      let what = unmet.isDropped ? "left out for want of a place" : "placed against a constraint"
      return "\n  \(what): \(grouped(unmet.count)) (\(unmet.constraint))"
    }
    return " (\(splits.joined(separator: ", ")))\(instances), in \(formats)\(losses)\(unmet.joined())"
  }

  fileprivate func json(_ output: String, _ warnings: Diagnostics) -> String {
    var json = ByteWriter()
    json.append("{\"status\":0,\"output\":")
    json.append(json: output)
    json.append(",\"outcome\":")
    switch outcome {
    case .made: json.append("\"made\"")
    case .extended: json.append("\"extended\"")
    case .mended: json.append("\"mended\"")
    case .verified: json.append("\"verified\"")
    }
    if let shard {
      json.append(",\"shard\":")
      json.append(json: shard.description)
    }
    json.append(",\"samples\":")
    json.append(integer: samples)
    if let manifest {
      json.append(",\"instances\":")
      json.append(integer: manifest.tally.instances)
      json.append(",\"files\":")
      json.append(integer: manifest.files)
      if !manifest.tally.unmet.isEmpty { json.append(manifest.tally.unmet) }
      if !manifest.losses.isEmpty {
        json.append(",\"losses\":")
        json.append(manifest.losses)
      }
    }
    if !warnings.all.isEmpty {
      json.append(",")
      json.append(warnings, named: "warnings")
    }
    json.append("}")
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension ByteWriter {
  /// Appends `,"unmet":[{"constraint":"scene.objects.car.avoid.car","dropped":true,"count":3}]`.
  fileprivate mutating func append(_ unmet: [(constraint: String, isDropped: Bool, count: UInt64)]) {
    append(",\"unmet\":[")
    for (place, one) in unmet.enumerated() {
      append(place > 0 ? ",{\"constraint\":" : "{\"constraint\":")
      append(json: one.constraint)
      append(one.isDropped ? ",\"dropped\":true,\"count\":" : ",\"dropped\":false,\"count\":")
      append(integer: one.count)
      append("}")
    }
    append("]")
  }
}
