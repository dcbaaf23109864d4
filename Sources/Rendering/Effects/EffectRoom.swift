import Images
import Labels
import Scenes

/// What an effect does to pixels.
struct PixelOperation: Sendable {
  /// As the spec names it.
  let name: String
  /// The scale that it works on.
  let scale: LightScale
  let apply: @Sendable (Effect, EffectRoom) throws(RenderingError) -> Void

  init(
    _ name: String, on scale: LightScale,
    apply: @escaping @Sendable (Effect, EffectRoom) throws(RenderingError) -> Void
  ) {
    self.name = name
    self.scale = scale
    self.apply = apply
  }
}

/// Every effect by name. A new one is one file and one line, here and in the spec language's own table.
let pixelOperations: [PixelOperation] = [
  hazeOperation, rainOperation, snowOperation, blurOperation, defocusOperation, motionBlurOperation,
  chromaticAberrationOperation, vignetteOperation, bloomOperation, noiseOperation, bayerOperation, exposureOperation,
  brightnessOperation, contrastOperation, gammaOperation, toneCurveOperation, thresholdOperation, posterizeOperation,
  invertOperation, whiteBalanceOperation, saturationOperation, hueOperation, grayscaleOperation, sharpenOperation,
  pixelateOperation, scanLinesOperation, jpegOperation,
]

private let operationsByName = Dictionary(uniqueKeysWithValues: pixelOperations.map { ($0.name, $0) })

/// Where effects are done: a light field, and what single effects need. One per worker, for pictures of one size.
final class EffectRoom {
  let field: LightField
  let canvas: Canvas
  private var jpeg = JPEGEncoder()
  private var file: [UInt8] = []
  private let decoded = Raster(width: 1, height: 1)

  /// - Throws: `outOfMemory`.
  init(_ canvas: Canvas) throws(RenderingError) {
    self.canvas = canvas
    field = try LightField(canvas.size)
  }

  /// Does `effects` to the canvas, in their order.
  ///
  /// - Throws: `outOfMemory`, `effectImpossible`.
  func run(_ effects: [Effect]) throws(RenderingError) {
    field.load(canvas)
    for effect in effects {
      guard let operation = operationsByName[effect.name] else { continue }
      field.convert(to: operation.scale)
      try operation.apply(effect, self)
    }
    field.store(canvas)
  }

  /// The picture as it is after a way through a JPEG file of `quality`.
  func recompress(quality: Int) throws(RenderingError) {
    field.store(canvas)
    file.removeAll(keepingCapacity: true)
    do throws(ImageError) {
      try jpeg.encode(canvas.raster, JPEGSettings(quality: quality), into: &file)
      try ImageDecoder.decode(file, into: decoded)
    } catch {
      throw .effectImpossible(name: "jpeg", reason: "\(error)")
    }
    for y in 0..<canvas.size.height {
      decoded.withUnsafeMutableRow(y) { row in
        guard let base = row.baseAddress else { return }
        canvas.row(y).update(from: base, count: canvas.size.width)
      }
    }
    field.load(canvas)
  }
}

extension Light {
  /// Far beyond white, and so far within what a float holds that no effect can make an infinite number of it.
  @inline(__always)
  var limited: Light { clamped(lowerBound: Light(repeating: -1e6), upperBound: Light(repeating: 1e6)) }

  /// The lightness of blue, green and red by ITU-R BT.709.
  @inline(__always)
  var luma: Float { x * 0.0722 + y * 0.7152 + z * 0.2126 }
}

extension LightField {
  /// Every pixel on its own.
  @inline(__always)
  func forEachPixel(_ body: (Light) -> Light) {
    for place in 0..<count { pixels[place] = body(pixels[place]).limited }
  }
}
