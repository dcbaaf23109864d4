import Bytes
import Formats
import Labels
import Testing

/// What every format of the table promises, whatever it is.
@Suite("Every format") struct FormatLawTests {
  static let allNames: [String] = formatTable.map { $0.sheet.name }

  /// The sheet's defaults, then each other value of each option alone.
  private func variants(of sheet: FormatSheet) -> [FormatOptions] {
    [FormatOptions()]
      + sheet.options.flatMap { option in option.values.dropFirst().map { FormatOptions([option.name: $0]) } }
  }

  /// A dataset that the format is for: of pictures, or of texts of the names that it wants.
  private func material(
    for sheet: FormatSheet, count: Int, splits: [String] = ["train", "val", "test"]
  ) -> (description: DatasetDescription, samples: [Sample]) {
    guard sheet.holds.contains(.text) else {
      var synthetic = SyntheticDataset(classes: SyntheticDataset.hostileNames, splits: splits)
      synthetic.isFurther = true
      return (synthetic.description, splits.isEmpty ? [] : synthetic.samples(count))
    }
    let texts = TextDataset(splits: splits, names: TextDataset.names(for: sheet.name))
    return (texts.description, TextDataset.shaped(texts.samples(count), for: sheet.name))
  }

  private func format(named name: String) throws -> any DatasetFormat.Type { try #require(datasetFormat(named: name)) }

  @Test("gives equal bytes for any chunks", arguments: FormatLawTests.allNames)
  func chunks(_ name: String) throws {
    let type = try format(named: name)
    let (description, samples) = material(for: type.sheet, count: 23)
    for options in variants(of: type.sheet) {
      let format = try type.init(options, for: description)
      let whole = try dataset(of: samples, by: format)
      for size in [1, 2, 7, 22] {
        #expect(try dataset(of: samples, by: format, chunk: size) == whole, "\(options.values), chunks of \(size)")
      }
    }
  }

  @Test("finishes a join of joins as the join of all", arguments: FormatLawTests.allNames)
  func associative(_ name: String) throws {
    let type = try format(named: name)
    let (description, samples) = material(for: type.sheet, count: 9)
    let format = try type.init(FormatOptions(), for: description)
    let parts = try samples.map { sample in
      var fragment = Fragment()
      try format.add(sample, to: &fragment)
      return fragment
    }
    func finished(_ fragments: [Fragment]) throws -> [String: [UInt8]] {
      let folder = MemoryFolder()
      try finish(format, FragmentStore(fragments: fragments), folder)
      return folder.files
    }
    let left = FragmentStore(fragments: [FragmentStore(fragments: Array(parts[..<4])).joined] + parts[4...]).joined
    let right = FragmentStore(fragments: parts[..<2] + [FragmentStore(fragments: Array(parts[2...])).joined]).joined
    let wanted = try finished(parts)
    #expect(try finished([left]) == wanted)
    #expect(try finished([right]) == wanted)
    #expect(try finished([Fragment()] + parts + [Fragment()]) == wanted)
  }

  private func finish(_ format: some DatasetFormat, _ store: FragmentStore, _ folder: MemoryFolder) throws(FormatError)
  {
    try format.finish(store, into: folder)
  }

  @Test("makes the folder of no samples", arguments: FormatLawTests.allNames)
  func nothing(_ name: String) throws {
    for splits in [["train"], ["train", "val", "test"], []] {
      let type = try format(named: name)
      var (description, _) = material(for: type.sheet, count: 0, splits: splits)
      description.classes = []
      let format = try type.init(FormatOptions(), for: description)
      #expect(try !dataset(of: [], by: format).isEmpty)
    }
  }

  @Test("names files that stay in its folder and differ in more than case", arguments: FormatLawTests.allNames)
  func paths(_ name: String) throws {
    let type = try format(named: name)
    let splits = ["../up", "Train", "train", "a/b", "con", "", "e\u{301}", "é"]
    let (description, samples) = material(for: type.sheet, count: 40, splits: splits)
    let paths = try dataset(of: samples, by: type.init(FormatOptions(), for: description)).keys
    for path in paths {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      #expect(parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\\") }, "\(path)")
    }
    #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
  }

  @Test("introduces itself in a README with a snippet, and a LICENSE", arguments: FormatLawTests.allNames)
  func card(_ name: String) throws {
    let type = try format(named: name)
    var (description, _) = material(for: type.sheet, count: 0)
    description.classes = ["<script>", "`code`"]
    description.summary = "<script> `code`"
    let files = try dataset(of: [], by: type.init(FormatOptions(), for: description))
    let readme = String(decoding: try #require(files["README.md"]), as: UTF8.self)
    for part in [
      "# synthetic", "figment 1", "42", "sha256:00ff", "CC0-1.0", "```python", "&lt;script&gt;", "\\`code\\`",
    ] {
      #expect(readme.contains(part), "\(part)")
    }
    #expect(!readme.contains("<script>"))
    let license = String(decoding: try #require(files["LICENSE"]), as: UTF8.self)
    #expect(license.hasPrefix("SPDX-License-Identifier: CC0-1.0\n"))
  }

  @Test("has a whole sheet", arguments: FormatLawTests.allNames)
  func sheet(_ name: String) throws {
    let sheet = try format(named: name).sheet
    #expect(sheet.name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
    #expect(!sheet.summary.isEmpty && !sheet.units.isEmpty && !sheet.reader.isEmpty && !sheet.holds.isEmpty)
    #expect(Set(sheet.options.map(\.name)).count == sheet.options.count)
    for option in sheet.options {
      #expect(!option.name.isEmpty && !option.summary.isEmpty)
      #expect(Set(option.values).count == option.values.count)
    }
  }

  @Test("refuses options that its sheet doesn't have", arguments: FormatLawTests.allNames)
  func options(_ name: String) throws {
    let type = try format(named: name)
    let description = material(for: type.sheet, count: 0).description
    func fault(_ options: FormatOptions) -> FormatError? {
      do throws(FormatError) {
        _ = try type.init(options, for: description)
        return nil
      } catch { return error }
    }
    guard case .unknownOption("colour", format: name) = fault(FormatOptions(["colour": "x"])) else {
      Issue.record("no complaint about an unknown option")
      return
    }
    for option in type.sheet.options where !option.values.isEmpty {
      guard case .badOptionValue("?", option: option.name, format: name) = fault(FormatOptions([option.name: "?"]))
      else {
        Issue.record("no complaint about a bad value of \(option.name)")
        continue
      }
    }
  }

  @Test("refuses a dataset of the other kind, in a sentence", arguments: FormatLawTests.allNames)
  func otherKind(_ name: String) throws {
    let type = try format(named: name)
    let isText = type.sheet.holds.contains(.text)
    let other = isText ? SyntheticDataset().description : TextDataset().description
    do throws(FormatError) {
      _ = try type.init(FormatOptions(), for: other)
      Issue.record("took it")
    } catch {
      let kind = isText ? "texts" : "pictures"
      #expect(error.description == "the format '\(name)' holds \(kind), and this dataset has none")
      #expect(
        error.suggestion?.hasPrefix(isText ? "for pictures there are 'coco'" : "for texts there are 'jsonl'") == true)
    }
  }

  @Test("is named with what to write instead when an option is wrong")
  func sentences() {
    let unknown = FormatError.unknownOption("mask", format: "coco")
    #expect(unknown.description == "the format 'coco' has no option 'mask'")
    #expect(unknown.suggestion == "did you mean 'masks'?")
    let bad = FormatError.badOptionValue("x", option: "task", format: "yolo")
    #expect(bad.description == "'x' is no value of the option 'task' of the format 'yolo'")
    #expect(bad.suggestion == "it may be 'detect', 'segment', 'pose', 'obb'")
    #expect(FormatError.cannotHold("a sample without a picture", index: 3).suggestion == nil)
  }

  @Test("has a name of its own")
  func distinct() {
    #expect(Set(Self.allNames).count == formatTable.count)
    #expect(datasetFormat(named: "coco")?.sheet.name == "coco")
    #expect(datasetFormat(named: "nothing") == nil)
  }
}
