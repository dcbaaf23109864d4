import Foundation
import Labels
import Scenes
import Specification
import Testing

@testable import Rendering

@Suite("An effect") struct EffectTests {
  @Test("of every name in the language is done to pixels, and no other") func tables() {
    #expect(effectForms.map(\.name).sorted() == pixelOperations.map(\.name).sorted())
    #expect(Set(effectForms.map(\.name)).count == effectForms.count)
  }

  @Test(
    "that is set to nothing changes no byte",
    arguments: [
      effect("blur", ["radius": 0.0]), effect("defocus", ["radius": 0.0]), effect("motion_blur", ["length": 0.0]),
      effect("chromatic_aberration", ["shift": 0.0]), effect("vignette", ["strength": 0.0]),
      effect("bloom", ["strength": 0.0]), effect("haze", ["density": 0.0]), effect("rain", ["density": 0.0]),
      effect("snow", ["density": 0.0]), effect("noise", ["read": 0.0, "shot": 0.0]), effect("exposure", ["stops": 0.0]),
      effect("brightness", ["add": 0.0]), effect("contrast", ["factor": 1.0]), effect("gamma", ["power": 1.0]),
      effect("tone_curve", ["points": [[0.0, 0.0], [0.3, 0.3], [1.0, 1.0]]]), effect("posterize", ["levels": 256.0]),
      effect("white_balance"), effect("saturation", ["factor": 1.0]), effect("hue", ["degrees": 0.0]),
      effect("hue", ["degrees": 360.0]), effect("sharpen", ["amount": 0.0]), effect("pixelate", ["size": 1.0]),
      effect("scan_lines", ["strength": 0.0]), effect("unknown"),
    ])
  func identity(effect: Effect) throws {
    // Every byte there is, in each colour.
    let all = Picture(64, 12) { x, y in
      [Double((x + 64 * y) % 256) / 255, Double(x * 4 % 256) / 255, Double((y * 21 + x) % 256) / 255]
    }
    #expect(try all.after(effect) == all)
    #expect(try Picture.test().after(effect) == Picture.test())
  }

  @Test(
    "and another leave a picture of one pixel, a row and a column whole", arguments: [(1, 1), (1, 9), (9, 1), (2, 2)])
  func small(width: Int, height: Int) throws {
    let picture = Picture(width, height) { _, _ in [0.2, 0.6, 0.8] }
    for form in effectForms {
      let arguments: [String: Any] = [
        "radius": 5.0, "length": 7.0, "shift": 3.0, "strength": 0.4, "density": 0.3, "stops": 1.0, "add": 0.1,
        "factor": 1.5, "power": 2.0, "level": 0.5, "levels": 4.0, "degrees": 30.0, "amount": 1.0, "size": 3.0,
        "quality": 50.0,
      ]
      #expect(try picture.after(effect(form.name, arguments)).values.count == width * height)
    }
  }

  @Test(
    "that only averages keeps the light of the picture",
    arguments: [
      effect("blur", ["radius": 1.3]), effect("blur", ["radius": 3.4]), effect("defocus", ["radius": 2.7]),
      effect("motion_blur", ["length": 6.0, "angle": 35.0]), effect("pixelate", ["size": 4.0]), effect("bayer"),
      effect("noise", ["read": 0.02, "shot": 0.03]),
    ])
  func light(effect: Effect) throws {
    // A flat border wide enough that nothing that matters lies at an edge; mid tones, so that nothing is clipped.
    var numbers = Numbers(state: 3)
    let picture = Picture(96, 96) { x, y in
      (30..<66).contains(x) && (30..<66).contains(y)
        ? (0..<3).map { _ in 0.3 + 0.4 * numbers.unit() } : [0.5, 0.5, 0.5]
    }.canvas
    let before = Picture(picture)
    let after = try before.after(effect)
    for (one, other) in zip(before.light, after.light) { #expect(abs(one - other) < 0.002, "\(effect.name)") }
    #expect(after != before)
  }

  @Test("follows its formula", arguments: [1, 2, 3] as [UInt64])
  func formulas(seed: UInt64) throws {
    let picture = Picture.test(seed: seed)
    func check(_ effect: Effect, _ expected: Picture, within bytes: Double = 0.51) throws {
      let difference = try picture.after(effect).difference(from: expected.clipped)
      #expect(difference <= bytes, "\(effect.name): \(difference)")
    }
    try check(effect("exposure", ["stops": 0.5]), picture.linear.mapped { $0 * 2.0.squareRoot() }.encoded)
    try check(effect("exposure", ["stops": -2.0]), picture.linear.mapped { $0 / 4 }.encoded)
    try check(effect("brightness", ["add": -0.1]), picture.mapped { $0 - 0.1 })
    try check(effect("contrast", ["factor": 1.7, "middle": 0.4]), picture.mapped { 0.4 + ($0 - 0.4) * 1.7 })
    try check(effect("gamma", ["power": 0.6]), picture.mapped { pow($0, 0.6) }, within: 0.6)
    try check(effect("invert"), picture.mapped { 1 - $0 })
    try check(effect("posterize", ["levels": 5.0]), picture.mapped { ($0 * 4).rounded() / 4 })
    try check(
      effect("haze", ["density": 0.3, "color": Color(red: 1, green: 0.5, blue: 0)]),
      Picture(37, 29) { x, y in
        zip(picture.linear[x, y], [1, 0.21404114, 0]).map { $0 + ($1 - $0) * 0.3 }
      }.encoded)
    try check(
      effect("white_balance", ["red": 1.2, "blue": 0.5]),
      Picture(37, 29) { x, y in zip(picture.linear[x, y], [1.2, 1, 0.5]).map { $0 * $1 } }.encoded)
    func luma(_ color: [Double]) -> Double { 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2] }
    try check(effect("grayscale"), Picture(37, 29) { x, y in Array(repeating: luma(picture[x, y]), count: 3) })
    try check(
      effect("saturation", ["factor": 0.4]),
      Picture(37, 29) { x, y in picture[x, y].map { luma(picture[x, y]) + ($0 - luma(picture[x, y])) * 0.4 } })
    try check(
      effect("threshold", ["level": 0.35]),
      Picture(37, 29) { x, y in Array(repeating: luma(picture[x, y]) >= 0.35 ? 1 : 0, count: 3) })
    try check(
      effect("vignette", ["strength": 0.8]),
      Picture(37, 29) { x, y in
        let (dx, dy) = (Double(x) - 18, Double(y) - 14)
        return picture.linear[x, y].map { $0 * (1 - 0.8 * (dx * dx + dy * dy) / (18 * 18 + 14 * 14)) }
      }.encoded)
    try check(
      effect("pixelate", ["size": 4.0]),
      Picture(37, 29) { x, y in
        let block = (y / 4 * 4..<min(y / 4 * 4 + 4, 29)).flatMap { row in
          (x / 4 * 4..<min(x / 4 * 4 + 4, 37)).map { picture.linear[$0, row] }
        }
        return (0..<3).map { color in block.reduce(0) { $0 + $1[color] } / Double(block.count) }
      }.encoded)
  }

