import ArgumentParser
import Bytes
import Generation

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a spec to begin with.",
    discussion: """
      A small spec with comments, ready to run, in NAME.yaml. A file of that name is never overwritten.

        figment new my_shapes
        figment generate my_shapes.yaml
      """)

  @Argument(help: "What the dataset is to be called; the file is NAME.yaml.")
  var name: String

  @Option(help: "Which spec to begin with.")
  var template: Starter = .shapes

  func validate() throws {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
    guard isPlain, !name.isEmpty, name.utf8.count <= 100, name.utf8.first != UInt8(ascii: "-") else {
      throw ValidationError(
        "the name may have letters, digits, '_' and '-', at most 100, as in 'figment new my_shapes'; it is '\(name)'")
    }
  }

  func run() throws {
    let path = "\(name).yaml"
    do throws(FileError) {
      try Folder(".").write(path, Array(template.text(name).utf8), .new)
    } catch {
      if error.isOccupied {
        throw Report(isJSON: false).failure("'\(path)' is there already; give another name, or remove it", 64)
      }
      throw Report(isJSON: false).failure(GenerationError.file(error))
    }
    try Terminal.print("\(path) is written; now:\n\n  figment sample \(path) 0\n  figment generate \(path)")
  }
}
