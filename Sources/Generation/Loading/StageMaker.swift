import Bytes
import Diagnostics
import Images
import Labels
import Rendering
import Scenes
import Specification
import Templates

/// What is needed to draw a scene, shared by all workers.
struct StageTools: Sendable {
  let stage: StagePlan
  let catalogue: FontCatalogue
  /// The folder that asset paths are relative to.
  let files: String
  let encoding: ImageEncoding
  /// What is said of each picture; nil for nothing.
  let texts: PictureTexts?
  /// What splits draw of values that are shared out among them; nil if none are.
  var choices: RootChoices?
  var splitNames: [String] = []
  /// The pictures that scenes paint, decoded.
  let pictures = PictureCache()
}

/// Makes makers of drawn samples.
struct StageMakers: MakerSource {
  let tools: StageTools
  let splits: any SplitAssignment

  func makeMaker() throws(SampleFailure) -> any SampleMaker { StageMaker(tools, splits: splits) }
}

/// Makes drawn samples: scene, picture, labels, file. Keeps its canvas, fonts and buffers from one to the next.
final class StageMaker: SampleMaker {
  private let tools: StageTools
  private let splits: any SplitAssignment
  private let scenes: SceneMaker
  private let renderer: Renderer
  private var encoder = ImageEncoder()
  private let typesetter: FontTypesetter
  private let speaker: PictureSpeaker?
  /// The last picture's file: its room is used again once the sample is gone.
  private var file: [UInt8] = []
  /// By split.
  private let choices: [String: TextWriter]

  init(_ tools: StageTools, splits: any SplitAssignment) {
    self.tools = tools
    self.splits = splits
    var choices: [String: TextWriter] = [:]
    for (name, writer) in zip(tools.splitNames, tools.choices?.makeWriters() ?? []) { choices[name] = writer }
    self.choices = choices
    typesetter = FontTypesetter(
      tools.catalogue, root: tools.files, foreseen: Set(tools.stage.fontFiles.map(\.value)))
    speaker = tools.texts.map { PictureSpeaker($0) }
    scenes = SceneMaker(tools.stage, typesetter: typesetter)
    let foreseen = Set(tools.stage.pictures.map { ExactText($0.value) })
    renderer = Renderer(images: FileImages(root: tools.files, foreseen: foreseen), keeping: tools.pictures)
  }

  func make(_ index: UInt64) throws(SampleFailure) -> MadeSample { try make(index) { _ in } }

  func make(_ index: UInt64, _ finished: (MakingStep) -> Void) throws(SampleFailure) -> MadeSample {
    let drawn = try makeDrawn(index, finished)
    return MadeSample(drawn.sample, dropped: drawn.dropped)
  }

  /// A sample with what it was made from; the canvas is drawn over by the next one.
  struct Drawn {
    let sample: Sample
    let scene: Scene
    let canvas: Canvas
    let dropped: [String: UInt64]
  }

  func makeDrawn(_ index: UInt64, _ finished: (MakingStep) -> Void = { _ in }) throws(SampleFailure) -> Drawn {
    let split = splits.split(of: index)
    let (scene, canvas, outcome, texts, depthMap) = try draw(index, split, finished)
    file.removeAll(keepingCapacity: true)
    do throws(ImageError) {
      try encoder.encode(canvas.raster, as: tools.encoding, into: &file)
    } catch {
      throw SampleFailure("the picture can't be written: \(error)")
    }
    finished(.encoding)
    let image = EncodedImage(size: scene.size, fileExtension: tools.encoding.fileExtension, bytes: file)
    var sample = Sample(
      index: index, split: split, image: image, instances: outcome.instances, factors: outcome.factors,
      targets: outcome.targets, tags: outcome.tags)
    sample.texts = texts
    sample.depthMap = depthMap
    return Drawn(sample: sample, scene: scene, canvas: canvas, dropped: dropped(outcome))
  }