  @Test("of hue turns colors and keeps their lightness") func hue() throws {
    let red = Picture(1, 1) { _, _ in [0.6, 0.3, 0.3] }
    let turned = try red.after(effect("hue", ["degrees": 120.0])).values[0]
    #expect(turned[1] > turned[0] && turned[1] > turned[2])
    func luma(_ color: [Double]) -> Double { 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2] }
    #expect(abs(luma(turned) - luma(red.values[0])) < 0.005)
  }

  @Test("of a tone curve goes through its points and never falls between rising ones") func toneCurve() {
    let curve = MonotoneCurve([Point(1, 0.95), Point(0, 0.05), Point(0.5, 0.9), Point(0.2, 0.1)])
    for (x, y) in [(0, 0.05), (0.2, 0.1), (0.5, 0.9), (1, 0.95)] { #expect(abs(curve.value(at: x) - y) < 1e-12) }
    let values = (0...1000).map { curve.value(at: Double($0) / 1000) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(values.allSatisfy { (0.05...0.95).contains($0) })
  }
}

@Suite("A blur") struct BlurTests {
  /// A point of light on black.
  private static let point = Picture(81, 81) { x, y in x == 40 && y == 40 ? [1, 1, 1] : [0, 0, 0] }

  /// What a light field of a point becomes, in linear light and without the rounding to bytes.
  private static func spread(_ size: Int = 81, _ body: (LightField) -> Void) throws -> [Double] {
    let field = try LightField(PixelSize(width: size, height: size))
    for place in 0..<field.count { field.pixels[place] = .zero }
    field.pixels[size / 2 * size + size / 2] = Light(1, 1, 1, 0)
    body(field)
    return (0..<field.count).map { Double(field.pixels[$0].y) }
  }

  @Test("of a point has the sum and the variance that it should", arguments: [0.5, 1, 2, 3, 3.5, 5, 8.25])
  func gaussian(deviation: Double) throws {
    let values = try Self.spread { $0.blur(deviation: deviation) }
    let sum = values.reduce(0, +)
    #expect(abs(sum - 1) < 1e-5)
    for axis in 0..<2 {
      let variance = values.enumerated().reduce(0) { total, item in
        let place = axis == 0 ? item.offset % 81 : item.offset / 81
        return total + item.element * Double((place - 40) * (place - 40))
      }
      // A kernel cut at three deviations has 97 % of the variance.
      #expect(
        abs(variance - deviation * deviation) < 0.03 * deviation * deviation + (deviation < 1 ? 0.03 : 0.01),
        "\(variance)")
    }
    // Nowhere far from the bell itself.
    let peak = 1 / (2 * Double.pi * deviation * deviation)
    for (place, value) in values.enumerated() where deviation >= 1 {
      let (dx, dy) = (Double(place % 81 - 40), Double(place / 81 - 40))
      let bell = peak * exp(-(dx * dx + dy * dy) / (2 * deviation * deviation))
      #expect(abs(value - bell) < 0.08 * peak + 1e-4)
    }
  }

  @Test("out of focus is an even disc of its radius", arguments: [1, 2.5, 4, 7.3])
  func disc(radius: Double) throws {
    let values = try Self.spread { $0.spreadDiscs(radius: radius) }
    #expect(abs(values.reduce(0, +) - 1) < 1e-3)
    let even = 1 / (Double.pi * radius * radius)
    for (place, value) in values.enumerated() {
      let (dx, dy) = (Double(place % 81 - 40), Double(place / 81 - 40))
      let distance = (dx * dx + dy * dy).squareRoot()
      if distance < radius - 1 { #expect(abs(value - even) < 0.2 * even, "\(distance): \(value) of \(even)") }
      if distance > radius + 1 { #expect(value < 1e-6, "\(distance)") }
    }
  }

  @Test("of motion is a line of its length and direction") func motion() throws {
    let values = try Self.spread { $0.smear(length: 12, x: 0.8, y: 0.6) }
    #expect(abs(values.reduce(0, +) - 1) < 1e-3)
    for (place, value) in values.enumerated() where value > 1e-6 {
      let (dx, dy) = (Double(place % 81 - 40), Double(place / 81 - 40))
      #expect(abs(dx * 0.6 - dy * 0.8) < 1.5 && abs(dx * 0.8 + dy * 0.6) < 7.5)
    }
  }

  private static let blurs: [@Sendable (LightField) -> Void] = [
    { $0.blur(deviation: 2.3) }, { $0.blur(deviation: 6) }, { $0.spreadDiscs(radius: 3.3) },
    { $0.smear(length: 9, x: 0.6, y: -0.8) },
  ]

  @Test("moves nothing", arguments: blurs.indices) func centers(number: Int) throws {
    let values = try Self.spread { Self.blurs[number]($0) }
    var (x, y) = (0.0, 0.0)
    for (place, value) in values.enumerated() {
      x += value * Double(place % 81)
      y += value * Double(place / 81)
    }
    #expect(abs(x - 40) < 0.01)
    #expect(abs(y - 40) < 0.01)
  }
}

@Suite("A sensor's noise") struct SensorTests {
  private static func flat(_ value: Double) -> Picture { Picture(200, 200) { _, _ in [value, value, value] } }

  @Test("has the deviation that it should in linear light", arguments: [0.35, 0.5, 0.7])
  func deviation(value: Double) throws {
    let after = try Self.flat((value * 255).rounded() / 255).after(effect("noise", ["read": 0.02, "shot": 0.04]))
    let light = Self.flat((value * 255).rounded() / 255).linear.values[0][0]
    let expected = (0.02 * 0.02 + 0.04 * 0.04 * light).squareRoot()
    for color in 0..<3 {
      let all = after.linear.values.map { $0[color] }
      let mean = all.reduce(0, +) / Double(all.count)
      let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
      #expect(abs(mean - light) < 0.001)
      #expect(abs(variance.squareRoot() / expected - 1) < 0.03, "\(variance.squareRoot()) for \(expected)")
    }
  }

  @Test("differs from seed to seed, pixel to pixel and color to color; gray noise doesn't tint") func independence()
    throws
  {
    let one = try Self.flat(0.5).after(effect("noise", ["read": 0.05], seed: 1))
    #expect(one == (try Self.flat(0.5).after(effect("noise", ["read": 0.05], seed: 1))))
    #expect(one != (try Self.flat(0.5).after(effect("noise", ["read": 0.05], seed: 2))))
    func correlation(_ a: [Double], _ b: [Double]) -> Double {
      let (meanA, meanB) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
      let both = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
      let squares = a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) } * b.reduce(0) { $0 + ($1 - meanB) * ($1 - meanB) }
      return both / squares.squareRoot()
    }
    let (red, green) = (one.values.map { $0[0] }, one.values.map { $0[1] })
    #expect(abs(correlation(red, green)) < 0.02)
    #expect(abs(correlation(Array(red.dropLast()), Array(red.dropFirst()))) < 0.02)
    #expect(abs(correlation(Array(red.dropLast(200)), Array(red.dropFirst(200)))) < 0.02)
    let gray = try Self.flat(0.5).after(effect("noise", ["read": 0.05, "gray": true]))
    #expect(gray.values.allSatisfy { $0[0] == $0[1] && $0[1] == $0[2] })
  }

  @Test(
    "of a mosaic keeps each pixel's own color and makes flat ones whole", arguments: ["rggb", "bggr", "grbg", "gbrg"])
  func mosaic(pattern: String) throws {
    let picture = Picture.test()
    let after = try picture.after(effect("bayer", ["pattern": pattern]))
    for y in 0..<29 {
      for x in 0..<37 {
        let letter = Array(pattern)[(y % 2) * 2 + x % 2]
        let color = letter == "r" ? 0 : letter == "g" ? 1 : 2
        #expect(after[x, y][color] == picture[x, y][color])
        if (2..<10).contains(x) { #expect(after[x, y] == picture[x, y]) }
      }
    }
  }
}
