import ArgumentParser
import Diagnostics
import Generation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `figment`. Files beside this one hold a command each.
@main
struct Figment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figment",
    abstract: "Makes up images and sentences whose labels are true.",
    discussion: """
      A small YAML file, the spec, says what may be in a picture. Figment draws as many as you ask for and writes them as a \
      dataset in the formats that training code reads.

        figment new shapes              writes shapes.yaml, a spec to begin with
        figment sample shapes.yaml 0    makes one sample to look at
        figment generate shapes.yaml    makes the dataset, in output/shapes

      Exit status: 0 done, 1 a check found something, 64 wrong usage, 65 wrong spec or data, 74 reading or writing failed, \
      130 or 143 stopped by a signal.
      """,
    version: generatorName,
    subcommands: shownCommands + [BenchCommand.self])

  /// What the help tells of; `bench` is for measurements only.
  private static let shownCommands: [any ParsableCommand.Type] = [
    GenerateCommand.self, MergeCommand.self, SampleCommand.self, PlanCommand.self, FormatsCommand.self,
    SchemaCommand.self, NewCommand.self,
  ]

  static func main() {
    Terminal.takeClosedDescriptors()
    // A reader that goes away (`figment schema | head`) shows as an error of writing, not as a sudden end.
    signal(SIGPIPE, SIG_IGN)
    let words = CommandLine.arguments.dropFirst()
    if let name = words.first == "help" ? words.dropFirst().first : words.first, let message = misspelling(name) {
      exit(withError: ValidationError(message))
    }
    main(nil)
  }

  /// What to say to a first argument that is no command and no option; nil if it is one.
  static func misspelling(_ name: String) -> String? {
    let names = shownCommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !name.hasPrefix("-"), !names.contains(name), name != BenchCommand.configuration.commandName else {
      return nil
    }
    let guess = nearest(to: name, in: names).map { "did you mean '\($0)'?" }
    return "there is no command '\(name)'; " + (guess ?? "there are " + names.joined(separator: ", "))
  }

  func run() throws {
    try Terminal.print(
      """
      Figment makes up images and sentences whose labels are true.

        figment new shapes              writes shapes.yaml, a spec to begin with
        figment generate shapes.yaml    makes its dataset, in output/shapes

      figment --help tells the rest.
      """)
  }
}