  private func draw(
    _ index: UInt64, _ split: String, _ finished: (MakingStep) -> Void
  ) throws(SampleFailure) -> (Scene, Canvas, LabelOutcome, [LabeledText], DepthMap?) {
    do throws(EvaluationError) {
      let presets = try choices[split].map { writer throws(EvaluationError) in try writer.presets(of: index) }
      let draft = try scenes.draft(
        index, split: split, presets: presets, slots: tools.choices?.letRegisters.map(\.slot) ?? [])
      finished(.scene)
      let frame: Rendering.Frame
      do throws(RenderingError) {
        let keepsAll = tools.stage.wishes.contains(.occluders) || tools.stage.mayAskOccluders
        frame = try renderer.render(draft.scene, keepsAll: keepsAll) { finished(.drawing) }
      } catch {
        throw EvaluationError("the picture can't be drawn: \(error.sentence)", at: place(of: error, in: draft))
      }
      let outcome = try draft.outcome(frame.instances, further: frame.further)
      let depthMap = tools.stage.wishes.contains(.depthMap) ? frame.further.depthMap : nil
      let texts = try speaker?.texts(of: draft, outcome, index) ?? []
      finished(.labels)
      return (draft.scene, frame.canvas, outcome, texts, depthMap)
    } catch {
      throw SampleFailure(error.diagnostic(inSample: index))
    }
  }

  /// What in the spec is to be changed.
  private func place(of error: RenderingError, in draft: SceneDraft) -> SourceRange {
    switch error {
    case .notFinite(let site), .tooManyDashes(let site, _), .tooManyPoints(let site, _):
      draft.range(ofShapeAt: site) ?? draft.sizeRange
    case .unreadableImage(let path, _):
      tools.stage.pictures.first { ExactText($0.value) == ExactText(path) }?.range ?? draft.sizeRange
    case .sizeOutOfRange, .outOfMemory: draft.sizeRange
    case .effectImpossible: draft.effectsRange
    }
  }

  private func dropped(_ outcome: LabelOutcome) -> [String: UInt64] {
    var dropped: [String: UInt64] = [:]
    let invisible = outcome.droppedInvisible.values.reduce(0, +)
    let ruled = outcome.droppedByRule.values.reduce(0, +)
    if invisible > 0 { dropped["invisible"] = UInt64(invisible) }
    if ruled > 0 { dropped["keep rule"] = UInt64(ruled) }
    for failure in outcome.failures {
      let what = failure.isDropped ? Tally.unplaced : Tally.relaxed
      dropped[what + failure.constraint, default: 0] += 1
    }
    return dropped
  }
}

/// The pictures that scenes paint, read from the spec's folder.
private final class FileImages: ImageSource {
  private let root: String
  /// What the plan knows of: no other file is read, whatever path an expression gives.
  private let foreseen: Set<ExactText>

  init(root: String, foreseen: Set<ExactText>) {
    self.root = root
    self.foreseen = foreseen
  }

  func image(at path: String) throws(RenderingError) -> SourceImage {
    guard foreseen.contains(ExactText(path)) else {
      throw .unreadableImage(path: path, reason: "it was not foreseen; name it outright or in a choice")
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, inside: root, limit: 1 << 30)
    } catch {
      throw .unreadableImage(path: path, reason: "\(error.reason)")
    }
    do throws(ImageError) {
      let raster = try ImageDecoder.decode(bytes)
      var pixels: [UInt32] = []
      pixels.reserveCapacity(raster.width * raster.height)
      for y in 0..<raster.height { raster.withUnsafeMutableRow(y) { pixels.append(contentsOf: $0) } }
      if !raster.hasAlpha { for place in pixels.indices { pixels[place] |= 0xff00_0000 } }
      return SourceImage(width: raster.width, height: raster.height, pixels: pixels)
    } catch {
      throw .unreadableImage(path: path, reason: "\(error)")
    }
  }
}

extension RenderingError {
  /// The fault in words.
  var sentence: String {
    switch self {
    case .sizeOutOfRange(let size):
      "its size must be between 1 and \(Renderer.longestSide) pixels a side, is \(size.width) x \(size.height)"
    case .outOfMemory(let size): "there is not enough memory for \(size.width) x \(size.height) pixels"
    case .notFinite(let site): "the geometry of '\(site)' is beyond all numbers"
    case .tooManyDashes(let site, let limit): "the stroke of '\(site)' would have more than \(limit) dashes"
    case .tooManyPoints(let site, let limit): "the stroke of '\(site)' would have more than \(limit) points"
    case .effectImpossible(let name, let reason): "the effect '\(name)' can't be done: \(reason)"
    case .unreadableImage(let path, let reason): "the file '\(path)' can't be read: \(reason)"
    }
  }
}
