import ArgumentParser
import Bytes
import Generation

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Makes one sample, to look at.",
    discussion: """
      The sample of an index is the same whether it is made alone or in a dataset. Writes the picture, the picture with its \
      labels drawn over it, and scene and labels as JSON.

        figment sample shapes.yaml 0
        figment sample shapes.yaml 123456 --set scene.size=[1024,1024] -o looking
      """)

  @Argument(help: "The spec file.")
  var spec: String

  @Argument(help: "Which sample, from 0.")
  var index: UInt64

  @OptionGroup var options: SpecOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder to write into.", valueName: "dir"))
  var output = "output/samples"

  @Flag(help: "Print results and faults as JSON, for programs.")
  var json = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output must name a folder, is empty") }
  }

  func run() throws {
    let report = Report(isJSON: json)
    let folder = Folder(output)
    let isTaken: Bool
    do throws(FileError) {
      isTaken = try holdsDataset(folder)
    } catch {
      throw report.failure(GenerationError.file(error))
    }
    guard !isTaken else {
      throw report.failure("'\(output)' holds a dataset; name another folder for the sample with '-o DIR'", 64)
    }
    let view: SampleView
    do throws(SpecFailure) {
      view = try engine.look(at: index, in: options.request(spec))
    } catch {
      throw report.failure(error)
    }
    report.warn(view.warnings)
    do throws(FileError) {
      for file in view.files { try folder.write(file.name, file.bytes) }
    } catch {
      throw report.failure(GenerationError.file(error))
    }
    let paths = view.files.map { FileSystem.joined(output, $0.name) }
    if json { return try Terminal.print(data: summary(paths)) }
    try Terminal.print(([view.summary] + paths).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

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
