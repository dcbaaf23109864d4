import ArgumentParser
import Bytes
import Generation

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Makes one sample, to look at.",
    discussion: """
      The sample of an index is the same whether it is made alone or in a dataset. Of a scene, writes the picture, the \
      picture with its labels drawn over it, and scene and labels as JSON. Of a template, prints the text with its spans, and \
      writes its labels as JSON if a folder is named.

        figment sample shapes.yaml 0
        figment sample shapes.yaml 123456 --set scene.size=[1024,1024] -o looking
        figment sample assistant.yaml 7
      """)

  @Argument(help: "The spec file.")
  var spec: String

  @Argument(help: "Which sample, from 0.")
  var index: UInt64

  @OptionGroup var options: SpecOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder to write into. Default: output/samples, for pictures.", valueName: "dir"))
  var output: String?

  @Flag(help: "Print results and faults as JSON, for programs.")
  var json = false

  func validate() throws {
    if output?.isEmpty ?? false { throw ValidationError("--output must name a folder, is empty") }
  }

  func run() throws {
    let report = Report(isJSON: json)
    let view: SampleView
    do throws(SpecFailure) {
      view = try engine.look(at: index, in: options.request(spec))
    } catch {
      throw report.failure(error)
    }
    report.warn(view.warnings)
    let paths = try write(view, report)
    if json { return try Terminal.print(data: summary(paths)) }
    if Terminal.showsColors {
      try Terminal.print(data: view.coloredSummary)
      if !paths.isEmpty { try Terminal.print(paths.joined(separator: "\n")) }
    } else {
      try Terminal.print(([view.summary] + paths).joined(separator: "\n"))
    }
  }

  private func refuseDataset(in output: String, _ report: Report) throws {
    let isTaken: Bool
    do throws(FileError) {
      isTaken = try holdsDataset(Folder(output))
    } catch {
      throw report.failure(GenerationError.file(error))
    }
    guard !isTaken else {
      throw report.failure("'\(output)' holds a dataset; name another folder for the sample with '-o DIR'", 64)
    }
  }

  /// Writes the sample's files, and gives their paths.
  private func write(_ view: SampleView, _ report: Report) throws -> [String] {
    guard let output = output ?? (view.isText ? nil : SampleCommand.usualOutput) else { return [] }
    try refuseDataset(in: output, report)
    do throws(FileError) {
      for file in view.files { try Folder(output).write(file.name, file.bytes) }
    } catch {
      throw report.failure(GenerationError.file(error))
    }
    return view.files.map { FileSystem.joined(output, $0.name) }
  }

  private static let usualOutput = "output/samples"

  private func summary(_ paths: [String]) -> String {
    var json = ByteWriter()
    json.append("{\"status\":0,\"files\":[")
    for (place, path) in paths.enumerated() {
      if place > 0 { json.append(",") }
      json.append(json: path)
    }
    json.append("]}")
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
