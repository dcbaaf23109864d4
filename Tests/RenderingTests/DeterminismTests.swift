import Foundation
import Labels
import Scenes
import Specification
import Testing

@testable import Rendering

@Suite("Equal scenes give equal bytes") struct DeterminismTests {
  /// FNV-1a over colours and labels of scenes that use every paint, strokes, glass, parts and huge shapes.
  static func digest() throws -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let stops = [
      ColorStop(offset: 0, color: .red), ColorStop(offset: 0.4, color: .white), ColorStop(offset: 1, color: .blue),
    ]
    let paints: [Paint] = [
      .linearGradient(stops: stops, angle: 33), .radialGradient(stops: stops, center: Point(0.3, 0.6), radius: 0.8),
      .checkerboard(.red, .green, cell: 0.3), .stripes([.red, .green, .blue], width: 0.21, angle: 20),
      .noise(.init(kind: .value, scale: 0.5, octaves: 4, gain: 0.5, stops: stops, seed: 1)),
      .noise(.init(kind: .gradient, scale: 17, octaves: 5, gain: 0.6, stops: stops, seed: 2)), .color(.green),
    ]
    let renderer = Renderer()
    for seed in 0..<14 as Range<UInt64> {
      var numbers = Numbers(state: seed)
      let shapes: [Outline] = [.circle(1), .rectangle(2, 1.4), .star(3, inner: nil), .star(5, inner: 0.45)]
      let layers = (0..<12).map { number in
        Layer(
          shapes[numbers.below(4)],
          at: .pose(
            scale: number == 3 ? 1e6 : numbers.within(5...60), degrees: numbers.within(0...360),
            x: number == 3 ? 1e6 : numbers.within(0...200), y: numbers.within(0...150)),
          fill: numbers.below(5) == 0 ? nil : paints[numbers.below(7)],
          stroke: numbers.below(3) > 0
            ? nil : Stroke(paint: paints[numbers.below(7)], width: 0.1, join: .round, cap: .round, dashes: [0.3, 0.2]),
          opacity: numbers.unit(), occludes: numbers.below(5) > 0, owner: number)
      }
      let scene = Scene(
        203, 151, background: paints[Int(seed % 7)], layers, parents: (0..<12).map { $0 % 4 == 1 ? $0 - 1 : nil })
      let frame = try renderer.render(scene)
      for word in frame.canvas.allPixels { withUnsafeBytes(of: word) { $0.forEach(add) } }
      for instance in frame.instances {
        for count in instance.mask.counts { withUnsafeBytes(of: count) { $0.forEach(add) } }
      }
    }
    return String(hash, radix: 16)
  }

  @Test(
    "prints its digest, for the test below", .enabled(if: ProcessInfo.processInfo.environment["FIGMENT_DIGEST"] != nil))
  func printDigest() throws { print("digest=\(try DeterminismTests.digest())=") }

  @Test(
    "whatever vector units pixman and the C library may use",
    arguments: [
      ["PIXMAN_DISABLE": "sse2 ssse3 fast"], ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA"],
      ["LC_ALL": "de_DE.UTF-8"],
    ])
  func processors(environment: [String: String]) throws {
    let child = Process()
    child.executableURL = URL(
      fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    child.arguments = ["--testing-library", "swift-testing", "--filter", "DeterminismTests/printDigest"]
    child.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }.merging(["FIGMENT_DIGEST": "1"])
    { $1 }
    let pipe = Pipe()
    child.standardOutput = pipe
    child.standardError = FileHandle.nullDevice
    try child.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    child.waitUntilExit()
    let parts = output.components(separatedBy: "digest=")
    let digest = try #require(parts.last?.components(separatedBy: "=").first)
    #expect(parts.count == 2)
    #expect(digest == (try DeterminismTests.digest()))
  }
}
