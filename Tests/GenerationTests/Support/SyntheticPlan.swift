import Formats
import Generation

/// A plan with three formats, as the spec reader would make it.
func syntheticPlan(
  count: UInt64, seed: UInt64 = 7, chunk: UInt64 = 7, cut: UInt64 = 1, maker: SyntheticMaker? = nil,
  change: (inout DatasetPlan) -> Void = { _ in }
) throws -> DatasetPlan {
  let description = DatasetDescription(
    name: "dots", seed: seed, specDigest: String(repeating: "ab", count: 32), generator: generatorName,
    classes: ["circle", "square", "<b>"], splits: ["train", "val"])
  var plan = DatasetPlan(
    description: description, count: count, splits: SyntheticSplit(),
    formats: [
      PlannedFormat(
        name: "listing", options: FormatOptions(), folder: "listing", format: try Listing(for: description)),
      PlannedFormat(
        name: "leaves", options: FormatOptions(["task": "detect"]), folder: "leaves",
        format: try Leaves(for: description)),
      PlannedFormat(name: "bundle", options: FormatOptions(), folder: "tar", format: try Bundle(for: description)),
    ],
    imageExtension: "png",
    assets: [
      Asset(kind: .font, name: "dejavu.ttf", sha256: String(repeating: "cd", count: 32), license: "Bitstream-Vera")
    ],
    libraries: [Library("freetype", "2.12.1"), Library("cairo", "1.16.0")], cut: cut, chunkSize: chunk,
    makers: maker ?? SyntheticMaker(seed: seed))
  change(&plan)
  return plan
}

/// Makes the dataset of a plan.
@discardableResult
func generate(
  _ plan: DatasetPlan, _ output: String, _ mode: Generator.Mode = .new, shard: Shard? = nil, jobs: Int = 2,
  progress: Progress = Progress()
) throws -> RunSummary {
  try Generator(plan, output: output, shard: shard, mode: mode, jobs: jobs).run(progress)
}

/// A merger that knows the synthetic formats.
func syntheticMerger(
  _ shards: [String], _ output: String, _ mode: Generator.Mode = .new, jobs: Int = 2
) -> Merger {
  Merger(shards, output: output, mode: mode, jobs: jobs) { format, description throws(FormatError) in
    switch format.name {
    case "listing": try Listing(for: description)
    case "leaves": try Leaves(for: description)
    case "bundle": try Bundle(for: description)
    default: nil
    }
  }
}
