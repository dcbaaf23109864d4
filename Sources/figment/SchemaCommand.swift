import ArgumentParser
import Generation

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the spec language.",
    discussion: """
      Editors complete and check specs with it. For the YAML extension of VS Code, and others that use its server:

        figment schema > figment.schema.json
        # then, as the first line of a spec:
        # yaml-language-server: $schema=figment.schema.json
      """)

  func run() throws { try Terminal.print(data: engine.schema) }
}
