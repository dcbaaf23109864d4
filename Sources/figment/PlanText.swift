import Bytes
import Diagnostics
import Formats
import Generation

/// A plan in words and as JSON.
struct PlanText {
  private let plan: DatasetPlan
  private let language: LanguageReport?
  private let estimate: Estimate?

  init(_ plan: DatasetPlan, _ language: LanguageReport?, _ estimate: Estimate?) {
    self.plan = plan
    self.language = language
    self.estimate = estimate
  }

  var sentences: String {
    var lines = [
      ("name", plan.description.name), ("seed", String(plan.description.seed)), ("samples", grouped(plan.count)),
      ("splits", splits.map { "\($0.name) \(grouped($0.count))" }.joined(separator: ", ")),
      (
        "formats",
        plan.formats.map { $0.folder == $0.name ? $0.name : "\($0.name) in \($0.folder)" }.joined(separator: ", ")
      ),
    ]
    if let image = plan.imageExtension {
      lines.append(("pictures", image))
      lines.append(("classes", plan.description.classes.joined(separator: ", ")))
    }
    if let language { lines += sentences(about: language) }
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

  private func sentences(about language: LanguageReport) -> [(String, String)] {
    let description = plan.description
    var lines = [("labels", description.textLabels.joined(separator: ", "))]
    if !description.spanLabels.isEmpty { lines.append(("spans", description.spanLabels.joined(separator: ", "))) }
    lines = lines.filter { !$0.1.isEmpty }
    lines.append(("derivations", language.whole.derivations.map(inGroups) ?? "without end"))
    lines.append(
      ("texts", language.whole.texts.map(inGroups) ?? "not computed: \(language.whole.reason ?? "too many")"))
    if let samples = language.samples, samples != language.whole.texts {
      lines.append(("labeled texts", inGroups(samples)))
    }
    if language.repeats >= 0.5 {
      lines.append(("repeats", "about \(grouped(UInt64(min(language.repeats.rounded(), 1e18)))) expected"))
    }
    if language.common >= 0.5 {
      let common = grouped(UInt64(min(language.common.rounded(), 1e18)))
      lines.append(
        ("in several splits", "about \(common) sentences expected; 'split: {shares: …, by: text}' keeps them apart"))
    }
    if let conflicts = language.conflicts, conflicts != "0" {
      lines.append(("conflicts", "\(inGroups(conflicts)) texts with different labels or spans"))
    }
    if let cover = language.cover {
      lines.append(("cover", "\(grouped(UInt64(cover))) samples show all of it, the first ones"))
    }
    lines += parts(of: language)
    for rule in language.rules {
      let texts = rule.size.texts.map { "\(inGroups($0)) texts" } ?? "texts not computed"
      let derivations = rule.size.derivations.map { "\(inGroups($0)) derivations" } ?? "derivations without end"
      lines.append(("rule \(rule.name)", "\(derivations), \(texts)"))
    }
    for share in language.shares {
      lines.append((share.site, "\(Double((share.share * 1000).rounded()) / 10) % of samples"))
    }
    return lines
  }

  /// What splits have for their own.
  private func parts(of language: LanguageReport) -> [(String, String)] {
    var lines = language.keys.map { key in
      ("by \(key.title)", key.counts.map { "\($0.split) \($0.count)" }.joined(separator: ", "))
    }
    for part in language.parts {
      let derivations = part.size.derivations.map(inGroups) ?? "without end of"
      let texts = part.size.texts.map { "\(inGroups($0)) texts" } ?? "texts not computed"
      lines.append(("split \(part.splits.joined(separator: ", "))", "\(derivations) derivations, \(texts)"))
    }
    if let unowned = language.unowned, unowned != "0" {
      lines.append(
        ("in no split", "\(inGroups(unowned)) derivations, whose values belong to several or whose texts to another"))
    }
    return lines
  }

  /// Digits in groups of three; what is no plain number stays.
  private func inGroups(_ digits: String) -> String {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return digits }
    var groups = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.utf8.count - place) % 3 == 0 { groups += "," }
      groups.append(digit)
    }
    return groups
  }

  func json(_ warnings: Diagnostics) -> String {
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
    if let language {
      json.append(",\"language\":{")
      json.append(language.whole)
      json.append(",\"labeled_texts\":")
      json.append(text: language.samples)
      json.append(",\"expected_repeats\":")
      json.append(number: language.repeats)
      json.append(",\"rules\":{")
      for (place, rule) in language.rules.enumerated() {
        if place > 0 { json.append(",") }
        json.append(json: rule.name)
        json.append(":{")
        json.append(rule.size)
        json.append("}")
      }
      json.append("}")
      append(language, to: &json)
      json.append("}")
    }
    if let estimate {
      json.append(",\"bytes_per_sample\":")
      json.append(number: estimate.bytesPerSample.rounded())
      json.append(",\"seconds_per_sample\":")
      json.append(number: estimate.secondsPerSample)
    }
    if !warnings.all.isEmpty {
      json.append(",")
      json.append(warnings, named: "warnings")
    }
    json.append("}")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// What is told of splits, conflicts and covers.
  private func append(_ language: LanguageReport, to json: inout ByteWriter) {
    json.append(",\"expected_in_common\":")
    json.append(number: language.common)
    json.append(",\"conflicts\":")
    json.append(text: language.conflicts)
    if let cover = language.cover {
      json.append(",\"cover\":")
      json.append(integer: UInt64(cover))
    }
    guard !language.parts.isEmpty else { return }
    json.append(",\"splits\":[")
    for (place, part) in language.parts.enumerated() {
      json.append(place > 0 ? ",{\"names\":[" : "{\"names\":[")
      for (number, name) in part.splits.enumerated() {
        if number > 0 { json.append(",") }
        json.append(json: name)
      }
      json.append("],")
      json.append(part.size)
      json.append("}")
    }
    json.append("],\"unowned\":")
    json.append(text: language.unowned)
    json.append(",\"keys\":{")
    for (place, key) in language.keys.enumerated() {
      if place > 0 { json.append(",") }
      json.append(json: key.title)
      json.append(":{")
      for (number, count) in key.counts.enumerated() {
        if number > 0 { json.append(",") }
        json.append(json: count.split)
        json.append(":")
        json.append(integer: UInt64(count.count))
      }
      json.append("}")
    }
    json.append("}")
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

extension ByteWriter {
  /// The members of a size, without braces.
  fileprivate mutating func append(_ size: LanguageReport.Size) {
    append("\"derivations\":")
    append(text: size.derivations)
    append(",\"texts\":")
    append(text: size.texts)
  }

  fileprivate mutating func append(text: String?) {
    if let text { append(json: text) } else { append("null") }
  }
}
