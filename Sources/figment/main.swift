import Diagnostics
import Generation
let arguments = CommandLine.arguments
do throws(DiagnosticsError) {
  let loaded = try LoadedSpec.load(arguments[1], SpecChanges())
  for w in loaded.warnings.sorted { print(w.rendered) }
  do { 
  let summary = try Generator(loaded.plan, output: arguments[2], mode: .overwrite, jobs: arguments.count > 3 ? Int(arguments[3]) ?? 1 : 2).run()
  print(summary.samples) } catch { print(error) }
} catch {
  for diagnostic in error.diagnostics.sorted { print(diagnostic.rendered) }
}
