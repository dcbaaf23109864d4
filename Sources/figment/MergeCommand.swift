import ArgumentParser
import Generation

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the shards of a dataset.",
    discussion: """
      The result is what one run would have made, byte for byte, whatever the number of shards and the order they are given \
      in. Shards that are missing, double, unfinished or of another dataset are named. The shards stay; where the file \
      system allows it, pictures are not copied but get a second name.

        figment generate shapes.yaml --shard 1/2
        figment generate shapes.yaml --shard 2/2
        figment merge output/shapes.shard-* -o output/shapes
      """)

  @Argument(help: "The shard folders, in any order.")
  var shards: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The folder to write.", valueName: "dir"))
  var output: String

  @OptionGroup var options: RunOptions

  func validate() throws {
    if shards.isEmpty { throw ValidationError("give the shard folders, as in 'figment merge part-* -o data'") }
    if output.isEmpty { throw ValidationError("--output must name a folder, is empty") }
  }

  func run() throws {
    let merger = Merger(shards, output: output, mode: options.mode, jobs: options.jobs ?? onlineProcessors)
    try ForegroundRun(options).run("merge", into: output) { progress throws(GenerationError) in try merger.run(progress)
    }
  }
}
